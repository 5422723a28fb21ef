// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/request_pipeline.h"
#include "tests/support/compare_kinds.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/fake_transport.h"

#include <QPromise>

#include <memory>
#include <vector>

namespace baton::test {

template <class T> QFuture<T> finishedFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// Gives t1 and, each time the current one is invalidated, the next; or what the test says.
class FakeTokens final : public TokenSource
{
public:
    QFuture<Result<QByteArray>> token(std::stop_token) override
    {
        ++asked;
        if (pending)
            return pending->future();
        if (error)
            return finishedFuture<Result<QByteArray>>(failure(*error));
        return finishedFuture<Result<QByteArray>>("t" + QByteArray::number(number));
    }
    void invalidate(const QByteArray &token) override
    {
        invalidated.push_back(token);
        if (token == "t" + QByteArray::number(number))
            ++number;
    }

    std::shared_ptr<QPromise<Result<QByteArray>>> pending;
    std::optional<Error> error;
    std::vector<QByteArray> invalidated;
    int asked = 0;
    int number = 1;
};

/// A journal that remembers what it was asked, and answers at once or when told.
class FakeJournal
{
public:
    AttemptGate gate()
    {
        return [this](AttemptInfo info) -> QFuture<Result<void>> {
            attempts.push_back(std::move(info));
            if (hold) {
                held = std::make_shared<QPromise<Result<void>>>();
                held->start();
                return held->future();
            }
            if (error)
                return finishedFuture<Result<void>>(failure(*error));
            return finishedFuture<Result<void>>({});
        };
    }
    void release()
    {
        held->addResult(Result<void>());
        held->finish();
    }

    std::vector<AttemptInfo> attempts;
    std::shared_ptr<QPromise<Result<void>>> held;
    std::optional<Error> error;
    bool hold = false;
};

/// A pipeline over a fake transport and a fake clock. Its jitter is always half of the longest wait.
class PipelineFixture
{
public:
    explicit PipelineFixture(PipelineSettings settings = {}, RateLimit limit = RateLimit::unlimited())
        : limiter(clock, limit)
    {
        const HttpLog log([this](const QByteArray &line) { logLines.push_back(line); });
        pipeline = std::make_unique<RequestPipeline>(
            PipelineServices{clock, transport, limiter,
                             [](const HttpResponse &answer, Error &error) {
                                 error.message = QString::fromUtf8(answer.body);
                                 error.kind = ErrorKind::Internal; // readers do not decide this
                                 error.trackingId = QString::fromLatin1(answer.header("X-Tracking"));
                             },
                             log, [] { return 0.5; }},
            std::move(settings));
        pipeline->setTokenSource(&tokens);
    }

    static ApiRequest read(const QString &path = QStringLiteral("/things"))
    {
        ApiRequest request;
        request.endpoint = QStringLiteral("things");
        request.url = QUrl(QStringLiteral("https://tenant.example") + path);
        request.rateKey = QStringLiteral("client/v3");
        return request;
    }
    ApiRequest change()
    {
        ApiRequest request = read();
        request.safety = Safety::OneShot;
        request.method = "POST";
        request.body = "{\"a\":1}";
        request.beforeAttempt = journal.gate();
        return request;
    }
    ApiRequest request(Safety safety) { return safety == Safety::OneShot ? change() : read(); }

    QFuture<Result<ApiResponse>> send(ApiRequest given, CallContext context = {})
    {
        QFuture<Result<ApiResponse>> future = pipeline->send(std::move(given), std::move(context));
        deliver();
        return future;
    }
    /// Lets everything happen that needs no time.
    void deliver() { clock.advance(Millis(0)); }
    void pass(Millis time) { clock.advance(time); }
    static Error errorOf(const QFuture<Result<ApiResponse>> &future)
    {
        if (!future.isFinished() || future.result().has_value())
            return Error(ErrorKind::Internal, QStringLiteral("no error in the test's future"));
        return future.result().error();
    }
    QByteArray sentHeader(size_t index, const QByteArray &name) const
    {
        return FakeTransport::header(transport.requests().at(index), name);
    }

    FakeScheduler clock;
    FakeTransport transport;
    RateLimiter limiter;
    FakeTokens tokens;
    FakeJournal journal;
    std::vector<QByteArray> logLines;
    std::unique_ptr<RequestPipeline> pipeline;
};

} // namespace baton::test
