// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/navigation.h"

#include "ui/common/icons.h"
#include "ui/common/widgets.h"

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
constexpr int rowHeight = 34;
constexpr int inset = 8;

class NavDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int text =
            option.fontMetrics.horizontalAdvance(index.data().toString() + index.data(countRole).toString());
        return {text + 44 + 3 * inset + 20, std::max(rowHeight, option.fontMetrics.height() + 14)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const QRect pill = option.rect.adjusted(inset, 1, -inset, -1);
        const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (current || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.color(current ? Token::Pressed : Token::Hover));
            painter->drawRoundedRect(pill, 6, 6);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(theme.color(Token::Accent));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const QRect icon(pill.left() + 10, pill.center().y() - 7, 16, 16);
        const QByteArray name = index.data(iconRole).toByteArray();
        paintGlyph(*painter, place(icon), QLatin1StringView(name), theme.color(current ? Token::Accent : Token::Text2),
                   theme.color(Token::Window));
        QFont font = option.font;
        if (current)
            font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(theme.color(Token::Text));
        const QRect text = pill.adjusted(36, 0, -10, 0);
        painter->drawText(place(text),
                          static_cast<int>(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                          index.data().toString());
        painter->setFont(fontFor(TextSize::Caption));
        painter->setPen(theme.color(Token::Text2));
        painter->drawText(
            place(text), static_cast<int>(Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignRight)),
            index.data(countRole).toString());
        painter->restore();
    }
};

} // namespace

Navigation::Navigation(const Connection &connection, const QString &vendor, QWidget *parent)
    : QWidget(parent), m_model(new QStandardItemModel(this)), m_vendor(vendor)
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

    m_name = plainLabel("connectionName"_L1, TextSize::Body, this);
    QFont strong = m_name->font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    m_name->setText(connection.name);
    m_account = plainLabel("connectionAccount"_L1, TextSize::Caption, this);
    m_account->setForegroundRole(QPalette::PlaceholderText);
    m_account->setText(vendor);
    m_account->setWordWrap(true);
    QLabel *icon = plainLabel("connectionIcon"_L1, TextSize::Body, this);
    icon->setMinimumWidth(16);
    icon->setPixmap(connection.demo ? themedIcon("flask"_L1).pixmap(16, 16)
                                    : themedIcon("s-done"_L1, Token::Ok).pixmap(16, 16));

    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_name);
    words->addWidget(m_account);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(18, 8, 12, 8);
    foot->setSpacing(10);
    foot->addWidget(icon);
    foot->addLayout(words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(rule(this));
    layout->addLayout(foot);

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
    item->setData(title, Qt::AccessibleTextRole);
    item->setData(objectName, Qt::UserRole + 3);
    m_model->appendRow(item);
}

void Navigation::setCount(int index, qint64 count)
{
    QStandardItem *item = m_model->item(index);
    const QString text = count < 0 ? QString() : QLocale().toString(count);
    item->setData(text, countRole);
    item->setData(text.isEmpty() ? item->text() : tr("%1, %2").arg(item->text(), text), Qt::AccessibleTextRole);
}

void Navigation::setCurrent(int index)
{
    const QSignalBlocker blocker(m_list->selectionModel());
    const QModelIndex at = m_model->index(index, 0);
    m_list->selectionModel()->setCurrentIndex(at, QItemSelectionModel::ClearAndSelect);
    m_list->viewport()->update();
}

void Navigation::setAccount(const QString &text)
{
    m_account->setText(text.isEmpty() ? m_vendor : tr("%1, %2").arg(m_vendor, text));
}

int Navigation::preferredWidth() const
{
    int width = 204;
    width = std::max(width, m_name->sizeHint().width() + 60);
    return std::max(width, m_list->sizeHintForColumn(0) + 24);
}

void Navigation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), theme.color(Token::Window));
    const QRect edge = QStyle::visualRect(layoutDirection(), rect(), QRect(width() - 1, 0, 1, height()));
    painter.fillRect(edge, theme.color(Token::Hairline));
}

} // namespace baton
