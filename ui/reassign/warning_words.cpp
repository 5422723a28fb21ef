// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/warning_words.h"

#include "ui/reassign/plan_words.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::WarningWords)
};

/// What a person knows a row by.
QString nameOf(const Plan &plan, const OrderRow &row)
{
    for (const Call &call : plan.calls) {
        for (const CallRow &one : call.rows) {
            if (one.row == row)
                return spokenName(one.subject.text());
        }
    }
    return spokenName(row.isWholeCertification() ? row.certification.toString() : row.item.toString());
}

QString decidedLine(const Plan &plan, const std::vector<OrderRow> &rows)
{
    if (rows.size() == 1)
        return Text::tr("%1 is decided; it goes with what was decided.").arg(nameOf(plan, rows.front()));
    return Text::tr("%1 are decided; they go with their decisions.").arg(countWords(rows));
}

/// About several certifications; empty: the plan's own sentence does not repeat itself.
QString aboutSeveral(WarningKind kind, const QString &count)
{
    switch (kind) {
    case WarningKind::TaskPending:
        return Text::tr("Another task works on %1 or their campaigns right now.").arg(count);
    case WarningKind::DueSoon:
        return Text::tr("%1 are due within 24 hours.").arg(count);
    case WarningKind::Overdue:
        return Text::tr("%1 are past their due date.").arg(count);
    case WarningKind::RowsFollow:
        return Text::tr("With %1 further rows move along, as far as the last reading shows.").arg(count);
    case WarningKind::TargetReportsToReviewer:
        return Text::tr("Of %1 the new reviewer reports to the reviewer now; in a manager campaign the tenant may "
                        "refuse that.")
            .arg(count);
    case WarningKind::GroupNotDocumented:
        return Text::tr("%1 are reviewed by a governance group; the vendor does not document whether this call takes "
                        "them.")
            .arg(count);
    default:
        return {};
    }
}

QStringList linesOf(const Plan &plan, bool notChecked)
{
    QStringList lines;
    for (const PlanWarning &warning : plan.warnings) {
        if ((warning.kind == WarningKind::NotChecked) != notChecked)
            continue;
        const QString line = warningLine(plan, warning);
        if (!lines.contains(line))
            lines.push_back(line);
    }
    return lines;
}

} // namespace

QString warningLine(const Plan &plan, const PlanWarning &warning)
{
    QString line;
    if (warning.kind == WarningKind::AlreadyDecided && !warning.rows.empty()) {
        line = decidedLine(plan, warning.rows);
    } else {
        QSet<CertificationId> certifications;
        for (const OrderRow &row : warning.rows)
            certifications.insert(row.certification);
        if (certifications.size() > 1)
            line = aboutSeveral(warning.kind, countWords(certifications.size(), 0));
    }
    return shownSentence(line.isEmpty() ? warning.sentence : line, 600);
}

QStringList warningLines(const Plan &plan)
{
    return linesOf(plan, false);
}

QStringList notCheckedLines(const Plan &plan)
{
    return linesOf(plan, true);
}

} // namespace baton
