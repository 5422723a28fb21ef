// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reassign/choice_people.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace baton {

class ElideLabel;

/// *Advanced*: the options that the tenant's reassigns take, folded at first, with their effect in words beside it.
/// A choice that skips something asks first; an option with values of its own takes typed text too. An option that none
/// of the order's rows could use is not there, and neither is a choice that stands for somebody whom nothing tells of.
/// Unfolded it takes what the rest of its window can spare; more of it scrolls.
class OptionsBox final : public QWidget
{
    Q_OBJECT

public:
    explicit OptionsBox(const std::vector<OrderOption> &options, QWidget *parent = nullptr);

    /// What the order holds.
    void setRows(bool whole, bool items);
    /// Whom the choices stand for. A choice that cannot be offered any more falls back to the option's default.
    void setPeople(const ChoicePeople &people);
    /// How the planned calls work; empty: nothing is planned.
    void setEffect(const QString &words);

Q_SIGNALS:
    void changed(const QString &optionId, const QString &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Option
    {
        OrderOption option;
        QString value;
        QWidget *box = nullptr;
        QComboBox *choices = nullptr;
        QLabel *explanation = nullptr;
        bool applies = true;
    };

    void addOption(Option &option);
    /// What the box says now; where its choice has a warning, only after that was confirmed.
    void take(size_t place);
    void ask(size_t place, const OptionChoice &choice);
    void set(size_t place, const QString &value);
    void offer(Option &option);
    bool isOffered(const OptionChoice &choice) const;
    QString labelOf(const OptionChoice &choice) const;
    const OptionChoice *choiceOf(const Option &option, const QString &value) const;
    QString valueOfText(const Option &option, const QString &typed) const;
    void summarise();
    void fold(bool open);
    void fitHeight();
    /// Scrolls to the option that has the focus, with what it explains.
    void reveal();

    std::vector<Option> m_options;
    ChoicePeople m_people;
    QString m_effect;
    QToolButton *m_fold;
    ElideLabel *m_summary;
    QScrollArea *m_area;
    QWidget *m_inside;
    QVBoxLayout *m_column;
};

} // namespace baton
