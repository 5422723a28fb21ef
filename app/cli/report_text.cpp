// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plain_text.h"
#include "app/cli/reports.h"
#include "app/reassign/curl_line.h"

#include <iterator>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

QString rowName(const OrderRow &row)
{
    return row.isWholeCertification() ? row.certification.toString()
                                      : row.certification.toString() + u',' + row.item.toString();
}

void addCalls(QString &text, const ReportHead &head, const Plan &plan, bool payloads)
{
    int number = 0;
    for (const Call &call : plan.calls) {
        ++number;
        text += u"%1. %2 %3\n"_s.arg(QString::number(number), call.method, callUrl(call, head.baseUrl));
        QString what = u"   %1 · %2 of at most %3"_s.arg(call.operationLabel, QString::number(call.units.size()),
                                                         QString::number(call.limit));
        const int ordered = call.orderedRows();
        const qsizetype following = std::ssize(call.rows) - ordered;
        if (ordered != std::ssize(call.units))
            what += u" (%1)"_s.arg(counted(ordered, u"row"_s));
        if (following > 0)
            what += u" · %1 moving along"_s.arg(counted(following, u"row"_s));
        if (!call.campaignName.isEmpty())
            what += u" · "_s + singleLine(call.campaignName);
        text += what + u'\n';
        if (payloads) {
            const CurlLine curl = curlLine(call, head.baseUrl, number);
            text += u"   "_s + QString::fromUtf8(call.body) + u'\n';
            text += u"   "_s + curl.line + u'\n';
            if (!curl.bodyFile.isEmpty())
                text += u"   (write the line above it to %1)\n"_s.arg(curl.bodyFile);
        }
    }
}

void addLeftOut(QString &text, const Plan &plan)
{
    if (plan.leftOut.empty())
        return;
    text += u"\nLeft out (%1):\n"_s.arg(counted(std::ssize(plan.leftOut), u"row"_s));
    for (const LeftOut &left : plan.leftOut) {
        text += u"  %1: %2"_s.arg(rowName(left.row), singleSentence(left.sentence));
        if (const QString option = optionOf(left.offer); !option.isEmpty())
            text += u" → Add %1."_s.arg(option);
        text += u'\n';
    }
}

void addWarnings(QString &text, const Plan &plan)
{
    if (plan.warnings.empty())
        return;
    text += u"\nWarnings:\n"_s;
    for (const PlanWarning &warning : plan.warnings) {
        text += u"  "_s + singleSentence(warning.sentence);
        if (!warning.rows.empty())
            text += u" (%1)"_s.arg(counted(std::ssize(warning.rows), u"row"_s));
        text += u'\n';
    }
}

} // namespace

QString callUrl(const Call &call, const QUrl &baseUrl)
{
    const QString base = baseUrl.toString(QUrl::StripTrailingSlash);
    const QString slash = call.path.startsWith(u'/') ? QString() : u"/"_s;
    return base + slash + call.path;
}

QString planText(const ReportHead &head, const Plan &plan, bool payloads)
{
    const QString target = head.order.targetName.isEmpty() ? head.order.target.toString() : head.order.targetName;
    QString text;
    if (plan.calls.empty()) {
        text = u"Nothing to send.\n"_s;
    } else {
        text = u"%1: %2 to %3 on %4, in %5\n"_s.arg(head.dryRun ? u"Would be sent"_s : u"Will be sent"_s,
                                                    counted(plan.rowCount(), u"row"_s), singleLine(target),
                                                    head.tenantName, counted(std::ssize(plan.calls), u"call"_s));
        addCalls(text, head, plan, payloads);
    }
    addLeftOut(text, plan);
    addWarnings(text, plan);
    return text;
}

QString proofText(const std::vector<CallProgress> &calls, const RunOutcome &outcome)
{
    std::vector<QStringList> rows;
    rows.reserve(outcome.lines.size());
    for (const RowLine &line : outcome.lines) {
        const CallProgress *call = line.call < 0 ? nullptr : &calls[static_cast<size_t>(line.call)];
        rows.push_back({sentenceWord(line), line.row.certification.toString(), line.row.item.toString(), line.subject,
                        call ? QString::number(line.call + 1) + u' ' + callWord(call->state) : QString(),
                        line.word == RowWord::Moved ? QString() : line.detail});
    }
    return alignedTable({u"RESULT"_s, u"CERTIFICATION"_s, u"ITEM"_s, u"WHAT"_s, u"CALL"_s, u"WHY"_s}, rows) + u'\n' +
           describe(outcome.totals) + u".\n"_s;
}

QString runsText(const std::vector<RunReport> &runs, const RowTotals &totals)
{
    QString text;
    for (const RunReport &run : runs) {
        const RunOutcome outcome = outcomeOf(run.calls, run.leftOut);
        const QString target =
            run.head.order.targetName.isEmpty() ? run.head.order.target.toString() : run.head.order.targetName;
        text += u"Run %1 to %2\n"_s.arg(run.head.run.isEmpty() ? u"(not sent)"_s : run.head.run.toString(),
                                        singleLine(target));
        text += proofText(run.calls, outcome) + u'\n';
    }
    return runs.size() == 1 ? text : text + u"All together: %1.\n"_s.arg(describe(totals));
}

} // namespace baton::cli
