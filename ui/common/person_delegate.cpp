// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/person_delegate.h"

#include "models/tables/identity_table.h"
#include "ui/common/elide_label.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/reassign/plan_words.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int glyphSize = 16;
constexpr int gap = 6;
constexpr int lead = 15;
constexpr int nameLead = 43;
constexpr int stateWidth = 84;
constexpr int trail = 14;

/// Everything that holds text grows with the font.
int scaled(int length, const QFontMetrics &metrics)
{
    return static_cast<int>(length * std::max(1.0, metrics.height() / 16.5));
}

} // namespace

PersonDelegate::PersonDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QString PersonDelegate::lineOf(const QModelIndex &person) const
{
    const QString line = shownText(person.data(TableModel::SecondLineRole).toString(), 200);
    const QString note = m_notes.value(person.data(TableModel::IdRole).toString());
    return note.isEmpty() ? line : note + u" · "_s + line;
}

QSize PersonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, scaled(48, option.fontMetrics)};
}

void PersonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const bool live = option.state.testFlag(QStyle::State_Enabled);
    const bool selected = live && option.state.testFlag(QStyle::State_Selected);
    const QRect &row = option.rect;
    const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    const QColor ground = theme.color(selected ? Token::Selection : Token::Base);
    painter->save();
    painter->fillRect(row, ground);
    paintHairline(*painter, QRect(row.left(), row.bottom(), row.width(), 1), theme.color(Token::Hairline));
    if (selected)
        painter->fillRect(visual(QRect(row.left(), row.top(), 3, row.height())), theme.color(Token::Accent));

    const QColor off = theme.color(Token::TextOff);
    const QColor second = live ? theme.color(Token::Text2) : off;
    const QColor first = live ? theme.color(Token::Text) : off;
    const int middle = row.top() + (row.height() - glyphSize) / 2;
    paintGlyph(*painter, visual(QRect(row.left() + lead, middle, glyphSize, glyphSize)), "user"_L1, second, ground);

    const auto alignment =
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter) |
        Qt::TextSingleLine | Qt::TextDontClip;
    const auto text = [&](const QRect &rect, const QString &words, const QFont &font, const QColor &ink) {
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(visual(rect), alignment,
                          QFontMetrics(font).elidedText(words, Qt::ElideRight, rect.width() + 2));
    };
    const QFont caption = fontFor(TextSize::Caption);
    const int stateAt = row.right() + 1 - trail - scaled(stateWidth, option.fontMetrics);
    const auto state = index.data(TableModel::SideRole).value<StateWord>();
    if (!state.glyph.isEmpty())
        paintGlyph(*painter, visual(QRect(stateAt, middle, glyphSize, glyphSize)), state.glyph,
                   live ? theme.ink(state.tone) : off, ground);
    const int wordAt = stateAt + glyphSize + gap - 2;
    text(QRect(wordAt, row.top(), row.right() - wordAt - 2, row.height()), shownText(state.word, 30), caption, first);

    QFont strong = fontFor(TextSize::Body);
    strong.setWeight(QFont::DemiBold);
    const int left = row.left() + nameLead;
    const int width = stateAt - left - 12;
    const int half = row.height() / 2;
    text(QRect(left, row.top() + 5, width, half - 5), shownText(index.data().toString()), strong, first);
    text(QRect(left, row.top() + half, width, half - 5), lineOf(index), caption, second);
    painter->restore();
}

bool PersonDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString tip = shownText(index.data().toString(), 600) + u'\n' + lineOf(index);
    QToolTip::showText(event->globalPos(), index.isValid() ? plainToolTip(tip) : QString(), view);
    return true;
}

} // namespace baton
