// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_pipeline.h"
#include "app/providers/sailpoint/sailpoint_client.h"

#include <deque>
#include <vector>

namespace baton::test {

/// An ApiPipeline that answers from a queue, at once or when it is told to, and keeps what it was asked.
class RecordingPipeline final : public ApiPipeline
{
public:
    QFuture<Result<ApiResponse>> send(ApiRequest request, CallContext context) override
    {
        requests.push_back(std::move(request));
        contexts.push_back(std::move(context));
        if (holds) {
            held.emplace_back().start();
            return held.back().future();
        }
        return sailpoint::ready<ApiResponse>(next());
    }

    /// Answers what was held, in order.
    void release()
    {
        holds = false;
        for (QPromise<Result<ApiResponse>> &promise : held) {
            promise.addResult(next());
            promise.finish();
        }
        held.clear();
    }

    Result<ApiResponse> next()
    {
        Result<ApiResponse> answer = failure(Error(ErrorKind::Internal, QStringLiteral("no answer was prepared")));
        if (!answers.empty()) {
            answer = std::move(answers.front());
            answers.pop_front();
        }
        return answer;
    }

    void answer(const QByteArray &body, int status = 200, HeaderList headers = {})
    {
        ApiResponse response;
        response.http.status = status;
        response.http.headers = std::move(headers);
        response.http.body = body;
        answers.emplace_back(std::move(response));
    }
    void refuse(ErrorKind kind, int status)
    {
        Error error(kind, QStringLiteral("The tenant said no."));
        error.httpStatus = status;
        answers.emplace_back(failure(std::move(error)));
    }
    QByteArray lastUrl() const { return requests.empty() ? QByteArray() : requests.back().url.toEncoded(); }

    std::vector<ApiRequest> requests;
    std::vector<CallContext> contexts;
    std::deque<Result<ApiResponse>> answers;
    std::vector<QPromise<Result<ApiResponse>>> held;
    bool holds = false; ///< requests wait for release()
};

} // namespace baton::test
