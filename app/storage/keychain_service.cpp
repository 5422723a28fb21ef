// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/keychain_service.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QLibrary>
#include <QPromise>

#include <memory>
#endif

namespace baton {

using namespace Qt::StringLiterals;

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

namespace {

const QString secretService = u"org.freedesktop.secrets"_s;

} // namespace

bool keychainServiceOffered()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    QDBusConnectionInterface *const names = bus.interface();
    const auto offered = [names](const QString &service) {
        return names->isServiceRegistered(service).value() ||
               names->activatableServiceNames().value().contains(service);
    };
    if (offered(secretService))
        return QLibrary(u"secret-1"_s, 0).load(); // which is only loaded when it is needed
    return offered(u"org.kde.kwalletd5"_s);
}

QFuture<bool> keychainIsLocked()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return QtFuture::makeReadyFuture(false);
    QDBusMessage question = QDBusMessage::createMethodCall(secretService, u"/org/freedesktop/secrets/aliases/default"_s,
                                                           u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    auto *const watcher = new QDBusPendingCallWatcher(bus.asyncCall(question));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, promise] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        promise->addResult(reply.isValid() && reply.value().variant().toBool());
        promise->finish();
        watcher->deleteLater();
    });
    return promise->future();
}

#else

bool keychainServiceOffered()
{
    return true;
}

QFuture<bool> keychainIsLocked()
{
    return QtFuture::makeReadyFuture(false);
}

#endif

} // namespace baton
