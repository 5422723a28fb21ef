// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/json_web_token.h"

#include <cstdint>

namespace baton::sandbox {

namespace {

/// Base64 with the URL's alphabet and no padding (RFC 4648 5).
std::string base64Url(const std::string &bytes)
{
    static const char *const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    std::uint32_t bits = 0;
    unsigned held = 0;
    for (const char c : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(c);
        for (held += 8; held >= 6; held -= 6)
            out.push_back(digits[(bits >> (held - 6)) & 63U]);
    }
    if (held > 0)
        out.push_back(digits[(bits << (6 - held)) & 63U]);
    return out;
}

} // namespace

std::string jsonWebToken(const std::string &claims, const std::string &signature)
{
    return base64Url(R"({"alg":"ES256"})") + '.' + base64Url(claims) + '.' + signature;
}

} // namespace baton::sandbox
