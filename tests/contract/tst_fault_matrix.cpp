// SPDX-License-Identifier: GPL-3.0-or-later
// Every call that changes something × everything that can go wrong × the moment at which it does, with and without TLS:
// no row is acted on twice, and every row ends with the word that is true.
#include "tests/contract/faulty_run.h"
#include "tests/support/qt_warnings.h"

#include <QTest>

#include <cstdio>
#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;
using namespace baton;
using namespace baton::test;
using nlohmann::json;

namespace {

struct Kind
{
    const char *name;
    json fault;
    bool again = false; ///< the call goes out a second time, because it provably did not act
};

const std::vector<Kind> &kinds()
{
    static const std::vector<Kind> all = {
        {"400", {{"action", "status"}, {"status", 400}, {"body", {{"detailCode", "400.1"}}}}},
        {"403", {{"action", "status"}, {"status", 403}}},
        {"404 web page", {{"action", "html"}, {"status", 404}}},
        {"500", {{"action", "status"}, {"status", 500}}},
        {"503, busy", {{"action", "status"}, {"status", 503}, {"headers", {{"Retry-After", "1"}}}}},
        {"504 after acting", {{"action", "status"}, {"status", 504}, {"acts", true}}},
        {"303 after acting",
         {{"action", "status"}, {"status", 303}, {"acts", true}, {"headers", {{"Location", "/v3/elsewhere"}}}}},
        {"307 elsewhere", {{"action", "status"}, {"status", 307}, {"headers", {{"Location", "https://127.0.0.1:1/"}}}}},
        {"slow", {{"action", "slow"}, {"ms", 600}}},
        {"silence", {{"action", "silence"}}},
        {"silence after acting", {{"action", "silence"}, {"acts", true}}},
        {"a byte a second", {{"action", "drip"}}},
        {"close before reading", {{"action", "close-before-reading"}}},
        {"close before acting", {{"action", "close-before-reply"}}},
        {"close after acting", {{"action", "close-after-acting"}}},
        {"reset after acting", {{"action", "reset-after-acting"}}},
        {"close mid-body", {{"action", "close-mid-body"}}},
        {"web page", {{"action", "html"}}},
        {"web page after acting", {{"action", "html"}, {"acts", true}}},
        {"truncated JSON", {{"action", "truncated"}}},
        {"wrong type", {{"action", "wrong-type"}}},
        {"wrong type of id", {{"action", "wrong-type"}, {"field", "id"}}},
        {"null", {{"action", "null"}}},
        {"null id", {{"action", "null"}, {"field", "id"}}},
        {"unknown enum", {{"action", "unknown-enum"}}},
        {"429", {{"action", "rate-limited"}}, true},
        {"429, Retry-After", {{"action", "rate-limited"}, {"retryAfter", 1}}, true},
        {"expired token", {{"action", "expired-token"}}, true},
    };
    return all;
}

enum class Moment { TheCall, SecondSending, TheProof, TheSignIn };

sandbox::Fault faultAt(json fault, const QString &endpoint, std::vector<int> occurrences)
{
    fault["endpoint"] = endpoint.toStdString();
    fault["on"] = std::move(occurrences);
    return std::get<std::vector<sandbox::Fault>>(sandbox::faultsFromText(json{{"faults", {fault}}}.dump())).front();
}

std::vector<sandbox::Fault> faultsFor(const Kind &kind, Moment moment, const PlannedCall &planned)
{
    const QString &operation = planned.endpoint;
    const bool ofUsers = planned.vendor == Vendor::Saviynt;
    switch (moment) {
    case Moment::TheCall:
        return {faultAt(kind.fault, operation, {1})};
    case Moment::SecondSending:
        return {faultAt({{"action", "rate-limited"}}, operation, {1}), faultAt(kind.fault, operation, {2})};
    case Moment::TheSignIn:
        return {faultAt(kind.fault, ofUsers ? u"saviynt-login"_s : u"token"_s, {1})};
    case Moment::TheProof:
        break;
    }
    std::vector<sandbox::Fault> faults;
    const std::vector<const char *> reads = ofUsers
                                                ? std::vector<const char *>{"fetchCampaignList",
                                                                            "fetchCertificationList",
                                                                            "fetchCampaignDetails",
                                                                            "fetchCampaignAccEntDetails",
                                                                            "fetchEntOwnerCampaignDetails",
                                                                            "fetchEntOwnerCampaignAccEntDetails",
                                                                            "fetchAppOwnerCampaignAccEntDetails"}
                                                : std::vector<const char *>{"tasks", "task", "certifications", "items"};
    for (const char *endpoint : reads)
        faults.push_back(faultAt(kind.fault, QString::fromLatin1(endpoint), {1, 2}));
    return faults;
}

/// Whether the tenant acted as often as it should in the end.
bool isAsExpected(const FaultyRun &run, const Kind &kind, Moment moment)
{
    if (moment == Moment::TheSignIn)
        return true; // a call that could not leave, or one that left after the next sign-in
    const bool acts = moment == Moment::TheProof || kind.again || faultAt(kind.fault, u"task"_s, {1}).actsFirst();
    return run.acts() == (acts ? 1 : 0);
}

QByteArray said(const FaultyRun &run, const Kind &kind, const char *what)
{
    return QByteArray(QByteArray(kind.name) + ": " + what + ": " + run.outcome().toUtf8() + ", " +
                      QByteArray::number(run.sends()) + " sent, " + QByteArray::number(run.acts()) + " acted. " +
                      run.said().toUtf8());
}

struct Cell
{
    QString endpoint;
    QString moment;
    const char *kind;
    QString figures[2]; ///< plain, TLS
};

} // namespace

class TestFaultMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }
    void everyRowEndsProven_data();
    void everyRowEndsProven();
    void cleanupTestCase();

private:
    static void checkPromises(const FaultyRun &run, const Kind &kind);

    std::vector<Cell> m_table;
};

void TestFaultMatrix::everyRowEndsProven_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("who");
    QTest::addColumn<int>("moment");
    QTest::addColumn<QString>("type"); // of the campaign: of the vendor that has several
    const struct
    {
        const char *name;
        Moment moment;
    } moments[] = {{"the call", Moment::TheCall},
                   {"its second sending", Moment::SecondSending},
                   {"the proof", Moment::TheProof},
                   {"the sign-in", Moment::TheSignIn}};
#ifdef BATON_FAULTS_OF_SAVIYNT
    const struct
    {
        const char *family;
        const char *type;
    } families[] = {{"", "User Manager"},
                    {"reassign-people", "User Manager"},
                    {"reassign-access", "User Manager"},
                    {"reassign-owned-entitlements", "Entitlement Owner"},
                    {"reassign-owned-details", "Entitlement Owner"},
                    {"reassign-application-access", "Application Owner"}};
    for (const auto &one : families) {
        for (const auto &moment : moments) {
            // What comes around a call is the same for all of them.
            if (moment.moment != Moment::TheCall && *one.family && std::string(one.family) != "reassign-access")
                continue;
            QTest::addRow("%s: %s", *one.family ? one.family : "reassign-certification", moment.name)
                << QString::fromLatin1(one.family) << int(Who::Admin) << int(moment.moment)
                << QString::fromLatin1(one.type);
        }
    }
#else
    for (const char *operation : {"campaign-reassign", "certification-reassign-async", "certification-reassign"}) {
        for (const auto &one : moments)
            QTest::addRow("%s: %s", operation, one.name)
                << QString::fromLatin1(operation) << int(Who::Admin) << int(one.moment) << QString();
    }
    QTest::newRow("certification-reassign by a reviewer: the call")
        << u"certification-reassign"_s << int(Who::Reviewer) << int(Moment::TheCall) << QString();
#endif
}

void TestFaultMatrix::everyRowEndsProven()
{
    constexpr int patience = 180'000; // ms: sanitizers on a busy machine
    QFETCH(QString, operation);
    QFETCH(int, who);
    QFETCH(int, moment);
    const auto when = static_cast<Moment>(moment);
    QFETCH(QString, type);
    const PlannedCall planned =
        type.isEmpty() ? plannedCall(operation, static_cast<Who>(who)) : plannedCall(type, operation);
    const QStringList name = QString::fromUtf8(QTest::currentDataTag()).split(u": "_s);

    const auto start = [&](const Kind &kind, bool tls) {
        return std::make_unique<FaultyRun>(planned, tls, faultsFor(kind, when, planned));
    };
    // Side by side, for most of the time they wait; but few send at once, so that none is late.
    std::vector<std::unique_ptr<FaultyRun>> runs;
    const auto sending = [&runs] {
        return std::count_if(runs.begin(), runs.end(), [](const auto &run) { return run->isSending(); });
    };
    for (const Kind &kind : kinds()) {
        for (const bool tls : {false, true}) {
            QTRY_VERIFY_WITH_TIMEOUT(sending() < 8, patience);
            runs.push_back(start(kind, tls));
        }
    }
    for (std::size_t i = 0; i < kinds().size(); ++i) {
        const Kind &kind = kinds()[i];
        Cell cell{name[0], name[1], kind.name, {}};
        for (const std::size_t tls : {0, 1}) {
            std::unique_ptr<FaultyRun> &run = runs[2 * i + tls];
            QTRY_VERIFY_WITH_TIMEOUT(run->isOver(), patience);
            checkPromises(*run, kind);
            // 300 ms are short on a machine that does much else: what was late is tried again, alone.
            for (int again = 0; again < 5 && !isAsExpected(*run, kind, when); ++again) {
                run = start(kind, tls == 1);
                QTRY_VERIFY_WITH_TIMEOUT(run->isOver(), patience);
                checkPromises(*run, kind);
            }
            QVERIFY2(isAsExpected(*run, kind, when), said(*run, kind, "not acted as expected").constData());
            cell.figures[tls] = u"%1 %2 %3"_s.arg(run->outcome(), -9).arg(run->sends()).arg(run->acts()) +
                                (run->rechecks() > 0 ? u" ?%1"_s.arg(run->rechecks()) : QString()) +
                                (run->wasAudited() ? u" A"_s : QString());
        }
        m_table.push_back(cell);
    }
}

void TestFaultMatrix::checkPromises(const FaultyRun &run, const Kind &kind)
{
    // The tenant writes a request down when it has answered it, which may be after the rows are proven.
    static_cast<void>(QTest::qWaitFor([&run] { return run.outcome() == run.truth(); }, 3000));
    if (run.mostActsForOneRow() > 1)
        QTest::qFail(said(run, kind, "acted twice").constData(), __FILE__, __LINE__);
    if (run.sends() > run.intents())
        QTest::qFail(said(run, kind, "sent without an intent in the journal").constData(), __FILE__, __LINE__);
    if (run.outcome() != run.truth())
        QTest::qFail(said(run, kind, "not the truth").constData(), __FILE__, __LINE__);
}

void TestFaultMatrix::cleanupTestCase()
{
    std::printf("\nWhat became of the rows, requests sent, requests acted on, ?N: unknown at first, checked again N "
                "times, A: then proven by an administrator, who sees what the reviewer cannot\n");
    QString section;
    for (const Cell &cell : m_table) {
        if (const QString title = cell.endpoint + u", when it strikes "_s + cell.moment; title != section) {
            section = title;
            std::printf("%s\n  %-24s %-22s %s\n", qPrintable(title), "", "plain", "TLS");
        }
        std::printf("  %-24s %-22s %s\n", cell.kind, qPrintable(cell.figures[0]), qPrintable(cell.figures[1]));
    }
    std::fflush(stdout);
}

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_fault_matrix.moc"
