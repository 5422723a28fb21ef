// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/options.h"

#include <algorithm>
#include <charconv>
#include <functional>

namespace baton::sandbox {

namespace {

using Problem = std::string; // empty: none

template <typename Number>
Problem readNumber(const std::string &flag, const std::string &text, Number least, Number most, Number *out)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) {
        return flag + " needs a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
               ", not \"" + text + "\".";
    }
    *out = value;
    return {};
}

Problem readRateLimit(const std::string &text, RateLimit *out)
{
    if (text == "off") {
        out->count = 0;
        return {};
    }
    const std::size_t slash = text.find('/');
    if (slash != std::string::npos) {
        RateLimit limit;
        if (readNumber("", text.substr(0, slash), 1, 1000000, &limit.count).empty() &&
            readNumber("", text.substr(slash + 1), 1, 3600, &limit.seconds).empty()) {
            *out = limit;
            return {};
        }
    }
    return "--rate-limit needs COUNT/SECONDS, such as 100/10, or off, not \"" + text + "\".";
}

Problem readVariant(const std::string &text, std::map<std::string, std::string> *out)
{
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const auto &all = knownVariants();
    const auto known = std::find_if(all.begin(), all.end(), [&](const auto &v) { return v.name == name; });
    if (equals == std::string::npos || known == all.end()) {
        std::string names;
        for (const auto &v : all)
            names += (names.empty() ? "" : ", ") + std::string(v.name);
        return "--variant needs NAME=VALUE with a known name, not \"" + text + "\"; the names are " + names + ".";
    }
    const std::string value = text.substr(equals + 1);
    if (std::find(known->values.begin(), known->values.end(), value) == known->values.end()) {
        std::string values;
        for (const auto &v : known->values)
            values += (values.empty() ? "" : " or ") + v;
        return "The variant " + name + " is " + values + ", not \"" + value + "\".";
    }
    (*out)[name] = value;
    return {};
}

using Reader = std::function<Problem(const std::string &value, SandboxOptions &options)>;

const std::map<std::string, Reader> &readers()
{
    static const std::map<std::string, Reader> table = {
        {"--host",
         [](const auto &v, auto &o) {
             o.host = v;
             return v.empty() ? Problem("--host needs an IP address.") : Problem();
         }},
        {"--port", [](const auto &v, auto &o) { return readNumber<unsigned short>("--port", v, 0, 65535, &o.port); }},
        {"--seed",
         [](const auto &v, auto &o) { return readNumber<std::uint64_t>("--seed", v, 0, 0xffffffffffffULL, &o.seed); }},
        {"--campaigns",
         [](const auto &v, auto &o) { return readNumber<std::uint32_t>("--campaigns", v, 1, 10000, &o.campaigns); }},
        {"--certifications",
         [](const auto &v, auto &o) {
             return readNumber<std::uint32_t>("--certifications", v, 0, 2000000, &o.certifications);
         }},
        {"--items",
         [](const auto &v, auto &o) { return readNumber<std::uint32_t>("--items", v, 1, 100000, &o.items); }},
        {"--identities",
         [](const auto &v, auto &o) {
             return readNumber<std::uint32_t>("--identities", v, 10, 200000, &o.identities);
         }},
        {"--latency", [](const auto &v, auto &o) { return readNumber("--latency", v, 0, 600000, &o.latencyMs); }},
        {"--rate-limit", [](const auto &v, auto &o) { return readRateLimit(v, &o.rateLimit); }},
        {"--task-duration",
         [](const auto &v, auto &o) { return readNumber("--task-duration", v, 0, 86400000, &o.taskDurationMs); }},
        {"--token-lifetime",
         [](const auto &v, auto &o) { return readNumber("--token-lifetime", v, 1, 86400, &o.tokenLifetimeSeconds); }},
        {"--variant", [](const auto &v, auto &o) { return readVariant(v, &o.variants); }},
        {"--faults",
         [](const auto &v, auto &o) {
             auto read = faultsFromFile(v);
             if (auto *problem = std::get_if<std::string>(&read))
                 return *problem;
             o.faults = std::get<std::vector<Fault>>(std::move(read));
             return Problem();
         }},
        {"--request-log",
         [](const auto &v, auto &o) {
             o.requestLogPath = v;
             return v.empty() ? Problem("--request-log needs a file name.") : Problem();
         }},
        {"--ready-file",
         [](const auto &v, auto &o) {
             o.readyFilePath = v;
             return v.empty() ? Problem("--ready-file needs a file name.") : Problem();
         }},
    };
    return table;
}

/// The arguments with `--flag=value` and "--flag value" taken apart. `--variant a=b` keeps its own equals sign.
std::vector<std::string> splitArguments(const std::vector<std::string> &arguments)
{
    std::vector<std::string> parts;
    for (const std::string &argument : arguments) {
        const std::size_t cut = argument.rfind("--", 0) == 0 ? argument.find_first_of(" =") : std::string::npos;
        if (cut == std::string::npos) {
            parts.push_back(argument);
            continue;
        }
        parts.push_back(argument.substr(0, cut));
        parts.push_back(argument.substr(cut + 1));
    }
    return parts;
}

} // namespace

const std::vector<VariantDescription> &knownVariants()
{
    static const std::vector<VariantDescription> table = {
        {"reassigned-certification",
         {"new-id", "same-id"},
         "moved work shows up as a new certification, or a whole one keeps its id"},
        {"bad-id", {"fails-call", "fails-itself"}, "one bad id stops its whole call, or only itself"},
        {"visibility", {"now", "delayed"}, "a finished move shows at once, or 1.5 s later"},
        {"mixed-items",
         {"duplicates", "clean"},
         "items of many people and many accesses in one call make duplicate summaries, or not"},
        {"trail", {"array", "object"}, "reassignmentTrailDTOs is an array, or its first entry"},
        {"past-end", {"empty", "400"}, "an offset past the end answers an empty page, or 400"},
        {"async-status", {"200", "202"}, "the status of reassign-async"},
        {"group-campaign-reassign",
         {"allowed", "refused"},
         "whether a governance group's certification can be moved whole"},
        {"saviynt-envelope",
         {"errorCode-string", "errorcode-string", "errorCode-number", "empty"},
         "how answers say that they went well: \"errorCode\":\"0\", \"errorcode\":\"0\", \"errorCode\":0, or not at "
         "all"},
        {"saviynt-roles",
         {"under-user", "under-account", "absent"},
         "where user-manager certifications show roles (application-owner ones: under the account)"},
        {"certificate", {"good", "expired", "other-host"}, "with --tls: what is wrong with the server's certificate"},
        {"clock",
         {"right", "behind", "ahead", "behind-in-tokens"},
         "the tenant's clock (Date header, times in tokens) is right, or ten minutes off"},
        {"tls-version", {"1.2", "1.1"}, "with --tls: 1.2 and newer, or 1.1 alone"},
    };
    return table;
}

std::string SandboxOptions::variant(std::string_view name) const
{
    const auto chosen = variants.find(std::string(name));
    if (chosen != variants.end())
        return chosen->second;
    for (const auto &known : knownVariants()) {
        if (known.name == name)
            return known.values.front();
    }
    return {};
}

std::variant<SandboxOptions, std::string> parsedOptions(const std::vector<std::string> &arguments)
{
    SandboxOptions options;
    const std::vector<std::string> parts = splitArguments(arguments);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == "--tls") {
            options.tls = true;
            continue;
        }
        const auto reader = readers().find(parts[i]);
        if (reader == readers().end())
            return "There is no option \"" + parts[i] + "\"; --help lists them.";
        if (i + 1 == parts.size())
            return parts[i] + " needs a value.";
        Problem problem = reader->second(parts[++i], options);
        if (!problem.empty())
            return problem;
    }
    return options;
}

std::string helpText()
{
    std::string text =
        "baton-sandbox: a tenant of each vendor on your own machine, over real HTTP.\n"
        "SailPoint's is at /, Saviynt's at /ECM; they share people and campaigns, and nothing that is done in them.\n"
        "\n"
        "  --host ADDRESS           address to listen on (127.0.0.1)\n"
        "  --port N                 port, 0 for any free one (0)\n"
        "  --seed N                 what the data is drawn from (1)\n"
        "  --campaigns N            campaigns (12)\n"
        "  --certifications N       certifications (400)\n"
        "  --items N                review items of each certification (25)\n"
        "  --identities N           people (1000)\n"
        "  --latency MS             how late every answer comes (0)\n"
        "  --rate-limit N/S|off     requests in a window of S seconds, for each SailPoint client and API version "
        "(100/10)\n"
        "  --task-duration MS       how long a task takes (1500)\n"
        "  --token-lifetime S       how long a token lives (749)\n"
        "  --tls                    HTTPS, by a new certificate: \"certificate\" in the ready line, to be trusted\n"
        "  --variant NAME=VALUE     one of the behaviours below; may be given again\n"
        "  --faults FILE            what goes wrong, and when (below)\n"
        "  --request-log FILE       one JSON object a line for every request\n"
        "  --ready-file FILE        where the line with address and credentials is also written\n"
        "  --help                   this text\n"
        "\n"
        "Variants (the first value is the default):\n";
    for (const auto &variant : knownVariants()) {
        std::string values;
        for (const auto &value : variant.values)
            values += (values.empty() ? "" : "|") + value;
        text += "  " + std::string(variant.name) + "=" + values + "\n      " + variant.meaning + "\n";
    }
    return text + "\n" + faultsHelpText();
}

std::int64_t SandboxOptions::clockErrorMs() const
{
    constexpr std::int64_t tenMinutes = 600'000;
    if (variantIs("clock", "ahead"))
        return tenMinutes;
    return variantIs("clock", "behind") ? -tenMinutes : 0;
}

std::int64_t SandboxOptions::tokenClockErrorMs() const
{
    constexpr std::int64_t tenMinutes = 600'000;
    return variantIs("clock", "behind-in-tokens") ? -tenMinutes : clockErrorMs();
}

} // namespace baton::sandbox
