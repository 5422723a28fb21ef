// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/options.h"
#include "app/sandbox/request_log.h"

#include <memory>

namespace baton::sandbox {

/// Where the SailPoint dialect is, and who may come in.
struct SailPointAccess
{
    std::string baseUrl; ///< no slash at the end
    std::string clientId, clientSecret;
    std::string reviewerClientId, reviewerClientSecret;
};

/// Where the Saviynt dialect is, and who may come in.
struct SaviyntAccess
{
    std::string baseUrl;                            ///< the host alone: operations are at /ECM/api/v5 below it
    std::string username, password;                 ///< of an administrator
    std::string reviewerUsername, reviewerPassword; ///< of somebody who may read everything and reassign nothing
    std::string subjectToken, reviewerSubjectToken; ///< of both, from their identity provider; good for an hour
    std::string externalConnection;                 ///< how the tenant calls that identity provider
};

struct ReadyInfo
{
    long pid = 0;
    SailPointAccess sailpoint;
    SaviyntAccess saviynt;
    std::string certificate; ///< PEM, with --tls: what to trust; else empty
};

/// An embedded tenant of each vendor: real HTTP, or HTTPS, on a thread of its own, from start() until stop() or its
/// end. All members may be called from any thread.
class Sandbox
{
public:
    /// Serves when it returns, and has written the ready file when one is asked for. Null with a sentence in
    /// `error` otherwise.
    static std::unique_ptr<Sandbox> start(const SandboxOptions &options, std::string *error);
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    const ReadyInfo &ready() const;
    /// ready() as one line of JSON: {"pid":…,"sailpoint":{"baseUrl",…},"saviynt":{"baseUrl",…}}, and "certificate" with
    /// --tls.
    std::string readyJson() const;
    /// Every request so far, in the order answered.
    std::vector<LoggedRequest> requests() const;
    /// What goes wrong from now on; occurrences count from here.
    void setFaults(std::vector<Fault> faults);
    /// Closes everything at once. A second call does nothing.
    void stop();

private:
    struct Private;
    explicit Sandbox(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace baton::sandbox
