// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ui_settings.h"

#include "app/connections/connection.h"

#include <QSettings>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestIdle = 24 * 60; ///< minutes

QString columnKey(const QString &table, QLatin1StringView what)
{
    return u"columns/"_s + table + u'/' + what;
}

} // namespace

UiSettings::UiSettings(const QString &file)
    : m_file(file.isEmpty() ? nullptr : std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

UiSettings::UiSettings(UiSettings &&other) noexcept = default;
UiSettings &UiSettings::operator=(UiSettings &&other) noexcept = default;
UiSettings::~UiSettings() = default;

QVariant UiSettings::value(const QString &key) const
{
    return m_file ? m_file->value(key) : m_memory.value(key);
}

void UiSettings::setValue(const QString &key, const QVariant &value)
{
    if (m_file)
        m_file->setValue(key, value);
    else
        m_memory.insert(key, value);
}

QByteArray UiSettings::geometry() const
{
    return value(u"window/geometry"_s).toByteArray();
}

void UiSettings::setGeometry(const QByteArray &geometry)
{
    setValue(u"window/geometry"_s, geometry);
}

QList<int> UiSettings::paneWidths() const
{
    QList<int> widths;
    for (const QString &width : value(u"window/paneWidths"_s).toStringList())
        widths.push_back(width.toInt());
    return widths;
}

void UiSettings::setPaneWidths(const QList<int> &widths)
{
    QStringList texts;
    for (const int width : widths)
        texts.push_back(QString::number(width));
    setValue(u"window/paneWidths"_s, texts);
}

bool UiSettings::detailsAreFolded() const
{
    return value(u"window/detailsFolded"_s).toBool();
}

void UiSettings::setDetailsFolded(bool folded)
{
    setValue(u"window/detailsFolded"_s, folded);
}

QString UiSettings::lastPage() const
{
    return value(u"window/lastPage"_s).toString();
}

void UiSettings::setLastPage(const QString &page)
{
    setValue(u"window/lastPage"_s, page);
}

Scheme UiSettings::scheme() const
{
    const QString name = value(u"window/theme"_s).toString();
    if (name == "light"_L1)
        return Scheme::Light;
    return name == "dark"_L1 ? Scheme::Dark : Scheme::System;
}

void UiSettings::setScheme(Scheme scheme)
{
    QString name = u"system"_s;
    if (scheme != Scheme::System)
        name = scheme == Scheme::Light ? u"light"_s : u"dark"_s;
    setValue(u"window/theme"_s, name);
}

QString UiSettings::lastConnection() const
{
    return value(u"connections/last"_s).toString();
}

void UiSettings::setLastConnection(const QString &id)
{
    setValue(u"connections/last"_s, id);
}

int UiSettings::typedCountAbove() const
{
    bool isNumber = false;
    const int rows = value(u"reassign/typedCountAbove"_s).toInt(&isNumber);
    return isNumber && rows >= 0 ? rows : productionThreshold;
}

void UiSettings::setTypedCountAbove(int rows)
{
    setValue(u"reassign/typedCountAbove"_s, rows);
}

int UiSettings::idleLockMinutes() const
{
    return std::clamp(value(u"window/idleLockMinutes"_s).toInt(), 0, longestIdle);
}

void UiSettings::setIdleLockMinutes(int minutes)
{
    setValue(u"window/idleLockMinutes"_s, minutes);
}

bool UiSettings::keepsLists() const
{
    const QVariant keeps = value(u"window/keepsLists"_s);
    return !keeps.isValid() || keeps.toBool();
}

void UiSettings::setKeepsLists(bool keeps)
{
    setValue(u"window/keepsLists"_s, keeps);
}

std::optional<ColumnLayout> UiSettings::columns(const QString &table) const
{
    ColumnLayout layout;
    layout.order = value(columnKey(table, "order"_L1)).toStringList();
    if (layout.order.isEmpty())
        return std::nullopt;
    layout.hidden = value(columnKey(table, "hidden"_L1)).toStringList();
    for (const QString &entry : value(columnKey(table, "widths"_L1)).toStringList()) {
        const qsizetype sign = entry.lastIndexOf(u'=');
        const int width = entry.mid(sign + 1).toInt();
        if (sign > 0 && width > 0)
            layout.widths.insert(entry.left(sign), width);
    }
    layout.sortedBy = value(columnKey(table, "sortedBy"_L1)).toString();
    const bool descending = value(columnKey(table, "descending"_L1)).toBool();
    layout.sortOrder = descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    return layout;
}

void UiSettings::setColumns(const QString &table, const ColumnLayout &layout)
{
    QStringList widths;
    for (const QString &column : layout.order) {
        if (layout.widths.contains(column))
            widths.push_back(column + u'=' + QString::number(layout.widths.value(column)));
    }
    setValue(columnKey(table, "order"_L1), layout.order);
    setValue(columnKey(table, "hidden"_L1), layout.hidden);
    setValue(columnKey(table, "widths"_L1), widths);
    setValue(columnKey(table, "sortedBy"_L1), layout.sortedBy);
    setValue(columnKey(table, "descending"_L1), layout.sortOrder == Qt::DescendingOrder);
}

} // namespace baton
