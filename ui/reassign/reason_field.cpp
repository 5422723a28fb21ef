// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reason_field.h"

#include "ui/common/widgets.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 28;
constexpr int besidesText = 10;

/// A row of the list: its words begin where those of the field do.
class ReasonDelegate final : public QStyledItemDelegate
{
public:
    explicit ReasonDelegate(ReasonField *field) : QStyledItemDelegate(field), m_field(*field) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width(), std::max({hint.height(), rowHeight, option.fontMetrics.height() + besidesText})};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem ground(option);
        initStyleOption(&ground, index);
        const QString text = std::exchange(ground.text, QString());
        const QStyle *style = m_field.style();
        style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
        const QRect line =
            QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(textLead(), 0, -besidesText, 0));
        const bool current = option.state & QStyle::State_Selected;
        painter->setFont(ground.font);
        style->drawItemText(
            painter, line,
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
            ground.palette, true, ground.fontMetrics.elidedText(text, Qt::ElideRight, line.width()),
            current ? QPalette::HighlightedText : QPalette::Text);
    }

private:
    /// From the edge of the list, which is that of the field.
    int textLead() const
    {
        const QLineEdit &edit = *m_field.lineEdit();
        const QRect edge = QStyle::visualRect(m_field.layoutDirection(), m_field.rect(), edit.geometry());
        return edge.left() + edit.textMargins().left() + 2; // what a line edit keeps free by itself
    }

    const ReasonField &m_field;
};

} // namespace

ReasonField::ReasonField(QWidget *parent) : QComboBox(parent)
{
    named(this, "reason"_L1, tr("Reason"));
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr);
    setMinimumHeight(32);
    // The longest reason would else be as wide as the window must be.
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(20);
    setItemDelegate(new ReasonDelegate(this));
    lineEdit()->setObjectName(u"reasonText"_s);
    lineEdit()->setAccessibleName(tr("Reason"));
    lineEdit()->setPlaceholderText(tr("Required. The new reviewer sees it"));
    connect(this, &QComboBox::editTextChanged, this,
            [this](const QString &text) { Q_EMIT reasonChanged(text.trimmed()); });
}

void ReasonField::offer(const QStringList &reasons)
{
    const QString typed = currentText();
    const QSignalBlocker quiet(this);
    for (const QString &reason : reasons) {
        const QString line = reason.simplified();
        if (count() < mostOffered && !line.isEmpty() && findText(line) < 0)
            addItem(line);
    }
    setCurrentIndex(-1);
    setEditText(typed);
}

void ReasonField::setReason(const QString &reason)
{
    setEditText(reason);
}

void ReasonField::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    switch (plain ? event->key() : 0) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!event->isAutoRepeat())
            Q_EMIT done();
        return;
    case Qt::Key_Down:
        if (count() > 0)
            showPopup();
        return;
    case Qt::Key_Up:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return;
    default:
        QComboBox::keyPressEvent(event);
    }
}

void ReasonField::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace baton
