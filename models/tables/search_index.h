// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/byte_rows.h"
#include "models/tables/number_index.h"

#include <QByteArray>
#include <QString>
#include <QVarLengthArray>

#include <string>

namespace baton {

/// Text made comparable: without case and without accents, as UTF-8.
QByteArray foldForSearch(const QString &text);

/// The words of a query, folded.
std::vector<QByteArray> foldedWords(const QString &query);

/// The texts by which a row is found.
using SearchTexts = QVarLengthArray<QString, 16>;

/// By which words the rows of a table are found. Texts repeat from row to row: each is folded and kept once, and a
/// keystroke looks at each once; a row is then the numbers of its texts.
class SearchIndex
{
public:
    /// Adds the texts of the next row.
    void append(const SearchTexts &texts) { m_rows.append(numbersOf(texts)); }
    void replace(int row, const SearchTexts &texts) { m_rows.replace(static_cast<size_t>(row), numbersOf(texts)); }
    /// What rows are asked for from now on; folded, as foldedWords() gives them.
    void setWords(std::vector<QByteArray> words);
    const std::vector<QByteArray> &words() const { return m_words; }
    /// True when the row contains every word, in any order, in any of its texts. No words: true.
    bool matches(int row) const;
    /// Row i is what row from[i] was; rows that are not named are gone.
    void take(const std::vector<int> &from);
    int count() const { return static_cast<int>(m_rows.size()); }

private:
    using Words = quint64; ///< a bit for each word; what is behind the 64th is looked for in the row's texts

    std::string_view numbersOf(const SearchTexts &texts);
    quint32 numberOf(const QString &text);
    std::string_view textOf(quint32 number) const;
    Words found(std::string_view text) const;
    bool hasWord(int row, const QByteArray &word) const;

    ByteRows m_texts;         ///< by number: how long it is, then the folded text
    NumberIndex m_numbers;    ///< of folded texts
    std::vector<Words> m_has; ///< by number of a text; empty while there are no words
    ByteRows m_rows;          ///< how many texts, then their numbers
    std::vector<QByteArray> m_words;
    Words m_all = 0;
    SearchTexts m_before; ///< of the row before, which has most texts in common with the next
    QVarLengthArray<quint32, 16> m_beforeNumbers;
    std::string m_buffer;
};

} // namespace baton
