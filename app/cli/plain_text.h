// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/row_count.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace baton::cli {

/// Text of a vendor made safe for one line of a terminal: control characters and directional overrides are gone,
/// line breaks and tabs are spaces.
QString singleLine(const QString &text);

/// The same for a sentence of ours, in which names already stand between directional isolates: those stay.
QString singleSentence(const QString &text);

/// Cut to so many columns of a terminal, with an ellipsis where something is missing.
QString elided(const QString &text, int width);

/// "1 row", "2 rows".
QString counted(qint64 count, const QString &noun);
/// "300 rows", "300 rows and 12 that move along".
QString counted(const RowCount &rows);

/// How many columns of a terminal a text takes: 2 for East Asian wide characters, 0 for combining marks and format
/// characters.
int displayWidth(const QString &text);

/// Columns padded to the same display width, two spaces apart, no trailing space. Cells that hold right-to-left text
/// stand between directional isolates, so that they cannot reorder their neighbours. Cells wider than 60 columns are
/// cut with an ellipsis, but those of the last column.
QString alignedTable(const QStringList &header, const std::vector<QStringList> &rows);

/// What --filter compares: compatibility forms, no marks, no case.
QString foldedForSearch(const QString &text);

/// The words of --filter. A row matches when each word is part of some cell, in any order.
class RowFilter
{
public:
    explicit RowFilter(const QString &words);
    bool matches(const QStringList &cells) const;

private:
    QStringList m_words;
};

} // namespace baton::cli
