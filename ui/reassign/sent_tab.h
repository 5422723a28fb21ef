// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/plan.h"
#include "models/tables/plan_tables.h"

#include <QWidget>

class QStackedWidget;

namespace baton {

class ElideLabel;
class RecordView;

/// *Will be sent*: the calls, what is still unchecked, and the warnings.
class SentTab final : public QWidget
{
    Q_OBJECT

public:
    explicit SentTab(QWidget *parent = nullptr);

    void setPlan(const Plan &plan, bool somebodyChosen);
    void setCheckText(const QString &text);

Q_SIGNALS:
    /// Enter or double click on a call, counted from 0.
    void callOpened(int index);

private:
    PlannedCallTable *m_table;
    RecordView *m_view;
    QStackedWidget *m_stack;
    ElideLabel *m_check;
    ElideLabel *m_warnings;
};

} // namespace baton
