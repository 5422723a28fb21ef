// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace baton::sandbox {

/// What goes wrong on purpose. A faults file is JSON:
///
///   {"faults": [
///     {"endpoint": "campaign-reassign", "on": [1], "action": "status", "status": 503, "body": {"message": "down"}},
///     {"path": "^/v3/certifications$", "method": "GET", "from": 2, "times": 3, "action": "slow", "ms": 2000},
///     {"endpoint": "certification-reassign", "action": "close-after-acting"}]}
///
/// `endpoint` is a name of endpointNames(), `path` a regular expression searched for in the path as sent; `method`
/// narrows either. Occurrences are counted for each fault from 1: `on` lists them; `from` (1) and `times` (all)
/// give a run of them. When several faults meet a request the first one acts, and each has counted it.
/// A `status` fault does not act unless `"acts": true`; `body` is JSON, or a string sent as it is; `headers` is an
/// object of strings.
struct Fault
{
    enum class Action { Status, Slow, CloseBeforeReply, CloseAfterActing };

    std::string endpoint;
    std::string pathPattern;
    std::string method;
    std::vector<std::uint32_t> on; ///< when not empty, exactly these occurrences
    std::uint32_t from = 1;
    std::uint32_t times = 0; ///< 0: for ever

    Action action = Action::Status;
    int status = 500;
    bool acts = false;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    int slowMs = 0;

    bool meets(std::uint32_t occurrence) const;
};

std::variant<std::vector<Fault>, std::string> faultsFromText(const std::string &json);
std::variant<std::vector<Fault>, std::string> faultsFromFile(const std::string &path);
std::string faultsHelpText();

/// The names by which a fault can pick an endpoint.
const std::vector<std::string> &endpointNames();

/// Counts requests against faults.
class FaultTable
{
public:
    void set(std::vector<Fault> faults);
    /// The fault that this request meets, having counted it.
    std::optional<Fault> next(const std::string &endpoint, const Request &request);

private:
    struct Counted
    {
        Fault fault;
        std::uint32_t seen = 0;
    };
    std::vector<Counted> m_faults;
};

} // namespace baton::sandbox
