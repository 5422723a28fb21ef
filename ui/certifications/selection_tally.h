// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "ui/certifications/certification_tally.h"

#include <QObject>

namespace baton {

class CertificationTable;
class RecordSelection;

/// Counts over the selected certifications. A small selection is counted at once; a large one in parts, so that the
/// window never waits for it.
class SelectionTally final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    SelectionTally(const CertificationTable &table, const RecordSelection &selection, Scheduler &scheduler,
                   QObject *parent = nullptr);
    ~SelectionTally() override;

    /// The selection, or what is known of its rows, changed.
    void restart();
    /// False while a large selection is being counted.
    bool isReady() const { return m_timer == 0; }
    const CertificationTally &tally() const { return m_tally; }

Q_SIGNALS:
    /// Counted to the end. Not when restart() did it at once.
    void ready();

private:
    void goOn();

    const CertificationTable &m_table;
    const RecordSelection &m_selection;
    Scheduler &m_scheduler;
    CertificationTally m_tally;
    size_t m_next = 0; ///< stored row
    quint64 m_timer = 0;
};

} // namespace baton
