// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

namespace baton {

/// Text made comparable: without case and without accents, as UTF-8.
QByteArray foldForSearch(const QString &text);

/// The words of a query, folded.
std::vector<QByteArray> foldedWords(const QString &query);

/// The folded text of every row in one piece of memory, so that a keystroke is one pass over it.
class SearchIndex
{
public:
    /// Adds the text of the next row.
    void append(const QString &text);
    void replace(int row, const QString &text);
    /// True when the row contains every word, in any order. No words: true.
    bool matches(int row, const std::vector<QByteArray> &words) const;
    /// Row i is what row from[i] was; rows that are not named are gone.
    void take(const std::vector<int> &from);
    int count() const { return static_cast<int>(m_spans.size()); }

private:
    struct Span
    {
        size_t begin = 0;
        size_t size = 0;
    };

    std::string m_text;
    std::vector<Span> m_spans;
};

} // namespace baton
