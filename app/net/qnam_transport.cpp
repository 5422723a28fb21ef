// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/qnam_transport.h"

#include "app/net/loopback_rule.h"
#include "app/net/one_shot_body.h"
#include "app/net/qnam_transport_tls.h"
#include "app/net/stop_relay.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPromise>
#include <QSslConfiguration>
#include <QSslError>

#include <optional>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

using Outcome = tl::expected<HttpResponse, TransportFailure>;
using Kind = TransportFailure::Kind;

TransportFailure transportFailure(Kind kind, QString message)
{
    TransportFailure failed;
    failed.kind = kind;
    failed.message = std::move(message);
    return failed;
}

/// Loopback is reached directly: through a proxy, plain http would leave this machine.
class DirectLoopback final : public QNetworkProxyFactory
{
public:
    explicit DirectLoopback(ProxyUse use) : m_use(std::move(use)) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (m_use.kind == ProxyUse::Kind::None || isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        if (m_use.kind == ProxyUse::Kind::Manual)
            return {QNetworkProxy(QNetworkProxy::HttpProxy, m_use.host, m_use.port)};
        return QNetworkProxyFactory::systemProxyForQuery(query);
    }

private:
    ProxyUse m_use;
};

QNetworkRequest networkRequest(const HttpRequest &request, const QSslConfiguration &tls)
{
    QUrl url = request.url;
    url.setUserInfo(QString());
    url.setFragment(QString());
    QNetworkRequest made(url);
    // HTTP/2 of 6.4.2 leaves requests unsent after its session was destroyed.
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Qt's own policy carries Authorization, and on 307 and 308 the body, to another origin.
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    made.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    made.setSslConfiguration(tls);
    for (const auto &[name, value] : request.headers)
        made.setRawHeader(name, value);
    return made;
}

/// One request handed to QNetworkAccessManager, until its end.
class Exchange final : public QObject
{
public:
    Exchange(Scheduler &scheduler, qint64 maxBody, QObject *parent)
        : QObject(parent), m_scheduler(scheduler), m_maxBody(maxBody), m_start(scheduler.now())
    {
        m_promise.start();
    }
    ~Exchange() override
    {
        m_scheduler.cancel(m_deadline);
        m_relay.reset();
        if (m_reply) {
            m_reply->disconnect(this);
            settle(tl::unexpected(transportFailure(Kind::Canceled, u"The connection was closed by Baton."_s)));
        }
    }

    QFuture<Outcome> future() { return m_promise.future(); }

    void run(QNetworkAccessManager &manager, const HttpRequest &request, QNetworkRequest prepared,
             const std::stop_token &stop)
    {
        if (request.oneShot) {
            m_body = new OneShotBody(request.body);
            prepared.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
            prepared.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
            m_reply = request.method == "POST" ? manager.post(prepared, m_body)
                                               : manager.sendCustomRequest(prepared, request.method, m_body);
        } else if (request.method == "GET") {
            m_reply = manager.get(prepared);
        } else if (request.method == "POST") {
            m_reply = manager.post(prepared, request.body);
        } else {
            m_reply = manager.sendCustomRequest(prepared, request.method, request.body);
        }
        m_reply->setParent(this);
        if (m_body)
            m_body->setParent(m_reply); // the reply may look at it up to its own end
        connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_bytesLeft = true; });
        connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::checkAnnouncedSize);
        connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readMore);
        connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
            for (const QSslError &error : errors)
                m_tlsErrors.append(error.errorString());
            m_tlsDetails = tlsDetails(errors);
        });
        connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
        m_deadline = m_scheduler.callAfter(request.timeout, this, [this, timeout = request.timeout] {
            end(transportFailure(Kind::Timeout, u"No complete answer within %1 s."_s.arg(
                                                    static_cast<double>(timeout.count()) / 1000.0)));
        });
        m_relay.emplace(stop, this, [this] { end(transportFailure(Kind::Canceled, u"Stopped."_s)); });
    }

private:
    void checkAnnouncedSize()
    {
        const QVariant announced = m_reply->header(QNetworkRequest::ContentLengthHeader);
        if (announced.isValid() && announced.toLongLong() > m_maxBody)
            endTooLarge();
    }

    void readMore()
    {
        m_received += m_reply->readAll();
        if (m_received.size() > m_maxBody)
            endTooLarge();
    }

    void endTooLarge()
    {
        end(transportFailure(Kind::TooLarge,
                             u"The answer is larger than the %1 bytes that Baton reads."_s.arg(m_maxBody)));
    }

    /// Our own end.
    void end(TransportFailure reason)
    {
        if (m_reply)
            leave(tl::unexpected(std::move(reason)));
    }

    void onFinished()
    {
        readMore(); // which may end it
        if (m_reply)
            leave(readOutcome());
    }

    /// The reply's own end, a moment later, closes what is open. abort() does too, but is an error to Qt, which warns
    /// when another one is on its way from the network's thread.
    void leave(Outcome outcome)
    {
        m_scheduler.cancel(m_deadline);
        m_relay.reset();
        m_reply->disconnect(this);
        m_reply = nullptr; // still ours as a child
        deleteLater();
        settle(std::move(outcome));
    }

    Outcome readOutcome()
    {
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        // An answer that breaks off still has its status when it is a refusal or a redirect (307 and 308 to a one-shot
        // body always come with an error); a success must be whole.
        const bool whole = m_reply->error() == QNetworkReply::NoError;
        if (status < 200 || (status < 300 && !whole))
            return tl::unexpected(readFailure());
        const QByteArray location = m_reply->rawHeader("Location");
        if (status >= 300 && status < 400 && !location.isEmpty())
            return tl::unexpected(redirectTo(status, location));
        HttpResponse response;
        response.status = status;
        for (const auto &[name, value] : m_reply->rawHeaderPairs())
            response.headers.emplace_back(name, value);
        response.body = std::exchange(m_received, {});
        response.elapsed = m_scheduler.now() - m_start;
        return response;
    }

    TransportFailure redirectTo(int status, const QByteArray &location) const
    {
        const QUrl target = m_reply->url().resolved(QUrl::fromEncoded(location));
        TransportFailure failed = transportFailure(
            Kind::Redirect,
            u"The server redirects (%1) to %2. Baton does not follow redirects: nothing was sent there."_s.arg(
                QString::number(status), originOf(target)));
        failed.status = status;
        return failed;
    }

    TransportFailure readFailure() const
    {
        const QNetworkReply::NetworkError code = m_reply->error();
        const bool mayHaveLeft = m_bytesLeft || (m_body && m_body->wasRead());
        TransportFailure failed;
        switch (code) {
        case QNetworkReply::HostNotFoundError:
            failed.message = u"The host \"%1\" was not found."_s.arg(m_reply->url().host());
            failed.nothingSent = !mayHaveLeft;
            break;
        case QNetworkReply::ConnectionRefusedError:
            failed.message = u"%1 refuses the connection."_s.arg(originOf(m_reply->url()));
            failed.nothingSent = !mayHaveLeft;
            break;
        case QNetworkReply::ProxyNotFoundError: // 6.4.2 says UnknownNetworkError for a refusing HTTP proxy: no proof
        case QNetworkReply::ProxyConnectionRefusedError:
            failed.message = u"The proxy cannot be reached: %1"_s.arg(m_reply->errorString());
            failed.nothingSent = !mayHaveLeft;
            break;
        case QNetworkReply::SslHandshakeFailedError:
            failed.kind = Kind::Tls;
            failed.message = u"No secure connection to %1: %2"_s.arg(
                originOf(m_reply->url()), m_tlsErrors.isEmpty() ? m_reply->errorString() : m_tlsErrors.join(u"; "_s));
            failed.details = m_tlsDetails;
            failed.nothingSent = !mayHaveLeft;
            failed.permanent = true;
            break;
        case QNetworkReply::ContentReSendError: // the server hung up and Qt could not send the body again
        case QNetworkReply::RemoteHostClosedError:
            failed.message = u"%1 closed the connection before it had answered."_s.arg(originOf(m_reply->url()));
            break;
        default:
            failed.message = u"The connection to %1 failed: %2"_s.arg(originOf(m_reply->url()), m_reply->errorString());
            break;
        }
        return failed;
    }

    void settle(Outcome outcome)
    {
        // Whoever hears this may destroy the transport, and this object with it.
        QPromise<Outcome> promise = std::move(m_promise);
        promise.addResult(std::move(outcome));
        promise.finish();
    }

    Scheduler &m_scheduler;
    qint64 m_maxBody;
    Millis m_start;
    QPromise<Outcome> m_promise;
    QNetworkReply *m_reply = nullptr;
    OneShotBody *m_body = nullptr;
    QByteArray m_received;
    QStringList m_tlsErrors;
    QStringList m_tlsDetails;
    std::optional<StopRelay> m_relay;
    quint64 m_deadline = 0;
    bool m_bytesLeft = false;
};

QFuture<Outcome> refused(TransportFailure why)
{
    why.nothingSent = true;
    why.permanent = true;
    QPromise<Outcome> promise;
    promise.start();
    promise.addResult(tl::unexpected(std::move(why)));
    promise.finish();
    return promise.future();
}

} // namespace

class QnamTransport::Private
{
public:
    Private(Scheduler &clock, QnamOptions given)
        : scheduler(clock), options(std::move(given)), tls(tlsConfiguration(options.trustedCertificates))
    {
        manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        manager.setProxyFactory(new DirectLoopback(options.proxy)); // the manager owns it
    }

    Scheduler &scheduler;
    QnamOptions options;
    QSslConfiguration tls;
    QNetworkAccessManager manager;
    QObject exchanges; ///< parent of what is under way; dies before the manager
};

QnamTransport::QnamTransport(Scheduler &scheduler, QnamOptions options)
    : d(std::make_unique<Private>(scheduler, std::move(options)))
{
}

QnamTransport::~QnamTransport() = default;

QFuture<Outcome> QnamTransport::send(HttpRequest request, std::stop_token stop)
{
    if (const QString refusal = refusalOf(request.url); !refusal.isEmpty())
        return refused(transportFailure(Kind::Network, refusal));
    if (stop.stop_requested())
        return refused(transportFailure(Kind::Canceled, u"Stopped."_s));
    auto *exchange = new Exchange(d->scheduler, d->options.maxBody, &d->exchanges);
    QFuture<Outcome> future = exchange->future();
    exchange->run(d->manager, request, networkRequest(request, d->tls), stop);
    return future;
}

} // namespace baton
