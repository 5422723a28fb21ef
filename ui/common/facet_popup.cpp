// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/facet_popup.h"

#include "models/tables/table_model.h"
#include "ui/common/facet_delegate.h"
#include "ui/common/facet_model.h"
#include "ui/common/icons.h"
#include "ui/common/table_header.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewValues = 10; ///< more want a search
constexpr int mostLines = 12; ///< more scroll
constexpr int popupWidth = 280;

} // namespace

FacetPopup::FacetPopup(TableModel &table, QLatin1StringView facetId, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_table(table), m_id(facetId), m_before(table.facet(facetId)),
      m_model(new FacetModel(this))
{
    setObjectName(u"facetPopup"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    read();
    m_model->setPicked(m_before);
    updateClear();
    m_search->setVisible(m_model->valueCount() > fewValues);
    connect(m_model, &FacetModel::pickedChanged, this, [this] {
        m_table.setFacet(m_id, m_model->picked());
        updateClear();
    });
    connect(&m_table, &TableModel::countsChanged, this, &FacetPopup::readSoon);
    connect(&m_table, &TableModel::recordsChanged, this, &FacetPopup::readSoon);
}

void FacetPopup::build()
{
    m_search = new QLineEdit(this);
    named(m_search, "facetSearch"_L1, tr("Search the values"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->addAction(themedIcon("search"_L1), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_search->setMinimumHeight(28);
    m_search->installEventFilter(this);
    m_list = new QListView(this);
    named(m_list, "facetValues"_L1, tr("Values"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FacetDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->installEventFilter(this);
    m_clear = new QToolButton(this);
    m_clear->setObjectName(u"facetClear"_s);
    m_clear->setText(tr("Show all"));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_clear, 0, Qt::AlignLeading);

    connect(m_search, &QLineEdit::textChanged, m_model, &FacetModel::setWords);
    connect(m_list, &QListView::clicked, m_model, &FacetModel::toggle);
    connect(m_clear, &QToolButton::clicked, this, [this] { m_model->setPicked({}); });
}

void FacetPopup::readSoon()
{
    if (std::exchange(m_due, true))
        return;
    QTimer::singleShot(0, this, &FacetPopup::read);
}

void FacetPopup::read()
{
    m_due = false;
    const QModelIndex current = m_list->currentIndex();
    const QVariant key = current.data(FacetModel::KeyRole);
    m_model->setValues(m_table.facetValues(m_id));
    if (current.isValid() && m_list->currentIndex().isValid())
        return;
    // The values changed below the person's hand: stay on the same one.
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->index(row).data(FacetModel::KeyRole) == key)
            m_list->setCurrentIndex(m_model->index(row));
    }
}

void FacetPopup::updateClear()
{
    m_clear->setEnabled(!m_model->picked().isEmpty());
}

void FacetPopup::popup(const QWidget &anchor)
{
    const int line = m_list->sizeHintForRow(0);
    const int lines = std::clamp(m_model->rowCount(), 1, mostLines);
    m_list->setFixedHeight(lines * std::max(line, 20) + 2);
    setFixedWidth(scaledFor(font(), popupWidth));
    adjustSize();
    const QRect screen = anchor.screen()->availableGeometry();
    QPoint at = anchor.mapToGlobal(QPoint(0, anchor.height() + 4));
    if (anchor.isRightToLeft())
        at.rx() += anchor.width() - width();
    if (at.y() + height() > screen.bottom())
        at.setY(std::max(screen.top(), anchor.mapToGlobal(QPoint()).y() - height() - 4));
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(at);
    show();
    if (m_search->isVisible()) {
        m_search->setFocus(Qt::PopupFocusReason);
    } else {
        m_list->setFocus(Qt::PopupFocusReason);
        m_list->setCurrentIndex(m_model->index(0));
    }
}

void FacetPopup::cancel()
{
    m_model->setPicked(m_before);
    close();
}

/// The popup's own keys; true: taken.
bool FacetPopup::takeKey(QObject *watched, const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Escape:
        cancel();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        close();
        return true;
    case Qt::Key_Space:
        if (watched != m_list)
            return false;
        m_model->toggle(m_list->currentIndex());
        return true;
    case Qt::Key_Down:
        if (watched != m_search)
            return false;
        m_list->setFocus(Qt::OtherFocusReason);
        m_list->setCurrentIndex(m_model->index(0));
        return true;
    case Qt::Key_Up:
        if (watched != m_list || !m_search->isVisible() || m_list->currentIndex().row() > 0)
            return false;
        m_search->setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return false;
    }
}

bool FacetPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && takeKey(watched, *static_cast<const QKeyEvent *>(event)))
        return true;
    return QFrame::eventFilter(watched, event);
}

void FacetPopup::keyPressEvent(QKeyEvent *event)
{
    if (!takeKey(this, *event))
        QFrame::keyPressEvent(event);
}

void FacetPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), theme.color(Token::Border));
    painter.fillRect(rect().adjusted(1, 1, -1, -1), theme.color(Token::Base));
}

} // namespace baton
