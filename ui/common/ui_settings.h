// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QHash>
#include <QStringList>
#include <QVariant>

#include <memory>

class QSettings;

namespace baton {

/// How a table's columns were left, by column id.
struct ColumnLayout
{
    QStringList order;          ///< as shown, hidden ones too; empty: as the table has them
    QHash<QString, int> widths; ///< pixels; only of columns that have a width of their own
    QStringList hidden;
    QString sortedBy; ///< empty: as loaded
    Qt::SortOrder sortOrder = Qt::AscendingOrder;

    friend bool operator==(const ColumnLayout &, const ColumnLayout &) = default;
};

/// What the window remembers from one start to the next. Nothing in it is secret, and nothing of the tenant's.
class UiSettings
{
public:
    /// An INI file, which need not be there. Without one everything lasts as long as this object.
    explicit UiSettings(const QString &file = {});
    UiSettings(UiSettings &&other) noexcept;
    UiSettings &operator=(UiSettings &&other) noexcept;
    ~UiSettings();

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    /// Of the splitter: navigation, pages, details. Empty: the look's own.
    QList<int> paneWidths() const;
    void setPaneWidths(const QList<int> &widths);
    bool detailsAreFolded() const;
    void setDetailsFolded(bool folded);
    /// Object name of the page of the navigation that was in front.
    QString lastPage() const;
    void setLastPage(const QString &page);
    Scheme scheme() const;
    void setScheme(Scheme scheme);
    /// Nothing: the table's own.
    std::optional<ColumnLayout> columns(const QString &table) const;
    void setColumns(const QString &table, const ColumnLayout &layout);

    /// Id of the connection that was worked with last; empty: none.
    QString lastConnection() const;
    void setLastConnection(const QString &id);
    /// On a production connection a run of more rows than this asks for their number to be typed.
    int typedCountAbove() const;
    void setTypedCountAbove(int rows);
    /// After so many minutes without a key or the mouse Baton locks itself; 0: it does not.
    int idleLockMinutes() const;
    void setIdleLockMinutes(int minutes);

    /// Lists are kept for the next start; yes unless it was turned off.
    bool keepsLists() const;
    void setKeepsLists(bool keeps);

    /// For what a single page remembers; `key` begins with the page's object name: "tasksPage/filter".
    QVariant value(const QString &key) const;
    void setValue(const QString &key, const QVariant &value);

private:
    std::unique_ptr<QSettings> m_file;
    QHash<QString, QVariant> m_memory; ///< without a file
};

} // namespace baton
