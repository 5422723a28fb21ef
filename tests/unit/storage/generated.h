// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_cache.h"
#include "app/reassign/journal.h"

#include <QRandomGenerator>

namespace baton::test {

/// Records and events with every field filled by chance, from a seed: texts in many scripts, empty ones, NUL and
/// quotes among them.
class Generated
{
public:
    explicit Generated(quint32 seed) : m_random(seed) {}

    int number(int below) { return static_cast<int>(m_random.bounded(below)); }
    bool chance(int percent) { return number(100) < percent; }
    QString text();
    QDateTime time();
    Error error();
    GovernanceTask task();
    Certification certification();
    Campaign campaign();
    ReviewItem item();
    /// A page of up to `most` rows; of a kind by chance, or the one with this index in the variant.
    ListRows rows(int most, int kind = -1);
    RowProof proof();
    /// A run of some calls with some rows; ids are unique over the whole program.
    RunRecord record(int maxCalls = 4, int maxRows = 5);
    /// Any kind that may be appended, about the run itself or one of its calls.
    JournalEvent event(const RunRecord &record);
    /// Anything that an event may say, in turn by `kind` from 0 to kinds - 1.
    JournalEvent::What what(int kind, int rows);
    static constexpr int kinds = static_cast<int>(std::variant_size_v<JournalEvent::What>) - 1;

private:
    template <class IdT> IdT id() { return IdT(text()); }
    template <class E> E anyOf(int values) { return static_cast<E>(number(values)); }
    template <class E> VendorEnum<E> vendorWord(int values) { return {anyOf<E>(values), text()}; }
    template <class Make> auto some(int below, Make make)
    {
        std::vector<decltype(make())> list;
        for (int count = number(below); count > 0; --count)
            list.push_back(make());
        return list;
    }
    QString unique();
    LocalizedText localized() { return {text(), text(), text()}; }
    OrderRow row() { return {id<CertificationId>(), id<ReviewItemId>()}; }
    Call call(int maxRows);

    QRandomGenerator m_random;
};

} // namespace baton::test
