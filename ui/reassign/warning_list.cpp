// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/warning_list.h"

#include "ui/common/elide_label.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int lead = 24;
constexpr int glyphSize = 16;
constexpr int textLead = lead + glyphSize + 8;
constexpr int padding = 6;

class WarningDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int width = (view ? view->viewport()->width() : option.rect.width()) - textLead - lead;
        const QFontMetrics metrics(fontFor(TextSize::Caption));
        const int text =
            metrics.boundingRect(QRect(0, 0, std::max(40, width), 10'000), Qt::TextWordWrap, index.data().toString())
                .height();
        return {width, text + 2 * padding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const QRect &row = option.rect;
        const auto visual = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
        const auto *view = qobject_cast<const QListView *>(option.widget);
        painter->save();
        const QColor ground = theme.color(Token::Pane);
        painter->fillRect(row, ground);
        paintHairline(*painter, QRect(row.left(), row.bottom(), row.width(), 1), theme.color(Token::Hairline));
        if (view && view->hasFocus() && view->currentIndex() == index) {
            painter->setPen(theme.color(Token::Accent));
            painter->drawRect(row.adjusted(0, 0, -1, -1));
        }
        const QFont font = fontFor(TextSize::Caption);
        const int line = QFontMetrics(font).height();
        paintGlyph(*painter,
                   visual(QRect(row.left() + lead, row.top() + padding + (line - glyphSize) / 2, glyphSize, glyphSize)),
                   "s-warn"_L1, theme.color(Token::Warn), ground);
        painter->setFont(font);
        painter->setPen(theme.color(Token::Text));
        painter->setClipRect(row);
        painter->drawText(visual(row.adjusted(textLead, padding, -lead, -padding)),
                          Qt::TextWordWrap |
                              static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignTop),
                          index.data().toString());
        painter->restore();
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                   const QModelIndex &index) override
    {
        if (event->type() == QEvent::ToolTip)
            QToolTip::showText(event->globalPos(), index.isValid() ? plainToolTip(index.data().toString()) : QString(),
                               view);
        return true;
    }
};

} // namespace

WarningList::WarningList(QWidget *parent) : QListView(parent), m_sentences(new QStringListModel(this))
{
    named(this, "warnings"_L1, tr("Warnings"));
    setModel(m_sentences);
    setItemDelegate(new WarningDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    setSelectionMode(NoSelection);
    setTabKeyNavigation(false);
    setVisible(false);
    parent->installEventFilter(this);
}

void WarningList::setWarnings(const QStringList &sentences)
{
    if (sentences == m_sentences->stringList())
        return;
    m_sentences->setStringList(sentences);
    setAccessibleDescription(sentences.size() == 1 ? sentences.front() : tr("%1 warnings").arg(sentences.size()));
    setVisible(!sentences.isEmpty());
    fitHeight();
}

void WarningList::fitHeight()
{
    const int room = parentWidget()->height() / 3;
    int height = 0;
    for (int row = 0; row < m_sentences->rowCount(); ++row) {
        const int more = sizeHintForIndex(m_sentences->index(row)).height();
        if (height > 0 && height + more > room)
            break; // the rest is a key away
        height += more;
    }
    setFixedHeight(std::max(height, 1));
}

bool WarningList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &WarningList::fitHeight, Qt::QueuedConnection);
    return QListView::eventFilter(watched, event);
}

void WarningList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    // Another width breaks the lines elsewhere.
    if (event->oldSize().width() != event->size().width())
        QMetaObject::invokeMethod(this, &WarningList::fitHeight, Qt::QueuedConnection);
}

void WarningList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid())
        setCurrentIndex(m_sentences->index(0));
    viewport()->update();
}

void WarningList::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::of(palette()).color(Token::Pane));
    painter.end();
    QListView::paintEvent(event);
}

} // namespace baton
