// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run_bench.h"

#include <QRandomGenerator>

namespace baton::test {

/// A small tenant that is drawn at random, with everything a vendor may do to a call. It knows what is true; what the
/// FakeProvider shows of it may lag behind.
class TenantModel
{
public:
    enum class Behaviour {
        TaskSucceeds,
        TaskSucceedsPartly, ///< and says nothing of the rows that stayed
        TaskFails,
        TaskFailsPartly,
        TaskNeverEnds,
        TaskNeverEndsButMoves,
        AnswersAtOnce, ///< without a task
        Refuses,
        NeverReached,
        HangsUpAfterActing,
        HangsUpBeforeActing,
        HangsUpAndActsLater, ///< by a task that the list of tasks shows meanwhile
    };
    static constexpr int behaviours = 12;

    TenantModel(RunBench &bench, quint32 seed);

    /// Who truly holds a row now.
    IdentityId holderOf(const CallRow &row) const;
    Behaviour behaviourOf(const Call &call) const { return m_behaviour.value(call.path); }
    QString describe() const;

    // How this tenant is.
    bool keepsIds = false;    ///< of whole certifications and items that move
    bool keepsAge = false;    ///< what came from a certification is as old as that
    bool delistsEmpty = true; ///< a certification without items leaves the lists
    bool flaky = false;       ///< readings fail now and then
    bool twins = false;       ///< one person may hold one access twice
    Millis lag{0};            ///< of what is shown
    bool torn = false;        ///< that a whole certification is gone shows at once, where it went later
    IdentityId landing;       ///< where work for the target lands

private:
    void fill();
    void drawCalls();
    void addOldParts();
    Result<Ticket> take(const Call &call);
    Ticket startTask(const Call &call, QList<CallRow> moving, TaskState end, std::optional<Millis> duration);
    void move(const Call &call, const QList<CallRow> &rows);
    void moveWhole(const CertificationId &id);
    void moveItem(const CallRow &row);
    CertificationId partOf(const CertificationId &source, const IdentityId &holder);
    QList<CallRow> someOf(const Call &call);
    void date(Certification &made, const QDateTime &at) const;
    void show();
    bool chance(int percent) { return m_random.bounded(100) < percent; }
    Certification *certification(const CertificationId &id);

    RunBench &m_bench;
    QRandomGenerator m_random;
    QObject m_context;
    std::vector<Certification> m_certifications;   ///< as they are
    std::vector<ReviewItem> m_items;               ///< the locator never changes: it is who the item is
    QHash<CertificationId, CertificationId> m_now; ///< of whole certifications that moved
    QHash<std::pair<CertificationId, IdentityId>, CertificationId> m_parts; ///< by source and holder
    QHash<QString, Behaviour> m_behaviour;                                  ///< by path of the call
    int m_made = 0;
};

} // namespace baton::test
