// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reassign/planned_order.h"

#include <QUrl>
#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QStackedWidget;

namespace baton {

class ElideLabel;

/// *Payload*: method, URL and the bytes of one call exactly as they will be sent, never re-formatted.
class PayloadTab final : public QWidget
{
    Q_OBJECT

public:
    explicit PayloadTab(const QUrl &baseUrl, QWidget *parent = nullptr);

    /// Null: nothing is planned. The call that was picked stays picked, wherever it stands in the new plan.
    void setPlanned(const PlannedOrderPtr &planned);
    /// Counted from 0.
    void pick(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void fitRequest();
    void showCall();
    void copyBody();
    void copyCurl();
    const Call *picked() const;
    QString factsOf(const Call &call) const;

    QUrl m_baseUrl;
    PlannedOrderPtr m_planned;
    QString m_pickedKey; ///< PlannedCall::key
    QStackedWidget *m_stack;
    QComboBox *m_picker;
    ElideLabel *m_facts;
    QPlainTextEdit *m_request;
    QPlainTextEdit *m_body;
};

} // namespace baton
