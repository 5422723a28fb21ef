// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/record_table_model.h"

#include <QRandomGenerator>

namespace baton::test {

struct Person
{
    QString id;
    QString name;
    QString town;
    std::optional<int> age;
};

/// A small table with a text, a text and a number that may be absent.
class PeopleTable final : public RecordTableModel<Person>
{
public:
    PeopleTable() : RecordTableModel(columns(), nullptr) {}

    static std::vector<Column<Person>> columns()
    {
        Column<Person> name{{QLatin1StringView("name"), QStringLiteral("Name"), CellKind::Subject}};
        name.text = [](const Person &row, const CellContext &) { return row.name; };
        Column<Person> town{{QLatin1StringView("town"), QStringLiteral("Town"), CellKind::Muted}};
        town.text = [](const Person &row, const CellContext &) { return row.town; };
        Column<Person> age{{QLatin1StringView("age"), QStringLiteral("Age"), CellKind::Number}};
        age.text = [](const Person &row, const CellContext &) {
            return row.age ? QString::number(*row.age) : QString();
        };
        age.number = [](const Person &row) -> std::optional<qint64> { return row.age; };
        return {name, town, age};
    }

protected:
    QString idOf(const Person &row) const override { return row.id; }
};

inline Person randomPerson(QRandomGenerator &random, int number)
{
    static const QStringList names{QStringLiteral("Ana Ruiz"),    QStringLiteral("Zoë Brontë"),
                                   QStringLiteral("山田 太郎"),   QStringLiteral("ana bell"),
                                   QStringLiteral("Łukasz"),      QStringLiteral("שירה לוי"),
                                   QStringLiteral("Åse Nordahl"), QStringLiteral("Bell 10"),
                                   QStringLiteral("Bell 9"),      QString()};
    static const QStringList towns{QStringLiteral("Zürich"), QStringLiteral("Oslo"), QStringLiteral("Göteborg"),
                                   QStringLiteral("osaka")};
    Person person;
    person.id = QString::number(number);
    person.name = names.at(random.bounded(static_cast<int>(names.size())));
    person.town = towns.at(random.bounded(static_cast<int>(towns.size())));
    if (random.bounded(4) != 0)
        person.age = random.bounded(12);
    return person;
}

} // namespace baton::test
