// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/plan_words.h"

#include "models/tables/state_words.h"
#include "ui/reassign/warning_words.h"

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

constexpr char16_t firstIsolate = 0x2066; // LRI, RLI, FSI
constexpr char16_t beginIsolate = 0x2068;
constexpr char16_t endIsolate = 0x2069;

bool turnsText(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= firstIsolate && code <= endIsolate) || code == 0x200E ||
           code == 0x200F || code == 0x061C;
}

/// Cut between whole characters, with "…" at the end.
QString cut(const QString &text, int most)
{
    if (text.size() <= most)
        return text;
    const bool splits = text[most - 1].isHighSurrogate();
    return text.left(most - (splits ? 1 : 0)) + QChar(0x2026);
}

template <class Rows, class IsWhole> QString countOf(const Rows &rows, IsWhole isWhole)
{
    const auto whole = std::count_if(rows.begin(), rows.end(), isWhole);
    return countWords(whole, static_cast<qint64>(rows.size()) - whole);
}

bool isWhole(const CallRow &row)
{
    return row.row.isWholeCertification();
}

QString certificationWords(qint64 count)
{
    return count == 1 ? Text::tr("1 certification") : Text::tr("%1 certifications").arg(QLocale().toString(count));
}

QString itemWords(qint64 count)
{
    return count == 1 ? Text::tr("1 item") : Text::tr("%1 items").arg(QLocale().toString(count));
}

/// Of a campaign that takes no reassigns.
QString closedWords(CampaignStatus status)
{
    switch (status) {
    case CampaignStatus::Error:
        return Text::tr("The campaign has an error");
    case CampaignStatus::Pending:
    case CampaignStatus::Activating:
        return Text::tr("The campaign is not active yet");
    case CampaignStatus::Canceling:
        return Text::tr("The campaign is being canceled");
    default:
        return Text::tr("The campaign is closed");
    }
}

/// The reason in the few words that a cell has room for; empty: the plan's own sentence is needed.
QString reasonWords(const LeftOut &leftOut, const Certification *certification, const Facts &facts,
                    const QString &targetName)
{
    switch (leftOut.reason) {
    case LeftOutReason::Duplicate:
        return Text::tr("Goes once already");
    case LeftOutReason::Vanished:
        return Text::tr("No longer there");
    case LeftOutReason::Changed:
        return certification && !certification->reviewer.name.isEmpty()
                   ? Text::tr("%1 holds it now").arg(spokenName(certification->reviewer.name))
                   : Text::tr("Changed since it was selected");
    case LeftOutReason::SignedOff:
        return certification && certification->signedAt.isValid()
                   ? Text::tr("Signed off on %1")
                         .arg(QLocale().toString(certification->signedAt.toLocalTime().date(), u"d MMMM"))
                   : Text::tr("Signed off");
    case LeftOutReason::CampaignClosed:
        return closedWords(certification ? facts.campaigns.value(certification->campaign.id).status.value
                                         : CampaignStatus::Unknown);
    case LeftOutReason::AlreadyReviewer:
        return Text::tr("%1 holds it already").arg(targetName);
    case LeftOutReason::SelfReview:
        return Text::tr("Self-review: %1 is among the reviewed").arg(targetName);
    case LeftOutReason::TargetInactive:
        return Text::tr("%1 is not active").arg(targetName);
    case LeftOutReason::GroupReviewed:
        return Text::tr("Reviewed by a governance group");
    case LeftOutReason::NotRead:
        return Text::tr("Could not be read");
    default:
        return {};
    }
}

/// Names of items by id, each certification's list indexed once.
class ItemNames
{
public:
    explicit ItemNames(const Facts &facts) : m_facts(facts) {}

    const ReviewItem *item(const OrderRow &row)
    {
        if (!m_indexed.contains(row.certification)) {
            m_indexed.insert(row.certification);
            if (const ItemList *list = m_facts.itemsOf(row.certification)) {
                for (const ReviewItem &one : list->items)
                    m_items.insert(one.id, &one);
            }
        }
        return m_items.value(row.item);
    }

private:
    const Facts &m_facts;
    QSet<CertificationId> m_indexed;
    QHash<ReviewItemId, const ReviewItem *> m_items;
};

/// Whose of how many, of what: "Ana Ruiz: VPN", "everything of 3 people", "Payroll of 12 people". Empty for whole
/// certifications.
QString contentWords(const Call &call)
{
    if (call.rows.empty() || call.rows.front().row.isWholeCertification())
        return {};
    QSet<QString> people;
    QSet<QString> access;
    for (const CallRow &row : call.rows) {
        if (row.follows)
            break; // they stand last
        people.insert(row.evidence.identity.toString() + row.evidence.summaryName);
        access.insert(row.evidence.accessId);
    }
    const RowSubject &subject = call.rows.front().subject;
    const bool both = !subject.person.isEmpty() && !subject.name.isEmpty();
    const QString person = spokenName(subject.person.isEmpty() ? subject.name : subject.person);
    const QString what = spokenName(subject.name);
    const QLocale locale;
    const bool everything = std::all_of(call.units.begin(), call.units.end(),
                                        [](const Unit &unit) { return unit.kind == UnitKind::IdentitySummary; });
    if (everything)
        return people.size() == 1 ? Text::tr("everything of %1").arg(person)
                                  : Text::tr("everything of %1 people").arg(locale.toString(people.size()));
    if (people.size() == 1)
        return access.size() == 1 && both ? Text::tr("%1: %2").arg(person, what)
                                          : Text::tr("single items of %1").arg(person);
    return access.size() == 1 && both ? Text::tr("%1 of %2 people").arg(what, locale.toString(people.size()))
                                      : Text::tr("single items of %1 people").arg(locale.toString(people.size()));
}

} // namespace

QString countWords(qint64 certifications, qint64 items)
{
    if (certifications > 0 && items > 0)
        return Text::tr("%1 and %2").arg(certificationWords(certifications), itemWords(items));
    if (certifications > 0)
        return certificationWords(certifications);
    return items > 0 ? itemWords(items) : QString();
}

QString countWords(const Plan &plan)
{
    qint64 whole = 0;
    for (const Call &call : plan.calls)
        whole += std::count_if(call.rows.begin(), call.rows.end(), isWhole);
    return countWords(whole, plan.rowCount() - whole);
}

QString countWords(const Call &call)
{
    const qint64 whole = std::count_if(call.rows.begin(), call.rows.end(), isWhole);
    const QString ordered = countWords(whole, call.orderedRows() - whole);
    const qint64 following = std::ssize(call.rows) - call.orderedRows();
    return following == 0 ? ordered : Text::tr("%1 and %2 along").arg(ordered, QLocale().toString(following));
}

QString countWords(const std::vector<OrderRow> &rows)
{
    return countOf(rows, [](const OrderRow &row) { return row.isWholeCertification(); });
}

QString verbText(const QString &count)
{
    return count.isEmpty() ? Text::tr("Reassign") : Text::tr("Reassign %1").arg(count);
}

QString shownText(const QString &text, int most)
{
    // What is far beyond the cut is not even looked at: a name may have any length.
    QString line = text.left(4 * most).simplified();
    line.removeIf(turnsText);
    return cut(line, most);
}

QString shownSentence(const QString &sentence, int most)
{
    QString line = cut(sentence.left(4 * most).simplified(), most);
    const auto open = line.count(QChar(beginIsolate)) - line.count(QChar(endIsolate));
    for (qsizetype i = 0; i < open; ++i)
        line += QChar(endIsolate);
    return line;
}

QString spokenName(const QString &name)
{
    return isolated(shownText(name, 60));
}

QString cannotTakeOver(const Identity &person)
{
    const QString name = spokenName(person.name.isEmpty() ? person.id.toString() : person.name);
    if (person.state == IdentityState::InactiveLongTerm)
        return Text::tr("%1 is inactive and cannot take over reviews.").arg(name);
    if (person.state == IdentityState::InactiveShortTerm)
        return Text::tr("%1 is on leave and cannot take over reviews.").arg(name);
    return {};
}

QString requestLine(const Call &call, const QUrl &baseUrl)
{
    const QString base = baseUrl.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
    const QString slash = call.path.startsWith(u'/') ? QString() : u"/"_s;
    return call.method + u' ' + base + slash + call.path;
}

QString effectWords(const Plan &plan)
{
    if (plan.calls.empty())
        return {};
    const auto tasks =
        std::count_if(plan.calls.begin(), plan.calls.end(), [](const Call &call) { return call.givesTask; });
    if (tasks == 0)
        return Text::tr("answered at once, as few calls as possible");
    return tasks == static_cast<qsizetype>(plan.calls.size())
               ? Text::tr("sent in the background, as few calls as possible")
               : Text::tr("partly in the background, as few calls as possible");
}

QString loadWords(qint64 open, const Plan *plan)
{
    const QString now = open == 0
                            ? Text::tr("Holds no open certification now")
                            : Text::tr("Holds %1 now")
                                  .arg(open == 1 ? Text::tr("1 open certification")
                                                 : Text::tr("%1 open certifications").arg(QLocale().toString(open)));
    if (!plan || plan->calls.empty())
        return now;
    qint64 whole = 0;
    for (const Call &call : plan->calls)
        whole += std::count_if(call.rows.begin(), call.rows.end(), isWhole);
    const qint64 items = plan->rowCount() - whole;
    // Items land in certifications that the vendor makes or finds: how many cannot be told.
    const QString after = QLocale().toString(open + whole);
    if (items == 0)
        return Text::tr("%1, %2 afterwards").arg(now, after);
    return whole == 0 ? Text::tr("%1; %2 more afterwards").arg(now, itemWords(items))
                      : Text::tr("%1, %2 and %3 more afterwards").arg(now, after, itemWords(items));
}

QString targetRefusal(const Plan &plan)
{
    const bool all = std::all_of(plan.leftOut.begin(), plan.leftOut.end(), [](const LeftOut &one) {
        return one.reason == LeftOutReason::TargetInactive || one.reason == LeftOutReason::Duplicate;
    });
    const auto first = std::find_if(plan.leftOut.begin(), plan.leftOut.end(),
                                    [](const LeftOut &one) { return one.reason == LeftOutReason::TargetInactive; });
    return plan.calls.empty() && all && first != plan.leftOut.end() ? shownSentence(first->sentence) : QString();
}

std::vector<PlannedCall> plannedCalls(const Plan &plan)
{
    QHash<OrderRow, QStringList> warnings;
    for (const PlanWarning &warning : plan.warnings) {
        if (warning.kind == WarningKind::NotChecked)
            continue;
        const QString line = warningLine(plan, warning);
        for (const OrderRow &row : warning.rows)
            warnings[row].push_back(line);
    }
    std::vector<PlannedCall> rows;
    rows.reserve(plan.calls.size());
    for (const Call &call : plan.calls) {
        PlannedCall row;
        row.number = static_cast<int>(rows.size()) + 1;
        row.title = shownText(call.campaignName.isEmpty() ? call.operationLabel : call.campaignName, 200);
        row.content = shownSentence(contentWords(call));
        const QString &reviewer = call.rows.front().sourceReviewerName;
        if (!row.content.isEmpty() && !reviewer.isEmpty())
            row.title = Text::tr("%1, reviewed by %2").arg(row.title, spokenName(reviewer));
        row.request = call.method + u' ' + call.path;
        row.rows = call.orderedRows();
        row.units = static_cast<int>(call.units.size());
        row.limit = call.limit;
        row.count = countWords(call);
        // No row is in two calls: the first one tells them apart.
        row.key = call.rows.front().row.certification.toString() + u'/' + call.rows.front().row.item.toString();
        QStringList lines;
        for (const CallRow &one : call.rows) {
            row.notChecked += one.notChecked ? 1 : 0;
            if (warnings.isEmpty())
                continue;
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

QString offerWords(Offer offer)
{
    switch (offer) {
    case Offer::EveryoneButThisPerson:
        return Text::tr("Hand over everyone but this person");
    case Offer::MoveWhole:
        return Text::tr("Move it whole");
    case Offer::AsItems:
        return Text::tr("Hand over its items");
    case Offer::None:
        break;
    }
    return {};
}

std::vector<LeftOutRow> leftOutRows(const Plan &plan, const Facts &facts, const QString &targetName, bool items)
{
    std::vector<LeftOutRow> rows;
    rows.reserve(plan.leftOut.size());
    QHash<OrderRow, int> seen;
    ItemNames names(facts);
    const QString target = spokenName(targetName);
    for (const LeftOut &leftOut : plan.leftOut) {
        LeftOutRow row;
        row.leftOut = leftOut;
        row.leftOut.sentence = shownSentence(leftOut.sentence);
        row.occurrence = seen[leftOut.row]++;
        const auto known = facts.certifications.constFind(leftOut.row.certification);
        const Certification *certification = known == facts.certifications.cend() ? nullptr : &known.value();
        const QString reviewer =
            shownText(certification ? certification->reviewer.name : leftOut.row.certification.toString());
        row.why = reasonWords(leftOut, certification, facts, target);
        if (leftOut.row.isWholeCertification()) {
            row.subject = items ? Text::tr("Everyone in it") : reviewer;
            row.where = items ? reviewer : shownText(certification ? certification->campaign.name : QString());
        } else {
            const ReviewItem *item = names.item(leftOut.row);
            const QString person = shownText(item ? item->identityName : leftOut.row.item.toString());
            const QString access = shownText(item ? item->accessName : QString());
            row.subject = items ? person : reviewer;
            row.where = items ? access : person + u" · "_s + access;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace baton
