// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reason_field.h"

#include "ui/common/widgets.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>

namespace baton {

using namespace Qt::StringLiterals;

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
