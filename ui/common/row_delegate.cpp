// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/row_delegate.h"

#include "models/tables/table_model.h"
#include "ui/common/capped_text.h"
#include "ui/common/elide_label.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/common/table_header.h"
#include "ui/common/widgets.h"

#include <QHelpEvent>
#include <QListView>
#include <QTableView>
#include <QToolTip>
#include <QTreeView>

namespace baton {

namespace {

constexpr int glyphSize = 16;
constexpr int gap = 6;
constexpr int badgeHeight = 21;
constexpr int badgeOverhang = 6;
constexpr int noteGlyph = 14;
constexpr int noteGap = 10;       ///< before what follows a name
constexpr int narrowestName = 40; ///< what a name keeps of its cell, whatever follows it
constexpr int widestHint = 600;

QColor groundOf(const Theme &theme, bool selected, bool active, bool group)
{
    if (selected)
        return theme.color(active ? Token::Selection : Token::SelectionIdle);
    return theme.color(group ? Token::Pane : Token::Base);
}

} // namespace

/// One cell about to be painted, with everything its painters ask for.
struct RowDelegate::Cell
{
    const Theme &theme;
    const QStyleOptionViewItem &option;
    const QModelIndex &index;
    QRect inner; ///< without padding
    bool selected = false;
    bool active = false;
    bool settled = false;
    bool group = false;

    QColor ground() const { return groundOf(theme, selected, active, group); }
    QString text() const { return index.data().toString(); }
    QRect visual(const QRect &rect) const { return QStyle::visualRect(option.direction, inner, rect); }
};

RowDelegate::RowDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

int RowDelegate::rowHeight(const QFont &font, bool twoLines)
{
    return scaledFor(font, twoLines ? 46 : 32);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool twoLines = index.data(TableModel::KindRole).value<CellKind>() == CellKind::TwoLine;
    int height = rowHeight(option.font, twoLines);
    if (twoLines && qobject_cast<const QListView *>(option.widget))
        height = std::max(48, 2 * option.fontMetrics.height() + 12);
    if (!m_measuresWidth)
        return {0, height};
    const int text = option.fontMetrics.horizontalAdvance(cappedText(index.data().toString(), widestHint));
    const bool glyph = index.data(TableModel::GlyphRole).isValid() || index.data(TableModel::StateRole).isValid();
    return {text + (glyph ? glyphSize + padding : 0) + outerPadding + padding, height};
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString tip = index.data(Qt::ToolTipRole).toString();
    QToolTip::showText(event->globalPos(), tip.isEmpty() ? QString() : plainToolTip(tip), view);
    return true;
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant kind = index.data(TableModel::KindRole);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (!kind.isValid() || !view) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    Cell cell{Theme::of(option.palette), option, index, option.rect};
    cell.selected = option.state.testFlag(QStyle::State_Selected);
    cell.active = view->isActiveWindow();
    cell.settled = index.data(TableModel::SettledRole).toBool();
    cell.group = index.data(TableModel::GroupRole).toBool();
    int lead = index.column() == 0 ? outerPadding : padding;

    painter->save();
    painter->setClipRect(option.rect);
    if (qobject_cast<const QTreeView *>(view)) {
        if (index.column() == 0)
            lead = treePadding;
    } else {
        RowLook look{option.rect, option.direction, cell.selected, cell.active};
        look.current = view->hasFocus() && view->currentIndex().row() == index.row();
        if (const auto *grid = qobject_cast<const QTableView *>(view)) {
            look.first = isFirstShown(*grid->horizontalHeader(), index.column());
            look.last = isLastShown(*grid->horizontalHeader(), index.column());
            lead = look.first ? outerPadding : padding;
        }
        paintRow(*painter, cell.theme, look);
    }
    const bool mirrored = option.direction == Qt::RightToLeft;
    cell.inner = option.rect.adjusted(mirrored ? padding : lead, 0, mirrored ? -lead : -padding, -1);
    switch (kind.value<CellKind>()) {
    case CellKind::Subject:
        paintSubject(*painter, cell);
        break;
    case CellKind::State:
        paintState(*painter, cell, true);
        break;
    case CellKind::Due:
        paintState(*painter, cell, false);
        break;
    case CellKind::Progress:
        paintProgress(*painter, cell);
        break;
    case CellKind::TwoLine:
        paintTwoLines(*painter, cell);
        break;
    case CellKind::Muted:
        paintText(*painter, cell, cell.inner, cell.text(), fontFor(TextSize::Caption), cell.theme.color(Token::Text2));
        break;
    case CellKind::Number:
        paintText(*painter, cell, cell.inner, cell.text(), fontFor(TextSize::Caption), cell.theme.color(Token::Text),
                  Qt::AlignRight);
        break;
    }
    painter->restore();
}

void RowDelegate::paintRow(QPainter &painter, const Theme &theme, const RowLook &look)
{
    const QRect &rect = look.rect;
    const QColor accent = theme.color(Token::Accent);
    painter.fillRect(rect, groundOf(theme, look.selected, look.active, look.group));
    paintHairline(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Hairline));
    if (look.current) {
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), accent);
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), accent);
        const QRect end(rect.right(), rect.top(), 1, rect.height());
        if (look.last)
            painter.fillRect(QStyle::visualRect(look.direction, rect, end), accent);
    }
    if (look.first && (look.selected || look.current)) {
        const QRect bar(rect.left(), rect.top(), look.selected ? 3 : 1, rect.height());
        painter.fillRect(QStyle::visualRect(look.direction, rect, bar), accent);
    }
}

void RowDelegate::paintText(QPainter &painter, const Cell &cell, const QRect &rect, const QString &text,
                            const QFont &font, const QColor &ink, Qt::Alignment alignment) const
{
    if (text.isEmpty() || rect.width() <= 0)
        return;
    painter.setFont(font);
    painter.setPen(ink);
    const QString shown = fittedText(text, QFontMetrics(font), rect.width());
    painter.setLayoutDirection(textDirection(text));
    painter.drawText(rect,
                     Qt::TextSingleLine | Qt::TextDontClip |
                         static_cast<int>(QStyle::visualAlignment(cell.option.direction, alignment) | Qt::AlignVCenter),
                     shown);
}

/// An icon, the name, then a state that says something about it, or a quiet note; the name gives way last to a note.
void RowDelegate::paintSubject(QPainter &painter, const Cell &cell) const
{
    QRect rect = cell.inner;
    const QString glyph = cell.index.data(TableModel::GlyphRole).toString();
    if (!glyph.isEmpty()) {
        const QRect box(rect.left(), rect.center().y() - glyphSize / 2 + 1, glyphSize, glyphSize);
        paintGlyph(painter, cell.visual(box), QLatin1StringView(glyph.toLatin1()), cell.theme.color(Token::Text2),
                   cell.ground());
        rect.setLeft(rect.left() + glyphSize + padding);
    }
    const QFont font = fontFor(TextSize::Caption);
    QFont nameFont = fontFor(TextSize::Body);
    if (cell.group)
        nameFont.setWeight(QFont::DemiBold);
    const auto side = cell.index.data(TableModel::SideRole).value<StateWord>();
    const int sideWidth = side.word.isEmpty() ? 0 : noteGlyph + 4 + QFontMetrics(font).horizontalAdvance(side.word) + 2;
    const int room = rect.width() - (sideWidth > 0 ? sideWidth + noteGap : 0);
    const QString name = cell.text();
    const int wanted = QFontMetrics(nameFont).horizontalAdvance(cappedText(name.simplified(), rect.width())) + 2;
    QRect box(rect.left(), rect.top(), std::clamp(wanted, 0, std::max(narrowestName, room)), rect.height());
    paintText(painter, cell, cell.visual(box), name, nameFont,
              cell.theme.color(cell.settled ? Token::Text2 : Token::Text));
    rect.setLeft(box.right() + 1 + noteGap);
    if (sideWidth > 0) {
        const QColor ink = cell.theme.ink(side.tone);
        const QRect mark(rect.left(), rect.center().y() - noteGlyph / 2 + 1, noteGlyph, noteGlyph);
        paintGlyph(painter, cell.visual(mark), side.glyph, ink, cell.ground());
        paintText(painter, cell, cell.visual(rect.adjusted(noteGlyph + 4, 0, 0, 0)), side.word, font, ink);
    } else if (const QString note = cell.index.data(TableModel::NoteRole).toString();
               !note.isEmpty() && rect.width() >= narrowestName) {
        paintText(painter, cell, cell.visual(rect), note, font, cell.theme.color(Token::Text2));
    }
}

void RowDelegate::paintState(QPainter &painter, const Cell &cell, bool badges) const
{
    const auto state = cell.index.data(TableModel::StateRole).value<StateWord>();
    const QFont font = fontFor(TextSize::Caption);
    QRect rect = cell.inner;
    const bool badge = badges && state.badge;
    QColor ground = cell.ground();
    if (badge) {
        const int glyph = state.glyph.isEmpty() ? 0 : glyphSize + gap;
        const int width = std::min(rect.width() + badgeOverhang,
                                   QFontMetrics(font).horizontalAdvance(state.word) + glyph + 2 + 2 * badgeOverhang);
        const QRect box(rect.left() - badgeOverhang, rect.center().y() - badgeHeight / 2, width, badgeHeight);
        ground = cell.theme.color(Token::Base);
        if (!cell.selected)
            ground = cell.theme.tint(state.tone);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(cell.visual(box), 5, 5);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    const QColor ink = cell.theme.ink(state.tone);
    if (!state.glyph.isEmpty()) {
        const QRect box(rect.left(), rect.center().y() - glyphSize / 2 + 1, glyphSize, glyphSize);
        paintGlyph(painter, cell.visual(box), state.glyph, ink, ground);
        rect.setLeft(rect.left() + glyphSize + gap);
    }
    // A due date is its colour; a state is its glyph's, its word stays ink unless it needs a person.
    const bool colored = badge || !badges;
    paintText(painter, cell, cell.visual(rect), state.word, font, colored ? ink : cell.theme.color(Token::Text));
}

void RowDelegate::paintProgress(QPainter &painter, const Cell &cell) const
{
    const auto progress = cell.index.data(TableModel::ProgressRole).value<ProgressCell>();
    QRect rect = cell.inner;
    if (progress.total > 0) {
        const int width = std::clamp(rect.width() - 80, 36, 120);
        const QRect track(rect.left(), rect.center().y() - 2, width, 6);
        const double share = std::clamp(double(progress.done) / progress.total, 0.0, 1.0);
        const bool full = progress.done >= progress.total;
        Token fill = full ? Token::MeterOk : Token::Meter;
        if (progress.settled)
            fill = Token::Scroll;
        else if (cell.selected && !full)
            fill = Token::Accent;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(cell.theme.color(cell.selected ? Token::TrackOnSelection : Token::Track));
        painter.drawRoundedRect(cell.visual(track), 2, 2);
        if (progress.done > 0) {
            QRect done = track;
            done.setWidth(std::max(3, static_cast<int>(track.width() * share)));
            painter.setBrush(cell.theme.color(fill));
            painter.drawRoundedRect(cell.visual(done), 2, 2);
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
        rect.setLeft(track.right() + 1 + 10);
    }
    const Token ink = progress.total == 0 || progress.settled || progress.done == 0 ? Token::Text2 : Token::Text;
    paintText(painter, cell, cell.visual(rect), cell.text(), fontFor(TextSize::Caption), cell.theme.color(ink));
}

void RowDelegate::paintTwoLines(QPainter &painter, const Cell &cell) const
{
    const QString second = cell.index.data(TableModel::SecondLineRole).toString();
    const QVariant side = cell.index.data(TableModel::SideRole);
    QRect rect = cell.inner;
    if (side.isValid()) {
        const auto state = side.value<StateWord>();
        constexpr int sideWidth = 96;
        const QRect box(rect.right() - sideWidth, rect.top(), sideWidth, rect.height());
        const QRect glyph(box.left(), box.center().y() - glyphSize / 2, glyphSize, glyphSize);
        paintGlyph(painter, cell.visual(glyph), state.glyph, cell.theme.ink(state.tone), cell.ground());
        paintText(painter, cell, cell.visual(box.adjusted(glyphSize + gap, 0, 0, 0)), state.word,
                  fontFor(TextSize::Caption), cell.theme.color(Token::Text));
        rect.setRight(box.left() - padding);
    }
    const int half = rect.height() / 2;
    QRect upper = rect.adjusted(0, 3, 0, -half + 2);
    if (second.isEmpty())
        upper = rect;
    const QRect lower = rect.adjusted(0, half, 0, -4);
    paintText(painter, cell, cell.visual(upper), cell.text(), fontFor(TextSize::Body), cell.theme.color(Token::Text));
    paintText(painter, cell, cell.visual(lower), second, fontFor(TextSize::Caption), cell.theme.color(Token::Text2));
}

} // namespace baton
