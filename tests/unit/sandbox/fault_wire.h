// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandbox.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <sys/socket.h>

namespace baton::test {

inline constexpr int kPatience = 10'000;

inline std::unique_ptr<sandbox::Sandbox> started(bool tls)
{
    std::vector<std::string> flags{"--rate-limit off", "--certifications 60", "--identities 300", "--items 12"};
    if (tls)
        flags.emplace_back("--tls");
    std::string error;
    auto made = sandbox::Sandbox::start(std::get<sandbox::SandboxOptions>(sandbox::parsedOptions(flags)), &error);
    if (!made)
        qFatal("%s", error.c_str());
    return made;
}

inline std::vector<sandbox::Fault> faultOn(const std::string &endpoint, nlohmann::json fault)
{
    fault["endpoint"] = endpoint;
    fault["on"] = {1};
    return std::get<std::vector<sandbox::Fault>>(sandbox::faultsFromText(nlohmann::json{{"faults", {fault}}}.dump()));
}

/// One connection, HTTP by hand.
class Wire
{
public:
    explicit Wire(const sandbox::Sandbox &server)
    {
        const QUrl url(QString::fromStdString(server.ready().sailpoint.baseUrl));
        const auto port = static_cast<quint16>(url.port());
        if (url.scheme() == QLatin1String("https")) {
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.addCaCertificates(
                QSslCertificate::fromData(QByteArray::fromStdString(server.ready().certificate)));
            m_socket.setSslConfiguration(configuration);
            m_socket.connectToHostEncrypted(url.host(), port);
            m_socket.waitForEncrypted(kPatience);
        } else {
            m_socket.connectToHost(url.host(), port);
            m_socket.waitForConnected(kPatience);
        }
    }

    void write(const QByteArray &method, const QByteArray &target, const QByteArray &headers, const QByteArray &body)
    {
        m_socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " +
                       QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
        m_socket.flush();
    }

    /// All that comes until an answer is whole or the connection has ended.
    QByteArray read()
    {
        QByteArray got;
        while (!isWhole(got) && readMore(&got))
            continue;
        return got;
    }
    /// Whether something more came; false at the connection's end.
    bool readMore(QByteArray *got)
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(kPatience))
            return false;
        *got += m_socket.readAll();
        return true;
    }
    /// Waits for the connection's end, past Qt, which calls every end by the same name.
    bool endsByReset()
    {
        const auto descriptor = static_cast<int>(m_socket.socketDescriptor());
        pollfd waiting{descriptor, POLLIN, 0};
        char bytes[1024];
        ssize_t got = 1;
        while (got > 0 && ::poll(&waiting, 1, kPatience) == 1)
            got = ::recv(descriptor, bytes, sizeof bytes, 0);
        return got < 0 && errno == ECONNRESET;
    }
    static bool isWhole(const QByteArray &answer)
    {
        const qsizetype head = answer.indexOf("\r\n\r\n");
        const qsizetype mark = answer.indexOf("Content-Length: ");
        return head >= 0 && mark >= 0 && answer.size() - head - 4 >= answer.mid(mark + 16, 8).split('\r')[0].toInt();
    }

    QSslSocket &socket() { return m_socket; }

private:
    QSslSocket m_socket;
};

inline nlohmann::json bodyOf(const QByteArray &answer)
{
    return nlohmann::json::parse(answer.mid(answer.indexOf("\r\n\r\n") + 4).toStdString(), nullptr, false);
}

} // namespace baton::test
