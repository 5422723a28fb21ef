// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace baton {

/// What a person knows a row by: of an item who holds what, of a whole certification its name alone. The texts are
/// those of the list it was read from, shared with it: a plan of 100,000 rows makes none of its own.
struct RowSubject
{
    static constexpr QStringView separator{u" · "};

    QString person; ///< empty: not known, or a whole certification
    QString name;   ///< of the access or of the certification; may be empty

    RowSubject() = default;
    RowSubject(QString ofPerson, QString named) : person(std::move(ofPerson)), name(std::move(named)) {}

    bool isEmpty() const { return person.isEmpty() && name.isEmpty(); }

    /// "Ana Ruiz · Payroll admin", or what there is of it.
    QString text() const
    {
        if (person.isEmpty() || name.isEmpty())
            return person.isEmpty() ? name : person;
        return person + separator + name;
    }
    /// The other way round, as far as names allow.
    static RowSubject of(const QString &text)
    {
        const qsizetype at = text.indexOf(separator);
        const qsizetype after = at + separator.size();
        return at <= 0 || after == text.size() ? RowSubject({}, text) : RowSubject(text.left(at), text.mid(after));
    }

    friend bool operator==(const RowSubject &, const RowSubject &) = default;
};

} // namespace baton
