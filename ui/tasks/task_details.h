// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/reassign/reassign_run.h"
#include "models/tables/task_tables.h"

#include <QHash>
#include <QWidget>

class QLabel;

namespace baton {

class RecordView;

/// The whole story of one call: its state in a sentence, what the tenant said, the trail, and each row with its word.
class TaskDetails final : public QWidget
{
    Q_OBJECT

public:
    /// `directory` may be null: people in trails are then shown by id.
    explicit TaskDetails(IdentityDirectory *directory, QWidget *parent = nullptr);

    void show(const ReassignRun &run, const CallProgress &progress);
    void showNothing();

private:
    void showErrors();
    void showTrail();
    void lookUpNames();
    QString nameOf(const IdentityId &id) const;

    IdentityDirectory *m_directory;
    QHash<IdentityId, QString> m_names; ///< empty text: asked for
    CallProgress m_progress;
    ProofTable *m_table;
    RecordView *m_view;
    QLabel *m_heading;
    QLabel *m_next;
    QLabel *m_facts;
    QLabel *m_errors;
    QLabel *m_trail;
};

} // namespace baton
