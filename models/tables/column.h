// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"
#include "models/tables/search_index.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace baton {

/// One column over rows of type Row: what it is, and how its text and values are made. Null parts do not apply.
template <class Row> struct Column
{
    ColumnInfo info;
    QString (*text)(const Row &, const CellContext &) = nullptr;
    /// Sorts the column by number; without it the text sorts.
    std::optional<qint64> (*number)(const Row &) = nullptr;
    StateWord (*state)(const Row &, const CellContext &) = nullptr;
    ProgressCell (*progress)(const Row &) = nullptr;
    QString (*secondLine)(const Row &, const CellContext &) = nullptr;
    QString (*tip)(const Row &, const CellContext &) = nullptr;
    /// The cell in files and on the clipboard, where that is not its text: a time as ISO 8601.
    QString (*plain)(const Row &) = nullptr;
    /// As number, where it changes with the clock; takes its place.
    std::optional<qint64> (*timedNumber)(const Row &, const CellContext &) = nullptr;
    /// An icon before the text.
    QLatin1StringView (*glyph)(const Row &) = nullptr;
    /// A quiet word after the text.
    QString (*note)(const Row &, const CellContext &) = nullptr;

    std::optional<qint64> numberOf(const Row &row, const CellContext &context) const
    {
        return timedNumber ? timedNumber(row, context) : number(row);
    }
    bool hasNumber() const { return timedNumber || number; }
    QLatin1StringView glyphOf(const Row &row) const { return glyph ? glyph(row) : QLatin1StringView(); }
};

/// The cell in words, for assistive technology: what stands beside it and its second line included.
template <class Row>
QString spokenText(const Column<Row> &column, const Row &row, const std::optional<StateWord> &side,
                   const CellContext &context)
{
    QStringList words{column.text(row, context)};
    if (column.note)
        words.push_back(column.note(row, context));
    if (side)
        words.push_back(side->word);
    if (column.secondLine)
        words.push_back(column.secondLine(row, context));
    words.removeAll(QString());
    return words.join(QLatin1StringView(", "));
}

/// Everything that the word search finds a row by.
template <class Row>
SearchTexts searchedTexts(const std::vector<Column<Row>> &columns, const Row &row, const CellContext &context)
{
    SearchTexts texts;
    for (const Column<Row> &column : columns) {
        if (column.info.timed || !column.info.searched)
            continue;
        texts.push_back(column.text(row, context));
        if (column.secondLine)
            texts.push_back(column.secondLine(row, context));
    }
    return texts;
}

} // namespace baton
