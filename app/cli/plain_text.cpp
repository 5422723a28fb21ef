// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plain_text.h"

#include <algorithm>
#include <array>
#include <limits>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// East Asian Width W and F, by block (Unicode UAX 11); unassigned gaps within a block count with it.
constexpr std::array wideRanges{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x23E9, 0x23EC},
    Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},   Range{0x26A1, 0x26A1},   Range{0x26CE, 0x26CE},
    Range{0x2705, 0x2705},   Range{0x274C, 0x274C},   Range{0x2753, 0x2755},   Range{0x2795, 0x2797},
    Range{0x2B1B, 0x2B1C},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},
    Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97C},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
    Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x16FE0, 0x18DFF}, Range{0x1AFF0, 0x1B2FF}, Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF},
    Range{0x1F900, 0x1F9FF}, Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x3FFFD},
};

constexpr int widestCell = 60;
constexpr int unlimited = std::numeric_limits<int>::max();

int widthOf(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
    case QChar::Other_Control:
        return 0;
    default:
        break;
    }
    const auto found = std::lower_bound(wideRanges.begin(), wideRanges.end(), character,
                                        [](const Range &range, char32_t wanted) { return range.last < wanted; });
    return found != wideRanges.end() && character >= found->first ? 2 : 1;
}

/// Letters that people type as others and that Unicode does not take apart. The window's search knows the same.
struct TypedAs
{
    char16_t letter;
    QLatin1StringView typed;
};
constexpr std::array lettersTypedAs{
    TypedAs{u'ß', "ss"_L1}, TypedAs{u'ł', "l"_L1},  TypedAs{u'ø', "o"_L1}, TypedAs{u'đ', "d"_L1},
    TypedAs{u'æ', "ae"_L1}, TypedAs{u'œ', "oe"_L1}, TypedAs{u'ı', "i"_L1},
};

/// Overrides, embeddings, isolates and marks: a name must not be able to turn the rest of the line around.
bool isDirectional(char32_t character)
{
    return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
           character == 0x200E || character == 0x200F || character == 0x061C;
}

bool isIsolate(char32_t character)
{
    return character >= 0x2066 && character <= 0x2069;
}

template <class Drop> QString cleaned(const QString &text, Drop drop)
{
    QString clean;
    clean.reserve(text.size());
    for (const uint character : text.toUcs4()) {
        if (character == '\n' || character == '\r' || character == '\t' || character == 0x2028 || character == 0x2029) {
            if (!clean.endsWith(u' '))
                clean += u' ';
        } else if (QChar::category(character) != QChar::Other_Control && !drop(character)) {
            clean += QChar::fromUcs4(character);
        }
    }
    return clean;
}

bool hasRightToLeft(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(), [](uint character) {
        const QChar::Direction direction = QChar::direction(character);
        return direction == QChar::DirR || direction == QChar::DirAL;
    });
}

} // namespace

QString singleLine(const QString &text)
{
    return cleaned(text, [](char32_t character) { return isDirectional(character); }).trimmed();
}

QString singleSentence(const QString &text)
{
    return cleaned(text, [](char32_t character) { return isDirectional(character) && !isIsolate(character); });
}

int displayWidth(const QString &text)
{
    int width = 0;
    for (const uint character : text.toUcs4())
        width += widthOf(character);
    return width;
}

namespace {

struct Cell
{
    QString text;
    int width = 0;
    bool rightToLeft = false;
};

Cell cellOf(const QString &text, int widest)
{
    Cell cell{singleLine(text)};
    cell.width = displayWidth(cell.text);
    if (cell.width > widest) {
        cell.text = elided(cell.text, widest);
        cell.width = displayWidth(cell.text);
    }
    cell.rightToLeft = hasRightToLeft(cell.text);
    return cell;
}

} // namespace

QString elided(const QString &text, int width)
{
    if (displayWidth(text) <= width)
        return text;
    QString kept;
    int used = 1; // the ellipsis
    for (const uint character : text.toUcs4()) {
        used += widthOf(character);
        if (used > width)
            break;
        kept += QChar::fromUcs4(character);
    }
    return kept + u'…';
}

QString counted(qint64 count, const QString &noun)
{
    return QString::number(count) + u' ' + noun + (count == 1 ? QString() : u"s"_s);
}

QString counted(const RowCount &rows)
{
    QString ordered = counted(rows.ordered, u"row"_s);
    if (rows.along == 0)
        return ordered;
    return ordered + (rows.along == 1 ? u" and 1 that moves along"_s : u" and %1 that move along"_s.arg(rows.along));
}

QString alignedTable(const QStringList &header, const std::vector<QStringList> &rows)
{
    const qsizetype columns = header.size();
    std::vector<Cell> cells; // measured once: a list may have 100,000 rows
    cells.reserve((rows.size() + 1) * static_cast<size_t>(columns));
    std::vector<int> widths(static_cast<size_t>(columns), 0);
    const auto add = [&](const QStringList &line) {
        for (qsizetype i = 0; i < columns; ++i) {
            cells.push_back(cellOf(line.value(i), i + 1 < columns ? widestCell : unlimited));
            int &width = widths[static_cast<size_t>(i)];
            width = std::max(width, cells.back().width);
        }
    };
    add(header);
    std::for_each(rows.begin(), rows.end(), add);

    QString table;
    for (size_t first = 0; first < cells.size(); first += widths.size()) {
        for (size_t i = 0; i < widths.size(); ++i) {
            const Cell &cell = cells[first + i];
            table += cell.rightToLeft ? QString(u'\u2068' + cell.text + u'\u2069') : cell.text;
            table.resize(table.size() + widths[i] - cell.width + 2, u' ');
        }
        while (table.endsWith(u' '))
            table.chop(1);
        table += u'\n';
    }
    return table;
}

QString foldedForSearch(const QString &text)
{
    if (std::all_of(text.cbegin(), text.cend(), [](QChar unit) { return unit.unicode() < 0x80; }))
        return text.toLower();
    const QString apart = text.normalized(QString::NormalizationForm_KD);
    QString folded;
    folded.reserve(apart.size());
    for (const QChar unit : apart) {
        if (unit.category() != QChar::Mark_NonSpacing)
            folded += unit;
    }
    folded = folded.toCaseFolded();
    for (const TypedAs &letter : lettersTypedAs)
        folded.replace(QChar(letter.letter), letter.typed);
    return folded;
}

RowFilter::RowFilter(const QString &words)
{
    m_words = foldedForSearch(words).simplified().split(u' ', Qt::SkipEmptyParts);
}

bool RowFilter::matches(const QStringList &cells) const
{
    if (m_words.isEmpty())
        return true;
    QStringList folded;
    folded.reserve(cells.size());
    for (const QString &cell : cells)
        folded << foldedForSearch(cell);
    return std::all_of(m_words.begin(), m_words.end(), [&folded](const QString &word) {
        return std::any_of(folded.begin(), folded.end(), [&word](const QString &cell) { return cell.contains(word); });
    });
}

} // namespace baton::cli
