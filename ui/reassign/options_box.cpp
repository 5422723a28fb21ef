// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/options_box.h"

#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/reassign/plan_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastHeight = 84; ///< one option with what it explains
constexpr int besidesIt = 500;  ///< what the other questions, a little of the plan and the foot need

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
    auto *choices = new QComboBox(added.box);
    choices->setObjectName(u"option."_s + option.id);
    choices->setAccessibleName(option.label);
    choices->setAccessibleDescription(option.explanation);
    choices->setMinimumHeight(32);
    choices->installEventFilter(this);
    QLabel *label = plainLabel("optionLabel"_L1, TextSize::Body, added.box);
    label->setText(option.label);
    label->setBuddy(choices);
    QLabel *explanation = noteLabel("optionExplanation"_L1, added.box);
    added.choices = choices;
    if (option.freeValue) {
        choices->setEditable(true);
        choices->setInsertPolicy(QComboBox::NoInsert);
        choices->setCompleter(nullptr);
        choices->lineEdit()->setObjectName(u"option."_s + option.id + u".text"_s);
        choices->lineEdit()->setAccessibleName(option.label);
    }
    offer(added);
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

    explanation->setText(option.explanation + u' ' + choices->currentData(Qt::ToolTipRole).toString());
    added.explanation = explanation;
    const size_t place = m_options.size() - 1;
    if (option.freeValue) {
        connect(choices, &QComboBox::activated, this, [this, place] { take(place); });
        connect(choices->lineEdit(), &QLineEdit::editingFinished, this, [this, place] { take(place); });
    } else {
        connect(choices, &QComboBox::currentIndexChanged, this, [this, place] { take(place); });
    }
}

const OptionChoice *OptionsBox::choiceOf(const Option &option, const QString &value) const
{
    const std::vector<OptionChoice> &choices = option.option.choices;
    const auto found = std::find_if(choices.begin(), choices.end(), [&](const OptionChoice &choice) {
        return choice.value == value && isOffered(choice);
    });
    return found == choices.end() ? nullptr : &*found;
}

bool OptionsBox::isOffered(const OptionChoice &choice) const
{
    return choice.person == ChoicePerson::Nobody || m_people.count(choice.person) > 0;
}

/// With the name, where it is one person.
QString OptionsBox::labelOf(const OptionChoice &choice) const
{
    const auto person = m_people.find(choice.person);
    return person == m_people.end() || person->second.isEmpty()
               ? choice.label
               : tr("%1 (%2)").arg(choice.label, spokenName(person->second));
}

/// A choice is a choice, however it is written.
QString OptionsBox::valueOfText(const Option &option, const QString &typed) const
{
    for (const OptionChoice &choice : option.option.choices) {
        const bool meant = typed.compare(choice.label, Qt::CaseInsensitive) == 0 || typed == labelOf(choice);
        if (meant && isOffered(choice))
            return choice.value;
    }
    return typed.isEmpty() ? option.option.defaultValue : typed;
}

void OptionsBox::offer(Option &option)
{
    QComboBox &box = *option.choices;
    const QSignalBlocker quiet(&box);
    const QString typed = box.isEditable() ? box.currentText() : QString();
    const bool typing = box.isEditable() && box.lineEdit()->isModified();
    box.clear();
    for (const OptionChoice &choice : option.option.choices) {
        if (!isOffered(choice))
            continue;
        box.addItem(labelOf(choice), choice.value);
        box.setItemData(box.count() - 1, choice.explanation, Qt::ToolTipRole);
    }
    if (choiceOf(option, option.value))
        box.setCurrentIndex(box.findData(option.value));
    else if (box.isEditable())
        box.setEditText(option.value);
    if (typing) {
        box.setEditText(typed);
        box.lineEdit()->setModified(true);
    }
}

void OptionsBox::setPeople(const ChoicePeople &people)
{
    if (people == m_people)
        return;
    std::vector<bool> chosen;
    for (const Option &option : m_options)
        chosen.push_back(choiceOf(option, option.value) != nullptr);
    m_people = people;
    for (size_t place = 0; place < m_options.size(); ++place) {
        Option &option = m_options[place];
        const std::vector<OptionChoice> &choices = option.option.choices;
        if (std::all_of(choices.begin(), choices.end(),
                        [](const OptionChoice &choice) { return choice.person == ChoicePerson::Nobody; }))
            continue;
        offer(option);
        if (chosen[place] && !choiceOf(option, option.value))
            set(place, option.option.defaultValue);
    }
    summarise();
}

void OptionsBox::take(size_t place)
{
    const Option &option = m_options[place];
    QString value = option.choices->currentData().toString();
    if (option.option.freeValue) {
        value = valueOfText(option, option.choices->currentText().trimmed());
    }
    if (value == option.value)
        return;
    const OptionChoice *choice = choiceOf(option, value);
    if (choice && !choice->warning.isEmpty()) {
        ask(place, *choice);
        set(place, option.value); // until it was confirmed
        return;
    }
    set(place, value);
}

void OptionsBox::ask(size_t place, const OptionChoice &choice)
{
    auto *box = new QMessageBox(window());
    box->setObjectName(u"optionWarning"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setText(m_options[place].option.label + u": "_s + choice.label);
    box->setInformativeText(choice.warning);
    QPushButton *anyway = box->addButton(tr("Choose “%1” all the same").arg(choice.label), QMessageBox::AcceptRole);
    anyway->setObjectName(u"chooseAnyway"_s);
    QPushButton *stay = box->addButton(tr("Leave it as it is"), QMessageBox::RejectRole);
    stay->setObjectName(u"leaveOption"_s);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(anyway, &QPushButton::clicked, this, [this, place, value = choice.value] { set(place, value); });
    box->open();
}

void OptionsBox::set(size_t place, const QString &value)
{
    Option &option = m_options[place];
    const OptionChoice *choice = choiceOf(option, value);
    const QSignalBlocker quiet(option.choices);
    if (choice)
        option.choices->setCurrentIndex(option.choices->findData(value));
    else
        option.choices->setEditText(value);
    option.explanation->setText(choice ? option.option.explanation + u' ' + choice->explanation
                                       : option.option.explanation);
    if (std::exchange(option.value, value) == value)
        return;
    summarise();
    Q_EMIT changed(option.option.id, value);
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
    reveal();
}

void OptionsBox::reveal()
{
    for (const Option &option : m_options) {
        if (option.choices->hasFocus())
            m_area->ensureWidgetVisible(option.box, 0, 0);
    }
}

bool OptionsBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(watched)) {
        event->ignore(); // it scrolls past an option and does not change it
        return true;
    }
    if (event->type() == QEvent::FocusIn)
        QMetaObject::invokeMethod(this, &OptionsBox::reveal, Qt::QueuedConnection);
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
        const OptionChoice *choice = choiceOf(option, option.value);
        parts.push_back(option.option.label + u": "_s + (choice ? labelOf(*choice) : option.value));
    }
    m_summary->setText(parts.join(u" · "_s));
    m_fold->setVisible(any);
    if (!any)
        m_fold->setChecked(false);
}

} // namespace baton
