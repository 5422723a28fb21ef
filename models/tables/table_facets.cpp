// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/table_facets.h"

#include "models/tables/state_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::TableFacets)
};

/// A vendor's own word or name comes behind ours.
constexpr int behind = 1000;

/// One of ours by its place, else the vendor's own word.
template <class E, size_t N> QString keyOf(const VendorEnum<E> &value, const std::array<QString, N> &keys)
{
    const auto place = static_cast<size_t>(value.value);
    return value.value == E::Unknown ? value.raw : keys[place];
}

/// By the place of an enum; the unknown ones last.
template <class E> FacetLabel labelled(const QString &word, const VendorEnum<E> &value)
{
    if (value.value != E::Unknown)
        return {word, static_cast<int>(value.value)};
    return {value.raw.isEmpty() ? Text::tr("Not given") : value.raw, value.raw.isEmpty() ? behind + 1 : behind};
}

FacetLabel named(const QString &name, const QString &absent)
{
    return name.isEmpty() ? FacetLabel{absent, behind} : FacetLabel{name.simplified(), 0};
}

const QString &yesNo(std::optional<bool> value)
{
    static const QString yes = u"yes"_s;
    static const QString no = u"no"_s;
    static const QString unknown;
    if (!value)
        return unknown;
    return *value ? yes : no;
}

bool isOver(const Campaign &row)
{
    return row.status == CampaignStatus::Completed || row.status == CampaignStatus::Archived;
}

FacetLabel dueLabel(const QString &key)
{
    if (key == "late"_L1)
        return {Text::tr("Late"), 0};
    if (key == "day"_L1)
        return {Text::tr("Within 24 hours"), 1};
    if (key == "week"_L1)
        return {Text::tr("Within 7 days"), 2};
    if (key == "later"_L1)
        return {Text::tr("Later"), 3};
    if (key == "ended"_L1)
        return {Text::tr("Ended"), 4};
    return {Text::tr("No date"), 5};
}

QString stateKey(const Campaign &row)
{
    static const std::array<QString, 10> keys{u""_s,           u"pending"_s, u"staged"_s,     u"canceling"_s,
                                              u"activating"_s, u"active"_s,  u"completing"_s, u"completed"_s,
                                              u"error"_s,      u"archived"_s};
    return keyOf(row.status, keys);
}

QString typeKey(const VendorEnum<CampaignType> &type)
{
    static const std::array<QString, 6> keys{u""_s,       u"manager"_s,         u"sourceOwner"_s,
                                             u"search"_s, u"roleComposition"_s, u"machineAccount"_s};
    return keyOf(type, keys);
}

/// The words of State, which come of more than the phase.
QString stateKey(const Certification &row)
{
    if (row.isSigned())
        return u"signed"_s;
    if (row.hasErrors)
        return u"error"_s;
    if (row.phase == CertificationPhase::Staged)
        return u"staged"_s;
    if (row.phase == CertificationPhase::Unknown && !row.phase.raw.isEmpty())
        return row.phase.raw;
    if (row.completed.value_or(false))
        return u"decided"_s;
    return row.decisionsMade.value_or(0) > 0 ? u"begun"_s : u"notBegun"_s;
}

FacetLabel stateLabel(const QString &key, const Certification &row, const CellContext &)
{
    static const std::array<QString, 6> order{u"staged"_s,  u"notBegun"_s, u"begun"_s,
                                              u"decided"_s, u"signed"_s,   u"error"_s};
    const auto place = std::find(order.begin(), order.end(), key);
    return {stateWord(row).word, place == order.end() ? behind : static_cast<int>(place - order.begin())};
}

QString phaseKey(const Certification &row)
{
    static const std::array<QString, 4> keys{u""_s, u"staged"_s, u"active"_s, u"signed"_s};
    return keyOf(row.phase, keys);
}

QString progressKey(const Certification &row)
{
    if (!row.decisionsTotal && !row.progress)
        return {};
    const int made = row.decisionsTotal ? row.decisionsMade.value_or(0) : *row.progress;
    const int total = row.decisionsTotal.value_or(100);
    if (made >= total)
        return u"all"_s;
    if (made == 0)
        return u"none"_s;
    return 2 * made < total ? u"some"_s : u"most"_s;
}

FacetLabel progressLabel(const QString &key)
{
    if (key == "none"_L1)
        return {Text::tr("Nothing decided"), 0};
    if (key == "some"_L1)
        return {Text::tr("Less than half"), 1};
    if (key == "most"_L1)
        return {Text::tr("Half or more"), 2};
    if (key == "all"_L1)
        return {Text::tr("All decided"), 3};
    return {Text::tr("Not given"), behind};
}

QString decisionKey(const VendorEnum<Decision> &decision)
{
    static const std::array<QString, 5> keys{u""_s, u"undecided"_s, u"approve"_s, u"revoke"_s, u"acknowledge"_s};
    return decision.value == Decision::Unknown && decision.raw.isEmpty() ? keys[1] : keyOf(decision, keys);
}

QString kindKey(const VendorEnum<AccessType> &type)
{
    static const std::array<QString, 5> keys{u""_s, u"entitlement"_s, u"accessProfile"_s, u"role"_s, u"account"_s};
    return keyOf(type, keys);
}

} // namespace

constexpr qint64 secondsOfDay = qint64(24) * 3600;

FacetKeys dueKeys(const QDateTime &due, bool ended, const CellContext &context)
{
    if (!due.isValid())
        return {u"none"_s};
    if (ended)
        return {u"ended"_s};
    const qint64 left = context.now.msecsTo(due);
    if (left < 0)
        return {u"late"_s};
    constexpr qint64 day = secondsOfDay * 1000;
    if (left <= day)
        return {u"day"_s, u"week"_s};
    return {left <= 7 * day ? u"week"_s : u"later"_s};
}

/// Until when dueKeys() says the same.
QDateTime dueUntil(const QDateTime &due, bool ended, const CellContext &context)
{
    if (!due.isValid() || ended || due < context.now)
        return {};
    for (const int days : {7, 1}) {
        if (const QDateTime until = due.addSecs(-days * secondsOfDay); until >= context.now)
            return until;
    }
    return due;
}

QString standingKey(CallState state)
{
    // A badge is what needs a person, everywhere.
    if (stateWord(state).badge)
        return u"needsYou"_s;
    return isSettled(state) ? u"settled"_s : u"open"_s;
}

FacetLabel standingLabel(const QString &key)
{
    if (key == "open"_L1)
        return {Text::tr("Open"), 0};
    return key == "needsYou"_L1 ? FacetLabel{Text::tr("Needs you"), 1} : FacetLabel{Text::tr("Settled"), 2};
}

std::vector<Facet<Campaign>> campaignFacets()
{
    using F = Facet<Campaign>;
    F state{{"state"_L1, Text::tr("State")}};
    state.keysOf = [](const Campaign &row, const CellContext &) { return FacetKeys{stateKey(row)}; };
    state.labelOf = [](const QString &, const Campaign &row, const CellContext &) {
        return labelled(stateWord(row).word, row.status);
    };
    F due{{"due"_L1, Text::tr("Due")}};
    due.keysOf = [](const Campaign &row, const CellContext &context) {
        return dueKeys(row.deadline, isOver(row), context);
    };
    due.labelOf = [](const QString &key, const Campaign &, const CellContext &) { return dueLabel(key); };
    due.untilOf = [](const Campaign &row, const CellContext &context) {
        return dueUntil(row.deadline, isOver(row), context);
    };
    F type{{"type"_L1, Text::tr("Type")}};
    type.keysOf = [](const Campaign &row, const CellContext &) { return FacetKeys{typeKey(row.type)}; };
    type.labelOf = [](const QString &, const Campaign &row, const CellContext &) {
        return labelled(typeWord(row.type), row.type);
    };
    return {state, due, type};
}

std::vector<Facet<Certification>> certificationFacets()
{
    using F = Facet<Certification>;
    F campaign{{"campaign"_L1, Text::tr("Campaign")}};
    campaign.keysOf = [](const Certification &row, const CellContext &) {
        return FacetKeys{row.campaign.id.toString()};
    };
    campaign.labelOf = [](const QString &, const Certification &row, const CellContext &) {
        return named(row.campaign.name, Text::tr("No campaign"));
    };
    F state{{"state"_L1, Text::tr("State")}};
    state.keysOf = [](const Certification &row, const CellContext &) { return FacetKeys{stateKey(row)}; };
    state.labelOf = stateLabel;
    F phase{{"phase"_L1, Text::tr("Phase")}};
    phase.keysOf = [](const Certification &row, const CellContext &) { return FacetKeys{phaseKey(row)}; };
    phase.labelOf = [](const QString &, const Certification &row, const CellContext &) {
        return labelled(phaseWord(row.phase), row.phase);
    };
    F reviewer{{"reviewer"_L1, Text::tr("Reviewer")}};
    reviewer.keysOf = [](const Certification &row, const CellContext &) {
        return FacetKeys{row.reviewer.id.isEmpty() ? row.reviewer.name : row.reviewer.id.toString()};
    };
    reviewer.labelOf = [](const QString &, const Certification &row, const CellContext &) {
        return named(row.reviewer.name, Text::tr("No reviewer"));
    };
    F due{{"due"_L1, Text::tr("Due")}};
    due.keysOf = [](const Certification &row, const CellContext &context) {
        return dueKeys(row.due, row.isSigned(), context);
    };
    due.labelOf = [](const QString &key, const Certification &, const CellContext &) { return dueLabel(key); };
    due.untilOf = [](const Certification &row, const CellContext &context) {
        return dueUntil(row.due, row.isSigned(), context);
    };
    F progress{{"progress"_L1, Text::tr("Progress")}};
    progress.keysOf = [](const Certification &row, const CellContext &) { return FacetKeys{progressKey(row)}; };
    progress.labelOf = [](const QString &key, const Certification &, const CellContext &) {
        return progressLabel(key);
    };
    return {campaign, state, phase, reviewer, due, progress};
}

std::vector<Facet<ReviewItem>> itemFacets()
{
    using F = Facet<ReviewItem>;
    F decision{{"decision"_L1, Text::tr("Decision")}};
    decision.keysOf = [](const ReviewItem &row, const CellContext &) { return FacetKeys{decisionKey(row.decision)}; };
    decision.labelOf = [](const QString &, const ReviewItem &row, const CellContext &) {
        const bool given = row.decision.value != Decision::Unknown || !row.decision.raw.isEmpty();
        return given ? labelled(stateWord(row.decision).word, row.decision)
                     : FacetLabel{stateWord(row.decision).word, static_cast<int>(Decision::Undecided)};
    };
    F kind{{"kind"_L1, Text::tr("Kind")}};
    kind.keysOf = [](const ReviewItem &row, const CellContext &) { return FacetKeys{kindKey(row.accessType)}; };
    kind.labelOf = [](const QString &, const ReviewItem &row, const CellContext &) {
        return labelled(typeWord(row.accessType), row.accessType);
    };
    F source{{"source"_L1, Text::tr("Source")}};
    source.keysOf = [](const ReviewItem &row, const CellContext &) { return FacetKeys{row.sourceName}; };
    source.labelOf = [](const QString &key, const ReviewItem &, const CellContext &) {
        return named(key, Text::tr("No source"));
    };
    F privileged{{"privileged"_L1, Text::tr("Privileged")}};
    privileged.keysOf = [](const ReviewItem &row, const CellContext &) { return FacetKeys{yesNo(row.privileged)}; };
    privileged.labelOf = [](const QString &key, const ReviewItem &, const CellContext &) {
        if (key.isEmpty())
            return FacetLabel{Text::tr("Not given"), behind};
        return key == "yes"_L1 ? FacetLabel{Text::tr("Privileged"), 0} : FacetLabel{Text::tr("Not privileged"), 1};
    };
    F fresh{{"new"_L1, Text::tr("New")}};
    fresh.keysOf = [](const ReviewItem &row, const CellContext &) { return FacetKeys{yesNo(row.isNew)}; };
    fresh.labelOf = [](const QString &key, const ReviewItem &, const CellContext &) {
        return key == "yes"_L1 ? FacetLabel{Text::tr("New since the last review"), 0}
                               : FacetLabel{Text::tr("Held before"), 1};
    };
    return {decision, kind, source, privileged, fresh};
}

} // namespace baton
