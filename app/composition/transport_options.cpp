// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/transport_options.h"

#include <QCoreApplication>
#include <QFile>

namespace baton {

namespace {

constexpr qint64 mostBytes = qint64{4} * 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::TransportOptions)
};

Result<QByteArray> authoritiesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure({ErrorKind::Invalid,
                        Text::tr("The file of your organisation's authorities, %1, cannot be read: %2.")
                            .arg(path, file.errorString()),
                        Text::tr("Name another file in the connection, or none.")});
    const QByteArray pem = file.read(mostBytes);
    if (certificatesIn(pem) == 0)
        return failure({ErrorKind::Invalid,
                        Text::tr("The file of your organisation's authorities, %1, holds no certificate.").arg(path),
                        Text::tr("It must be a PEM file: text that begins with -----BEGIN CERTIFICATE-----.")});
    return pem;
}

} // namespace

Result<QnamOptions> transportOptions(const Connection &connection)
{
    QnamOptions options;
    switch (connection.proxy.kind) {
    case ProxyChoice::Kind::System:
        options.proxy.kind = ProxyUse::Kind::System;
        break;
    case ProxyChoice::Kind::None:
        options.proxy.kind = ProxyUse::Kind::None;
        break;
    case ProxyChoice::Kind::Manual:
        if (connection.proxy.host.isEmpty() || connection.proxy.port < 1 || connection.proxy.port > 65'535)
            return failure({ErrorKind::Invalid, Text::tr("The proxy of the connection has no host or no port."),
                            Text::tr("Write it as host:port, such as proxy.example.com:8080.")});
        options.proxy = {ProxyUse::Kind::Manual, connection.proxy.host, static_cast<quint16>(connection.proxy.port)};
        break;
    }
    if (!connection.caFile.isEmpty()) {
        Result<QByteArray> authorities = authoritiesIn(connection.caFile);
        if (!authorities)
            return failure(authorities.error());
        options.trustedCertificates = std::move(*authorities);
    }
    return options;
}

} // namespace baton
