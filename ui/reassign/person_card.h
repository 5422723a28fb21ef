// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/identity.h"

#include <QFrame>

class QToolButton;

namespace baton {

class ElideLabel;
class StateMark;

/// Who takes the rows over: name and state, what tells them apart, and how much they hold already.
class PersonCard final : public QFrame
{
    Q_OBJECT

public:
    explicit PersonCard(QWidget *parent = nullptr);

    void setPerson(const Identity &person);
    /// "Holds 14 open certifications now, 47 afterwards"; empty: not known, and its line goes unless it is `expected`.
    void setLoad(const QString &words, bool expected);
    QWidget *button() const;

Q_SIGNALS:
    void changeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showLastLine();

    QString m_cannot; ///< why the person can take nothing over; empty: can
    QString m_holds;
    bool m_expected = false;
    ElideLabel *m_name;
    StateMark *m_state;
    ElideLabel *m_line;
    ElideLabel *m_load;
    QToolButton *m_change;
};

} // namespace baton
