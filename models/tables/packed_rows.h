// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/byte_rows.h"
#include "models/tables/row_fields.h"
#include "models/tables/text_pool.h"

#include <optional>
#include <string>
#include <utility>

namespace baton {

/// Writes the fields that eachField() names, one behind the other.
class FieldWriter
{
public:
    FieldWriter(std::string &bytes, TextPool &texts) : m_bytes(bytes), m_texts(texts) {}

    void own(const QString &text) { appendText(m_bytes, text); }
    template <class Tag> void own(const Id<Tag> &id) { own(id.toString()); }
    void shared(const QString &text) { appendNumber(m_bytes, m_texts.numberOf(text)); }
    template <class Tag> void shared(const Id<Tag> &id) { shared(id.toString()); }
    template <class E> void shared(const VendorEnum<E> &one)
    {
        appendNumber(m_bytes, static_cast<quint64>(one.value));
        shared(one.raw);
    }
    void value(bool yes) { m_bytes.push_back(yes ? 1 : 0); }
    void value(std::optional<bool> yes) { m_bytes.push_back(yes ? (*yes ? 2 : 1) : 0); }
    void value(std::optional<int> number);
    void value(const QDateTime &at);
    template <class Part, class Each> void part(const std::optional<Part> &part, Each each)
    {
        value(part.has_value());
        if (part)
            each(*part, *this);
    }

private:
    std::string &m_bytes;
    TextPool &m_texts;
};

/// Reads what a FieldWriter wrote.
class FieldReader
{
public:
    FieldReader(const char *at, const TextPool &texts) : m_at(at), m_texts(texts) {}

    void own(QString &text) { text = takeText(m_at); }
    template <class Tag> void own(Id<Tag> &id) { id = Id<Tag>(takeText(m_at)); }
    void shared(QString &text) { text = m_texts.text(static_cast<quint32>(takeNumber(m_at))); }
    template <class Tag> void shared(Id<Tag> &id)
    {
        id = Id<Tag>(m_texts.text(static_cast<quint32>(takeNumber(m_at))));
    }
    template <class E> void shared(VendorEnum<E> &one)
    {
        one.value = static_cast<E>(takeNumber(m_at));
        shared(one.raw);
    }
    void value(bool &yes) { yes = *m_at++ != 0; }
    void value(std::optional<bool> &yes);
    void value(std::optional<int> &number);
    void value(QDateTime &at);
    template <class Part, class Each> void part(std::optional<Part> &part, Each each)
    {
        bool there = false;
        value(there);
        if (there)
            each(part.emplace(), *this);
    }

private:
    const char *m_at;
    const TextPool &m_texts;
};

/// Rows of which there may be a million, in a sixth of the memory: what a row has for itself as bytes, what it shares
/// with others once. A row is made anew each time that it is asked for. Times become UTC.
template <class Row> class PackedRows
{
public:
    using Found = std::optional<Row>;

    size_t size() const { return m_bytes.size(); }
    Row at(size_t row) const
    {
        Row made;
        FieldReader reader(m_bytes.at(row), *m_texts);
        eachField(made, reader);
        return made;
    }
    /// The same, good until the next call: a view asks for everything about one row, then about the next.
    const Row &shown(size_t row) const
    {
        if (std::exchange(m_shownAt, row) != row)
            m_shown = at(row);
        return m_shown;
    }
    Found find(size_t row) const { return at(row); }
    /// Only what its id is made of.
    Row named(size_t row) const
    {
        Row made;
        FieldReader reader(m_bytes.at(row), *m_texts);
        eachIdField(made, reader);
        return made;
    }

    void append(const Row &row) { m_bytes.append(packed(row)); }
    void replace(size_t at, const Row &row)
    {
        m_bytes.replace(at, packed(row));
        m_shownAt = nowhere;
    }
    /// Row i becomes what row from[i] was; rows that are not named are gone.
    void take(const std::vector<int> &from)
    {
        m_bytes.take(from);
        m_shownAt = nowhere;
        if (from.empty())
            *m_texts = TextPool(); // another list follows
    }

    /// Every row, one after the other.
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Row;
        using difference_type = std::ptrdiff_t;
        using pointer = const Row *;
        using reference = Row;

        Iterator(const PackedRows *rows, size_t at) : m_rows(rows), m_at(at) {}
        Row operator*() const { return m_rows->at(m_at); }
        Iterator &operator++()
        {
            ++m_at;
            return *this;
        }
        bool operator==(const Iterator &other) const { return m_at == other.m_at; }

    private:
        const PackedRows *m_rows;
        size_t m_at;
    };
    const PackedRows &all() const { return *this; }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

private:
    static constexpr size_t nowhere = ~size_t(0);

    std::string_view packed(const Row &row)
    {
        m_buffer.clear();
        FieldWriter writer(m_buffer, *m_texts);
        eachField(row, writer);
        return m_buffer;
    }

    ByteRows m_bytes;
    std::unique_ptr<TextPool> m_texts = std::make_unique<TextPool>();
    std::string m_buffer;
    mutable Row m_shown;
    mutable size_t m_shownAt = nowhere;
};

} // namespace baton
