// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/options_box.h"

#include "models/tables/state_words.h"
#include "ui/common/elide_label.h"
#include "ui/common/icons.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastHeight = 84; ///< one option with what it explains
constexpr int freeWidth = 220;
constexpr int longestValue = 200;
constexpr qsizetype shownValue = 60;
constexpr int besidesIt = 500; ///< what the other questions, a little of the plan and the foot need

} // namespace

OptionsBox::OptionsBox(const std::vector<OrderOption> &options, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"optionsBox"_s);
    m_fold = new QToolButton(this);
    named(m_fold, "advanced"_L1, tr("Advanced"));
    m_fold->setText(tr("&Advanced"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setFocusPolicy(Qt::TabFocus);
    m_fold->setMinimumHeight(28);
    m_summary = new ElideLabel("advancedSummary"_L1, this);
    // A form squeezes wrapped text: within the area it has all the height that it asks for.
    m_area = new QScrollArea(this);
    m_area->setObjectName(u"optionsArea"_s);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_inside = new QWidget(m_area);
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
    layout->addWidget(m_area);

    m_options.reserve(options.size());
    for (const OrderOption &option : options) {
        m_options.push_back({option, option.defaultValue});
        addOption(m_options.back());
    }
    m_area->setWidget(m_inside);
    m_inside->installEventFilter(this);
    window()->installEventFilter(this);
    connect(m_fold, &QToolButton::toggled, this, &OptionsBox::fold);
    fold(false);
    summarise();
}

void OptionsBox::addOption(Option &added)
{
    const OrderOption &option = added.option;
    added.box = new QWidget(m_inside);
    added.choices = new QComboBox(added.box);
    fillChoices(added);
    QLabel *label = plainLabel("optionLabel"_L1, TextSize::Body, added.box);
    label->setText(option.label);
    label->setBuddy(added.choices);
    added.explanation = noteLabel("optionExplanation"_L1, added.box);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(label);
    row->addWidget(added.choices);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(added.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(added.explanation);
    m_column->addWidget(added.box);
    explain(added);

    const size_t place = m_options.size() - 1;
    if (option.freeValue) {
        connect(added.choices, &QComboBox::editTextChanged, this, [this, place](const QString &text) {
            const Option &typed = m_options[place];
            for (const OptionChoice &choice : typed.option.choices) {
                if (choice.label == text.trimmed())
                    return choose(place, choice);
            }
            take(place, text.trimmed().isEmpty() ? typed.option.defaultValue : text.trimmed());
        });
    } else {
        connect(added.choices, &QComboBox::currentIndexChanged, this, [this, place](int index) {
            if (index >= 0)
                choose(place, m_options[place].option.choices[static_cast<size_t>(index)]);
        });
    }
}

void OptionsBox::fillChoices(Option &added)
{
    const OrderOption &option = added.option;
    QComboBox &choices = *added.choices;
    choices.setObjectName(u"option."_s + option.id);
    choices.setAccessibleName(option.label);
    choices.setAccessibleDescription(option.explanation);
    choices.setMinimumHeight(32);
    choices.installEventFilter(this);
    for (const OptionChoice &choice : option.choices) {
        choices.addItem(choice.label, choice.value);
        choices.setItemData(choices.count() - 1, choice.explanation, Qt::ToolTipRole);
    }
    choices.setCurrentIndex(std::max(0, choices.findData(option.defaultValue)));
    if (!option.freeValue)
        return;
    choices.setEditable(true);
    choices.setInsertPolicy(QComboBox::NoInsert);
    choices.setCompleter(nullptr); // what is typed is a value of its own
    choices.setMinimumWidth(scaledLength(freeWidth));
    choices.lineEdit()->setMaxLength(longestValue);
    choices.lineEdit()->setPlaceholderText(tr("or type another value"));
}

void OptionsBox::choose(size_t place, const OptionChoice &choice)
{
    if (choice.value == m_options[place].value)
        return;
    if (choice.warning.isEmpty())
        take(place, choice.value);
    else
        ask(place, choice);
}

/// The earlier choice stands until the question is answered, so that nothing is planned by what nobody has confirmed.
void OptionsBox::ask(size_t place, const OptionChoice &choice)
{
    QComboBox &choices = *m_options[place].choices;
    {
        const QSignalBlocker quiet(choices);
        choices.setCurrentIndex(choices.findData(m_options[place].value));
    }
    auto *box = new QMessageBox(window());
    box->setObjectName(u"optionWarning"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("%1: %2").arg(m_options[place].option.label, choice.label));
    box->setInformativeText(choice.warning);
    QPushButton *yes = box->addButton(tr("Choose “%1”").arg(choice.label), QMessageBox::DestructiveRole);
    yes->setObjectName(u"chooseAnyway"_s);
    QPushButton *no = box->addButton(tr("Keep “%1”").arg(choices.currentText()), QMessageBox::RejectRole);
    no->setObjectName(u"keepChoice"_s);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, place, value = choice.value] {
        QComboBox &asked = *m_options[place].choices;
        const QSignalBlocker quiet(asked);
        asked.setCurrentIndex(asked.findData(value));
        take(place, value);
    });
    box->open();
}

void OptionsBox::take(size_t place, const QString &value)
{
    Option &chosen = m_options[place];
    if (chosen.value == value)
        return;
    chosen.value = value;
    explain(chosen);
    summarise();
    Q_EMIT changed(chosen.option.id, chosen.value);
}

void OptionsBox::explain(Option &option)
{
    const int known = option.choices->findData(option.value);
    const QString more = known < 0 ? tr("“%1” as you typed it.").arg(isolated(shortened(option.value, shownValue)))
                                   : option.choices->itemData(known, Qt::ToolTipRole).toString();
    option.explanation->setText(option.option.explanation + u' ' + more);
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
    m_area->setVisible(open);
    m_fold->setIcon(themedIcon(open ? "chev-down"_L1 : "chev-right"_L1));
    fitHeight();
}

void OptionsBox::fitHeight()
{
    const QLayout &inside = *m_inside->layout();
    const int width = m_area->viewport()->width();
    const int wanted = inside.hasHeightForWidth() ? inside.totalHeightForWidth(width) : inside.totalSizeHint().height();
    const int room = std::max(scaledLength(leastHeight), window()->height() - scaledLength(besidesIt));
    m_area->setFixedHeight(std::min(wanted, room));
}

bool OptionsBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(watched)) {
        event->ignore(); // it scrolls past an option and does not change it
        return true;
    }
    const bool laidOut = watched == m_inside && event->type() == QEvent::LayoutRequest;
    if (laidOut || ((watched == m_inside || watched == window()) && event->type() == QEvent::Resize))
        QMetaObject::invokeMethod(this, &OptionsBox::fitHeight, Qt::QueuedConnection); // after the layout has run
    return QWidget::eventFilter(watched, event);
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
        const int known = option.choices->findData(option.value);
        const QString value =
            known < 0 ? isolated(shortened(option.value, shownValue)) : option.choices->itemText(known);
        parts.push_back(option.option.label + u": "_s + value);
    }
    m_summary->setText(parts.join(u" · "_s));
    m_fold->setVisible(any);
    if (!any)
        m_fold->setChecked(false);
}

} // namespace baton
