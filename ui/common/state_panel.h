// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace baton {

/// What stands in place of a table that has nothing to show: what happened, and what to do next.
class StatePanel final : public QWidget
{
    Q_OBJECT

public:
    struct Content
    {
        QLatin1StringView icon;
        QString heading;
        QString body;
        QString detail; ///< the vendor's words; shown as they are
        QString action; ///< text of the button; empty: none
    };

    explicit StatePanel(QWidget *parent = nullptr);
    void setContent(const Content &content);
    bool hasAction() const;

Q_SIGNALS:
    void actionRequested();

private:
    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_body;
    QLabel *m_detail;
    QPushButton *m_action;
};

} // namespace baton
