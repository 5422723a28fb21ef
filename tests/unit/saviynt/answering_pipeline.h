// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/api_pipeline.h"
#include "app/providers/saviynt/saviynt_client.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <vector>

namespace baton::test {

/// An ApiPipeline whose answers a function makes, from the operation's name and the body; keeps what it was asked.
class AnsweringPipeline final : public ApiPipeline
{
public:
    using Answer = std::function<Result<ApiResponse>(const QString &operation, const nlohmann::json &body)>;

    explicit AnsweringPipeline(Answer answer = {}) : answer(std::move(answer)) {}

    QFuture<Result<ApiResponse>> send(ApiRequest request, CallContext) override
    {
        const QString operation = request.url.path().section(QLatin1Char('/'), -1);
        const auto body = nlohmann::json::parse(request.body.toStdString(), nullptr, false);
        operations << operation;
        requests.push_back(std::move(request));
        return saviynt::ready<ApiResponse>(answer(operation, body));
    }

    static Result<ApiResponse> ok(const QByteArray &body, int status = 200)
    {
        ApiResponse response;
        response.http.status = status;
        response.http.body = body;
        return response;
    }
    static Result<ApiResponse> refused(ErrorKind kind, int status, const QString &message = {})
    {
        Error error(kind, message.isEmpty() ? QStringLiteral("The tenant said no.") : message);
        error.httpStatus = status;
        return failure(std::move(error));
    }

    Answer answer;
    QStringList operations;
    std::vector<ApiRequest> requests;
};

} // namespace baton::test
