// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/navigation.h"

#include "ui/common/icons.h"
#include "ui/common/widgets.h"
#include "ui/main_window/connection_chip.h"

#include <QBoxLayout>
#include <QListView>
#include <QLocale>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int countRole = Qt::UserRole + 1;
constexpr int iconRole = Qt::UserRole + 2;
constexpr int stateRole = Qt::UserRole + 3;
constexpr int forbiddenRole = Qt::UserRole + 4;
constexpr int nameRole = Qt::UserRole + 5;
constexpr int inset = 8;
constexpr int textAt = 36; ///< from the pill's edge
constexpr int glyph = 16;

class NavDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        // As wide as it can become: semibold, with the largest count that comes to mind and a glyph.
        const int text = QFontMetrics(fontFor(TextSize::BodyStrong)).horizontalAdvance(index.data().toString());
        const int count = QFontMetrics(fontFor(TextSize::Caption)).horizontalAdvance(index.data(countRole).toString());
        return {2 * inset + textAt + text + 12 + count + glyph + 10,
                std::max(scaledLength(34), option.fontMetrics.height() + 14)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const QRect pill = option.rect.adjusted(inset, 1, -inset, -1);
        const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        QColor ground = theme.color(Token::Window);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (current || option.state.testFlag(QStyle::State_MouseOver)) {
            ground = theme.color(current ? Token::Pressed : Token::Hover);
            painter->setPen(Qt::NoPen);
            painter->setBrush(ground);
            painter->drawRoundedRect(pill, 6, 6);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(theme.color(Token::Accent), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(pill).adjusted(1, 1, -1, -1), 6, 6);
        }
        const QRect icon(pill.left() + 10, pill.center().y() - 7, glyph, glyph);
        const QByteArray name = index.data(iconRole).toByteArray();
        paintGlyph(*painter, place(icon), QLatin1StringView(name), theme.color(current ? Token::Accent : Token::Text2),
                   ground);
        QRect text = pill.adjusted(textAt, 0, -10, 0);
        text.setRight(paintEnd(*painter, option, index, text, ground));
        const QFont font = fontFor(current ? TextSize::BodyStrong : TextSize::Body);
        painter->setFont(font);
        painter->setPen(theme.color(Token::Text));
        painter->setLayoutDirection(textDirection(index.data().toString()));
        painter->drawText(place(text),
                          static_cast<int>(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width() + 2));
        painter->restore();
    }

private:
    /// Count, state and padlock at the trailing edge; returns where they begin.
    static int paintEnd(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                        const QRect &room, const QColor &ground)
    {
        const Theme &theme = Theme::of(option.palette);
        const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        const auto glyphBefore = [&](int end) { return QRect(end - glyph, room.center().y() - 7, glyph, glyph); };
        int end = room.right() + 1;
        if (index.data(forbiddenRole).toBool()) {
            paintGlyph(painter, place(glyphBefore(end)), "lock"_L1, theme.color(Token::Text2), ground);
            return end - glyph - 6;
        }
        const QString count = index.data(countRole).toString();
        if (!count.isEmpty()) {
            const QFont font = fontFor(TextSize::Caption);
            const int width = QFontMetrics(font).horizontalAdvance(count) + 2;
            painter.setFont(font);
            painter.setPen(theme.color(Token::Text2));
            painter.drawText(place(QRect(end - width, room.top(), width, room.height())), Qt::AlignCenter, count);
            end -= width + 6;
        }
        const auto state = index.data(stateRole).value<StateWord>();
        if (!state.glyph.isEmpty()) {
            paintGlyph(painter, place(glyphBefore(end)), state.glyph, theme.ink(state.tone), ground);
            end -= glyph + 6;
        }
        return end;
    }
};

} // namespace

Navigation::Navigation(const Connection &connection, const QString &vendor, QWidget *parent)
    : QWidget(parent), m_model(new QStandardItemModel(this))
{
    setObjectName(u"navigation"_s);
    setAccessibleName(tr("Pages"));
    m_list = new QListView(this);
    named(m_list, "pages"_L1, tr("Pages"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new NavDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMouseTracking(true);
    m_chip = new ConnectionChip(connection, vendor, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(rule(this));
    layout->addWidget(m_chip);
    setMinimumWidth(scaledLength(160));

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid())
            Q_EMIT chosen(current.row());
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { Q_EMIT entered(index.row()); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) { Q_EMIT entered(index.row()); });
}

void Navigation::addPage(const QString &objectName, const QString &title, QLatin1StringView icon)
{
    auto *item = new QStandardItem(title);
    item->setData(QByteArray(icon.data(), icon.size()), iconRole);
    item->setData(objectName, nameRole);
    m_model->appendRow(item);
    tell(m_model->rowCount() - 1);
}

void Navigation::setCount(int index, qint64 count)
{
    m_model->item(index)->setData(count < 0 ? QString() : QLocale().toString(count), countRole);
    tell(index);
}

void Navigation::setState(int index, const StateWord &state)
{
    m_model->item(index)->setData(QVariant::fromValue(state), stateRole);
    tell(index);
}

void Navigation::setForbidden(int index, bool forbidden)
{
    m_model->item(index)->setData(forbidden, forbiddenRole);
    tell(index);
}

/// What assistive technology reads: "Tasks, 4, Outcome unknown".
void Navigation::tell(int index)
{
    QStandardItem *item = m_model->item(index);
    QStringList words{item->text()};
    if (item->data(forbiddenRole).toBool())
        words.push_back(tr("not allowed"));
    else
        words += {item->data(countRole).toString(), item->data(stateRole).value<StateWord>().word};
    words.removeAll(QString());
    item->setData(words.join(u", "_s), Qt::AccessibleTextRole);
}

void Navigation::setCurrent(int index)
{
    const QSignalBlocker blocker(m_list->selectionModel());
    const QModelIndex at = m_model->index(index, 0);
    m_list->selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect);
    m_list->viewport()->update();
}

int Navigation::preferredWidth() const
{
    return std::max(m_chip->preferredWidth(), m_list->sizeHintForColumn(0));
}

void Navigation::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(palette()).color(Token::Window));
}

} // namespace baton
