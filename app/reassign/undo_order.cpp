// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/undo_order.h"

#include "models/domain/isolated.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::UndoOrder)
};

bool hasMoved(const RowProof &proof)
{
    return proof.outcome == RowOutcome::Moved || proof.outcome == RowOutcome::MovedElsewhere;
}

/// The items of one certification by what they are; each is taken once.
class Inventory
{
public:
    explicit Inventory(const ItemList &list)
    {
        for (const ReviewItem &item : list.items)
            m_items[evidenceOf(item)].push_back(&item);
    }

    const ReviewItem *take(const Evidence &evidence)
    {
        const auto found = m_items.find(evidence);
        if (found == m_items.end() || found->empty())
            return nullptr;
        const ReviewItem *item = found->front();
        found->erase(found->begin());
        return item;
    }

private:
    QHash<Evidence, std::vector<const ReviewItem *>> m_items;
};

QString holderName(const UndoPart &part, const CertificationId &certification)
{
    const Reviewer &holder = part.seen.value(certification).reviewer;
    return isolated(holder.name.isEmpty() ? holder.id.toString() : holder.name);
}

void withhold(Facts &facts, const OrderRow &row, LeftOutReason reason, const QString &sentence)
{
    facts.withheld.insert(row, {row, reason, sentence, Offer::None});
}

} // namespace

UndoOutlook undoOutlook(const RunStory &story, const QString &reason)
{
    const Plan &plan = story.record.plan;
    QSet<OrderRow> decidedBefore;
    for (const PlanWarning &warning : plan.warnings) {
        if (warning.kind == WarningKind::AlreadyDecided)
            decidedBefore.unite(QSet<OrderRow>(warning.rows.begin(), warning.rows.end()));
    }
    UndoOutlook outlook;
    QHash<IdentityId, size_t> partOf;
    const std::vector<CallHistory> histories = historiesOf(plan.calls, story.events);
    for (size_t i = 0; i < plan.calls.size(); ++i) {
        for (qsizetype r = 0; r < plan.calls[i].rows.size(); ++r) {
            const CallRow &row = plan.calls[i].rows[r];
            const RowProof &proof = histories[i].proofs[static_cast<size_t>(r)];
            if (!hasMoved(proof)) {
                ++outlook.notMoved;
                continue;
            }
            if (row.sourceReviewer.isEmpty() || proof.certification.isEmpty()) {
                outlook.lost.push_back({row.row, LeftOutReason::NotRead,
                                        Text::tr("Who reviewed %1 before, or where it is now, is not in the journal.")
                                            .arg(isolated(row.subject.text())),
                                        Offer::None});
                continue;
            }
            const auto known = partOf.constFind(row.sourceReviewer);
            const size_t number = known == partOf.constEnd() ? outlook.parts.size() : *known;
            if (known == partOf.constEnd()) {
                partOf.insert(row.sourceReviewer, number);
                UndoPart &fresh = outlook.parts.emplace_back();
                fresh.order.connection = story.record.order.connection;
                fresh.order.target = row.sourceReviewer;
                fresh.order.targetName = row.sourceReviewerName;
                fresh.order.reason = reason;
                fresh.order.options = story.record.order.options;
            }
            UndoPart &part = outlook.parts[number];
            const OrderRow now{proof.certification, row.row.item};
            part.order.rows.push_back(now);
            part.evidence.push_back(row.evidence);
            part.decided.push_back(decidedBefore.contains(row.row));
            Certification &seen = part.seen[proof.certification];
            seen.id = proof.certification;
            seen.reviewer.id = proof.holder;
            seen.reviewer.name = proof.holderName;
        }
    }
    return outlook;
}

QString undoReason(const RunRecord &record)
{
    const QString when = QLocale().toString(record.at.toLocalTime(), QLocale::ShortFormat);
    return Text::tr("Taken back: the reassignment of %1 (%2)").arg(when, record.order.reason);
}

Order resolvedUndo(const UndoPart &part, Facts &facts)
{
    Order order = part.order;
    QHash<CertificationId, Inventory> inventories;
    for (size_t i = 0; i < order.rows.size(); ++i) {
        OrderRow &row = order.rows[i];
        const QString holder = holderName(part, row.certification);
        if (row.isWholeCertification()) {
            const auto now = facts.certifications.constFind(row.certification);
            if (now != facts.certifications.constEnd() && now->completed.value_or(false) && !part.decided[i])
                withhold(facts, row, LeftOutReason::DecidedSince,
                         Text::tr("%1 has decided everything in %2 since.").arg(holder, isolated(now->name)));
            continue;
        }
        const ItemList *list = facts.itemsOf(row.certification);
        if (!list)
            continue; // the planner says that it could not be read, or is gone
        auto inventory = inventories.find(row.certification);
        if (inventory == inventories.end())
            inventory = inventories.insert(row.certification, Inventory(*list));
        const ReviewItem *item = inventory->take(part.evidence[i]);
        if (!item) {
            if (list->complete)
                withhold(facts, row, LeftOutReason::Changed,
                         Text::tr("It is no longer with %1: somebody moved it on since.").arg(holder));
            continue;
        }
        row.item = item->id;
        const bool isDecided = item->decision.value != Decision::Unknown && item->decision.value != Decision::Undecided;
        if ((isDecided || item->completed) && !part.decided[i])
            withhold(facts, row, LeftOutReason::DecidedSince, Text::tr("%1 has decided it since.").arg(holder));
    }
    return order;
}

} // namespace baton
