// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/spoiled_answer.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

namespace baton::sandbox {

namespace {

using nlohmann::ordered_json;
using Change = std::function<void(ordered_json &)>;

void setWrongType(ordered_json &value)
{
    if (value.is_structured())
        value = "unexpected";
    else
        value = ordered_json{{"unexpected", true}};
}

bool isEnumWord(const ordered_json &value)
{
    if (!value.is_string())
        return false;
    const auto &word = value.get_ref<const std::string &>();
    return word.size() > 1 &&
           std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

/// Changes each member of that name, innermost first.
void changeMembers(ordered_json &value, const std::string &name, const Change &change)
{
    if (value.is_structured()) {
        for (ordered_json &inner : value)
            changeMembers(inner, name, change);
    }
    if (value.is_object() && value.contains(name))
        change(value[name]);
}

void changeEnumWords(ordered_json &value, const Change &change)
{
    if (isEnumWord(value))
        change(value);
    else if (value.is_structured()) {
        for (ordered_json &inner : value)
            changeEnumWords(inner, change);
    }
}

} // namespace

void spoil(Response &answer, const Fault &fault)
{
    Change change;
    switch (fault.action) {
    case Fault::Action::Truncated:
        answer.body.resize(answer.body.size() / 2);
        return;
    case Fault::Action::WrongType:
        change = setWrongType;
        break;
    case Fault::Action::Null:
        change = [](ordered_json &value) { value = nullptr; };
        break;
    case Fault::Action::UnknownEnum:
        change = [](ordered_json &value) { value = "NEVER_HEARD_OF"; };
        break;
    default:
        return;
    }
    ordered_json document = ordered_json::parse(answer.body, nullptr, false);
    if (document.is_discarded())
        return;
    if (!fault.field.empty())
        changeMembers(document, fault.field, change);
    else if (fault.action == Fault::Action::UnknownEnum)
        changeEnumWords(document, change);
    else
        change(document);
    answer.body = document.dump();
}

std::string webPage()
{
    return "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Welcome</h1></body></html>\n";
}

} // namespace baton::sandbox
