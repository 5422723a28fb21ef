// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http_server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <cctype>
#include <sstream>
#include <thread>
#include <type_traits>

namespace baton::sandbox {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using TlsStream = boost::beast::ssl_stream<tcp::socket>;

constexpr std::uint64_t kBodyLimit = std::uint64_t(64) * 1024 * 1024;

struct Callbacks
{
    HttpServer::Reception reception;
    HttpServer::Done done;
};

Request headOf(const http::request_header<> &from)
{
    Request request;
    request.method = std::string(from.method_string());
    const std::string target(from.target());
    const std::size_t mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != std::string::npos)
        request.query = target.substr(mark + 1);
    for (const auto &field : from) {
        std::string name(field.name_string());
        for (char &c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        request.headers.emplace_back(std::move(name), std::string(field.value()));
    }
    return request;
}

/// One connection: read the head, then the body, answer, again. Keeps itself alive through the operation under way.
/// Stream: tcp::socket or TlsStream.
template <class Stream> class Session : public std::enable_shared_from_this<Session<Stream>>
{
public:
    Session(Stream stream, const Callbacks &callbacks)
        : m_stream(std::move(stream)), m_timer(socket().get_executor()), m_callbacks(callbacks)
    {
        boost::system::error_code ignored;
        socket().set_option(tcp::no_delay(true), ignored);
    }

    void start()
    {
        if constexpr (isTls)
            m_stream.async_handshake(asio::ssl::stream_base::server,
                                     [self = this->shared_from_this()](boost::system::error_code error) {
                                         if (!error)
                                             self->read();
                                     });
        else
            read();
    }

private:
    static constexpr bool isTls = std::is_same_v<Stream, TlsStream>;

    tcp::socket &socket() { return boost::beast::get_lowest_layer(m_stream); }

    void read()
    {
        m_parser.emplace();
        m_parser->body_limit(kBodyLimit);
        http::async_read_header(m_stream, m_buffer, *m_parser,
                                [self = this->shared_from_this()](boost::system::error_code error, std::size_t) {
                                    if (!error)
                                        self->readBody();
                                });
    }

    void readBody()
    {
        m_request = headOf(m_parser->get().base());
        m_answerer = m_callbacks.reception(m_request);
        if (!m_answerer) {
            m_callbacks.done(m_request, {}, 0);
            hangUp();
            return;
        }
        http::async_read(m_stream, m_buffer, *m_parser,
                         [self = this->shared_from_this()](boost::system::error_code error, std::size_t) {
                             if (!error)
                                 self->answer();
                         });
    }

    void answer()
    {
        m_keepAlive = m_parser->get().keep_alive();
        m_version = m_parser->get().version();
        m_request.body = std::move(m_parser->get().body());
        m_reply = m_answerer(m_request);
        if (m_reply.delay.count() <= 0) {
            finish();
            return;
        }
        m_timer.expires_after(m_reply.delay);
        m_timer.async_wait([self = this->shared_from_this()](boost::system::error_code error) {
            if (!error)
                self->finish();
        });
    }

    bool clientIsGone()
    {
        if (m_reply.delay.count() <= 0)
            return false;
        char byte = 0;
        boost::system::error_code error;
        socket().non_blocking(true, error);
        socket().receive(asio::buffer(&byte, 1), tcp::socket::message_peek, error);
        if (isTls && !error)
            return true; // what a client says before it has its answer is good-bye
        return error && error != asio::error::would_block && error != asio::error::try_again;
    }

    void finish()
    {
        using Course = Reply::Course;
        const bool sends = m_reply.course == Course::Answer || m_reply.course == Course::HalfBody;
        if (!sends || clientIsGone()) {
            m_callbacks.done(m_request, m_reply.response, 0);
            if (m_reply.course == Course::Silence)
                awaitLeave();
            else
                hangUp();
            return;
        }
        m_callbacks.done(m_request, m_reply.response, m_reply.response.status);
        m_response = {};
        m_response.version(m_version);
        m_response.result(static_cast<unsigned>(m_reply.response.status));
        m_response.keep_alive(m_keepAlive);
        for (const auto &[name, value] : m_reply.response.headers)
            m_response.set(name, value);
        if (!m_reply.response.contentType.empty())
            m_response.set(http::field::content_type, m_reply.response.contentType);
        m_response.body() = std::move(m_reply.response.body);
        m_response.prepare_payload();
        if (m_reply.course == Course::HalfBody)
            sendHalf();
        else if (m_reply.perByte.count() > 0)
            drip(std::make_shared<const std::string>(wholeText()), 0);
        else
            sendWhole();
    }

    void sendWhole()
    {
        http::async_write(m_stream, m_response,
                          [self = this->shared_from_this()](boost::system::error_code error, std::size_t) {
                              if (!error)
                                  self->afterAnswer();
                              else
                                  self->sayGoodbye();
                          });
    }

    void sendHalf()
    {
        const std::size_t kept = m_response.body().size() - m_response.body().size() / 2;
        auto text = std::make_shared<std::string>(wholeText());
        text->resize(text->size() - kept);
        asio::async_write(
            m_stream, asio::buffer(*text),
            [self = this->shared_from_this(), text](boost::system::error_code, std::size_t) { self->hangUp(); });
    }

    void drip(const std::shared_ptr<const std::string> &text, std::size_t at)
    {
        asio::async_write(m_stream, asio::buffer(text->data() + at, 1),
                          [self = this->shared_from_this(), text, at](boost::system::error_code error, std::size_t) {
                              if (error)
                                  return;
                              if (at + 1 == text->size()) {
                                  self->afterAnswer();
                                  return;
                              }
                              self->m_timer.expires_after(self->m_reply.perByte);
                              self->m_timer.async_wait(
                                  [self, text, at](boost::system::error_code) { self->drip(text, at + 1); });
                          });
    }

    std::string wholeText() const
    {
        std::ostringstream text;
        text << m_response;
        return text.str();
    }

    void afterAnswer()
    {
        if (m_keepAlive)
            read();
        else
            sayGoodbye();
    }

    /// Holds the connection, and says nothing, until the client does something: all it can do is leave.
    void awaitLeave()
    {
        socket().async_wait(tcp::socket::wait_read,
                            [self = this->shared_from_this()](boost::system::error_code) { self->hangUp(); });
    }

    void hangUp()
    {
        boost::system::error_code ignored;
        if (m_reply.course == Reply::Course::Reset)
            socket().set_option(asio::socket_base::linger(true, 0), ignored);
        else
            socket().shutdown(tcp::socket::shutdown_both, ignored);
        socket().close(ignored);
    }

    void sayGoodbye()
    {
        if constexpr (isTls) {
            m_stream.async_shutdown([self = this->shared_from_this()](boost::system::error_code) {});
        } else {
            boost::system::error_code ignored;
            m_stream.shutdown(tcp::socket::shutdown_send, ignored);
        }
    }

    Stream m_stream;
    asio::steady_timer m_timer;
    const Callbacks &m_callbacks;
    boost::beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    http::response<http::string_body> m_response;
    Request m_request;
    HttpServer::Answerer m_answerer;
    Reply m_reply;
    bool m_keepAlive = true;
    unsigned m_version = 11;
};

} // namespace

struct HttpServer::Private
{
    Callbacks callbacks;
    std::optional<asio::ssl::context> tls;
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    std::thread thread;

    void accept()
    {
        acceptor.async_accept([this](boost::system::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted)
                return;
            if (!error && tls)
                std::make_shared<Session<TlsStream>>(TlsStream(std::move(socket), *tls), callbacks)->start();
            else if (!error)
                std::make_shared<Session<tcp::socket>>(std::move(socket), callbacks)->start();
            accept();
        });
    }

    bool take(const TlsIdentity &identity, std::string *error)
    {
        boost::system::error_code code;
        tls.emplace(asio::ssl::context::tls_server);
        SSL_CTX *const context = tls->native_handle();
        SSL_CTX_set_min_proto_version(context, identity.oldProtocol ? TLS1_1_VERSION : TLS1_2_VERSION);
        if (identity.oldProtocol) {
            // Its signatures are below what OpenSSL allows by itself.
            SSL_CTX_set_max_proto_version(context, TLS1_1_VERSION);
            SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0");
        }
        tls->use_certificate(asio::buffer(identity.certificate), asio::ssl::context::pem, code);
        if (!code)
            tls->use_private_key(asio::buffer(identity.key), asio::ssl::context::pem, code);
        if (code)
            *error = "The certificate cannot be used: " + code.message() + ".";
        return !code;
    }

    bool listen(const std::string &host, unsigned short port, std::string *error)
    {
        boost::system::error_code code;
        const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, code);
        if (code) {
            *error = "The host \"" + host + "\" is not an address; use 127.0.0.1 or another IP address.";
            return false;
        }
        const tcp::endpoint endpoint(address, port);
        acceptor.open(endpoint.protocol(), code);
        if (!code)
            acceptor.set_option(tcp::acceptor::reuse_address(true), code);
        if (!code)
            acceptor.bind(endpoint, code);
        if (!code)
            acceptor.listen(asio::socket_base::max_listen_connections, code);
        if (code) {
            *error = "Cannot listen on " + host + " port " + std::to_string(port) + ": " + code.message() + ".";
            return false;
        }
        return true;
    }
};

HttpServer::HttpServer(std::unique_ptr<Private> priv) : d(std::move(priv)) {}

std::unique_ptr<HttpServer> HttpServer::start(const Place &place, Reception reception, Done done, std::string *error)
{
    auto d = std::make_unique<Private>();
    d->callbacks = {std::move(reception), std::move(done)};
    if ((place.tls && !d->take(*place.tls, error)) || !d->listen(place.host, place.port, error))
        return nullptr;
    d->accept();
    d->thread = std::thread([io = &d->io] { io->run(); });
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(d)));
}

HttpServer::~HttpServer()
{
    stop();
}

unsigned short HttpServer::port() const
{
    boost::system::error_code ignored;
    return d->acceptor.local_endpoint(ignored).port();
}

void HttpServer::stop()
{
    d->io.stop();
    if (d->thread.joinable())
        d->thread.join();
}

} // namespace baton::sandbox
