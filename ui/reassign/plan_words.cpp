// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/plan_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::PlanWords)
};

} // namespace

QString countOf(int rows, bool items)
{
    const QString number = QLocale().toString(rows);
    if (items)
        return rows == 1 ? Text::tr("1 item") : Text::tr("%1 items").arg(number);
    return rows == 1 ? Text::tr("1 certification") : Text::tr("%1 certifications").arg(number);
}

QString verbText(int rows, bool items)
{
    return rows == 0 ? Text::tr("Reassign") : Text::tr("Reassign %1").arg(countOf(rows, items));
}

QString requestLine(const Call &call, const QUrl &baseUrl)
{
    const QString base = baseUrl.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    const QString slash = call.path.startsWith(u'/') ? QString() : u"/"_s;
    return call.method + u' ' + base + slash + call.path;
}

std::vector<PlannedCall> plannedCalls(const Plan &plan)
{
    QHash<OrderRow, QStringList> warnings;
    for (const PlanWarning &warning : plan.warnings) {
        if (warning.kind == WarningKind::NotChecked)
            continue;
        for (const OrderRow &row : warning.rows)
            warnings[row].push_back(warning.sentence);
    }
    std::vector<PlannedCall> rows;
    rows.reserve(plan.calls.size());
    for (const Call &call : plan.calls) {
        PlannedCall row;
        row.number = static_cast<int>(rows.size()) + 1;
        row.title = call.campaignName.isEmpty() ? call.operationLabel : call.campaignName;
        row.request = call.method + u' ' + call.path;
        row.rows = static_cast<int>(call.rows.size());
        row.units = static_cast<int>(call.units.size());
        row.limit = call.limit;
        QStringList lines;
        for (const CallRow &one : call.rows) {
            row.notChecked += one.notChecked ? 1 : 0;
            for (const QString &line : warnings.value(one.row)) {
                if (!lines.contains(line))
                    lines.push_back(line);
            }
        }
        row.warning = lines.join(u'\n');
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<LeftOutRow> leftOutRows(const Plan &plan, const Facts &facts)
{
    std::vector<LeftOutRow> rows;
    rows.reserve(plan.leftOut.size());
    QHash<OrderRow, int> seen;
    QHash<ReviewItemId, const ReviewItem *> items;
    QSet<CertificationId> indexed;
    for (const LeftOut &leftOut : plan.leftOut) {
        LeftOutRow row;
        row.leftOut = leftOut;
        row.occurrence = seen[leftOut.row]++;
        const CertificationId &id = leftOut.row.certification;
        const auto known = facts.certifications.constFind(id);
        if (known != facts.certifications.cend()) {
            row.subject = known->reviewer.name;
            row.where = known->campaign.name;
        } else {
            row.subject = id.toString();
        }
        if (!leftOut.row.isWholeCertification()) {
            if (const ItemList *list = facts.itemsOf(id); list && !indexed.contains(id)) {
                for (const ReviewItem &item : list->items)
                    items.insert(item.id, &item);
                indexed.insert(id);
            }
            const ReviewItem *item = items.value(leftOut.row.item);
            row.subject = item ? item->identityName : leftOut.row.item.toString();
            row.where = item ? item->accessName : row.where;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

QStringList warningLines(const Plan &plan)
{
    QStringList lines;
    for (const PlanWarning &warning : plan.warnings) {
        if (warning.kind != WarningKind::NotChecked && !lines.contains(warning.sentence))
            lines.push_back(warning.sentence);
    }
    // That something is not checked yet is said once and last: it is not about what will happen.
    for (const PlanWarning &warning : plan.warnings) {
        if (warning.kind == WarningKind::NotChecked && !lines.contains(warning.sentence))
            lines.push_back(warning.sentence);
    }
    return lines;
}

} // namespace baton
