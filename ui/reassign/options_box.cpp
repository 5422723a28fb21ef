// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/options_box.h"

#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

OptionsBox::OptionsBox(const std::vector<OrderOption> &options, QWidget *parent) : QWidget(parent), m_options(options)
{
    setObjectName(u"optionsBox"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_fold = new QToolButton(this);
    named(m_fold, "advanced"_L1, tr("Advanced"));
    m_fold->setText(tr("&Advanced"));
    m_fold->setIcon(themedIcon("chev-right"_L1));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::TabFocus);
    m_summary = new ElideLabel("advancedSummary"_L1, this);
    m_inside = new QWidget(this);
    m_inside->setVisible(false);
    new QVBoxLayout(m_inside);
    m_inside->layout()->setContentsMargins(24, 0, 0, 0);

    auto *head = new QHBoxLayout;
    head->addWidget(m_fold);
    head->addWidget(m_summary, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_inside);

    for (const OrderOption &option : m_options) {
        m_values.insert(option.id, option.defaultValue);
        addOption(m_inside, option);
    }
    connect(m_fold, &QToolButton::toggled, this, [this](bool open) {
        m_inside->setVisible(open);
        m_fold->setIcon(themedIcon(open ? "chev-down"_L1 : "chev-right"_L1));
    });
    setVisible(!m_options.empty());
    summarise();
}

void OptionsBox::addOption(QWidget *into, const OrderOption &option)
{
    auto *choices = new QComboBox(into);
    choices->setObjectName(u"option."_s + option.id);
    choices->setAccessibleName(option.label);
    choices->setAccessibleDescription(option.explanation);
    choices->setMinimumHeight(32);
    QLabel *label = plainLabel("optionLabel"_L1, TextSize::Body, into);
    label->setText(option.label);
    label->setBuddy(choices);
    QLabel *explanation = noteLabel("optionExplanation"_L1, into);
    for (const OptionChoice &choice : option.choices) {
        choices->addItem(choice.label, choice.value);
        choices->setItemData(choices->count() - 1, choice.explanation, Qt::ToolTipRole);
    }
    choices->setCurrentIndex(std::max(0, choices->findData(option.defaultValue)));
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(choices);
    row->addStretch(1);
    static_cast<QVBoxLayout *>(into->layout())->addLayout(row);
    into->layout()->addWidget(explanation);

    const auto explain = [choices, explanation, text = option.explanation] {
        explanation->setText(text + u' ' + choices->currentData(Qt::ToolTipRole).toString());
    };
    explain();
    connect(choices, &QComboBox::currentIndexChanged, this, [this, choices, explain, id = option.id] {
        explain();
        m_values.insert(id, choices->currentData().toString());
        summarise();
        Q_EMIT changed(id, choices->currentData().toString());
    });
}

void OptionsBox::summarise()
{
    QStringList parts;
    for (const OrderOption &option : m_options) {
        for (const OptionChoice &choice : option.choices) {
            if (choice.value == m_values.value(option.id))
                parts.push_back(option.label + u": "_s + choice.label);
        }
    }
    m_summary->setText(parts.join(u" · "_s));
}

} // namespace baton
