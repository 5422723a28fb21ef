// SPDX-License-Identifier: GPL-3.0-or-later
// Every field of what the lists read is on the screen: in a column or in the details pane. The structured bindings
// name every field of a value, so that one that is added does not compile here until somebody has thought of it.
#include "details_texts.h"
#include "models/tables/campaign_table.h"
#include "models/tables/certification_table.h"
#include "models/tables/item_table.h"
#include "models/tables/state_words.h"
#include "tests/support/qt_warnings.h"
#include "ui/campaigns/campaign_details.h"
#include "ui/certifications/certification_details.h"
#include "ui/items/item_details.h"

#include <QTest>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

namespace {

/// Values that are met nowhere else, so that finding one proves its field.
class Marks
{
public:
    QString text() { return u"mark%1."_s.arg(++m_last); }
    template <class IdT> IdT id() { return IdT(text()); }
    template <class E> VendorEnum<E> word() { return {E::Unknown, text()}; }
    QDateTime time() { return QDateTime(QDate(2031, 1, 1).addDays(++m_last), QTime(11, 7), Qt::UTC); }
    int number() { return 4000 + ++m_last; }

private:
    int m_last = 100;
};

QString shown(const QString &text)
{
    return text;
}
template <class Tag> QString shown(const Id<Tag> &id)
{
    return id.toString();
}
template <class E> QString shown(const VendorEnum<E> &word)
{
    return word.raw;
}
QString shown(const QDateTime &at)
{
    return exactTime(at, plainContext());
}
QString shown(const std::optional<int> &number)
{
    return QString::number(number.value());
}

template <class Row> QString columnsOf(RecordTableModel<Row> &table, const Row &row)
{
    table.setNow(plainContext().now);
    table.upsert({row});
    QStringList texts;
    for (int column = 0; column < table.columnCount(); ++column)
        texts << table.index(0, column).data().toString();
    return texts.join(u'\n');
}

Reviewer markedReviewer(Marks &marks)
{
    Reviewer reviewer;
    reviewer.id = marks.id<IdentityId>();
    reviewer.name = marks.text();
    reviewer.email = marks.text();
    reviewer.type = marks.word<ReviewerType>();
    reviewer.created = marks.time();
    reviewer.modified = marks.time();
    return reviewer;
}

QStringList fieldsOf(const Reviewer &reviewer)
{
    const auto &[id, name, email, type, created, modified] = reviewer;
    return {shown(id), shown(name), shown(email), shown(type), shown(created), shown(modified)};
}

} // namespace

class EveryFieldTest : public QObject
{
    Q_OBJECT

private:
    static void verify(const QString &screen, const QStringList &fields)
    {
        for (qsizetype i = 0; i < fields.size(); ++i) {
            QVERIFY2(!fields[i].isEmpty(), qPrintable(u"field %1 has no mark"_s.arg(i)));
            QVERIFY2(screen.contains(fields[i]), qPrintable(u"field %1 (%2) is nowhere"_s.arg(i).arg(fields[i])));
        }
    }

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void certification()
    {
        Marks marks;
        Certification row;
        row.id = marks.id<CertificationId>();
        row.name = marks.text();
        row.campaign = {marks.id<CampaignId>(),          marks.text(), marks.text(),
                        marks.word<CampaignType>(),      marks.text(), marks.word<CorrelatedStatus>(),
                        marks.word<CommentRequirement>()};
        row.reviewer = markedReviewer(marks);
        row.phase = marks.word<CertificationPhase>();
        row.completed = true;
        row.identitiesCompleted = marks.number();
        row.identitiesTotal = marks.number();
        row.decisionsMade = marks.number();
        row.decisionsTotal = marks.number();
        row.progress = marks.number();
        row.emptied = true;
        row.comment = marks.text();
        row.created = marks.time();
        row.modified = marks.time();
        row.due = marks.time();
        row.signedAt = marks.time();
        row.reassignment = ReassignmentOrigin{marks.id<CertificationId>(), marks.text(), marks.text(),
                                              markedReviewer(marks), marks.text()};
        row.hasErrors = true;
        row.errorMessage = marks.text();

        CertificationTable table;
        const DetailsContent pane = certificationDetails(row, nullptr, nullptr, plainContext());
        const auto &[id, name, campaign, reviewer, phase, completed, peopleDone, peopleAll, made, all, progress,
                     emptied, ownComment, created, modified, due, signedAt, reassignment, hasErrors, errorMessage] =
            row;
        const auto &[campaignId, campaignName, campaignObject, campaignType, description, correlated, comments] =
            campaign;
        const auto &[fromId, fromName, fromType, fromReviewer, comment] = *reassignment;
        verify(
            columnsOf(table, row) + u'\n' + everythingOf(pane),
            QStringList{
                shown(id),           shown(name),         shown(phase),      shown(peopleDone),   shown(peopleAll),
                shown(made),         shown(all),          shown(created),    shown(modified),     shown(due),
                shown(signedAt),     shown(errorMessage), shown(campaignId), shown(campaignName), shown(campaignObject),
                shown(campaignType), shown(description),  shown(correlated), shown(comments),     shown(fromId),
                shown(fromName),     shown(fromType),     shown(comment),    shown(progress),     shown(ownComment)} +
                fieldsOf(reviewer) + fieldsOf(fromReviewer));
        QCOMPARE(factOf(pane, u"Empty"_s).isNull(), !emptied);
        QCOMPARE(factOf(pane, u"All decided"_s), completed ? u"yes"_s : QString());
        row.signedAt = {};
        row.phase = {CertificationPhase::Active, u"ACTIVE"_s};
        QCOMPARE(certificationDetails(row, nullptr, nullptr, plainContext()).badge->word == u"Vendor error"_s,
                 hasErrors);
    }

    void campaign()
    {
        Marks marks;
        Campaign row;
        row.id = marks.id<CampaignId>();
        row.name = marks.text();
        row.description = marks.text();
        row.type = marks.word<CampaignType>();
        row.status = marks.word<CampaignStatus>();
        row.correlatedStatus = marks.word<CorrelatedStatus>();
        row.mandatoryComment = marks.word<CommentRequirement>();
        row.created = marks.time();
        row.modified = marks.time();
        row.deadline = marks.time();
        row.owner = marks.id<IdentityId>();
        row.ownerName = marks.text();
        row.progress = marks.number();
        row.totalCertifications = marks.number();
        row.completedCertifications = 7;
        row.emailNotification = true;
        row.autoRevokeAllowed = false;
        row.recommendationsEnabled = true;
        row.alerts = {{marks.text(), {{{}, {}, marks.text()}}}};

        CampaignTable table;
        const DetailsContent pane = campaignDetails(row, nullptr, plainContext());
        const auto &[id, name, description, type, status, correlated, comments, created, modified, deadline, owner,
                     ownerName, progress, total, done, mails, autoRevoke, suggestions, alerts] = row;
        verify(columnsOf(table, row) + u'\n' + everythingOf(pane),
               {shown(id), shown(name), shown(description), shown(type), shown(status), shown(correlated),
                shown(comments), shown(created), shown(modified), shown(deadline), shown(total), shown(done),
                shown(owner), shown(ownerName), shown(progress), alerts[0].level, alerts[0].texts[0].text});
        QCOMPARE(factOf(pane, u"E-mails"_s), mails.value() ? u"yes"_s : u"no"_s);
        QCOMPARE(factOf(pane, u"Auto revoke"_s), autoRevoke.value() ? u"yes"_s : u"no"_s);
        QCOMPARE(factOf(pane, u"Suggestions"_s), suggestions.value() ? u"yes"_s : u"no"_s);
    }

    void itemAndItsPerson()
    {
        Marks marks;
        ReviewItem row;
        row.id = marks.id<ReviewItemId>();
        row.certification = marks.id<CertificationId>();
        row.identity = marks.id<IdentityId>();
        row.identityName = marks.text();
        row.summaryId = marks.text();
        row.summaryCompleted = true;
        row.accessId = marks.text();
        row.accessName = marks.text();
        row.accessType = marks.word<AccessType>();
        row.description = marks.text();
        row.sourceName = marks.text();
        row.attributeName = marks.text();
        row.attributeValue = marks.text();
        row.ownerName = marks.text();
        row.privileged = true;
        row.account = ItemAccount{marks.text(), marks.text(), marks.text(), marks.text(), true, false};
        row.decision = marks.word<Decision>();
        row.comment = marks.text();
        row.completed = true;
        row.isNew = true;
        Identity person{marks.id<IdentityId>(),      marks.text(),           marks.text(), marks.text(), marks.text(),
                        marks.word<IdentityState>(), marks.id<IdentityId>(), marks.text()};
        person.id = row.identity;

        ItemTable table;
        const DetailsContent pane = itemDetails(row, &person, plainContext());
        // The locator is between us and the provider: no person can do anything with it.
        const auto &[id, certification, identity, identityName, summaryId, summaryCompleted, accessId, accessName,
                     accessType, description, source, attribute, value, owner, privileged, account, decision, comment,
                     completed, isNew, locator] = row;
        const auto &[nativeIdentity, accountName, accountId, accountType, disabled, locked] = *account;
        const auto &[personId, name, alias, email, department, state, managerId, managerName] = person;
        verify(columnsOf(table, row) + u'\n' + everythingOf(pane), {shown(id),
                                                                    shown(certification),
                                                                    shown(identity),
                                                                    identityName,
                                                                    summaryId,
                                                                    accessId,
                                                                    accessName,
                                                                    shown(accessType),
                                                                    description,
                                                                    source,
                                                                    attribute,
                                                                    value,
                                                                    owner,
                                                                    shown(decision),
                                                                    comment,
                                                                    nativeIdentity,
                                                                    accountName,
                                                                    accountId,
                                                                    accountType,
                                                                    shown(personId),
                                                                    name,
                                                                    alias,
                                                                    email,
                                                                    department,
                                                                    shown(state),
                                                                    shown(managerId),
                                                                    managerName});
        QVERIFY(locator.isEmpty());
        QCOMPARE(factOf(pane, u"Privileged"_s), privileged.value() ? u"yes"_s : u"no"_s);
        QCOMPARE(factOf(pane, u"Disabled"_s, u"Account"_s), disabled.value() ? u"yes"_s : u"no"_s);
        QCOMPARE(factOf(pane, u"Locked"_s, u"Account"_s), locked.value() ? u"yes"_s : u"no"_s);
        QCOMPARE(factOf(pane, u"All decided"_s, u"Identity"_s), summaryCompleted.value() ? u"yes"_s : u"no"_s);
        QCOMPARE(factOf(pane, u"Completed"_s), completed ? u"yes"_s : u"no"_s);
        QCOMPARE(!factOf(pane, u"New"_s).isNull(), isNew);
    }
};

QTEST_GUILESS_MAIN(EveryFieldTest)
#include "tst_every_field.moc"
