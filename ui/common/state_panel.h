// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QLatin1StringView>
#include <QWidget>

class QLabel;
class QPushButton;

namespace baton {

class IconLabel;
class TextBlock;

/// What stands in place of a table that has nothing to show: what happened, and what to do next.
class StatePanel final : public QWidget
{
    Q_OBJECT

public:
    struct Content
    {
        QLatin1StringView icon = {};
        QString heading = {};
        QString body = {};
        QString detail = {}; ///< the vendor's words, in a box; shown as they are
        QString action = {}; ///< text of the first button; empty: none

        Token ink = Token::Text2;  ///< of the icon
        QString detailTitle = {};  ///< "Fjordlight production said"
        QString secondAction = {}; ///< text of the second button; empty: none
        QString copyText = {};     ///< what "Copy details" copies; empty: no such button
    };

    explicit StatePanel(QWidget *parent = nullptr);
    void setContent(const Content &content);
    /// Says something else without a change of anything else: a countdown.
    void setBody(const QString &body);
    bool hasAction() const;

Q_SIGNALS:
    void actionRequested();
    void secondRequested();

protected:
    bool event(QEvent *event) override;

private:
    IconLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_body;
    QWidget *m_box;
    QLabel *m_detailTitle;
    TextBlock *m_detail;
    QPushButton *m_action;
    QPushButton *m_second;
    QPushButton *m_copy;
    QWidget *m_column;
    QString m_copyText;
};

} // namespace baton
