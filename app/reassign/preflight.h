// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/reassign/facts.h"
#include "app/time/scheduler.h"
#include "models/domain/order.h"

#include <QObject>

#include <deque>
#include <functional>
#include <stop_token>

namespace baton {

/// Reads, in the background, what a planner wants to know of an order. A read that fails leaves its fact unknown and
/// is kept among problems(); only certifications that cannot be read at all end it early, with fatalError(). The
/// facts so far may be used at any time. Lists are read page after page, several lists at once.
class Preflight : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int inFlight = 6; ///< requests at once
    };

    /// Both references must outlive it.
    Preflight(GovernanceProvider &provider, Scheduler &scheduler, QObject *parent = nullptr);
    Preflight(GovernanceProvider &provider, Scheduler &scheduler, Settings settings, QObject *parent = nullptr);
    ~Preflight() override;

    /// Forgets what was before. `seed`: what is known already, and is not read again; an incomplete list of items is.
    void start(const Order &order, Facts seed = {});
    /// Also reads all items of a certification, for an offer; starts anew when it had finished. finished() follows in
    /// any case, also when they are known already.
    void readItems(const CertificationId &certification);
    /// Nothing more is asked; finished() follows, what is not read stays unknown.
    void stop();

    bool isRunning() const { return m_running; }
    const Facts &facts() const { return m_facts; }
    const std::vector<Error> &problems() const { return m_problems; }
    /// Set when no certification could be read; nothing else was tried then.
    const std::optional<Error> &fatalError() const { return m_fatal; }

Q_SIGNALS:
    /// Requests: answered, in all as far as is known, and still to come.
    void progress(int done, int total, int estimatedRemainingRequests);
    void factsChanged();
    /// Comes once per start, never inside start(), readItems() or stop().
    void finished();

private:
    template <class T> struct List;

    template <class T, class Handle> void answered(QFuture<Result<T>> future, Handle handle);
    template <class T> void readList(std::shared_ptr<List<T>> list);
    template <class T> void askPage(const std::shared_ptr<List<T>> &list);
    void enqueue(std::function<void()> ask);
    void pump();
    void finishLater();
    void learned();
    void problem(const QString &what, const Error &error);
    void report();
    CallContext context() const { return {m_stop.get_token(), Priority::Background}; }
    PageRequest firstPage() const;
    int pagesFor(std::optional<int> rows) const;

    void readRights();
    void readTarget();
    void readForwarding();
    void readForwardingName();
    void readCertifications();
    void readCertificationChunk(const std::vector<CertificationId> &ids);
    void chunkDone(const std::vector<CertificationId> &ids, const std::optional<Error> &error);
    void readInside(const std::vector<CertificationId> &ids);
    void askForItems(const CertificationId &id);
    void readPeople(const CertificationId &id);
    void readCampaigns();
    void readTasks();
    bool itemsAreUseful(const CertificationId &id) const;
    QString nameOf(const CertificationId &id) const;

    GovernanceProvider &m_provider;
    Scheduler &m_scheduler;
    Settings m_settings;
    int m_pageSize = 250;
    bool m_wantTotal = false;

    Order m_order;
    Facts m_facts;
    std::vector<Error> m_problems;
    std::optional<Error> m_fatal;
    std::vector<CertificationId> m_certifications; ///< of the order, each once, by first row
    QSet<CertificationId> m_whole;
    QSet<CertificationId> m_withItems;

    std::stop_source m_stop;
    std::deque<std::function<void()>> m_waiting;
    quint64 m_generation = 0; ///< answers of an earlier start are dropped
    bool m_running = false;
    bool m_pumping = false;
    bool m_finishing = false;
    bool m_announcing = false;
    int m_inFlight = 0;
    int m_done = 0;
    int m_remaining = 0; ///< estimate, what is in flight included
    int m_chunks = 0;    ///< of certifications, still open
    int m_chunksRead = 0;
    int m_taskChunks = 0;
    bool m_taskFailed = false;
    QSet<QString> m_pending;
};

} // namespace baton
