// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets in a real gnome-keyring, which this test starts on a bus of its own (dbus-run-session), and in memory.
#include "app/storage/keychain_secret_store.h"
#include "app/storage/keychain_service.h"
#include "app/storage/session_secret_store.h"
#include "app/time/system_scheduler.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/qt_warnings.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>
#include <vector>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *underSession = "BATON_TEST_UNDER_SESSION";
const QString runSession = u"dbus-run-session"_s;
const QString keyring = u"gnome-keyring-daemon"_s;
const QString secrets = u"org.freedesktop.secrets"_s;
const QString collection = u"/org/freedesktop/secrets/collection/login"_s;

template <class T> Result<T> answerOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
        return failure({ErrorKind::Timeout, u"No answer came."_s});
    return future.resultCount() > 0 ? future.result() : Result<T>(failure({ErrorKind::Canceled, u"Given up."_s}));
}

/// A keychain that says no to everything.
class RefusingService final : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        ++asked;
        return connection.send(message.createErrorReply(QDBusError::AccessDenied, u"You may not."_s));
    }
    int asked = 0;
};

} // namespace

class SecretStoresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { endKeyring(); }
    void init() { test::failOnUnexpectedWarnings(); }
    void whatIsNoSecretIsNotTaken_data();
    void whatIsNoSecretIsNotTaken();
    void memoryForgetsWithItsStore();
    void aKeychainIsFoundAndUsed();
    void storedAndReadByAnotherStore();
    void aSecretOfAnyCharacters();
    void missing();
    void replacedAndRemoved();
    void lockedIsNotMissing();
    void aSilentKeychainIsNotWaitedForForever();
    void refusing();
    void withoutAServiceItIsMemory();

private:
    void startKeyring();
    void endKeyring();
    static bool lockAll();

    QTemporaryDir m_home;
    QProcess m_keyring;
    SystemScheduler m_scheduler;
};

void SecretStoresTest::initTestCase()
{
    if (!qEnvironmentVariableIsSet(underSession))
        QSKIP("dbus-run-session or gnome-keyring-daemon is not installed: packaging/deps.sh test");
    startKeyring();
}

void SecretStoresTest::startKeyring()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, m_home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
    environment.insert(u"HOME"_s, m_home.path());
    m_keyring.setProcessEnvironment(environment);
    m_keyring.setProgram(keyring);
    m_keyring.setArguments({u"--unlock"_s, u"--foreground"_s, u"--components=secrets"_s});
    m_keyring.start();
    QVERIFY(m_keyring.waitForStarted());
    m_keyring.write("the keyring's own password");
    m_keyring.closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(QDBusConnection::sessionBus().interface()->isServiceRegistered(secrets).value(), 20'000);
}

void SecretStoresTest::endKeyring()
{
    if (m_keyring.state() == QProcess::NotRunning)
        return;
    m_keyring.terminate();
    QVERIFY(m_keyring.waitForFinished());
    QTRY_VERIFY(!QDBusConnection::sessionBus().interface()->isServiceRegistered(secrets).value());
}

bool SecretStoresTest::lockAll()
{
    QDBusMessage lock = QDBusMessage::createMethodCall(secrets, u"/org/freedesktop/secrets"_s,
                                                       u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    lock << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(collection)});
    return QDBusConnection::sessionBus().call(lock).type() == QDBusMessage::ReplyMessage;
}

void SecretStoresTest::whatIsNoSecretIsNotTaken_data()
{
    QTest::addColumn<QString>("secret");
    QTest::newRow("line break at the end") << u"s3cret\n"_s;
    QTest::newRow("line break inside") << u"s3cret\r\nmore"_s;
    QTest::newRow("tab") << u"s3cret\t"_s;
    QTest::newRow("line separator") << u"s3cret\u2028x"_s;
    QTest::newRow("space before") << u" s3cret"_s;
    QTest::newRow("nothing") << QString();
}

void SecretStoresTest::whatIsNoSecretIsNotTaken()
{
    QFETCH(QString, secret);
    SessionSecretStore memory;
    KeychainSecretStore keychain(m_scheduler);
    for (SecretStore *store : std::vector<SecretStore *>{&memory, &keychain}) {
        const Result<void> written = answerOf(store->write(ConnectionId(u"refused"_s), secret));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Invalid);
        QVERIFY(!describe(written.error()).contains(u"s3cret"_s));
        QVERIFY(!answerOf(store->read(ConnectionId(u"refused"_s))));
    }
}

void SecretStoresTest::memoryForgetsWithItsStore()
{
    const ConnectionId id(u"m"_s);
    {
        SessionSecretStore store;
        QVERIFY(store.place() == SecretStore::Place::Session);
        QVERIFY(answerOf(store.write(id, u"s"_s)));
        QCOMPARE(answerOf(store.read(id)).value(), u"s"_s);
        QVERIFY(answerOf(store.remove(id)));
        QVERIFY(answerOf(store.remove(id)));
        QCOMPARE(answerOf(store.read(id)).error().kind, ErrorKind::NotFound);
        QVERIFY(answerOf(store.write(id, u"s"_s)));
    }
    SessionSecretStore other;
    QVERIFY(!answerOf(other.read(id)));
}

void SecretStoresTest::aKeychainIsFoundAndUsed()
{
    QVERIFY(keychainServiceOffered());
    QVERIFY(makeSecretStore(m_scheduler)->place() == SecretStore::Place::Keychain);
    const QFuture<bool> locked = keychainIsLocked();
    QTRY_VERIFY(locked.isFinished());
    QVERIFY(!locked.result());
}

void SecretStoresTest::storedAndReadByAnotherStore()
{
    {
        KeychainSecretStore store(m_scheduler);
        const Result<void> written = answerOf(store.write(ConnectionId(u"a"_s), u"canary-α"_s));
        QVERIFY2(written, written ? "" : qPrintable(describe(written.error())));
        QVERIFY(answerOf(store.write(ConnectionId(u"b"_s), u"other"_s)));
    }
    KeychainSecretStore another(m_scheduler);
    QCOMPARE(answerOf(another.read(ConnectionId(u"a"_s))).value(), u"canary-α"_s);
    QCOMPARE(answerOf(another.read(ConnectionId(u"b"_s))).value(), u"other"_s);
}

void SecretStoresTest::aSecretOfAnyCharacters()
{
    KeychainSecretStore store(m_scheduler);
    for (const QString &secret : {u"a\"b'c\\d$e`f"_s, u"密码🔑"_s, QString(4000, u'x'), u"a b"_s}) {
        QVERIFY(answerOf(store.write(ConnectionId(u"any"_s), secret)));
        QCOMPARE(answerOf(store.read(ConnectionId(u"any"_s))).value(), secret);
    }
}

void SecretStoresTest::missing()
{
    KeychainSecretStore store(m_scheduler);
    const Result<QString> read = answerOf(store.read(ConnectionId(u"nobody"_s)));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::NotFound);
    QVERIFY(!read.error().nextStep.isEmpty());
    QVERIFY(answerOf(store.remove(ConnectionId(u"nobody"_s))));
}

void SecretStoresTest::replacedAndRemoved()
{
    KeychainSecretStore store(m_scheduler);
    const ConnectionId id(u"c"_s);
    QVERIFY(answerOf(store.write(id, u"one"_s)));
    QVERIFY(answerOf(store.write(id, u"two"_s)));
    QCOMPARE(answerOf(store.read(id)).value(), u"two"_s);
    QVERIFY(answerOf(store.remove(id)));
    QCOMPARE(answerOf(store.read(id)).error().kind, ErrorKind::NotFound);
}

void SecretStoresTest::lockedIsNotMissing()
{
    KeychainSecretStore store(m_scheduler);
    QVERIFY(answerOf(store.write(ConnectionId(u"l"_s), u"kept"_s)));
    QVERIFY(lockAll());
    const Result<QString> read = answerOf(store.read(ConnectionId(u"l"_s)));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Storage);
    QVERIFY2(read.error().message.contains(u"locked"_s), qPrintable(describe(read.error())));
    const Result<void> written = answerOf(store.write(ConnectionId(u"l"_s), u"new"_s));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
    // Unlocked again, all is as it was, for a Baton that is started then.
    endKeyring();
    startKeyring();
    QProcess later;
    later.start(QCoreApplication::applicationFilePath(), {u"--read"_s, u"l"_s});
    QVERIFY(later.waitForFinished());
    QCOMPARE(later.readAllStandardOutput(), QByteArray("kept"));
}

void SecretStoresTest::aSilentKeychainIsNotWaitedForForever()
{
    KeychainSecretStore store(m_scheduler, std::chrono::milliseconds(0));
    const Result<QString> read = answerOf(store.read(ConnectionId(u"l"_s)));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Storage);
    QVERIFY(!read.error().nextStep.isEmpty());
}

void SecretStoresTest::refusing()
{
    endKeyring();
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"refusing"_s);
    RefusingService service;
    QVERIFY(bus.registerVirtualObject(u"/org/freedesktop/secrets"_s, &service, QDBusConnection::SubPath));
    QVERIFY(bus.registerService(secrets));
    KeychainSecretStore store(m_scheduler);
    const Result<QString> read = answerOf(store.read(ConnectionId(u"l"_s)));
    QVERIFY(!read);
    QVERIFY2(read.error().kind == ErrorKind::Storage, qPrintable(describe(read.error())));
    const Result<void> written = answerOf(store.write(ConnectionId(u"l"_s), u"canary"_s));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
    QVERIFY(!describe(written.error()).contains(u"canary"_s));
    QVERIFY(!answerOf(store.remove(ConnectionId(u"l"_s))));
    QVERIFY(service.asked > 0);
    bus.unregisterService(secrets);
    bus.unregisterObject(u"/org/freedesktop/secrets"_s, QDBusConnection::UnregisterTree);
    QDBusConnection::disconnectFromBus(u"refusing"_s);
}

void SecretStoresTest::withoutAServiceItIsMemory()
{
    QProcess other;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + m_home.filePath(u"no-bus"_s));
    environment.remove(u"DISPLAY"_s);
    other.setProcessEnvironment(environment);
    other.start(QCoreApplication::applicationFilePath(), {u"--which-store"_s});
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.readAllStandardOutput(), QByteArray("memory"));
}

/// What a process of its own is asked for by the tests.
int answer(const QStringList &question)
{
    SystemScheduler scheduler;
    const std::unique_ptr<SecretStore> store = makeSecretStore(scheduler);
    QString said = store->place() == SecretStore::Place::Session ? u"memory"_s : u"keychain"_s;
    if (question.value(0) == "--read"_L1)
        said = answerOf(store->read(ConnectionId(question.value(1)))).value_or(u"nothing"_s);
    fputs(qPrintable(said), stdout);
    return 0;
}

int main(int argc, char **argv)
{
    const bool asked = argc > 1 && (QByteArray(argv[1]) == "--which-store" || QByteArray(argv[1]) == "--read");
    const bool installed =
        !QStandardPaths::findExecutable(runSession).isEmpty() && !QStandardPaths::findExecutable(keyring).isEmpty();
    if (!asked && installed && !qEnvironmentVariableIsSet(underSession)) {
        qputenv(underSession, "1");
        const QByteArray program = runSession.toLocal8Bit();
        std::vector<char *> arguments{const_cast<char *>(program.constData()), const_cast<char *>("--")};
        arguments.insert(arguments.end(), argv, argv + argc);
        arguments.push_back(nullptr);
        execvp(arguments[0], arguments.data());
        return 1;
    }
    const QCoreApplication application(argc, argv);
    if (asked)
        return answer(QCoreApplication::arguments().mid(1));
    SecretStoresTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_secret_stores.moc"
