// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/evidence_export.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/storage/database_steps.h"
#include "tests/unit/storage/generated.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace baton;
using namespace baton::test;

/// Somebody who has the exported file and the sentences in it, but no Baton, can check the chain.
class TestEvidenceExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }
    void theFileProvesItself_data();
    void theFileProvesItself();
    void everyEventIsALineOfTheCsv();
    void formulasAreGuarded();
};

namespace {

/// The bytes of a field, whichever way they were written.
QByteArray bytes(const QJsonObject &object, const QString &name)
{
    return object.contains(name) ? object.value(name).toString().toUtf8()
                                 : QByteArray::fromBase64(object.value(name + u"Base64"_s).toString().toLatin1());
}

QByteArray element(const QJsonValue &value)
{
    return value.isString() ? value.toString().toUtf8() : bytes(value.toObject(), u"data"_s);
}

/// SHA-256 as the file describes it.
class Recipe
{
public:
    Recipe &add(const QByteArray &field)
    {
        m_hash.addData(QByteArray(QByteArray::number(field.size()) + ':' + field));
        return *this;
    }
    Recipe &add(qsizetype number) { return add(QByteArray::number(number)); }
    QByteArray hex() const { return m_hash.result().toHex(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

QByteArray hashOf(const QJsonObject &event, const QString &run)
{
    Recipe recipe;
    recipe.add(QByteArray::fromHex(bytes(event, u"previousHash"_s))).add(event.value(u"seq"_s).toInteger());
    recipe.add(run.toUtf8());
    for (const QString &field : {u"call"_s, u"at"_s, u"kind"_s, u"data"_s})
        recipe.add(bytes(event, field));
    return recipe.hex();
}

/// What the event that begins the run vouches for; empty when a body does not fit its hash.
QByteArray digestOf(const QJsonObject &file)
{
    Recipe recipe;
    recipe.add(bytes(file, u"record"_s)).add(1);
    const QJsonArray calls = file.value(u"calls"_s).toArray();
    for (const QJsonValue &value : calls) {
        const QJsonObject call = value.toObject();
        const QByteArray hash = QCryptographicHash::hash(bytes(call, u"body"_s), QCryptographicHash::Sha256).toHex();
        if (hash != bytes(call, u"bodySha256"_s))
            return {};
        recipe.add(hash);
        for (const QString &field : {u"id"_s, u"method"_s, u"path"_s, u"data"_s, u"rows"_s})
            recipe.add(bytes(call, field));
    }
    recipe.add(calls.size());
    for (const QString &list : {u"leftOut"_s, u"warnings"_s}) {
        const QJsonArray values = file.value(list).toArray();
        for (const QJsonValue &value : values)
            recipe.add(element(value));
        recipe.add(values.size());
    }
    return recipe.hex();
}

} // namespace

void TestEvidenceExport::theFileProvesItself_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestEvidenceExport::theFileProvesItself()
{
    QFETCH(quint32, seed);
    const QTemporaryDir folder;
    const auto database = opened(folder.path());
    SqliteJournal journal(*database);
    Generated generated(seed);
    const RunRecord record = generated.record();
    const RunRecord other = generated.record();
    QVERIFY(done(journal.begin(other)));
    QVERIFY(done(journal.begin(record)));
    for (int i = 0; i < 30; ++i)
        QVERIFY(done(journal.append({generated.event(i % 3 == 0 ? other : record)})));

    const RunEvidence evidence = done(journal.evidence(record.id)).value();
    QJsonParseError problem;
    const QByteArray json = evidenceJson(evidence, QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC));
    const QJsonObject file = QJsonDocument::fromJson(json, &problem).object();
    QVERIFY2(problem.error == QJsonParseError::NoError, qPrintable(problem.errorString()));
    QCOMPARE(file.value(u"run"_s).toString(), record.id.toString());
    QCOMPARE(file.value(u"exported"_s).toString(), u"2026-03-02T09:00:00.000Z"_s);
    const QJsonArray events = file.value(u"events"_s).toArray();
    QCOMPARE(events.size(), static_cast<qsizetype>(evidence.events.size()));
    QVERIFY(events.size() > 1);
    QHash<qint64, QByteArray> hashes;
    for (const QJsonValue &value : events) {
        const QJsonObject event = value.toObject();
        QCOMPARE(hashOf(event, record.id.toString()), bytes(event, u"hash"_s));
        const qint64 seq = event.value(u"seq"_s).toInteger();
        if (hashes.contains(seq - 1))
            QCOMPARE(bytes(event, u"previousHash"_s), hashes.value(seq - 1));
        hashes.insert(seq, bytes(event, u"hash"_s));
    }
    const QJsonObject began = QJsonDocument::fromJson(bytes(events.first().toObject(), u"data"_s)).object();
    QCOMPARE(began.value(u"sha256"_s).toString().toLatin1(), digestOf(file));
    QVERIFY(!file.value(u"howToCheck"_s).toArray().isEmpty());

    // A changed word no longer fits.
    QJsonObject forged = events.last().toObject();
    forged.insert(u"at"_s, u"2001-01-01T00:00:00.000Z"_s);
    QVERIFY(hashOf(forged, record.id.toString()) != bytes(forged, u"hash"_s));
}

void TestEvidenceExport::everyEventIsALineOfTheCsv()
{
    RunEvidence evidence;
    evidence.events.push_back(
        {7, "run-1", "", "2026-03-02T09:00:00.000Z", "RunEnded", "{\"note\":\"a, b\"}", "\x01\x02", "\xff"});
    QCOMPARE(evidenceCsv(evidence),
             QByteArray("seq,run,call,at,kind,data,previous_hash,hash\r\n"
                        "7,run-1,,2026-03-02T09:00:00.000Z,RunEnded,\"{\"\"note\"\":\"\"a, b\"\"}\",0102,ff\r\n"));
}

void TestEvidenceExport::formulasAreGuarded()
{
    for (const QByteArray &bad :
         {QByteArray("=1+1"), QByteArray("+1"), QByteArray("-1"), QByteArray("@x"), QByteArray("\tx")}) {
        RunEvidence evidence;
        evidence.events.push_back({1, "r", bad, "", "", "", "", ""});
        QVERIFY2(evidenceCsv(evidence).contains(QByteArray(",'" + bad + ',')), bad.constData());
    }
}

QTEST_GUILESS_MAIN(TestEvidenceExport)
#include "tst_evidence_export.moc"
