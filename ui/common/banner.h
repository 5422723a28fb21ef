// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace baton {

/// One line above a table that says something about all of it, with up to two answers. Hidden without a text.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QLatin1StringView objectName, QWidget *parent = nullptr);

    void say(Tone tone, const QString &text, const QString &firstAnswer = {}, const QString &secondAnswer = {});
    void clear();
    QString text() const;

Q_SIGNALS:
    void firstChosen();
    void secondChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Calm;
    QLabel *m_text;
    QPushButton *m_first;
    QPushButton *m_second;
};

} // namespace baton
