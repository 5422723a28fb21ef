// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/faults.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

namespace baton::sandbox {

namespace {

using nlohmann::json;

std::string textOr(const json &object, const char *key, const std::string &otherwise)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

bool readCount(const json &object, const char *key, std::uint32_t *out)
{
    const auto found = object.find(key);
    if (found == object.end())
        return true;
    if (!found->is_number_unsigned() || found->get<std::uint64_t>() > 0xffffffffULL)
        return false;
    *out = found->get<std::uint32_t>();
    return true;
}

bool isRegex(const std::string &pattern)
{
    try {
        const std::regex tried(pattern);
        return true;
    } catch (const std::regex_error &) {
        return false;
    }
}

/// Empty, or what is wrong with the place the fault is to strike.
std::string readPlace(const json &entry, Fault *fault)
{
    fault->endpoint = textOr(entry, "endpoint", {});
    fault->pathPattern = textOr(entry, "path", {});
    fault->method = textOr(entry, "method", {});
    if (fault->endpoint.empty() && fault->pathPattern.empty())
        return "needs an \"endpoint\" or a \"path\"";
    const auto &names = endpointNames();
    if (!fault->endpoint.empty() && std::find(names.begin(), names.end(), fault->endpoint) == names.end())
        return "names the unknown endpoint \"" + fault->endpoint + "\"";
    if (!isRegex(fault->pathPattern))
        return "has a \"path\" that is no regular expression";
    if (!readCount(entry, "from", &fault->from) || !readCount(entry, "times", &fault->times))
        return "has a \"from\" or \"times\" that is no count";
    if (const auto on = entry.find("on"); on != entry.end()) {
        if (!on->is_array())
            return "has an \"on\" that is no array";
        for (const json &number : *on) {
            if (!number.is_number_unsigned())
                return "has an \"on\" with something that is no count";
            fault->on.push_back(number.get<std::uint32_t>());
        }
    }
    return {};
}

struct ActionName
{
    const char *name;
    Fault::Action action;
};
constexpr ActionName kActions[] = {
    {"status", Fault::Action::Status},
    {"slow", Fault::Action::Slow},
    {"silence", Fault::Action::Silence},
    {"drip", Fault::Action::Drip},
    {"close-before-reading", Fault::Action::CloseBeforeReading},
    {"close-before-reply", Fault::Action::CloseBeforeReply},
    {"close-after-acting", Fault::Action::CloseAfterActing},
    {"reset-after-acting", Fault::Action::ResetAfterActing},
    {"close-mid-body", Fault::Action::CloseMidBody},
    {"html", Fault::Action::Html},
    {"truncated", Fault::Action::Truncated},
    {"wrong-type", Fault::Action::WrongType},
    {"null", Fault::Action::Null},
    {"unknown-enum", Fault::Action::UnknownEnum},
    {"rate-limited", Fault::Action::RateLimited},
    {"expired-token", Fault::Action::ExpiredToken},
};

/// A member's text; a value that is no string as its JSON.
std::string asText(const json &value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string readNumbers(const json &entry, Fault *fault)
{
    std::uint32_t number = 0;
    if (fault->action == Fault::Action::Html)
        number = 200;
    const bool needsStatus = fault->action == Fault::Action::Status || fault->action == Fault::Action::Html;
    if (needsStatus && (!readCount(entry, "status", &number) || number < 200 || number > 599))
        return "needs a \"status\" from 200 to 599";
    if (needsStatus)
        fault->status = static_cast<int>(number);
    number = fault->action == Fault::Action::Drip ? 1000 : 0;
    const bool needsTime = fault->action == Fault::Action::Slow || fault->action == Fault::Action::Drip;
    if (needsTime && (!readCount(entry, "ms", &number) || number == 0 || number > 3600000))
        return "needs \"ms\" from 1 to 3600000";
    fault->ms = static_cast<int>(number);
    return {};
}

std::string readAction(const json &entry, Fault *fault)
{
    const std::string name = textOr(entry, "action", {});
    const auto *const known = std::find_if(std::begin(kActions), std::end(kActions),
                                           [&name](const ActionName &one) { return one.name == name; });
    if (known == std::end(kActions))
        return "has no known \"action\"";
    fault->action = known->action;
    const auto acts = entry.find("acts");
    fault->acts = acts != entry.end() && acts->is_boolean() && acts->get<bool>();
    fault->field = textOr(entry, "field", {});
    if (const auto wait = entry.find("retryAfter"); wait != entry.end())
        fault->retryAfter = asText(*wait);
    if (const auto body = entry.find("body"); body != entry.end())
        fault->body = asText(*body);
    if (const auto headers = entry.find("headers"); headers != entry.end() && headers->is_object()) {
        for (const auto &[header, value] : headers->items())
            fault->headers.emplace_back(header, asText(value));
    }
    return readNumbers(entry, fault);
}

} // namespace

bool Fault::meets(std::uint32_t occurrence) const
{
    if (!on.empty())
        return std::find(on.begin(), on.end(), occurrence) != on.end();
    return occurrence >= from && (times == 0 || occurrence - from < times);
}

bool Fault::actsFirst() const
{
    switch (action) {
    case Action::Status:
    case Action::Silence:
    case Action::Html:
        return acts;
    case Action::CloseBeforeReading:
    case Action::CloseBeforeReply:
    case Action::RateLimited:
    case Action::ExpiredToken:
        return false;
    default:
        return true;
    }
}

std::variant<std::vector<Fault>, std::string> faultsFromText(const std::string &text)
{
    const json document = json::parse(text, nullptr, false);
    const auto list = document.is_object() ? document.find("faults") : document.end();
    if (!document.is_object() || list == document.end() || !list->is_array())
        return std::string("The faults are not JSON of the form {\"faults\": [...]}.");
    std::vector<Fault> faults;
    for (const json &entry : *list) {
        Fault fault;
        std::string problem = entry.is_object() ? readPlace(entry, &fault) : "is no object";
        if (problem.empty())
            problem = readAction(entry, &fault);
        if (!problem.empty())
            return "Fault " + std::to_string(faults.size() + 1) + " " + problem + ".";
        faults.push_back(std::move(fault));
    }
    return faults;
}

std::variant<std::vector<Fault>, std::string> faultsFromFile(const std::string &path)
{
    const std::ifstream file(path, std::ios::binary);
    if (!file)
        return "The faults file \"" + path + "\" cannot be read.";
    std::ostringstream text;
    text << file.rdbuf();
    return faultsFromText(text.str());
}

std::string faultsHelpText()
{
    std::string names;
    std::size_t lineFrom = 0;
    for (const std::string &name : endpointNames()) {
        if (names.size() + name.size() > lineFrom + 100) {
            names += ",\n  ";
            lineFrom = names.size();
        } else if (!names.empty()) {
            names += ", ";
        }
        names += name;
    }
    return "Faults file, JSON: {\"faults\": [FAULT, ...]}; each FAULT has\n"
           "  where   \"endpoint\": a name below, or \"path\": a regular expression; \"method\" narrows either\n"
           "  when    \"on\": [1, 3] (occurrences from 1), or \"from\": 2 with \"times\": 3; else always\n"
           "  what    \"action\", one of\n"
           "            status                \"status\", \"body\", \"headers\" in place of the answer\n"
           "            html                  a web page in place of the answer (200, or \"status\")\n"
           "            silence               no answer, the connection stays open\n"
           "                                  these three act all the same with \"acts\": true\n"
           "            close-before-reading, close-before-reply      hang up without acting\n"
           "            close-after-acting, reset-after-acting        act, then hang up or reset\n"
           "            close-mid-body        hang up halfway through the true answer\n"
           "            slow                  the true answer \"ms\" late\n"
           "            drip                  the true answer, a byte every \"ms\" (1000)\n"
           "            truncated             the first half of the true answer's JSON\n"
           "            wrong-type, null      the true answer, or each \"field\" in it, as something else\n"
           "            unknown-enum          words in capitals, or each \"field\", as a word nobody knows\n"
           "            rate-limited          429, with \"retryAfter\" when it is given\n"
           "            expired-token         401, and the token stays ended\n"
           "Endpoints:\n  " +
           names + ".\n";
}

const std::vector<std::string> &endpointNames()
{
    static const std::vector<std::string> names = {
        "token",
        "oauth-info",
        "campaigns",
        "campaign",
        "campaign-reassign",
        "certifications",
        "certification",
        "items",
        "identity-summaries",
        "identity-summary",
        "certification-reassign",
        "certification-reassign-async",
        "tasks",
        "task",
        "public-identities",
        "evaluate",
        "saviynt-login",
        "saviynt-refresh",
        "fetchCampaignList",
        "fetchCertificationList",
        "fetchCampaignDetails",
        "fetchCampaignAccEntDetails",
        "fetchEntOwnerCampaignDetails",
        "fetchEntOwnerCampaignAccEntDetails",
        "getFlatResponseEntOwnerCampaignAccEntDetails",
        "fetchAppOwnerCampaignAccEntDetails",
        "getUser",
        "reAssignCertification",
        "reassignUserManagerforCampaign",
        "reAssignUserManagerStep2AccEntDetails",
        "reassignEntOwnerCampaignAccEnt",
        "reassignEntOwnerCampaignAccEntDetailsStep2",
        "reAssignAppOwnerCampaignAccEntDetails",
    };
    return names;
}

void FaultTable::set(std::vector<Fault> faults)
{
    m_faults.clear();
    for (Fault &fault : faults)
        m_faults.push_back({std::move(fault), 0});
}

std::optional<Fault> FaultTable::next(const std::string &endpoint, const Request &request)
{
    std::optional<Fault> met;
    for (Counted &counted : m_faults) {
        const Fault &fault = counted.fault;
        const bool placed =
            (fault.endpoint.empty() || fault.endpoint == endpoint) &&
            (fault.method.empty() || fault.method == request.method) &&
            (fault.pathPattern.empty() || std::regex_search(request.path, std::regex(fault.pathPattern)));
        if (placed && fault.meets(++counted.seen) && !met)
            met = fault;
    }
    return met;
}

} // namespace baton::sandbox
