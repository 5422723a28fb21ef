// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/faults.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baton::sandbox {

/// How many requests one client may make of one API version in a sliding window.
struct RateLimit
{
    int count = 100; ///< 0: no limit
    int seconds = 10;
};

/// Everything the sandbox can be told. The values are the defaults.
struct SandboxOptions
{
    std::string host = "127.0.0.1";
    unsigned short port = 0; ///< 0: any free one
    std::uint64_t seed = 1;
    std::uint32_t campaigns = 12;
    std::uint32_t certifications = 400;
    std::uint32_t items = 25;        ///< of each certification
    std::uint32_t identities = 1000; ///< at least 10
    int latencyMs = 0;
    RateLimit rateLimit;
    int taskDurationMs = 1500; ///< from a task's creation to its end
    int tokenLifetimeSeconds = 749;
    bool tls = false; ///< HTTPS, with a certificate of its own
    /// Only what was chosen; variant() knows the defaults.
    std::map<std::string, std::string> variants;
    std::vector<Fault> faults;
    std::string requestLogPath; ///< empty: no log file
    std::string readyFilePath;  ///< empty: none

    /// The value chosen for a variant, or its default. The name must be one of the known ones.
    std::string variant(std::string_view name) const;
    bool variantIs(std::string_view name, std::string_view value) const { return variant(name) == value; }
    /// How far the tenant's own clock is ahead of this machine's; below 0: behind.
    std::int64_t clockErrorMs() const;
    /// The same of the clock by which tokens are written.
    std::int64_t tokenClockErrorMs() const;
};

/// A variant and its values, the default first.
struct VariantDescription
{
    const char *name;
    std::vector<std::string> values;
    const char *meaning;
};
const std::vector<VariantDescription> &knownVariants();

/// Reads the command line's flags (without the program's name), `--flag value` or `--flag=value`, and --tls; an entry
/// that holds both, as in "--items 40", is split at its first space. The answer is the options, or one sentence saying
/// what is wrong. Reads the file named by --faults.
std::variant<SandboxOptions, std::string> parsedOptions(const std::vector<std::string> &arguments);

/// The text of --help.
std::string helpText();

} // namespace baton::sandbox
