// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/guarded_json.h"

#include <nlohmann/json.hpp>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

qsizetype firstMeaningfulByte(const QByteArray &bytes)
{
    qsizetype at = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n'))
        ++at;
    return at;
}

/// Reads strings exactly as a JSON parser does, so the depth is the parser's up to the parser's first error.
bool isDeeperThan(const QByteArray &bytes, int maxDepth)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

tl::unexpected<Error> protocolFailure(const QString &message)
{
    return failure(Error(ErrorKind::Protocol, message,
                         u"Try again; if it stays, check the API address and the API version of the connection."_s));
}

} // namespace

bool looksLikeWebPage(const QByteArray &bytes)
{
    const qsizetype at = firstMeaningfulByte(bytes);
    return at < bytes.size() && bytes[at] == '<';
}

Error webPageError()
{
    return Error(ErrorKind::Protocol, u"The server answered with a web page, not with data: check the API address."_s,
                 u"Try again; if it stays, check the API address of the connection, and whether a proxy or a sign-in "
                 "page stands before it."_s);
}

bool isWebPageError(const Error &error)
{
    return error.message == webPageError().message;
}

Result<nlohmann::json> parseGuarded(const QByteArray &bytes, const JsonLimits &limits)
{
    if (bytes.size() > limits.maxBytes) {
        return protocolFailure(u"The answer is larger than Baton reads (%1 of at most %2 bytes)."_s.arg(bytes.size())
                                   .arg(limits.maxBytes));
    }
    if (firstMeaningfulByte(bytes) == bytes.size())
        return protocolFailure(u"The answer is empty where data was due."_s);
    if (looksLikeWebPage(bytes))
        return failure(webPageError());
    if (isDeeperThan(bytes, limits.maxDepth)) {
        return protocolFailure(
            u"The answer is nested deeper than %1 levels; no answer of this API is."_s.arg(limits.maxDepth));
    }
    // The parser takes a NUL for the end of its input, whatever follows. No JSON holds one.
    const bool cut = bytes.contains('\0');
    nlohmann::json value = cut ? nlohmann::json(nlohmann::json::value_t::discarded)
                               : nlohmann::json::parse(bytes.cbegin(), bytes.cend(), nullptr, false);
    if (value.is_discarded())
        return protocolFailure(u"The answer is not valid JSON (%1 bytes)."_s.arg(bytes.size()));
    return value;
}

} // namespace baton
