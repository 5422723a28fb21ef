// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/whose_list.h"

#include "app/providers/governance_provider.h"
#include "models/tables/state_words.h"
#include "ui/common/banner.h"
#include "ui/common/list_page.h"
#include "ui/common/person_chip.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t fewPeople = 3; ///< more are counted instead of named

} // namespace

WhoseList::WhoseList(ListPage &page, const WindowServices &services, QString plural)
    : QObject(&page), m_page(page), m_plural(std::move(plural)),
      m_personal(!services.provider.capabilities().tenantWideLists),
      m_chip(new PersonChip(services.provider.identityDirectory(), services.scheduler,
                            m_personal ? PersonChip::Nobody::OnesOwn : PersonChip::Nobody::Everybodys, &page))
{
    page.filters().addWidget(m_chip);
    connect(m_chip, &PersonChip::peopleChanged, this, [this] {
        tell();
        Q_EMIT changed();
    });
    tell();
}

const std::vector<Identity> &WhoseList::people() const
{
    return m_chip->people();
}

void WhoseList::setPeople(std::vector<Identity> people)
{
    m_chip->setPeople(std::move(people));
}

void WhoseList::setOffered(bool offered)
{
    m_chip->setVisible(offered);
}

void WhoseList::tell()
{
    if (!m_personal)
        return;
    const auto say = [this](const QString &sentence) { m_page.notice().say(Tone::Calm, sentence); };
    const QString none = tr("This vendor has no list of the whole tenant: you see %1.");
    if (people().empty())
        return say(none.arg(tr("your own %1").arg(m_plural)));
    if (people().size() > fewPeople)
        return say(none.arg(tr("the %1 of %2 people").arg(m_plural).arg(people().size())));
    QStringList names;
    for (const Identity &person : people())
        names.push_back(isolated(shortened(person.name.simplified(), 60)));
    const QString last = names.takeLast();
    const QString all = names.isEmpty() ? last : tr("%1 and %2").arg(names.join(u", "_s), last);
    say(none.arg(tr("the %1 of %2").arg(m_plural, all)));
}

} // namespace baton
