// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/grouping.h"

#include <algorithm>
#include <map>

namespace baton::planning {

namespace {

/// Positions sorted by group, groups by their first position; a counting sort, so that groups need no vectors.
struct Buckets
{
    std::vector<quint32> order;
    std::vector<quint32> begin; ///< one more than there are groups

    Buckets(const std::vector<quint32> &groupOf, size_t groups) : order(groupOf.size()), begin(groups + 1, 0)
    {
        for (const quint32 group : groupOf)
            ++begin[group + 1];
        for (size_t group = 0; group < groups; ++group)
            begin[group + 1] += begin[group];
        std::vector<quint32> next(begin.begin(), begin.end() - 1);
        for (quint32 position = 0; position < groupOf.size(); ++position)
            order[next[groupOf[position]]++] = position;
    }

    size_t count() const { return begin.size() - 1; }
    size_t sizeOf(size_t group) const { return begin[group + 1] - begin[group]; }
    size_t calls(size_t limit) const
    {
        size_t calls = 0;
        for (size_t group = 0; group < count(); ++group)
            calls += (sizeOf(group) + limit - 1) / limit;
        return calls;
    }
    size_t largest() const
    {
        size_t largest = 0;
        for (size_t group = 0; group < count(); ++group)
            largest = std::max(largest, sizeOf(group));
        return largest;
    }
};

/// The rows of one complete person, or of one of several summaries of it.
struct Summary
{
    Unit unit;
    const ReviewItem *first = nullptr;
    std::vector<quint32> rows; ///< positions among the item rows
};

class ItemDrafter
{
public:
    ItemDrafter(const CertificationWork &work, const ItemNumbers &known, const std::vector<ItemRow> &rows,
                const ReassignDialect &dialect)
        : m_work(work), m_known(known), m_rows(rows), m_dialect(dialect)
    {
    }

    /// Takes the people all of whose items are here out of the rest.
    void splitOffSummaries(bool mayUseThem, const OptionValues &options)
    {
        m_rest.reserve(m_rows.size());
        std::vector<quint32> here(m_known.peopleCount(), 0);
        for (const ItemRow &row : m_rows)
            ++here[m_known.personOf(row.item)];
        std::vector<quint32> summaryOf(m_known.peopleCount(), nowhere);
        for (quint32 position = 0; position < m_rows.size(); ++position) {
            const ItemRow &row = m_rows[position];
            const quint32 person = m_known.personOf(row.item);
            const bool whole = mayUseThem && here[person] == m_known.totalOf(person);
            const quint32 summary = whole ? summaryFor(row, summaryOf[person], options) : nowhere;
            if (summary == nowhere)
                m_rest.push_back(position);
            else
                m_summaries[summary].rows.push_back(position);
        }
    }

    std::vector<Draft> oneIdentityOrOneAccess(const Candidates &candidates)
    {
        const auto limit = static_cast<size_t>(std::max(1, candidates.planned()->limit));
        const Buckets rest = cheaperGroups(limit);
        const size_t largest = std::min(limit, std::max(m_summaries.size(), rest.largest()));
        begin(candidates, largest);

        for (size_t at = 0; at < m_summaries.size(); at += m_limit) {
            Draft &draft = add();
            for (size_t i = at; i < std::min(at + m_limit, m_summaries.size()); ++i)
                take(draft, m_summaries[i]);
        }
        for (size_t group = 0; group < rest.count(); ++group) {
            for (size_t at = rest.begin[group]; at < rest.begin[group + 1]; at += m_limit) {
                const size_t end = std::min<size_t>(at + m_limit, rest.begin[group + 1]);
                Draft &draft = add();
                draft.units.reserve(end - at);
                draft.rows.reserve(end - at);
                for (size_t i = at; i < end; ++i)
                    take(draft, m_rest[rest.order[i]]);
            }
        }
        return std::move(m_drafts);
    }

    /// Any units of the certification may share a call.
    std::vector<Draft> mixed(const Candidates &candidates)
    {
        const size_t units = m_summaries.size() + m_rest.size();
        const auto limit = static_cast<size_t>(std::max(1, candidates.planned()->limit));
        begin(candidates, std::min(limit, units));
        size_t summary = 0;
        size_t item = 0;
        for (size_t taken = 0; taken < units; ++taken) {
            Draft &draft = taken % m_limit == 0 ? add() : m_drafts.back();
            const bool summaryFirst = summary < m_summaries.size() &&
                                      (item == m_rest.size() || m_summaries[summary].rows.front() < m_rest[item]);
            if (summaryFirst)
                take(draft, m_summaries[summary++]);
            else
                take(draft, m_rest[item++]);
        }
        return std::move(m_drafts);
    }

private:
    /// The summary that a row of a complete person belongs to; made when it is the first. A vendor may list one person
    /// under two summaries of a certification: each is a unit of its own, so that no row is lost.
    quint32 summaryFor(const ItemRow &row, quint32 &firstOfPerson, const OptionValues &options)
    {
        const ReviewItem &item = m_known.item(row.item);
        if (firstOfPerson == nowhere) {
            firstOfPerson = makeSummary(item, options);
            return firstOfPerson;
        }
        if (m_summaries[firstOfPerson].first->summaryId == item.summaryId)
            return firstOfPerson;
        // Rare, so it is told apart by looking up, not by going through the person's summaries.
        const quint32 person = m_known.personOf(row.item);
        quint32 &named = m_otherSummaries.try_emplace({person, item.summaryId}, nowhere).first->second;
        if (named == nowhere)
            named = otherSummary(person, firstOfPerson, item, options);
        return named;
    }

    quint32 makeSummary(const ReviewItem &item, const OptionValues &options)
    {
        std::optional<Unit> unit = m_dialect.summaryUnit(item, options);
        if (!unit)
            return nowhere;
        m_summaries.push_back({std::move(*unit), &item, {}});
        return static_cast<quint32>(m_summaries.size() - 1);
    }

    /// One with another id than the person's first; the dialect may still write both as one unit.
    quint32 otherSummary(quint32 person, quint32 first, const ReviewItem &item, const OptionValues &options)
    {
        const quint32 made = makeSummary(item, options);
        if (made == nowhere)
            return nowhere;
        const Unit &unit = m_summaries[made].unit;
        const auto same = m_summaries[first].unit == unit
                              ? first
                              : m_otherUnits.try_emplace({person, {unit.kind, unit.key}}, made).first->second;
        if (same != made)
            m_summaries.pop_back();
        return same;
    }

    Buckets cheaperGroups(size_t limit) const
    {
        std::vector<quint32> people(m_rest.size());
        for (size_t i = 0; i < m_rest.size(); ++i)
            people[i] = m_known.personOf(m_rows[m_rest[i]].item);
        Buckets byIdentity = byFirst(std::move(people), m_known.peopleCount());
        if (byIdentity.calls(limit) <= 1)
            return byIdentity;
        Buckets byAccess = accessGroups();
        return byAccess.calls(limit) < byIdentity.calls(limit) ? byAccess : byIdentity;
    }

    /// Groups renumbered by the first position that is in them.
    static Buckets byFirst(std::vector<quint32> groupOf, size_t groups)
    {
        std::vector<quint32> renumbered(groups, nowhere);
        quint32 seen = 0;
        for (quint32 &group : groupOf) {
            quint32 &now = renumbered[group];
            if (now == nowhere)
                now = seen++;
            group = now;
        }
        return Buckets(groupOf, seen);
    }

    Buckets accessGroups() const
    {
        std::vector<quint32> access(m_rest.size());
        for (size_t i = 0; i < m_rest.size(); ++i)
            access[i] = m_known.accessOf(m_rows[m_rest[i]].item);
        return byFirst(std::move(access), m_known.accessCount());
    }

    void begin(const Candidates &candidates, size_t largestCall)
    {
        const bool fitsSync = candidates.alike() && largestCall <= static_cast<size_t>(candidates.sync->limit);
        m_operation = fitsSync ? candidates.sync : candidates.planned();
        m_limit = static_cast<size_t>(std::max(1, candidates.planned()->limit));
    }

    Draft &add()
    {
        Draft draft;
        draft.operation = m_operation;
        draft.first = &m_work;
        m_drafts.push_back(std::move(draft));
        return m_drafts.back();
    }

    void take(Draft &draft, const Summary &summary)
    {
        draft.units.push_back(summary.unit);
        for (const quint32 position : summary.rows)
            draft.rows.push_back({m_rows[position].row, &m_work, &m_known.item(m_rows[position].item)});
    }

    void take(Draft &draft, quint32 position)
    {
        const ReviewItem &item = m_known.item(m_rows[position].item);
        draft.units.push_back(m_dialect.itemUnit(item));
        draft.rows.push_back({m_rows[position].row, &m_work, &item});
    }

    const CertificationWork &m_work;
    const ItemNumbers &m_known;
    const std::vector<ItemRow> &m_rows;
    const ReassignDialect &m_dialect;
    std::vector<Summary> m_summaries; ///< by first row
    // Of people who are listed under several summaries, beyond the first: by person and summary id, by person and unit.
    std::map<std::pair<quint32, QString>, quint32> m_otherSummaries;
    std::map<std::pair<quint32, std::pair<UnitKind, QString>>, quint32> m_otherUnits;
    std::vector<quint32> m_rest; ///< positions that go as items
    std::vector<Draft> m_drafts;
    const ReassignOperation *m_operation = nullptr;
    size_t m_limit = 1;
};

} // namespace

std::vector<Draft> draftItems(const CertificationWork &work, const KnownItems &known, const std::vector<ItemRow> &rows,
                              const Candidates &candidates, const ReassignDialect &dialect, const OptionValues &options)
{
    ItemDrafter drafter(work, known.numbers(), rows, dialect);
    const ReassignOperation &planned = *candidates.planned();
    drafter.splitOffSummaries(known.isComplete() && planned.summaries, options);
    return planned.grouping == Grouping::OneIdentityOrOneAccess ? drafter.oneIdentityOrOneAccess(candidates)
                                                                : drafter.mixed(candidates);
}

std::vector<Draft> draftWhole(const std::vector<DraftRow> &rows, const Candidates &candidates,
                              const ReassignDialect &dialect)
{
    const auto sizeFor = [](const ReassignOperation &operation) {
        return operation.grouping == Grouping::None ? static_cast<size_t>(std::max(1, operation.limit)) : size_t(1);
    };
    const size_t size = sizeFor(*candidates.planned());
    const bool fitsSync = candidates.alike() && std::min(rows.size(), size) <= sizeFor(*candidates.sync);
    const ReassignOperation &operation = fitsSync ? *candidates.sync : *candidates.planned();

    std::vector<Draft> drafts;
    for (size_t at = 0; at < rows.size(); at += size) {
        Draft draft;
        draft.operation = &operation;
        draft.first = rows[at].work;
        for (size_t i = at; i < std::min(at + size, rows.size()); ++i) {
            draft.rows.push_back(rows[i]);
            draft.units.push_back(dialect.certificationUnit(*rows[i].work->certification));
        }
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

} // namespace baton::planning
