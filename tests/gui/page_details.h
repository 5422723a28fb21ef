// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/window_fixture.h"
#include "ui/common/details_parts.h"
#include "ui/common/page_widget.h"

#include <QTreeView>

namespace baton::test {

/// All that a page tells of its selection, as text.
inline QString detailsOf(WindowFixture &fixture, const QString &page)
{
    const auto *widget = qobject_cast<const PageWidget *>(fixture.page(page));
    return widget ? plainText(widget->details()) : QString();
}

/// What a tree shows below a line, in one column.
inline QStringList below(const QTreeView *tree, const QModelIndex &line, int column)
{
    QStringList texts;
    for (int row = 0; row < tree->model()->rowCount(line); ++row)
        texts.push_back(tree->model()->index(row, column, line).data().toString());
    return texts;
}

/// The line whose text in a column begins so; invalid: none.
inline QModelIndex lineOf(const QTreeView *tree, int column, const QString &beginning)
{
    for (int row = 0; row < tree->model()->rowCount(); ++row) {
        if (tree->model()->index(row, column).data().toString().startsWith(beginning))
            return tree->model()->index(row, 0);
    }
    return {};
}

} // namespace baton::test
