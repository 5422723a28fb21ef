// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/sailpoint/sailpoint_provider.h"
#include "tests/unit/sailpoint/recording_pipeline.h"

namespace baton::test {

/// A provider over a pipeline that only records; signed in as `person`.
struct ProviderFixture
{
    explicit ProviderFixture(
        sailpoint::ApiVersion version = sailpoint::ApiVersion::V3,
        Result<sailpoint::SignedIn> person = sailpoint::SignedIn{QStringLiteral("me-id"), {}, {}, {}})
        : pipeline(std::make_shared<RecordingPipeline>()),
          provider(sailpoint::SailPointClient(pipeline, QUrl(QStringLiteral("https://acme.test")), version,
                                              QStringLiteral("client")),
                   [person](std::stop_token) { return sailpoint::ready<sailpoint::SignedIn>(person); })
    {
    }

    /// What the last request asked for, behind the host.
    QByteArray asked() const { return pipeline->lastUrl().mid(int(qstrlen("https://acme.test"))); }

    std::shared_ptr<RecordingPipeline> pipeline;
    sailpoint::SailPointProvider provider;
};

inline Call callOf(const QString &operation, const QString &path)
{
    Call call;
    call.operationId = operation;
    call.method = QStringLiteral("POST");
    call.path = path;
    call.body = R"({"reassign":[]})";
    return call;
}

} // namespace baton::test
