// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandbox.h"
#include "tests/support/qt_warnings.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>
#include <nlohmann/json.hpp>

using namespace baton::sandbox;
using nlohmann::json;

namespace {

/// JSON with its quotes written as apostrophes: easier to read here, and moc reads no raw strings over lines.
std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::unique_ptr<Sandbox> started(const std::vector<std::string> &flags, std::string *error)
{
    return Sandbox::start(std::get<SandboxOptions>(parsedOptions(flags)), error);
}

std::unique_ptr<Sandbox> started(const std::vector<std::string> &flags)
{
    std::string error;
    std::unique_ptr<Sandbox> sandbox = started(flags, &error);
    if (!sandbox)
        qFatal("%s", error.c_str());
    return sandbox;
}

/// One connection, HTTP by hand.
class Wire
{
public:
    explicit Wire(const Sandbox &sandbox)
    {
        const std::string &base = sandbox.ready().sailpoint.baseUrl;
        m_port = static_cast<quint16>(std::stoi(base.substr(base.rfind(':') + 1)));
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        m_socket.waitForConnected(5000);
    }

    void write(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
               const QByteArray &body = {})
    {
        m_socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " +
                       QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
        m_socket.flush();
    }

    /// The next answer; empty when the connection closes without one.
    QByteArray read()
    {
        for (;;) {
            const qsizetype head = m_buffer.indexOf("\r\n\r\n");
            if (head >= 0) {
                const qsizetype mark = m_buffer.indexOf("Content-Length: ");
                const qsizetype length = m_buffer.mid(mark + 16, m_buffer.indexOf("\r\n", mark) - mark - 16).toInt();
                if (m_buffer.size() >= head + 4 + length) {
                    const QByteArray answer = m_buffer.left(head + 4 + length);
                    m_buffer.remove(0, head + 4 + length);
                    return answer;
                }
            }
            if (!m_socket.waitForReadyRead(10000)) {
                const QByteArray rest = m_buffer;
                m_buffer.clear();
                return rest;
            }
            m_buffer += m_socket.readAll();
        }
    }

    QByteArray ask(const QByteArray &method, const QByteArray &target, const QByteArray &headers = {},
                   const QByteArray &body = {})
    {
        write(method, target, headers, body);
        return read();
    }

    void close() { m_socket.abort(); }

private:
    QTcpSocket m_socket;
    QByteArray m_buffer;
    quint16 m_port = 0;
};

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}

json bodyOf(const QByteArray &answer)
{
    return json::parse(answer.mid(answer.indexOf("\r\n\r\n") + 4).toStdString(), nullptr, false);
}

QByteArray bearer(const Sandbox &sandbox)
{
    const SailPointAccess &access = sandbox.ready().sailpoint;
    const QByteArray form = "grant_type=client_credentials&client_id=" + QByteArray::fromStdString(access.clientId) +
                            "&client_secret=" + QByteArray::fromStdString(access.clientSecret);
    Wire wire(sandbox);
    const json body =
        bodyOf(wire.ask("POST", "/oauth/token", "Content-Type: application/x-www-form-urlencoded\r\n", form));
    return "Authorization: Bearer " + QByteArray::fromStdString(body["access_token"].get<std::string>()) + "\r\n";
}

} // namespace

class SandboxServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void servesOnKeptConnections()
    {
        const auto sandbox = started({"--rate-limit", "off", "--certifications", "300"});
        const QByteArray token = bearer(*sandbox);
        std::vector<std::unique_ptr<Wire>> wires;
        for (int i = 0; i < 40; ++i)
            wires.push_back(std::make_unique<Wire>(*sandbox));
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < 5; ++round) {
            for (const auto &wire : wires)
                wire->write("GET", "/v3/certifications?limit=50&offset=" + QByteArray::number(round * 50), token);
            for (const auto &wire : wires) {
                const QByteArray answer = wire->read();
                QCOMPARE(statusOf(answer), 200);
                QCOMPARE(bodyOf(answer).size(), std::size_t{50});
            }
        }
        qInfo("200 pages of 50 over 40 connections: %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(sandbox->requests().size(), std::size_t{201});
    }

    void writesReadyFileAndLog()
    {
        QTemporaryDir folder;
        const QString readyPath = folder.filePath(QStringLiteral("ready.json"));
        const QString logPath = folder.filePath(QStringLiteral("log.jsonl"));
        const auto sandbox = started({"--ready-file", readyPath.toStdString(), "--request-log", logPath.toStdString()});
        for (const QString &path : {readyPath, logPath}) {
            QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                     QFile::Permissions());
        }
        QFile readyFile(readyPath);
        QVERIFY(readyFile.open(QIODevice::ReadOnly));
        const json ready = json::parse(readyFile.readAll().toStdString());
        QVERIFY(ready == json::parse(sandbox->readyJson()));
        QVERIFY(ready["pid"].is_number());
        for (const char *key : {"baseUrl", "clientId", "clientSecret", "reviewerClientId", "reviewerClientSecret"})
            QVERIFY2(ready["sailpoint"][key].is_string(), key);

        const QByteArray token = bearer(*sandbox);
        Wire wire(*sandbox);
        wire.ask("GET", "/v3/campaigns?limit=1", token + "X-Request-Id: abc-1\r\n");
        wire.ask("POST", "/v3/campaigns/x/reassign", token, "{\"a\": \"\xc3\xa9\"}");
        QFile log(logPath);
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QByteArray text = log.readAll();
        QVERIFY(!text.contains("Bearer") && !text.contains(sandbox->ready().sailpoint.clientSecret.c_str()));
        const QList<QByteArray> lines = text.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        const json tokenLine = json::parse(lines[0].toStdString());
        QCOMPARE(tokenLine["body"].get<std::string>(), std::string("<redacted>"));
        const json list = json::parse(lines[1].toStdString());
        QCOMPARE(list["path"].get<std::string>(), std::string("/v3/campaigns"));
        QCOMPARE(list["query"].get<std::string>(), std::string("limit=1"));
        QCOMPARE(list["requestId"].get<std::string>(), std::string("abc-1"));
        QCOMPARE(list["status"].get<int>(), 200);
        QVERIFY(list["t"].is_number());
        const json post = json::parse(lines[2].toStdString());
        QCOMPARE(post["body"].get<std::string>(), std::string("{\"a\": \"\xc3\xa9\"}"));
        QCOMPARE(post["status"].get<int>(), 404);
        QCOMPARE(post["acted"].get<bool>(), false);
        QVERIFY(!post["requestId"].get<std::string>().empty());
    }

    void faultsStrike()
    {
        const auto sandbox = started({"--task-duration", "0"});
        const QByteArray token = bearer(*sandbox);
        Wire wire(*sandbox);
        const std::string certification = [&] {
            const json list = bodyOf(wire.ask("GET", "/v3/certifications?limit=250", token));
            for (const auto &one : list) {
                if (one["phase"] == "ACTIVE" && one["campaign"]["campaignType"] == "MACHINE_ACCOUNT")
                    return one.dump();
            }
            return std::string();
        }();
        const json chosen = json::parse(certification);
        const QByteArray path =
            "/v3/campaigns/" + QByteArray::fromStdString(chosen["campaign"]["id"].get<std::string>()) + "/reassign";
        const json people = bodyOf(wire.ask("GET", "/v3/public-identities?filters=alias%20eq%20%22chen.wei%22", token));
        const QByteArray body = QByteArray::fromStdString(json{
            {"certificationIds", {chosen["id"]}},
            {"reassignTo", {{"id", people[0]["id"]}, {"type", "IDENTITY"}}},
            {"reason", "r"}}.dump());

        sandbox->setFaults(std::get<std::vector<Fault>>(faultsFromText(
            quoted("{'faults':["
                   "{'endpoint':'campaign-reassign','on':[1],'action':'close-before-reply'},"
                   "{'endpoint':'campaign-reassign','on':[2],'action':'close-after-acting'},"
                   "{'endpoint':'campaigns','on':[1],'action':'status','status':503,'body':{'message':'down'},"
                   "'headers':{'Retry-After':'1'}},"
                   "{'endpoint':'campaigns','on':[2],'action':'slow','ms':150}]}"))));
        QVERIFY(Wire(*sandbox).ask("POST", path, token, body).isEmpty());
        QVERIFY(!sandbox->requests().back().acted);
        QCOMPARE(sandbox->requests().back().status, 0);
        QVERIFY(Wire(*sandbox).ask("POST", path, token, body).isEmpty());
        QVERIFY(sandbox->requests().back().acted);
        QCOMPARE(sandbox->requests().back().status, 0);
        QCOMPARE(statusOf(wire.ask(
                     "GET", "/v3/certifications/" + QByteArray::fromStdString(chosen["id"].get<std::string>()), token)),
                 404);

        const QByteArray down = wire.ask("GET", "/v3/campaigns", token);
        QCOMPARE(statusOf(down), 503);
        QVERIFY(down.contains("Retry-After: 1\r\n") && down.endsWith("{\"message\":\"down\"}"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(statusOf(wire.ask("GET", "/v3/campaigns", token)), 200);
        QVERIFY(timer.elapsed() >= 150);
        timer.restart();
        QCOMPARE(statusOf(wire.ask("GET", "/v3/campaigns", token)), 200);
    }

    void aClientThatLeftGotNothing()
    {
        const auto sandbox = started({});
        const QByteArray token = bearer(*sandbox);
        sandbox->setFaults(std::get<std::vector<Fault>>(
            faultsFromText(quoted("{'faults':[{'endpoint':'campaigns','action':'slow','ms':200}]}"))));
        const std::size_t before = sandbox->requests().size();
        Wire wire(*sandbox);
        wire.ask("GET", "/v3/campaigns/none", token); // so that the server has the connection
        wire.write("GET", "/v3/campaigns", token);
        wire.close();
        QTRY_COMPARE_WITH_TIMEOUT(sandbox->requests().size(), before + 2, 10000);
        QCOMPARE(sandbox->requests().back().status, 0);
    }

    void speaksTls()
    {
        const QTemporaryDir folder;
        const QString readyPath = folder.filePath(QStringLiteral("ready.json"));
        const auto sandbox = started({"--tls", "--ready-file", readyPath.toStdString()});
        const QByteArray pem = QByteArray::fromStdString(sandbox->ready().certificate);
        const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem);
        QCOMPARE(certificates.size(), 1);
        QFile readyFile(readyPath);
        QVERIFY(readyFile.open(QIODevice::ReadOnly));
        const json ready = json::parse(readyFile.readAll().toStdString());
        QCOMPARE(ready["certificate"].get<std::string>(), pem.toStdString());
        QVERIFY(!pem.contains("PRIVATE KEY"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
        const QUrl url(QString::fromStdString(sandbox->ready().sailpoint.baseUrl));
        QCOMPARE(url.scheme(), QStringLiteral("https"));

        const auto connected = [&url](const QList<QSslCertificate> &trusted) {
            auto socket = std::make_unique<QSslSocket>();
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.addCaCertificates(trusted);
            socket->setSslConfiguration(configuration);
            socket->connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
            socket->waitForEncrypted(5000);
            return socket;
        };
        const auto trusting = connected(certificates);
        QVERIFY2(trusting->isEncrypted(), qPrintable(trusting->errorString()));
        QVERIFY(trusting->sessionProtocol() == QSsl::TlsV1_2 || trusting->sessionProtocol() == QSsl::TlsV1_3);
        // Twice, on the same connection.
        for (int i = 0; i < 2; ++i) {
            trusting->write("GET /oauth/info HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n");
            QByteArray answer;
            while (!answer.endsWith('}') && trusting->waitForReadyRead(5000))
                answer += trusting->readAll();
            QCOMPARE(statusOf(answer), 200);
            QCOMPARE(bodyOf(answer)["cloudDomainUrl"].get<std::string>(), std::string("https://127.0.0.1:1"));
        }
        const auto doubting = connected({});
        QVERIFY(!doubting->isEncrypted());
        QCOMPARE(doubting->error(), QAbstractSocket::SslHandshakeFailedError);

        // Another start has another certificate.
        QVERIFY(started({"--tls"})->ready().certificate != sandbox->ready().certificate);
        QVERIFY(started({})->ready().certificate.empty());
        QVERIFY(!json::parse(started({})->readyJson()).contains("certificate"));
    }

    void aClientThatLeftATlsConnectionGotNothing()
    {
        const auto sandbox = started({"--tls", "--latency", "200"});
        const QUrl url(QString::fromStdString(sandbox->ready().sailpoint.baseUrl));
        QSslSocket socket;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.addCaCertificates(
            QSslCertificate::fromData(QByteArray::fromStdString(sandbox->ready().certificate)));
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
        QVERIFY(socket.waitForEncrypted(5000));
        socket.write("GET /oauth/info HTTP/1.1\r\nHost: x\r\n\r\n");
        socket.disconnectFromHost(); // writes what is left, then says good-bye
        QTRY_COMPARE_WITH_TIMEOUT(sandbox->requests().size(), std::size_t{1}, 10000);
        QCOMPARE(sandbox->requests().back().status, 0);
    }

    void badHttpEndsOnlyItsConnection()
    {
        const auto sandbox = started({});
        Wire bad(*sandbox);
        bad.write("\x01\x02 nonsense", "x y z", "no colon\r\n");
        Wire good(*sandbox);
        QCOMPARE(statusOf(good.ask("GET", "/oauth/info")), 200);
    }

    void refusesATakenPort()
    {
        const auto sandbox = started({});
        const std::string &base = sandbox->ready().sailpoint.baseUrl;
        std::string error;
        QVERIFY(!started({"--port", base.substr(base.rfind(':') + 1)}, &error));
        QVERIFY2(error.find("Cannot listen on 127.0.0.1 port") == 0, error.c_str());
        QVERIFY(!started({"--host", "example"}, &error));
        QVERIFY2(error.find("example") != std::string::npos, error.c_str());
        QVERIFY(!started({"--request-log", "/nowhere/at/all"}, &error));
        QVERIFY2(error.find("/nowhere/at/all") != std::string::npos, error.c_str());
    }

    void startsAndEndsFast()
    {
        QElapsedTimer timer;
        timer.start();
        const auto sandbox = started({"--certifications", "100000", "--rate-limit", "off", "--latency", "60000"});
        const qint64 start = timer.elapsed();
        Wire waiting(*sandbox);
        waiting.write("GET", "/oauth/info");
        timer.restart();
        sandbox->stop();
        qInfo("100,000 certifications: started in %lld ms, ended in %lld ms", static_cast<long long>(start),
              static_cast<long long>(timer.elapsed()));
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(start < 1000);
        sandbox->stop();
    }
};

QTEST_GUILESS_MAIN(SandboxServerTest)
#include "tst_sandbox_server.moc"
