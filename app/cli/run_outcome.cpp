// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_outcome.h"

#include <array>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

template <class Table, class E> QString nameIn(const Table &table, E value)
{
    for (const auto &[known, name] : table) {
        if (known == value)
            return QString::fromLatin1(name);
    }
    return {};
}

constexpr std::array rowWords{
    std::pair{RowWord::Moved, "Moved"},       std::pair{RowWord::MovedElsewhere, "MovedElsewhere"},
    std::pair{RowWord::NotMoved, "NotMoved"}, std::pair{RowWord::Unknown, "Unknown"},
    std::pair{RowWord::LeftOut, "LeftOut"},   std::pair{RowWord::NotChecked, "NotChecked"},
};

constexpr std::array callWords{
    std::pair{CallState::Queued, "Queued"},      std::pair{CallState::Held, "Held"},
    std::pair{CallState::Sending, "Sending"},    std::pair{CallState::Accepted, "Accepted"},
    std::pair{CallState::Running, "Running"},    std::pair{CallState::Verifying, "Verifying"},
    std::pair{CallState::Moved, "Moved"},        std::pair{CallState::PartlyMoved, "Partly moved"},
    std::pair{CallState::NoAnswer, "No answer"}, std::pair{CallState::OutcomeUnknown, "Outcome unknown"},
    std::pair{CallState::Failed, "Failed"},      std::pair{CallState::NotSent, "Not sent"},
    std::pair{CallState::Undone, "Undone"},
};

constexpr std::array reasons{
    std::pair{LeftOutReason::Duplicate, "Duplicate"},
    std::pair{LeftOutReason::Vanished, "Vanished"},
    std::pair{LeftOutReason::Changed, "Changed"},
    std::pair{LeftOutReason::SignedOff, "SignedOff"},
    std::pair{LeftOutReason::CampaignClosed, "CampaignClosed"},
    std::pair{LeftOutReason::AlreadyReviewer, "AlreadyReviewer"},
    std::pair{LeftOutReason::SelfReview, "SelfReview"},
    std::pair{LeftOutReason::TargetInactive, "TargetInactive"},
    std::pair{LeftOutReason::GroupReviewed, "GroupReviewed"},
    std::pair{LeftOutReason::ForbiddenByDialect, "Forbidden"},
    std::pair{LeftOutReason::NotRead, "NotRead"},
    std::pair{LeftOutReason::NeedsAdministrator, "NeedsAdministrator"},
    std::pair{LeftOutReason::DecidedSince, "DecidedSince"},
};

constexpr std::array warningKinds{
    std::pair{WarningKind::TargetForwards, "TargetForwards"},
    std::pair{WarningKind::TargetReportsToReviewer, "TargetReportsToReviewer"},
    std::pair{WarningKind::TaskPending, "TaskPending"},
    std::pair{WarningKind::AlreadyDecided, "AlreadyDecided"},
    std::pair{WarningKind::DueSoon, "DueSoon"},
    std::pair{WarningKind::Overdue, "Overdue"},
    std::pair{WarningKind::StateUnknown, "StateUnknown"},
    std::pair{WarningKind::GroupNotDocumented, "GroupNotDocumented"},
    std::pair{WarningKind::DeprecatedPath, "DeprecatedPath"},
    std::pair{WarningKind::RowsFollow, "RowsFollow"},
    std::pair{WarningKind::NotChecked, "NotChecked"},
};

bool neverLeft(CallState state)
{
    return state == CallState::NotSent || state == CallState::Queued || state == CallState::Held;
}

/// A row without a proof, by what is known of its call when nobody waits any longer.
RowWord wordOfPending(const CallProgress &call)
{
    if (neverLeft(call.state))
        return RowWord::NotMoved;
    if (call.state == CallState::Sending || call.state == CallState::OutcomeUnknown)
        return RowWord::Unknown;
    if (call.error && call.error->kind == ErrorKind::OutcomeUnknown)
        return RowWord::Unknown;
    // A task that failed may have moved some of its rows; a call that was refused moved none.
    if (call.error && !call.task)
        return RowWord::NotMoved;
    return RowWord::NotChecked;
}

/// What a person should know of a row that its call says nothing about.
QString detailOfPending(CallState state)
{
    if (neverLeft(state))
        return u"Not sent."_s;
    if (state == CallState::Sending)
        return u"Its call was on the way, and nobody waited for the answer. → List it again."_s;
    return {};
}

RowWord wordOf(const CallProgress &call, const RowProof &proof)
{
    switch (proof.outcome) {
    case RowOutcome::Moved:
        return RowWord::Moved;
    case RowOutcome::MovedElsewhere:
        return RowWord::MovedElsewhere;
    case RowOutcome::NotMoved:
        return RowWord::NotMoved;
    case RowOutcome::Unknown:
        return RowWord::Unknown;
    case RowOutcome::Pending:
        break;
    }
    return wordOfPending(call);
}

void count(RowTotals &totals, const RowLine &line, CallState state)
{
    ++totals.rows;
    switch (line.word) {
    case RowWord::Moved:
        ++totals.moved;
        break;
    case RowWord::MovedElsewhere:
        ++totals.movedElsewhere;
        break;
    case RowWord::NotMoved:
        ++(neverLeft(state) ? totals.notSent : totals.notMoved);
        break;
    case RowWord::Unknown:
        ++totals.unknown;
        break;
    case RowWord::NotChecked:
        ++totals.pending;
        break;
    case RowWord::LeftOut:
        ++totals.leftOut;
        break;
    }
}

} // namespace

RowTotals &RowTotals::operator+=(const RowTotals &more)
{
    rows += more.rows;
    moved += more.moved;
    movedElsewhere += more.movedElsewhere;
    notMoved += more.notMoved;
    unknown += more.unknown;
    pending += more.pending;
    notSent += more.notSent;
    leftOut += more.leftOut;
    return *this;
}

RunOutcome outcomeOf(const std::vector<CallProgress> &calls, const std::vector<LeftOut> &leftOut)
{
    RunOutcome outcome;
    for (size_t number = 0; number < calls.size(); ++number) {
        const CallProgress &call = calls[number];
        for (size_t i = 0; i < static_cast<size_t>(call.call.rows.size()); ++i) {
            const CallRow &row = call.call.rows[static_cast<qsizetype>(i)];
            RowLine line;
            line.row = row.row;
            line.subject = row.subject.text();
            line.call = static_cast<int>(number);
            if (i < call.proofs.size())
                line.proof = call.proofs[i];
            line.word = wordOf(call, line.proof);
            line.detail = line.proof.detail.isEmpty() ? call.note : line.proof.detail;
            if (line.detail.isEmpty() && line.proof.outcome == RowOutcome::Pending)
                line.detail = detailOfPending(call.state);
            count(outcome.totals, line, call.state);
            outcome.lines.push_back(std::move(line));
        }
    }
    for (const LeftOut &left : leftOut) {
        RowLine line;
        line.row = left.row;
        line.word = RowWord::LeftOut;
        line.detail = left.sentence;
        if (const QString option = optionOf(left.offer); !option.isEmpty())
            line.detail += u" → Add %1."_s.arg(option);
        count(outcome.totals, line, CallState::NotSent);
        outcome.lines.push_back(std::move(line));
    }
    return outcome;
}

ExitCode exitCodeOf(const RowTotals &totals)
{
    if (totals.unknown > 0)
        return ExitCode::OutcomeUnknown;
    if (totals.notMoved + totals.movedElsewhere > 0)
        return ExitCode::NotMoved;
    if (totals.pending > 0)
        return ExitCode::NotYetProven;
    if (totals.notSent > 0)
        return ExitCode::NotMoved;
    return totals.moved > 0 ? ExitCode::Done : ExitCode::NothingToSend;
}

QString sentenceWord(const RowLine &line)
{
    switch (line.word) {
    case RowWord::Moved:
        return u"Moved"_s;
    case RowWord::MovedElsewhere: {
        const QString holder = line.proof.holderName.isEmpty() ? line.proof.holder.toString() : line.proof.holderName;
        return u"Moved to %1 instead"_s.arg(holder.isEmpty() ? u"somebody else"_s : holder);
    }
    case RowWord::NotMoved:
        return u"Not moved"_s;
    case RowWord::Unknown:
        return u"Unknown"_s;
    case RowWord::LeftOut:
        return u"Left out"_s;
    case RowWord::NotChecked:
        return u"Not checked"_s;
    }
    return {};
}

QString toString(RowWord word)
{
    return nameIn(rowWords, word);
}

QString callWord(CallState state)
{
    return nameIn(callWords, state);
}

QString toString(LeftOutReason reason)
{
    return nameIn(reasons, reason);
}

QString toString(WarningKind kind)
{
    return nameIn(warningKinds, kind);
}

QString optionOf(Offer offer)
{
    switch (offer) {
    case Offer::None:
        return {};
    case Offer::EveryoneButThisPerson:
        return u"--everyone-but-target"_s;
    case Offer::MoveWhole:
        return u"--move-whole"_s;
    case Offer::AsItems:
        return u"--as-items"_s;
    }
    return {};
}

QString describe(const RowTotals &totals)
{
    QStringList parts;
    const auto add = [&parts](int count, const QString &what) {
        if (count > 0)
            parts << QString::number(count) + u' ' + what;
    };
    add(totals.moved, u"moved"_s);
    add(totals.movedElsewhere, u"moved to somebody else"_s);
    add(totals.notMoved, u"not moved"_s);
    add(totals.unknown, u"unknown"_s);
    add(totals.pending, u"accepted, not yet proven"_s);
    add(totals.notSent, u"not sent"_s);
    add(totals.leftOut, u"left out"_s);
    return parts.isEmpty() ? u"no rows"_s : parts.join(u" · "_s);
}

} // namespace baton::cli
