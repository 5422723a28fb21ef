// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables that decide which word a row gets. Small languages keep them readable:
//   tenant   "C@S a=ana/pay b=bo/pay; N@T<C#5 x=ana/pay": certification C with reviewer S and items a and b; N with
//            reviewer T, which came from C, created at 5 ("#5+6": and changed at 6). "C unread" and "C items-unread"
//            are failures of reading.
//   rows     "C" (whole) or "C:a=ana/pay" (item a), the source reviewer S unless "C^X".
//   seen     "0S 1S 7T": at second 0 at the source, ... S source, T target, E elsewhere, N not found, U unreadable;
//            "p" a task is pending, "m" other rows of the call have moved, "d" what holds it may be older than the
//            call,
//            "!" the last look.
#include "app/reassign/evidence.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <string>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

Evidence evidenceFrom(const QString &text)
{
    const QStringList parts = text.split(u'/');
    Evidence evidence;
    if (parts[0].startsWith(u'*'))
        evidence.summaryName = parts[0].mid(1); // no identity
    else
        evidence.identity = IdentityId(parts[0]);
    evidence.accessId = parts.value(1);
    evidence.accountKey = parts.value(2);
    return evidence;
}

ReviewItem itemFrom(const QString &text, const CertificationId &certification)
{
    const QString id = text.section(u'=', 0, 0);
    const Evidence evidence = evidenceFrom(text.section(u'=', 1));
    ReviewItem item;
    item.id = ReviewItemId(id);
    item.certification = certification;
    item.identity = evidence.identity;
    item.identityName =
        evidence.identity.isEmpty() ? evidence.summaryName : u"Name of "_s + evidence.identity.toString();
    item.accessId = evidence.accessId;
    if (!evidence.accountKey.isEmpty()) {
        item.account.emplace();
        item.account->nativeIdentity = evidence.accountKey;
    }
    return item;
}

struct Listed
{
    Certification certification;
    std::vector<ReviewItem> items;
    bool unread = false;
    bool itemsUnread = false;
};

Listed listedFrom(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    Listed listed;
    QString head = words[0];
    const qint64 created = head.section(u'#', 1).section(u'+', 0, 0).toLongLong();
    const qint64 modified = head.section(u'+', 1).toLongLong();
    head = head.section(u'#', 0, 0);
    const QString from = head.section(u'<', 1);
    head = head.section(u'<', 0, 0);
    listed.certification.id = CertificationId(head.section(u'@', 0, 0));
    listed.certification.reviewer.id = IdentityId(head.section(u'@', 1));
    listed.certification.reviewer.name = u"Name of "_s + head.section(u'@', 1);
    if (created > 0)
        listed.certification.created = QDateTime::fromSecsSinceEpoch(created, Qt::UTC);
    if (modified > 0)
        listed.certification.modified = QDateTime::fromSecsSinceEpoch(modified, Qt::UTC);
    if (!from.isEmpty()) {
        listed.certification.reassignment.emplace();
        listed.certification.reassignment->fromId = CertificationId(from);
    }
    for (const QString &word : words.mid(1)) {
        if (word == u"unread"_s)
            listed.unread = true;
        else if (word == u"items-unread"_s)
            listed.itemsUnread = true;
        else
            listed.items.push_back(itemFrom(word, listed.certification.id));
    }
    return listed;
}

Call callFrom(const QString &rows)
{
    Call call;
    call.id = CallId(u"call"_s);
    call.campaign = CampaignId(u"K"_s);
    call.target = IdentityId(u"T"_s);
    for (const QString &text : rows.split(u' ', Qt::SkipEmptyParts)) {
        CallRow row;
        QString certification = text.section(u':', 0, 0);
        row.sourceReviewer = IdentityId(certification.contains(u'^') ? certification.section(u'^', 1) : u"S"_s);
        certification = certification.section(u'^', 0, 0);
        row.row.certification = CertificationId(certification);
        if (text.contains(u':')) {
            const QString item = text.section(u':', 1);
            row.row.item = ReviewItemId(item.section(u'=', 0, 0));
            row.evidence = evidenceFrom(item.section(u'=', 1));
            call.certification = row.row.certification;
        }
        call.rows.push_back(row);
    }
    return call;
}

/// One reading of the tenant for each source: all that came from it, directly or not, are its successors.
QHash<CertificationId, Reading> readingsFrom(const QString &tenant, const Call &call)
{
    std::vector<Listed> all;
    for (const QString &text : tenant.split(u';', Qt::SkipEmptyParts))
        all.push_back(listedFrom(text.trimmed()));
    QHash<CertificationId, Reading> readings;
    for (const CallRow &row : call.rows) {
        Reading reading;
        QSet<CertificationId> family{row.row.certification};
        for (bool grown = true; grown;) {
            grown = false;
            for (const Listed &one : all) {
                const auto &origin = one.certification.reassignment;
                if (origin && family.contains(origin->fromId) && !family.contains(one.certification.id)) {
                    family.insert(one.certification.id);
                    grown = true;
                }
            }
        }
        for (const Listed &one : all) {
            if (!family.contains(one.certification.id))
                continue;
            if (one.certification.id == row.row.certification) {
                reading.source = one.certification;
                reading.complete = !one.unread;
            } else {
                reading.successors.push_back(one.certification);
            }
            if (!one.itemsUnread)
                reading.items.insert(one.certification.id, std::make_shared<const std::vector<ReviewItem>>(one.items));
        }
        readings.insert(row.row.certification, reading);
    }
    return readings;
}

QString letters(const std::vector<Sighting> &sightings)
{
    QStringList all;
    for (const Sighting &one : sightings) {
        const bool somewhere = one.where == Whereabouts::AtTarget || one.where == Whereabouts::Elsewhere;
        const QString letter = QStringList{u"S"_s, u"T"_s, u"E"_s, u"N"_s, u"U"_s}[static_cast<int>(one.where)];
        all << (somewhere ? letter + u'@' + one.certification.toString() : letter);
    }
    return all.join(u' ');
}

std::vector<Sighting> sightsOf(const Call &call, const QString &tenant, bool noPendingTask = false)
{
    const QHash<CertificationId, Reading> readings = readingsFrom(tenant, call);
    return Sights(readings, call.target).of(call, {QDateTime(), noPendingTask});
}

std::vector<Sighting> sightingsFrom(const QString &text, bool *lastLook)
{
    static const QString order = u"STENU"_s;
    std::vector<Sighting> sightings;
    *lastLook = text.endsWith(u'!');
    for (QString word : QString(text).remove(u'!').split(u' ', Qt::SkipEmptyParts)) {
        Sighting one;
        one.noPendingTask = !word.endsWith(u'p');
        if (word.endsWith(u'p'))
            word.chop(1);
        one.doubtful = word.endsWith(u'd');
        if (one.doubtful)
            word.chop(1);
        const bool othersMoved = word.endsWith(u'm');
        if (othersMoved)
            word.chop(1);
        one.where = static_cast<Whereabouts>(order.indexOf(word.back()));
        one.callUntouched = one.where == Whereabouts::AtSource && !othersMoved;
        word.chop(1);
        one.began = one.at = Millis(static_cast<qint64>(word.toDouble() * 1000));
        one.holder = IdentityId(u"H"_s);
        sightings.push_back(one);
    }
    return sightings;
}

} // namespace

class TestEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void sight_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("tenant");
        QTest::addColumn<QString>("seen");

        QTest::newRow("whole: where it was") << u"C"_s << u"C@S"_s << u"S"_s;
        QTest::newRow("whole, same id: with the target") << u"C"_s << u"C@T"_s << u"T@C"_s;
        QTest::newRow("whole, same id, says it came from itself") << u"C"_s << u"C@T<C"_s << u"T@C"_s;
        QTest::newRow("whole, same id: with somebody else") << u"C"_s << u"C@X"_s << u"E@C"_s;
        QTest::newRow("whole, new id: with the target") << u"C"_s << u"N@T<C"_s << u"T@N"_s;
        QTest::newRow("whole, new id: with somebody else") << u"C"_s << u"N@X<C"_s << u"E@N"_s;
        QTest::newRow("whole, new id: back with the source reviewer is elsewhere") << u"C"_s << u"N@S<C"_s << u"E@N"_s;
        QTest::newRow("whole: a copy at the target while the source is there proves nothing")
            << u"C"_s << u"C@S; N@T<C"_s << u"S"_s;
        QTest::newRow("whole: gone without a successor") << u"C"_s << QString() << u"N"_s;
        QTest::newRow("whole: something else of the target's is no successor") << u"C"_s << u"D@T; E@T<D"_s << u"N"_s;
        QTest::newRow("whole: a chain") << u"C"_s << u"N@X<C#5; M@T<N#6"_s << u"E@N"_s;
        QTest::newRow("whole: an older part elsewhere, the new one at the target")
            << u"C"_s << u"P@X<C#5; N@T<C#9"_s << u"T@N"_s;
        QTest::newRow("whole: an older part at the target, the new one elsewhere")
            << u"C"_s << u"P@T<C#5; N@X<C#9"_s << u"E@N"_s;
        QTest::newRow("whole: which part is new cannot be told") << u"C"_s << u"P@T<C#5; N@X<C#5"_s << u"N"_s;
        QTest::newRow("whole: parts of one age, the last change tells")
            << u"C"_s << u"P@T<C#5+6; N@X<C#5+8"_s << u"E@N"_s;
        QTest::newRow("whole: an older part was changed later") << u"C"_s << u"P@X<C#5+9; N@T<C#7+8"_s << u"T@N"_s;
        QTest::newRow("whole: which part is new is not said") << u"C"_s << u"P@T<C; N@X<C"_s << u"N"_s;
        QTest::newRow("whole: all parts at the target") << u"C"_s << u"P@T<C; N@T<C"_s << u"T@P"_s;
        QTest::newRow("whole: the source could not be asked for") << u"C"_s << u"C@S unread"_s << u"U"_s;
        QTest::newRow("whole: who held it is not known") << u"C^"_s << u"C@T"_s << u"N"_s;
        QTest::newRow("whole: who held it is not known, new id") << u"C^"_s << u"N@T<C"_s << u"T@N"_s;
        QTest::newRow("whole: nobody holds it") << u"C"_s << u"C@"_s << u"N"_s;
        QTest::newRow("whole: each row for itself") << u"A B C D"_s << u"A@S; N@T<B; C@X"_s << u"S T@N E@C N"_s;

        QTest::newRow("item: where it was") << u"C:a=ana/pay"_s << u"C@S a=ana/pay b=bo/pay"_s << u"S"_s;
        QTest::newRow("item: moved, with a new id")
            << u"C:a=ana/pay"_s << u"C@S b=bo/pay; N@T<C x=ana/pay"_s << u"T@N"_s;
        QTest::newRow("item: moved, with its id") << u"C:a=ana/pay"_s << u"C@S; N@T<C a=ana/pay"_s << u"T@N"_s;
        QTest::newRow("item: moved, nothing left in the source")
            << u"C:a=ana/pay"_s << u"N@T<C x=ana/pay"_s << u"T@N"_s;
        QTest::newRow("item: moved elsewhere") << u"C:a=ana/pay"_s << u"C@S; N@X<C x=ana/pay"_s << u"E@N"_s;
        QTest::newRow("item: through a chain") << u"C:a=ana/pay"_s << u"C@S; N@T<C; M@X<N x=ana/pay"_s << u"E@M"_s;
        QTest::newRow("item: seen at both is still at the source")
            << u"C:a=ana/pay"_s << u"C@S a=ana/pay; N@T<C x=ana/pay"_s << u"S"_s;
        QTest::newRow("item: gone, not found") << u"C:a=ana/pay"_s << u"C@S b=bo/pay; N@T<C y=bo/vpn"_s << u"N"_s;
        QTest::newRow("item: what the target held already does not count")
            << u"C:a=ana/pay"_s << u"C@S; D@T x=ana/pay"_s << u"N"_s;
        QTest::newRow("item: another person's same access does not count")
            << u"C:a=ana/pay"_s << u"C@S; N@T<C x=bo/pay"_s << u"N"_s;
        QTest::newRow("item: the same access through another account does not count")
            << u"C:a=ana/pay/acc1"_s << u"C@S; N@T<C x=ana/pay/acc2"_s << u"N"_s;
        QTest::newRow("item: without an identity the summary's name counts")
            << u"C:a=*svc-1/pay"_s << u"C@S; N@T<C x=*svc-1/pay"_s << u"T@N"_s;
        QTest::newRow("item: an identity is not a summary of the same name")
            << u"C:a=*svc-1/pay"_s << u"C@S; N@T<C x=svc-1/pay"_s << u"N"_s;
        QTest::newRow("item: nothing known of it, gone") << u"C:a=/"_s << u"C@S; N@T<C x=/"_s << u"N"_s;
        QTest::newRow("item: the source's items could not be read")
            << u"C:a=ana/pay"_s << u"C@S items-unread; N@T<C x=ana/pay"_s << u"U"_s;
        QTest::newRow("item: the target's items could not be read")
            << u"C:a=ana/pay"_s << u"C@S; N@T<C items-unread"_s << u"N"_s;
        QTest::newRow("item: the whole certification went to the target, same id")
            << u"C:a=ana/pay"_s << u"C@T a=ana/pay"_s << u"T@C"_s;
        QTest::newRow("item: the same with new item ids") << u"C:a=ana/pay"_s << u"C@T x=ana/pay"_s << u"T@C"_s;
        QTest::newRow("item: the whole certification went elsewhere")
            << u"C:a=ana/pay"_s << u"C@X a=ana/pay"_s << u"E@C"_s;
        QTest::newRow("item: who held it is not known") << u"C^:a=ana/pay"_s << u"C@T a=ana/pay"_s << u"N"_s;

        QTest::newRow("twins: both moved")
            << u"C:a=ana/pay C:b=ana/pay"_s << u"C@S; N@T<C x=ana/pay y=ana/pay"_s << u"T@N T@N"_s;
        QTest::newRow("twins: one stayed, its id tells which")
            << u"C:a=ana/pay C:b=ana/pay"_s << u"C@S a=ana/pay; N@T<C x=ana/pay"_s << u"S T@N"_s;
        QTest::newRow("twins: both gone, only one found")
            << u"C:a=ana/pay C:b=ana/pay"_s << u"C@S; N@T<C x=ana/pay"_s << u"T@N N"_s;
        QTest::newRow("twins: one at the target, one elsewhere")
            << u"C:a=ana/pay C:b=ana/pay"_s << u"C@S; N@T<C x=ana/pay; M@X<C y=ana/pay"_s << u"T@N E@M"_s;
        QTest::newRow("twins: only one was sent")
            << u"C:a=ana/pay"_s << u"C@S b=ana/pay; N@T<C x=ana/pay"_s << u"T@N"_s;
        QTest::newRow("twins: only one was sent, and it is not found")
            << u"C:a=ana/pay"_s << u"C@S b=ana/pay"_s << u"N"_s;
    }

    void sight()
    {
        QFETCH(QString, rows);
        QFETCH(QString, tenant);
        QFETCH(QString, seen);
        const Call call = callFrom(rows);
        QCOMPARE(letters(sightsOf(call, tenant)), seen);
    }

    void age_data()
    {
        // A call that the tenant took at 20 made nothing that is older. "?": it may be older.
        QTest::addColumn<int>("notBefore");
        QTest::addColumn<QString>("tenant");
        QTest::addColumn<QString>("seen");
        QTest::newRow("made after the call") << 20 << u"N@T<C#21+21"_s << u"T@N"_s;
        QTest::newRow("made in that second") << 20 << u"N@T<C#20"_s << u"T@N"_s;
        QTest::newRow("made before, changed after") << 20 << u"N@T<C#5+21"_s << u"T@N?"_s;
        QTest::newRow("made before, when it changed is not said") << 20 << u"N@T<C#5"_s << u"T@N?"_s;
        QTest::newRow("nothing says when it was made") << 20 << u"N@T<C"_s << u"T@N?"_s;
        QTest::newRow("nothing says when the call was taken") << 0 << u"N@T<C#5+6"_s << u"T@N?"_s;
        QTest::newRow("made and changed before") << 20 << u"P@T<C#5+6"_s << u"N"_s;
        QTest::newRow("times in whole seconds") << 20 << u"N@T<C#19+19"_s << u"T@N?"_s;
        QTest::newRow("what came from an older part is no successor") << 20 << u"P@X<C#5+6; N@T<P#21+21"_s << u"N"_s;
        QTest::newRow("an older part beside the new one") << 20 << u"P@T<C#5+6; N@X<C#5+21"_s << u"E@N?"_s;
        QTest::newRow("all at the target, the newest counts") << 20 << u"P@T<C#5+6; N@T<C#21+21"_s << u"T@N"_s;
        QTest::newRow("all at the target, the newest direct one counts")
            << 20 << u"N@T<C#21+21; M@T<N#22+22; O@T<C#5+21"_s << u"T@N"_s;
        QTest::newRow("the source itself is what it is") << 20 << u"C@T#5+6"_s << u"T@C"_s;
    }

    void age()
    {
        QFETCH(int, notBefore);
        QFETCH(QString, tenant);
        const Call call = callFrom(u"C"_s);
        const QHash<CertificationId, Reading> readings = readingsFrom(tenant, call);
        const QDateTime at = notBefore > 0 ? QDateTime::fromSecsSinceEpoch(notBefore, Qt::UTC) : QDateTime();
        const std::vector<Sighting> seen = Sights(readings, call.target).of(call, {at, false});
        const QString told = seen[0].doubtful ? letters(seen) + u'?' : letters(seen);
        QTEST(told, "seen");
    }

    void sightTellsWhetherTheCallIsUntouched()
    {
        const Call call = callFrom(u"A B"_s);
        QVERIFY(sightsOf(call, u"A@S; B@S"_s)[0].callUntouched);
        QVERIFY(!sightsOf(call, u"A@S; B@T"_s)[0].callUntouched);
        QVERIFY(!sightsOf(call, u"A@S; B@S unread"_s)[0].callUntouched);
        QVERIFY(sightsOf(call, u"A@S; B@S"_s, true)[0].noPendingTask);
        QVERIFY(!sightsOf(call, u"A@S; B@S"_s)[0].noPendingTask);
        const QHash<CertificationId, Reading> nothing;
        QCOMPARE(letters(Sights(nothing, call.target).of(call)), u"U U"_s);
    }

    void whatOneCallTakesAnotherMayFindToo()
    {
        // Calls of one look share the index, not what was given to their rows.
        const Call both = callFrom(u"C:a=ana/pay C:b=bo/pay"_s);
        const QHash<CertificationId, Reading> readings = readingsFrom(u"C@S; N@T<C x=ana/pay y=bo/pay"_s, both);
        Sights sights(readings, both.target);
        for (int round = 0; round < 2; ++round)
            QCOMPARE(letters(sights.of(both)), u"T@N T@N"_s);
        QCOMPARE(letters(sights.of(callFrom(u"C:c=ana/vpn C:d=bo/pay"_s))), u"N T@N"_s);
    }

    void judge_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("seen");
        QTest::addColumn<QString>("word");
        const auto add = [](const std::string &name, CallEnd end, const QString &seen, const QString &word) {
            QTest::newRow(name.c_str()) << static_cast<int>(end) << seen << word;
        };

        const std::pair<const char *, CallEnd> ends[] = {{"succeeded", CallEnd::TaskSucceeded},
                                                         {"failed", CallEnd::TaskFailed},
                                                         {"no task", CallEnd::AnsweredWithoutTask},
                                                         {"refused", CallEnd::Refused},
                                                         {"unknown", CallEnd::Unknown},
                                                         {"silent", CallEnd::NoAnswer}};
        for (const auto &[name, end] : ends) {
            const auto named = [name = name](const char *what) { return std::string(name) + ": " + what; };
            add(named("at the target at once"), end, u"0T"_s, u"Moved"_s);
            add(named("at the target after the old view"), end, u"0S 1S 3T"_s, u"Moved"_s);
            add(named("at the target, perhaps for long"), end, u"0Td"_s, u"Pending"_s);
            add(named("at the target, perhaps for long, too soon after"), end, u"0Td 1Td 3Td"_s, u"Pending"_s);
            add(named("at the target, perhaps for long, steadily"), end, u"0Td 1Td 3Td 7Td"_s, u"Moved"_s);
            add(named("at the target, and then without a doubt"), end, u"0Td 1T"_s, u"Moved"_s);
            add(named("at the target, perhaps for long, and then elsewhere"), end, u"0Td 3E 9E"_s, u"MovedElsewhere"_s);
            add(named("at the target at last, perhaps for long"), end, u"0N 1N 30Td!"_s, u"Unknown"_s);
            add(named("elsewhere, seen once"), end, u"0E"_s, u"Pending"_s);
            add(named("elsewhere, too soon after"), end, u"0E 1E 3E"_s, u"Pending"_s);
            add(named("elsewhere, steadily"), end, u"0E 1E 3E 7E"_s, u"MovedElsewhere"_s);
            add(named("elsewhere, and then at the target"), end, u"0E 1T"_s, u"Moved"_s);
            add(named("elsewhere at the last look"), end, u"0N 30E!"_s, u"MovedElsewhere"_s);
            add(named("not found yet"), end, u"0N 1N 3N"_s, u"Pending"_s);
            add(named("not found to the end"), end, u"0N 1N 3N 7N 15N 30N!"_s, u"Unknown"_s);
            add(named("not read yet"), end, u"0U"_s, u"Pending"_s);
            add(named("never read"), end, u"0U 1U 3U 7U 15U 30U!"_s, u"Unknown"_s);
            add(named("the last look found it gone"), end, u"0S 7S 15Sm 30N!"_s, u"Unknown"_s);
        }

        // A task may end with an error and have moved part of its rows, which the lists show later.
        add("failed: one view", CallEnd::TaskFailed, u"0S"_s, u"Pending"_s);
        add("failed: two views, too close", CallEnd::TaskFailed, u"0S 1S 3S 7S 14S"_s, u"Pending"_s);
        add("failed: two views, far enough", CallEnd::TaskFailed, u"0S 1S 3S 7S 15S"_s, u"NotMoved"_s);
        add("failed: a view that failed in between", CallEnd::TaskFailed, u"0U 1S 3U 7U 16S"_s, u"NotMoved"_s);
        add("failed: it had been gone in between", CallEnd::TaskFailed, u"0S 1S 3N 7S 15S"_s, u"Pending"_s);
        add("failed: only one view could be read", CallEnd::TaskFailed, u"0U 1U 3U 7U 15U 30S!"_s, u"Unknown"_s);
        add("refused: at once", CallEnd::Refused, u"0S"_s, u"NotMoved"_s);

        for (const CallEnd end : {CallEnd::TaskSucceeded, CallEnd::AnsweredWithoutTask}) {
            const std::string name = end == CallEnd::TaskSucceeded ? "succeeded: " : "no task: ";
            add(name + "one view", end, u"0S"_s, u"Pending"_s);
            add(name + "two views apart, the schedule goes on", end, u"0S 7S"_s, u"Pending"_s);
            add(name + "to the end", end, u"0S 1S 3S 7S 15S 30S!"_s, u"NotMoved"_s);
            add(name + "a view that failed in between", end, u"0S 1S 3U 7U 15S 30S!"_s, u"NotMoved"_s);
            // What was seen early may have been the world from before; only the last look counts.
            add(name + "the last look failed", end, u"0S 1S 3S 7S 15U 30U!"_s, u"Unknown"_s);
            add(name + "only one view could be read", end, u"0U 1U 3U 7U 15U 30S!"_s, u"Unknown"_s);
            add(name + "two views, too close", end, u"0S 4S!"_s, u"Unknown"_s);
            add(name + "two views, just far enough", end, u"0S 5S!"_s, u"NotMoved"_s);
            add(name + "it had been gone in between", end, u"0S 15N 26S 30S!"_s, u"Unknown"_s);
            add(name + "a pending task is not asked for", end, u"0Sp 30Sp!"_s, u"NotMoved"_s);
        }

        add("unknown: not before the end", CallEnd::Unknown, u"0S 1S 3S 7S 15S"_s, u"Pending"_s);
        add("unknown: did not act", CallEnd::Unknown, u"0S 1S 3S 7S 15S 30S!"_s, u"NotMoved"_s);
        add("unknown: too close", CallEnd::Unknown, u"0S 14S!"_s, u"Unknown"_s);
        add("unknown: just far enough", CallEnd::Unknown, u"0S 15S!"_s, u"NotMoved"_s);
        add("unknown: a task is pending", CallEnd::Unknown, u"0Sp 1Sp 3Sp 7Sp 15Sp 30Sp!"_s, u"Unknown"_s);
        add("unknown: a task was pending at first", CallEnd::Unknown, u"0Sp 1Sp 3S 7S 15S 30S!"_s, u"NotMoved"_s);
        add("unknown: a task was pending for long", CallEnd::Unknown, u"0S 1S 3Sp 7Sp 15Sp 22S 30S!"_s, u"Unknown"_s);
        add("unknown: a task is pending at last", CallEnd::Unknown, u"0S 1S 3S 7S 15S 30Sp!"_s, u"Unknown"_s);
        add("unknown: other rows moved", CallEnd::Unknown, u"0Sm 1Sm 3Sm 7Sm 15Sm 30Sm!"_s, u"Unknown"_s);
        add("unknown: other rows moved late", CallEnd::Unknown, u"0S 1S 3S 7S 15S 30Sm!"_s, u"Unknown"_s);
        add("silent: still at the source", CallEnd::NoAnswer, u"0S 1S 3S 7S 15S 30S!"_s, u"Unknown"_s);
    }

    void judge()
    {
        QFETCH(int, end);
        QFETCH(QString, seen);
        QFETCH(QString, word);
        bool lastLook = false;
        const std::vector<Sighting> sightings = sightingsFrom(seen, &lastLook);
        const RowProof proof = baton::judge(static_cast<CallEnd>(end), sightings, lastLook);
        QCOMPARE(toString(proof.outcome), word);
        QCOMPARE(proof.detail.isEmpty(), word == u"Pending"_s);
        if (word == u"Moved"_s || word == u"MovedElsewhere"_s || word == u"NotMoved"_s)
            QCOMPARE(proof.holder, IdentityId(u"H"_s));
    }
};

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
