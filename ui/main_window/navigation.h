// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connection.h"

#include <QWidget>

class QLabel;
class QListView;
class QStandardItemModel;

namespace baton {

/// The pages by name, with how much is in each, and the connection at the foot.
class Navigation final : public QWidget
{
    Q_OBJECT

public:
    Navigation(const Connection &connection, const QString &vendor, QWidget *parent = nullptr);

    void addPage(const QString &objectName, const QString &title, QLatin1StringView icon);
    void setCount(int index, qint64 count);
    /// Marks the page without announcing it.
    void setCurrent(int index);
    void setAccount(const QString &text);
    /// Wide enough for every name: the tenant's is never cut.
    int preferredWidth() const;

Q_SIGNALS:
    /// A page to look at; the keys stay here.
    void chosen(int index);
    /// By a click or Enter: the page takes the keys.
    void entered(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStandardItemModel *m_model;
    QListView *m_list;
    QLabel *m_name;
    QLabel *m_account;
    QString m_vendor;
};

} // namespace baton
