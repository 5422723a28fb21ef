// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace baton {

class ElideLabel;

/// *Advanced*: the options that the tenant's reassigns take, folded at first, with their effect in words beside it.
/// An option that none of the order's rows could use is not there. A choice with a warning is made only once that was
/// read and confirmed. Unfolded it takes what the rest of its window can
/// spare; more of it scrolls.
class OptionsBox final : public QWidget
{
    Q_OBJECT

public:
    explicit OptionsBox(const std::vector<OrderOption> &options, QWidget *parent = nullptr);

    /// What the order holds.
    void setRows(bool whole, bool items);
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
    void fillChoices(Option &option);
    void choose(size_t place, const OptionChoice &choice);
    void ask(size_t place, const OptionChoice &choice);
    void take(size_t place, const QString &value);
    static void explain(Option &option);
    void summarise();
    void fold(bool open);
    void fitHeight();

    std::vector<Option> m_options;
    QString m_effect;
    QToolButton *m_fold;
    ElideLabel *m_summary;
    QScrollArea *m_area;
    QWidget *m_inside;
    QVBoxLayout *m_column;
};

} // namespace baton
