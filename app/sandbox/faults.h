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
///     {"endpoint": "task", "action": "null", "field": "id"},
///     {"endpoint": "reAssignUserManagerStep2AccEntDetails", "action": "status", "status": 403},
///     {"endpoint": "certification-reassign", "action": "close-after-acting"}]}
///
/// `endpoint` is a name of endpointNames(): SailPoint's are ours, Saviynt's are its operations' own. `path` is a
/// regular expression searched for in the path as sent; `method` narrows either. Occurrences are counted for each fault
/// from 1: `on` lists them; `from` (1) and `times` (all) give a run of them. When several faults meet a request the
/// first one acts, and each has counted it. Each works with and without TLS. `body` is JSON, or a string sent as it is;
/// `headers` is an object of strings.
struct Fault
{
    enum class Action {
        Status,             ///< "status": `status` with `body` and `headers`, in place of the answer
        Slow,               ///< "slow": the true answer, `ms` late
        Silence,            ///< "silence": no answer; the connection stays open until the client leaves
        Drip,               ///< "drip": the true answer, a byte every `ms` (1000)
        CloseBeforeReading, ///< "close-before-reading": hangs up after the head, before the body is read
        CloseBeforeReply,   ///< "close-before-reply": hangs up after the body was read, before acting
        CloseAfterActing,   ///< "close-after-acting": acts, then hangs up
        ResetAfterActing,   ///< "reset-after-acting": acts, then resets the connection
        CloseMidBody,       ///< "close-mid-body": hangs up halfway through the true answer's body
        Html,               ///< "html": 200 with a web page, as a portal on the way gives it; `status` may be another
        Truncated,          ///< "truncated": whole HTTP, but only the first half of the true answer's JSON
        WrongType,          ///< "wrong-type": the true answer, or each `field` in it, as a value of another type
        Null,               ///< "null": the same as null
        UnknownEnum,        ///< "unknown-enum": words in capitals, or each `field`, as a word that nobody knows
        RateLimited,        ///< "rate-limited": 429, with `retryAfter` when there is one
        ExpiredToken        ///< "expired-token": the token ends now, and this request is the first to be told
    };

    std::string endpoint;
    std::string pathPattern;
    std::string method;
    std::vector<std::uint32_t> on; ///< when not empty, exactly these occurrences
    std::uint32_t from = 1;
    std::uint32_t times = 0; ///< 0: for ever

    Action action = Action::Status;
    int status = 500;
    bool acts = false; ///< whether Status, Silence and Html act all the same
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    int ms = 0;
    std::string field;      ///< a member's name, wherever it is in the answer; empty: see the action
    std::string retryAfter; ///< as the header has it; empty: no such header

    bool meets(std::uint32_t occurrence) const;
    /// Whether the request is carried out before it goes wrong.
    bool actsFirst() const;
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
