// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/person_chip.h"

#include "models/tables/state_words.h"
#include "ui/common/person_popup.h"

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t fewPeople = 2; ///< more are counted instead of named

} // namespace

PersonChip::PersonChip(IdentityDirectory *directory, Scheduler &scheduler, Nobody nobody, QWidget *parent)
    : ChipButton(u"chipPerson"_s, parent), m_directory(directory), m_scheduler(scheduler), m_nobody(nobody)
{
    refresh();
}

void PersonChip::setPeople(std::vector<Identity> people)
{
    const auto same = [](const Identity &a, const Identity &b) { return a.id == b.id; };
    if (std::equal(people.begin(), people.end(), m_people.begin(), m_people.end(), same))
        return;
    m_people = std::move(people);
    refresh();
    Q_EMIT peopleChanged();
}

void PersonChip::toggle(const Identity &person)
{
    std::vector<Identity> people = m_people;
    const auto known =
        std::find_if(people.begin(), people.end(), [&person](const Identity &one) { return one.id == person.id; });
    if (known == people.end())
        people.push_back(person);
    else
        people.erase(known);
    setPeople(std::move(people));
}

void PersonChip::openValues()
{
    auto *popup = new PersonPopup(m_directory, m_scheduler, m_people, this);
    connect(popup, &PersonPopup::picked, this, &PersonChip::toggle);
    popup->popup(*this);
}

void PersonChip::refresh()
{
    QStringList names;
    for (const Identity &person : m_people)
        names.push_back(isolated(person.name.simplified()));
    const bool own = m_nobody == Nobody::OnesOwn;
    const QString label = own ? tr("Whose") : tr("Reviewer");
    QString text = own ? tr("Whose: your own") : label;
    if (m_people.size() > fewPeople)
        text = tr("%1: %2 people").arg(label).arg(m_people.size());
    else if (!m_people.empty())
        text = tr("%1: %2").arg(label, names.join(u", "_s));
    say(label, text, names);
}

} // namespace baton
