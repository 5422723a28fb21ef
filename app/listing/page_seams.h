// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <vector>

namespace baton {

/// Finds out whether a list held still while its pages were read. Pages overlap by a few rows; where a page does not
/// begin with the rows that the one before it ended with, rows have slid across the seam, and some may never be seen.
class PageSeams
{
public:
    void clear();
    /// The next page in the order of the list, by the ids of its rows; empty: one that could not be read. A page may
    /// begin before the end of the one before it, never behind it.
    void add(qint64 offset, const std::vector<QString> &ids);

    bool agree() const { return m_restart < 0; }
    /// Where to read again after a disagreement: the page before the first one, or, when it is the first seam of a
    /// second reading, the whole list.
    qint64 restart() const { return m_restart; }
    /// Another reading from there on; `overlap` rows of what was read before it stay to be compared with.
    void readAgain(qint64 from, int overlap);
    /// The rows of the latest reading, those read before its beginning too.
    QSet<QString> rows() const;

private:
    std::vector<QString> m_ids; ///< by position
    qint64 m_begin = 0;         ///< of this reading
    qint64 m_previous = 0;      ///< offset of the page before
    qint64 m_restart = -1;
};

} // namespace baton
