// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace baton::sandbox {

/// Writes JSON into a string, front to back, commas by itself. Text that is not UTF-8 comes out with U+FFFD
/// in the bad places, so an answer is JSON whatever a client sent. Keys are written as given.
class JsonWriter
{
public:
    explicit JsonWriter(std::string &out) : m_out(out) {}

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(std::string_view name);

    JsonWriter &text(std::string_view value);
    JsonWriter &number(std::int64_t value);
    JsonWriter &boolean(bool value);
    JsonWriter &null();
    /// JSON that is ready already.
    JsonWriter &raw(std::string_view json);

    JsonWriter &field(std::string_view name, std::string_view value) { return key(name).text(value); }
    JsonWriter &field(std::string_view name, const char *value) { return key(name).text(value); }
    JsonWriter &numberField(std::string_view name, std::int64_t value) { return key(name).number(value); }
    JsonWriter &boolField(std::string_view name, bool value) { return key(name).boolean(value); }
    JsonWriter &nullField(std::string_view name) { return key(name).null(); }

private:
    void separate();

    std::string &m_out;
    bool m_needsComma = false;
};

/// `value` as a JSON string with its quotes, appended to `out`.
void appendJsonText(std::string &out, std::string_view value);

} // namespace baton::sandbox
