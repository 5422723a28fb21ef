// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/recent_choices.h"

#include "app/reassign/run_desk.h"
#include "ui/common/window_services.h"

#include <QSettings>
#include <QUrl>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype partsOfPerson = 3; ///< id, name, mail

/// Connection ids hold slashes, which a settings file takes for folders.
QString keyOf(const ConnectionId &connection, const QString &what)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(connection.toString())) + u'/' + what;
}

} // namespace

RecentChoices::RecentChoices(QObject *parent) : QObject(parent) {}

RecentChoices::RecentChoices(const QString &file, QObject *parent) : QObject(parent), m_file(file) {}

QStringList RecentChoices::values(const ConnectionId &connection, const QString &what) const
{
    const QString key = keyOf(connection, what);
    return m_file.isEmpty() ? m_values.value(key) : QSettings(m_file, QSettings::IniFormat).value(key).toStringList();
}

void RecentChoices::setValues(const ConnectionId &connection, const QString &what, const QStringList &values)
{
    const QString key = keyOf(connection, what);
    if (m_file.isEmpty())
        m_values.insert(key, values);
    else
        QSettings(m_file, QSettings::IniFormat).setValue(key, values);
}

std::vector<Identity> RecentChoices::people(const ConnectionId &connection) const
{
    const QStringList parts = values(connection, u"people"_s);
    std::vector<Identity> people;
    for (qsizetype i = 0; i + partsOfPerson <= parts.size(); i += partsOfPerson) {
        Identity person;
        person.id = IdentityId(parts[i]);
        person.name = parts[i + 1];
        person.email = parts[i + 2];
        people.push_back(std::move(person));
    }
    return people;
}

void RecentChoices::addPerson(const ConnectionId &connection, const Identity &person)
{
    QStringList parts{person.id.toString(), person.name, person.email};
    int kept = 1;
    for (const Identity &known : people(connection)) {
        if (known.id != person.id && ++kept <= mostPeople)
            parts << known.id.toString() << known.name << known.email;
    }
    setValues(connection, u"people"_s, parts);
}

QStringList RecentChoices::reasons(const ConnectionId &connection) const
{
    return values(connection, u"reasons"_s);
}

void RecentChoices::addReason(const ConnectionId &connection, const QString &reason)
{
    QStringList known = reasons(connection);
    known.removeAll(reason);
    known.push_front(reason);
    setValues(connection, u"reasons"_s, known.mid(0, mostReasons));
}

QString RecentChoices::draft(const ConnectionId &connection) const
{
    return values(connection, u"draft"_s).value(0);
}

void RecentChoices::setDraft(const ConnectionId &connection, const QString &reason)
{
    if (reason != draft(connection))
        setValues(connection, u"draft"_s, reason.isEmpty() ? QStringList() : QStringList{reason});
}

RecentChoices &recentChoicesOf(const WindowServices &services)
{
    if (services.recentChoices)
        return *services.recentChoices;
    auto *kept = services.desk.findChild<RecentChoices *>({}, Qt::FindDirectChildrenOnly);
    return kept ? *kept : *new RecentChoices(&services.desk);
}

} // namespace baton
