// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/code_desk.h"

#include "app/sandbox/ids.h"

#include <array>
#include <openssl/evp.h>
#include <utility>

namespace baton::sandbox::sailpoint {

namespace {

constexpr std::int64_t kCodeLife = 60'000;

} // namespace

std::string challengeOf(const std::string &verifier)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(verifier.data(), verifier.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        return {};
    std::array<unsigned char, 64> text{};
    const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
    std::string result;
    for (int i = 0; i < length; ++i) {
        const char c = static_cast<char>(text[static_cast<std::size_t>(i)]);
        if (c != '=')
            result += c == '+' ? '-' : c == '/' ? '_' : c;
    }
    return result;
}

std::string CodeDesk::unique()
{
    ++m_last;
    return makeId(m_nonce, Draw::Token, 1'000'000, m_last).text() +
           makeId(m_nonce, Draw::Secret, 1'000'000, m_last).text();
}

std::string CodeDesk::newCode(Order order, std::int64_t now)
{
    std::string code = unique();
    m_codes.emplace(code, Waiting{std::move(order), now + kCodeLife});
    return code;
}

bool CodeDesk::redeem(const std::string &code, const std::string &clientId, const std::string &redirectUri,
                      const std::string &verifier, std::int64_t now)
{
    const auto found = m_codes.find(code);
    if (found == m_codes.end())
        return false;
    const Waiting waiting = found->second;
    m_codes.erase(found);
    return now < waiting.expires && waiting.order.clientId == clientId && waiting.order.redirectUri == redirectUri &&
           challengeOf(verifier) == waiting.order.challenge;
}

std::string CodeDesk::newRefreshToken(const std::string &clientId)
{
    std::string token = unique();
    m_refreshTokens.emplace(token, clientId);
    return token;
}

bool CodeDesk::redeemRefreshToken(const std::string &token, const std::string &clientId)
{
    const auto found = m_refreshTokens.find(token);
    if (found == m_refreshTokens.end() || found->second != clientId)
        return false;
    m_refreshTokens.erase(found);
    return true;
}

} // namespace baton::sandbox::sailpoint
