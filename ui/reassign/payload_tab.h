// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/plan.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace baton {

/// *Payload*: method, URL and the bytes of one call exactly as they will be sent, never re-formatted.
class PayloadTab final : public QWidget
{
    Q_OBJECT

public:
    PayloadTab(const QUrl &baseUrl, bool items, QWidget *parent = nullptr);

    void setPlan(const Plan &plan);
    void pick(int index);

private:
    void showCall();
    const Call *picked() const;

    QUrl m_baseUrl;
    bool m_items;
    std::vector<Call> m_calls;
    QComboBox *m_picker;
    QLabel *m_facts;
    QLabel *m_request;
    QPlainTextEdit *m_body;
    QPushButton *m_copyBody;
    QPushButton *m_copyCurl;
};

} // namespace baton
