// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/listed_pages.h"

#include <array>
#include <nlohmann/json.hpp>

namespace baton::bench {

namespace {

constexpr int tokenPlace = -1;

std::string idOf(int number)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "2c9180%026d", number);
    return text.data();
}

nlohmann::ordered_json certification(int number)
{
    const std::string name = "Reviewer " + std::to_string(number % 700);
    return {{"id", idOf(number)},
            {"name", "Manager Access Review for " + name},
            {"campaign",
             {{"id", idOf(number % 12)},
              {"name", "Q4 Manager Review"},
              {"type", "CAMPAIGN"},
              {"campaignType", "MANAGER"},
              {"description", "Everybody's access, reviewed by their manager"},
              {"correlatedStatus", "CORRELATED"},
              {"mandatoryCommentRequirement", "NO_DECISIONS"}}},
            {"completed", false},
            {"identitiesCompleted", number % 5},
            {"identitiesTotal", 8},
            {"created", "2026-10-13T00:00:00.000Z"},
            {"modified", "2026-10-14T00:00:00.000Z"},
            {"decisionsMade", number % 25},
            {"decisionsTotal", 40},
            {"due", "2026-12-13T23:59:59.999Z"},
            {"signed", nullptr},
            {"reviewer",
             {{"id", idOf(number % 700)},
              {"name", name},
              {"email", "reviewer" + std::to_string(number % 700) + "@example.com"},
              {"type", "IDENTITY"},
              {"created", "2025-01-01T00:00:00.000Z"},
              {"modified", "2026-01-01T00:00:00.000Z"}}},
            {"reassignment", nullptr},
            {"hasErrors", false},
            {"errorMessage", nullptr},
            {"phase", "ACTIVE"}};
}

int placeOf(const QByteArray &target)
{
    if (target.startsWith("/oauth"))
        return tokenPlace;
    const qsizetype begin = target.indexOf("offset=");
    return begin < 0 ? 0 : std::atoi(target.constData() + begin + 7);
}

} // namespace

ListedPages::ListedPages(int rows) : m_rows(rows)
{
    std::vector<std::string> texts;
    texts.reserve(static_cast<size_t>(rows));
    for (int i = 0; i < rows; ++i)
        texts.push_back(certification(i).dump());
    for (const int step : {listedPageSize - ListLoaderBase::Settings{}.overlap, listedPageSize}) {
        m_bytes = 0;
        for (int offset = 0; offset < rows; offset += step) {
            std::string page;
            for (int i = offset; i < std::min(rows, offset + listedPageSize); ++i)
                page += (page.empty() ? '[' : ',') + texts[static_cast<size_t>(i)];
            keep(offset, page + ']');
            m_bytes += page.size();
        }
    }
    keep(tokenPlace, R"({"access_token":"x","token_type":"bearer","expires_in":7490})");
}

void ListedPages::keep(int offset, const std::string &body)
{
    m_bodies.insert(offset, QByteArray::fromStdString(body));
    m_answers.insert(offset, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                                 QByteArray::number(body.size()) + "\r\nX-Total-Count: " + QByteArray::number(m_rows) +
                                 "\r\n\r\n" + QByteArray::fromStdString(body));
}

const QByteArray &ListedPages::body(const QByteArray &target) const
{
    return m_bodies.constFind(placeOf(target)).value();
}

const QByteArray &ListedPages::answer(const QByteArray &target) const
{
    return m_answers.constFind(placeOf(target)).value();
}

} // namespace baton::bench
