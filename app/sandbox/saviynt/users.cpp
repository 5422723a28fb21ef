// SPDX-License-Identifier: GPL-3.0-or-later
//
// People, as getUser finds them.
#include "app/sandbox/filter_expression.h"
#include "app/sandbox/saviynt/service.h"
#include "app/sandbox/saviynt/words.h"

#include <algorithm>
#include <set>

namespace baton::sandbox::saviynt {

namespace {

constexpr std::uint32_t kPage = 100;
constexpr Instant kDay = 24LL * 3600 * 1000;

const std::vector<std::string> &attributeNames()
{
    static const std::vector<std::string> names = {"username", "firstname",      "lastname", "displayname",
                                                   "email",    "departmentname", "title",    "country",
                                                   "manager",  "startdate",      "statuskey"};
    return names;
}

/// A person's attribute as text; empty when blank or unknown.
std::string attributeOf(const SeedData &data, std::uint32_t index, const std::string &name)
{
    const Person &person = data.people[index];
    if (name == "username")
        return person.alias;
    if (name == "firstname")
        return person.first;
    if (name == "lastname")
        return person.last;
    if (name == "displayname")
        return person.name;
    if (name == "email")
        return person.email;
    if (name == "departmentname")
        return data.department(person);
    if (name == "title")
        return data.title(person);
    if (name == "country")
        return data.country(person);
    if (name == "manager")
        return person.manager == kNone ? std::string() : data.people[person.manager].alias;
    if (name == "startdate")
        return userDateText(data.today - kDay * (30 + person.facts % 3000));
    if (name == "userKey" || name == "userkey")
        return std::to_string(index + 1);
    if (name == "statuskey" && person.state != PersonState::Untold)
        return person.state == PersonState::Active ? "1" : "0";
    return {};
}

/// Whether `text` is like `pattern`, in which "*" is any text. The case of ASCII letters does not count.
bool isLike(const std::string &given, const std::string &pattern)
{
    const std::string text = foldedCase(given);
    std::size_t at = 0;
    std::size_t from = 0;
    bool first = true;
    const std::string folded = foldedCase(pattern) + "*";
    for (;;) {
        const std::size_t star = folded.find('*', from);
        const std::string part = folded.substr(from, star - from);
        const bool last = star + 1 == folded.size();
        if (last && !part.empty()) // the pattern's own end
            return text.size() >= at + part.size() && text.compare(text.size() - part.size(), part.size(), part) == 0 &&
                   (!first || text.size() == part.size());
        if (last)
            return !first || text.empty();
        const std::size_t found = text.find(part, at);
        if (found == std::string::npos || (first && found != 0))
            return false;
        at = found + part.size();
        from = star + 1;
        first = false;
    }
}

using Rule = std::pair<std::string, std::string>; // attribute, pattern

/// `user.statuskey='1' and user.email='a@b'`: only "=" joined by "and" is spoken here.
std::vector<Rule> rulesOfQuery(const std::string &query)
{
    std::vector<Rule> rules;
    std::size_t at = 0;
    while ((at = query.find("user.", at)) != std::string::npos) {
        const std::size_t equals = query.find('=', at);
        const std::size_t open = query.find('\'', at);
        const std::size_t close = open == std::string::npos ? open : query.find('\'', open + 1);
        if (equals > open || close == std::string::npos)
            break;
        std::string name = query.substr(at + 5, equals - at - 5);
        name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
        rules.emplace_back(name, query.substr(open + 1, close - open - 1));
        at = close;
    }
    return rules;
}

} // namespace

Response Service::getUser(const Body &body) const
{
    std::vector<Rule> exact = body.members("filtercriteria");
    for (const char *name : {"username", "manager"}) {
        if (!body.text(name).empty())
            exact.emplace_back(name, body.text(name));
    }
    for (Rule &rule : rulesOfQuery(body.text("userQuery")))
        exact.push_back(std::move(rule));
    const std::vector<Rule> alike = body.members("advsearchcriteria");
    const std::string search = body.text("searchCriteria");

    std::vector<std::uint32_t> rows;
    for (std::uint32_t index = 0; index < m_data.people.size(); ++index) {
        const auto is = [&](const Rule &rule) {
            return foldedCase(attributeOf(m_data, index, rule.first)) == foldedCase(rule.second);
        };
        const auto like = [&](const Rule &rule) { return isLike(attributeOf(m_data, index, rule.first), rule.second); };
        static const std::vector<std::string> searched = {"firstname", "lastname", "displayname", "username"};
        const bool found = search.empty() || std::any_of(searched.begin(), searched.end(), [&](const auto &name) {
                               return like({name, search});
                           });
        if (found && std::all_of(exact.begin(), exact.end(), is) && std::all_of(alike.begin(), alike.end(), like))
            rows.push_back(index);
    }
    if (const std::string sort = body.text("sort"); !sort.empty()) {
        std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            return foldedCase(attributeOf(m_data, a, sort)) < foldedCase(attributeOf(m_data, b, sort));
        });
        if (foldedCase(body.text("order")) == "desc")
            std::reverse(rows.begin(), rows.end());
    }
    const std::vector<std::string> asked = body.texts("responsefields");
    const auto page = pageOf(rows, body.count("max", kPage), body.count("offset", 0));
    Response response;
    JsonWriter json(response.body);
    json.beginObject().field("displaycount", std::to_string(page.size()));
    m_envelope.write(json, true, "Successful");
    json.field("totalcount", std::to_string(rows.size())).key("userlist").beginArray();
    for (const std::uint32_t index : page) {
        json.beginObject();
        for (const std::string &name : asked.empty() ? attributeNames() : asked) {
            const std::string value = attributeOf(m_data, index, name);
            if (!value.empty() && name != "userKey") // only what is not blank comes back
                json.field(name, value);
        }
        json.numberField("userKey", std::int64_t{index} + 1).endObject();
    }
    json.endArray().endObject();
    return response;
}

} // namespace baton::sandbox::saviynt
