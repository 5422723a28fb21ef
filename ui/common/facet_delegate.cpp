// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/facet_delegate.h"

#include "ui/common/capped_text.h"
#include "ui/common/elide_label.h"
#include "ui/common/facet_model.h"
#include "ui/common/table_header.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace baton {

namespace {

constexpr int lineHeight = 28;
constexpr int edge = 8;
constexpr int box = 16;

QString countText(const QModelIndex &index)
{
    return QLocale().toString(index.data(FacetModel::CountRole).toInt());
}

} // namespace

void FacetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QWidget *widget = option.widget;
    const bool current = option.state.testFlag(QStyle::State_HasFocus);
    const bool checked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    const auto visual = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    painter->save();
    if (current || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.color(current ? Token::Selection : Token::Hover));
    const QRect inner = option.rect.adjusted(edge, 0, -edge, 0);

    QStyleOptionViewItem check(option);
    check.rect = visual(QRect(inner.left(), inner.center().y() - box / 2 + 1, box, box));
    check.state = QStyle::State_Enabled | (checked ? QStyle::State_On : QStyle::State_Off);
    widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, widget);

    const QString count = countText(index);
    painter->setFont(fontFor(TextSize::Caption));
    const int countWidth = painter->fontMetrics().horizontalAdvance(count) + 2;
    const auto aligned = [&option](Qt::Alignment alignment) {
        return static_cast<int>(QStyle::visualAlignment(option.direction, alignment | Qt::AlignVCenter)) |
               Qt::TextSingleLine;
    };
    painter->setPen(theme.color(Token::Text2));
    painter->drawText(visual(inner), aligned(Qt::AlignRight), count);
    painter->setFont(option.font);
    const bool none = index.data(FacetModel::CountRole).toInt() == 0;
    painter->setPen(theme.color(none ? Token::Text2 : Token::Text));
    const QRect label = inner.adjusted(box + edge, 0, -countWidth - edge, 0);
    painter->drawText(visual(label), aligned(Qt::AlignLeft),
                      fittedText(index.data().toString(), option.fontMetrics, label.width()));
    painter->restore();
}

QSize FacetDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, scaledFor(option.font, lineHeight)};
}

bool FacetDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString label = index.data().toString();
    const int room = option.rect.width() - box - 4 * edge - option.fontMetrics.horizontalAdvance(countText(index));
    const bool cut = option.fontMetrics.horizontalAdvance(cappedText(label, 2 * room)) > room;
    QToolTip::showText(event->globalPos(), cut ? plainToolTip(label) : QString(), view);
    return true;
}

} // namespace baton
