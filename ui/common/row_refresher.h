// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"

#include <QObject>
#include <QSet>

#include <vector>

namespace baton {

class RunDesk;
class ReassignRun;

/// Keeps lists true while runs move rows: whatever a proof says has moved, both where it came from and where it is
/// now are read again by their ids, in the background, up to 100 at a time.
class RowRefresher final : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        Millis gather{300};                     ///< proofs within this time share a request
        Millis again{std::chrono::seconds(30)}; ///< after a failure
        size_t perRequest = 100;
    };

    /// `reader` may be null: then nothing is refreshed. All must outlive the refresher.
    RowRefresher(RunDesk &desk, CertificationReader *reader, Scheduler &scheduler, Settings settings,
                 QObject *parent = nullptr);
    RowRefresher(RunDesk &desk, CertificationReader *reader, Scheduler &scheduler, QObject *parent = nullptr);
    ~RowRefresher() override;

Q_SIGNALS:
    /// These certifications as they are now, and those that the tenant no longer has.
    void refreshed(const std::vector<baton::Certification> &rows, const std::vector<baton::CertificationId> &gone);

private:
    void look(const ReassignRun &run, int index);
    void want(const CertificationId &id);
    void askSoon(Millis delay);
    void ask();

    CertificationReader *m_reader;
    Scheduler &m_scheduler;
    Settings m_settings;
    QSet<QString> m_told; ///< proofs that were acted on: run, call and row
    std::vector<CertificationId> m_queue;
    QSet<CertificationId> m_queued;
    std::stop_source m_stop;
    quint64 m_timer = 0;
    bool m_asking = false;
};

} // namespace baton
