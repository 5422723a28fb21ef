// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/a11y/accessibility_walk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(QObject *object)
{
    const QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(object);
    return spoken ? spoken->text(QAccessible::Name).trimmed() : QString();
}

QString whatIs(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
}

const QHeaderView *headerOf(const QAbstractItemView *view)
{
    if (const auto *table = qobject_cast<const QTableView *>(view))
        return table->horizontalHeader();
    if (const auto *tree = qobject_cast<const QTreeView *>(view))
        return tree->isHeaderHidden() ? nullptr : tree->header();
    return nullptr;
}

/// Every shown column has a title, and the first lines are spoken.
void walkTable(const QAbstractItemView *view, QStringList &found)
{
    const QAbstractItemModel *model = view->model();
    const QHeaderView *header = headerOf(view);
    if (!model || !header)
        return;
    const int lines = std::min(3, model->rowCount());
    for (int column = 0; column < model->columnCount(); ++column) {
        if (header->isSectionHidden(column))
            continue;
        if (model->headerData(column, Qt::Horizontal).toString().isEmpty())
            found.push_back(whatIs(view) + u": column %1 has no title"_s.arg(column));
    }
    for (int row = 0; row < lines; ++row) {
        const QModelIndex first = model->index(row, 0);
        if (first.data().toString().isEmpty() && first.data(Qt::AccessibleTextRole).toString().isEmpty())
            found.push_back(whatIs(view) + u": line %1 says nothing"_s.arg(row));
    }
}

} // namespace

QStringList missing(const QWidget *root)
{
    QStringList found;
    int seen = 0;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        const bool reachable = (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        // A table's own corner is a button too, of no use without row headers.
        const bool button =
            qobject_cast<QAbstractButton *>(widget) && !qobject_cast<QTableView *>(widget->parentWidget());
        if (reachable || button) {
            ++seen;
            if (nameOf(widget).isEmpty())
                found.push_back(whatIs(widget) + u" has no accessible name"_s);
        }
        if (reachable && widget->objectName().isEmpty())
            found.push_back(whatIs(widget) + u" has no object name"_s);
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            walkTable(view, found);
    }
    if (seen == 0)
        found.push_back(u"nothing can be reached"_s);
    return found;
}

} // namespace baton::test
