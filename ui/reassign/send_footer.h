// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/row_count.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace baton {

class ElideLabel;

/// The foot of the dialog: which tenant would be changed by what, and the verb with its number; beside it, in words,
/// why it cannot be pressed yet.
class SendFooter final : public QWidget
{
    Q_OBJECT

public:
    SendFooter(const QString &tenant, const QString &vendor, QWidget *parent = nullptr);

    void setCalls(int calls);
    /// Of which rows the number must be typed before the verb can be pressed; none: nothing is asked. Others ask anew.
    void setTypedCount(const RowCount &rows);
    /// `missing` not empty: the verb is off, and that is why. `note`: what else to know before pressing it.
    void setVerb(const QString &text, const QString &missing, const QString &note);
    QPushButton &verb() { return *m_verb; }

Q_SIGNALS:
    void canceled();
    void sendRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tellVerb();

    QString m_vendor;
    QString m_why;    ///< the verb is off
    QString m_note;   ///< beside it when it is on
    RowCount m_asked; ///< none: nothing is asked
    QWidget *m_count; ///< a line of its own, where a number is asked for
    QLabel *m_countWords;
    QLineEdit *m_typed;
    ElideLabel *m_tenant;
    ElideLabel *m_calls;
    QLabel *m_missing;
    QPushButton *m_verb;
};

} // namespace baton
