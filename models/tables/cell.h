// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLatin1StringView>
#include <QLocale>
#include <QMetaType>
#include <QString>

namespace baton {

/// What a state means to a person; the screen gives each its colour.
enum class Tone { Text, Muted, Calm, Accent, Ok, Warn, Bad, Odd };

/// A state as it is shown: a shape, a word, a tone. Only a state that needs a person is a filled badge.
struct StateWord
{
    QString word;
    QLatin1StringView glyph; ///< name of an icon; empty: none
    Tone tone = Tone::Text;
    bool badge = false;

    friend bool operator==(const StateWord &, const StateWord &) = default;
};

/// How far something is. No bar is drawn where the total is unknown.
struct ProgressCell
{
    int done = 0;
    int total = 0;        ///< 0: unknown or nothing to do
    bool settled = false; ///< recedes

    friend bool operator==(const ProgressCell &, const ProgressCell &) = default;
};

/// What the words of a cell depend on besides the row.
struct CellContext
{
    QDateTime now; ///< UTC
    QLocale locale;
};

/// What a cell holds, so that a view knows how to draw it.
enum class CellKind { Subject, Muted, Number, State, Progress, Due, TwoLine };

/// One column of a table, apart from how its text is made.
struct ColumnInfo
{
    QLatin1StringView id; ///< stable: for settings and tests
    QString header;
    CellKind kind = CellKind::Muted;
    int width = 0; ///< pixels at 10 pt; 0: takes a share of the rest
    bool hidden = false;
    bool timed = false;     ///< its words change with the clock
    bool searched = true;   ///< the word search finds rows by it; never by what the clock changes
    bool timedSort = false; ///< so does its order; set by RecordTableModel
};

} // namespace baton

Q_DECLARE_METATYPE(baton::StateWord)
Q_DECLARE_METATYPE(baton::ProgressCell)
