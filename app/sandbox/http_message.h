// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baton::sandbox {

/// One HTTP request, taken apart.
struct Request
{
    std::string method;
    std::string path;                                         ///< as sent, still percent-encoded, without the query
    std::string query;                                        ///< as sent, without the question mark
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    std::string body;

    /// The first header of that (lower-case) name.
    std::optional<std::string> header(std::string_view name) const;
    /// The first query parameter of that name, decoded ("+" is a space).
    std::optional<std::string> parameter(std::string_view name) const;
    /// The path's segments, decoded.
    std::vector<std::string> segments() const;
};

struct Response
{
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string contentType = "application/json";
    bool acted = false; ///< whether answering it changed the tenant
};

/// What the server does with a request: an answer, perhaps late, perhaps in part, perhaps none.
struct Reply
{
    enum class Course {
        Answer,
        Silence, ///< nothing is sent; the connection stays open until the client leaves
        Close,   ///< hang up, no byte sent
        Reset,   ///< the same, by a TCP reset
        HalfBody ///< hang up in the middle of the body
    };

    Response response;
    std::chrono::milliseconds delay{0};
    Course course = Course::Answer;
    std::chrono::milliseconds perByte{0}; ///< when not 0, the answer leaves byte by byte, so far apart
};

/// %XX decoded; "+" becomes a space when `plusIsSpace`. A malformed escape stays as it is.
std::string percentDecoded(std::string_view text, bool plusIsSpace);
/// `a=1&b=2`, names and values decoded.
std::vector<std::pair<std::string, std::string>> parsedForm(std::string_view text);

} // namespace baton::sandbox
