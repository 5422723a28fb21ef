// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/options_box.h"

#include "ui/common/elide_label.h"
#include "ui/common/icons.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QToolButton>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

OptionsBox::OptionsBox(const std::vector<OrderOption> &options, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"optionsBox"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_fold = new QToolButton(this);
    named(m_fold, "advanced"_L1, tr("Advanced"));
    m_fold->setText(tr("&Advanced"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::TabFocus);
    m_fold->setMinimumHeight(28);
    m_summary = new ElideLabel("advancedSummary"_L1, this);
    m_inside = new QWidget(this);
    auto *inside = new QHBoxLayout(m_inside);
    inside->setContentsMargins(0, 4, 0, 4);
    inside->setSpacing(0);
    inside->addSpacing(28); // a spacing, not a margin: margins are not mirrored
    m_column = new QVBoxLayout;
    m_column->setSpacing(8);
    inside->addLayout(m_column, 1);

    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_fold);
    head->addWidget(m_summary, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_inside);

    m_options.reserve(options.size());
    for (const OrderOption &option : options) {
        m_options.push_back({option, option.defaultValue});
        addOption(m_options.back());
    }
    connect(m_fold, &QToolButton::toggled, this, &OptionsBox::fold);
    fold(false);
    summarise();
}

void OptionsBox::addOption(Option &added)
{
    const OrderOption &option = added.option;
    added.box = new QWidget(m_inside);
    auto *choices = new QComboBox(added.box);
    choices->setObjectName(u"option."_s + option.id);
    choices->setAccessibleName(option.label);
    choices->setAccessibleDescription(option.explanation);
    choices->setMinimumHeight(32);
    QLabel *label = plainLabel("optionLabel"_L1, TextSize::Body, added.box);
    label->setText(option.label);
    label->setBuddy(choices);
    QLabel *explanation = noteLabel("optionExplanation"_L1, added.box);
    for (const OptionChoice &choice : option.choices) {
        choices->addItem(choice.label, choice.value);
        choices->setItemData(choices->count() - 1, choice.explanation, Qt::ToolTipRole);
    }
    choices->setCurrentIndex(std::max(0, choices->findData(option.defaultValue)));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(label);
    row->addWidget(choices);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(added.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(explanation);
    m_column->addWidget(added.box);

    const auto explain = [choices, explanation, text = option.explanation] {
        explanation->setText(text + u' ' + choices->currentData(Qt::ToolTipRole).toString());
    };
    explain();
    const size_t place = m_options.size() - 1;
    connect(choices, &QComboBox::currentIndexChanged, this, [this, choices, explain, place] {
        explain();
        Option &chosen = m_options[place];
        chosen.value = choices->currentData().toString();
        summarise();
        Q_EMIT changed(chosen.option.id, chosen.value);
    });
}

void OptionsBox::setRows(bool whole, bool items)
{
    for (Option &option : m_options) {
        const std::optional<RowScope> scope = option.option.appliesTo;
        option.applies = !scope || (*scope == RowScope::Items ? items : whole);
        option.box->setVisible(option.applies);
    }
    summarise();
}

void OptionsBox::setEffect(const QString &words)
{
    m_effect = words;
    summarise();
}

void OptionsBox::fold(bool open)
{
    m_inside->setVisible(open);
    m_fold->setIcon(themedIcon(open ? "chev-down"_L1 : "chev-right"_L1));
}

/// What is planned says it best; what a person has changed is always named.
void OptionsBox::summarise()
{
    QStringList parts;
    if (!m_effect.isEmpty())
        parts.push_back(m_effect);
    bool any = false;
    for (const Option &option : m_options) {
        any = any || option.applies;
        if (!option.applies || (!m_effect.isEmpty() && option.value == option.option.defaultValue))
            continue;
        for (const OptionChoice &choice : option.option.choices) {
            if (choice.value == option.value)
                parts.push_back(option.option.label + u": "_s + choice.label);
        }
    }
    m_summary->setText(parts.join(u" · "_s));
    m_fold->setVisible(any);
    if (!any)
        m_fold->setChecked(false);
}

} // namespace baton
