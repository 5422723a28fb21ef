// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/row_menu.h"

#include "models/tables/record_selection.h"
#include "models/tables/table_model.h"
#include "ui/common/icons.h"
#include "ui/common/view_sheet.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace baton {

using namespace Qt::StringLiterals;

QString withKey(const QString &text, const QKeySequence &key)
{
    return text + u'\t' + key.toString(QKeySequence::NativeText);
}

RowMenu::RowMenu(QAbstractItemView &view)
    : QObject(&view), m_view(view), m_copy(new QAction(themedIcon("copy"_L1), tr("Copy"), this)),
      m_copyId(new QAction(tr("Copy id"), this))
{
    m_copy->setObjectName(u"copy"_s); // what the window's Copy looks for
    // Only named in the menu: the key is the window's too, and a second shortcut would make it ambiguous.
    m_copy->setText(withKey(m_copy->text(), QKeySequence::Copy));
    m_copyId->setObjectName(u"copyIds"_s);
    m_view.addAction(m_copy);
    m_view.installEventFilter(this);
    m_view.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_copy, &QAction::triggered, this, &RowMenu::copy);
    connect(m_copyId, &QAction::triggered, this, &RowMenu::copyIds);
    connect(&m_view, &QWidget::customContextMenuRequested, this, &RowMenu::popup);
}

void RowMenu::addAbove(QAction &action)
{
    m_above.push_back(&action);
}

void RowMenu::addBelow(QAction &action)
{
    m_below.push_back(&action);
}

void RowMenu::setIdText(std::function<QString(const QString &rowId)> idText)
{
    m_idText = std::move(idText);
}

bool RowMenu::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != &m_view || !isKey || !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy))
        return QObject::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        copy();
    return true;
}

void RowMenu::popup(const QPoint &at)
{
    Q_EMIT aboutToOpen();
    auto *menu = new QMenu(&m_view);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_above);
    menu->addSeparator();
    m_copyId->setEnabled(hasChosen());
    menu->addAction(m_copy);
    menu->addAction(m_copyId);
    menu->addSeparator();
    menu->addActions(m_below);
    menu->popup(m_view.viewport()->mapToGlobal(at));
}

void RowMenu::copy() const
{
    const ViewSheet sheet(m_view, ViewSheet::Rows::Selected);
    if (sheet.count() > 0)
        QGuiApplication::clipboard()->setText(sheet.toTsv());
}

bool RowMenu::hasChosen() const
{
    const auto *selection = qobject_cast<const RecordSelection *>(m_view.selectionModel());
    return (selection && selection->count() > 0) || m_view.currentIndex().isValid();
}

/// Of the selected rows, in the order of the view; without any, of the current one.
QStringList RowMenu::chosenIds() const
{
    QStringList ids;
    if (const auto *selection = qobject_cast<const RecordSelection *>(m_view.selectionModel())) {
        for (const QString &id : selection->ids())
            ids.push_back(id);
    }
    if (ids.isEmpty() && m_view.currentIndex().isValid())
        ids.push_back(m_view.currentIndex().data(TableModel::IdRole).toString());
    return ids;
}

void RowMenu::copyIds() const
{
    QStringList ids = chosenIds();
    if (m_idText) {
        for (QString &id : ids)
            id = m_idText(id);
    }
    if (!ids.isEmpty())
        QGuiApplication::clipboard()->setText(ids.join(u'\n'));
}

} // namespace baton
