// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/generated_rows.h"

#include <QStringList>

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

/// Well mixed and always the same for the same number.
int mixed(int number, int below)
{
    quint64 bits = static_cast<quint64>(number) * 0x9e3779b97f4a7c15ULL + 0x1234567;
    bits ^= bits >> 29;
    bits *= 0xbf58476d1ce4e5b9ULL;
    bits ^= bits >> 32;
    return static_cast<int>(bits % static_cast<quint64>(below));
}

QString own(const QString &text)
{
    return QString(text.constData(), text.size());
}

QString nameOf(int person)
{
    static const QStringList first{u"Ana"_s,   u"Zoë"_s,     u"Łukasz"_s, u"Åse"_s,
                                   u"Priya"_s, u"Дмитрий"_s, u"山田"_s,   u"Omar"_s};
    static const QStringList last{u"Ruiz"_s, u"Brontë"_s, u"Nordahl"_s, u"Kovalyov"_s, u"Raghunathan"_s, u"Bell"_s};
    return u"%1 %2 %3"_s.arg(first.at(person % 8), last.at(person % 6)).arg(person);
}

QString hexId(char16_t kind, int number)
{
    return u"2c9180%1%2"_s.arg(QChar(kind)).arg(number, 25, 16, QChar(u'0'));
}

QDateTime at(int days)
{
    return QDateTime(QDate(2026, 1, 1), QTime(9, 0), Qt::UTC).addDays(days);
}

Certification certificationRow(int number)
{
    Certification row;
    const int person = mixed(number, 20'000);
    row.id = CertificationId(hexId(u'e', number));
    row.reviewer.id = IdentityId(hexId(u'a', person));
    row.reviewer.name = nameOf(person);
    row.reviewer.email = u"person.%1@example.com"_s.arg(person);
    row.reviewer.type = {ReviewerType::Identity, own(u"IDENTITY"_s)};
    row.reviewer.created = at(-400);
    row.reviewer.modified = at(-4);
    row.campaign.id = CampaignId(hexId(u'c', number % 42));
    row.campaign.name = u"Access review %1, finance entitlements"_s.arg(number % 42);
    row.campaign.type = own(u"CAMPAIGN"_s);
    row.campaign.campaignType = {CampaignType::Manager, own(u"MANAGER"_s)};
    row.campaign.description = own(u"Everybody's access, reviewed by their manager"_s);
    row.campaign.correlatedStatus = {CorrelatedStatus::Correlated, own(u"CORRELATED"_s)};
    row.campaign.mandatoryComment = {CommentRequirement::NoDecisions, own(u"NO_DECISIONS"_s)};
    row.name = u"Review of the access of the people of "_s + row.reviewer.name;
    row.phase = {CertificationPhase::Active, own(u"ACTIVE"_s)};
    row.completed = false;
    row.identitiesTotal = 8;
    row.identitiesCompleted = number % 8;
    row.decisionsTotal = 30;
    row.decisionsMade = mixed(number + 1, 30);
    row.created = at(0);
    row.modified = at(number % 60);
    row.due = at(mixed(number + 2, 200));
    if (number % 20 == 0) {
        row.reassignment.emplace();
        row.reassignment->fromId = CertificationId(hexId(u'e', number + 1));
        row.reassignment->fromName = row.name;
        row.reassignment->fromType = own(u"CERTIFICATION"_s);
        row.reassignment->fromReviewer.id = IdentityId(hexId(u'a', mixed(person, 20'000)));
        row.reassignment->fromReviewer.name = nameOf(mixed(person, 20'000));
        row.reassignment->comment = own(u"On parental leave until May"_s);
    }
    return row;
}

ReviewItem itemRow(int number)
{
    ReviewItem row;
    const int person = number / 8;
    const int access = mixed(number, 3'000);
    row.id = ReviewItemId(hexId(u'1', number));
    row.certification = CertificationId(hexId(u'e', number / 250));
    row.identity = IdentityId(hexId(u'a', person));
    row.identityName = nameOf(person);
    row.summaryId = hexId(u'5', person);
    row.summaryCompleted = false;
    row.accessId = hexId(u'7', access);
    row.accessName = u"Approve payments above level %1"_s.arg(access);
    row.accessType = {AccessType::Entitlement, own(u"ENTITLEMENT"_s)};
    row.description = u"Lets its holder approve payments above level %1 in every company code"_s.arg(access);
    row.sourceName = u"Finance source %1"_s.arg(access % 40);
    row.attributeName = own(u"memberOf"_s);
    row.attributeValue = u"CN=FIN-PAY-%1,OU=Groups,DC=example,DC=com"_s.arg(access);
    row.privileged = access % 7 == 0;
    row.account.emplace();
    row.account->nativeIdentity = u"person.%1"_s.arg(person);
    row.account->name = own(row.account->nativeIdentity);
    row.account->id = hexId(u'4', person);
    row.decision = {Decision::Undecided, QString()};
    row.locator = own(row.summaryId);
    return row;
}

template <class Row, class Make> std::vector<Row> rowsOf(int first, int count, Make make)
{
    std::vector<Row> rows;
    rows.reserve(static_cast<size_t>(count));
    for (int i = first; i < first + count; ++i)
        rows.push_back(make(i));
    return rows;
}

} // namespace

std::vector<Certification> certificationRows(int first, int count)
{
    return rowsOf<Certification>(first, count, certificationRow);
}

std::vector<ReviewItem> itemRows(int first, int count)
{
    return rowsOf<ReviewItem>(first, count, itemRow);
}

} // namespace baton::bench
