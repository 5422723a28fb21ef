// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"
#include "models/tables/cell.h"

#include <QWidget>

class QListView;
class QStandardItemModel;

namespace baton {

class ConnectionChip;

/// The pages by name, with how much is in each, and the connection at the foot.
class Navigation final : public QWidget
{
    Q_OBJECT

public:
    Navigation(const Connection &connection, const QString &vendor, QWidget *parent = nullptr);

    void addPage(const QString &objectName, const QString &title, QLatin1StringView icon);
    /// -1: not known.
    void setCount(int index, qint64 count);
    /// What needs a person there, as a glyph before the count; an empty word: nothing.
    void setState(int index, const StateWord &state);
    /// This account may not see the page.
    void setForbidden(int index, bool forbidden);
    /// Marks the page without announcing it.
    void setCurrent(int index);
    ConnectionChip &connection() { return *m_chip; }
    /// Wide enough for every name.
    int preferredWidth() const;

Q_SIGNALS:
    /// A page to look at; the keys stay here.
    void chosen(int index);
    /// By a click or Enter: the page takes the keys.
    void entered(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tell(int index);

    QStandardItemModel *m_model;
    QListView *m_list;
    ConnectionChip *m_chip;
};

} // namespace baton
