// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/details_facts.h"

#include "models/tables/domain_words.h"
#include "models/tables/state_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::DetailsFacts)
};

} // namespace

FactList &FactList::add(const QString &label, const QString &value)
{
    if (!value.trimmed().isEmpty())
        m_facts.push_back({label, value, false});
    return *this;
}

FactList &FactList::addId(const QString &label, const QString &value)
{
    if (!value.trimmed().isEmpty())
        m_facts.push_back({label, value, true});
    return *this;
}

FactList &FactList::addFlag(const QString &label, std::optional<bool> flag)
{
    return add(label, flagWord(flag));
}

FactList &FactList::addTime(const QString &label, const QDateTime &at)
{
    return add(label, exactTime(at, m_context));
}

FactList &FactList::addDue(const QString &label, const QDateTime &at, bool ended)
{
    if (!at.isValid())
        return *this;
    return add(label, exactTime(at, m_context) + QLatin1Char('\n') + dueWord(at, ended, m_context).word);
}

FactList &FactList::addProgress(const QString &label, std::optional<int> done, std::optional<int> total)
{
    if (!total)
        return *this;
    return add(
        label,
        Text::tr("%1 of %2").arg(m_context.locale.toString(done.value_or(0)), m_context.locale.toString(*total)));
}

DetailsSection factSection(const QString &title, const FactList &facts)
{
    DetailsSection section;
    section.title = title;
    section.facts = facts.facts();
    return section;
}

DetailsSection textSection(const QString &title, const QString &text)
{
    DetailsSection section;
    section.title = title;
    section.text = text.trimmed();
    return section;
}

void addSection(DetailsContent &content, DetailsSection section)
{
    const bool empty = section.facts.empty() && section.counts.empty() && section.shares.empty() &&
                       section.events.empty() && section.text.isEmpty();
    if (!empty)
        content.sections.push_back(std::move(section));
}

void takeLargest(DetailsSection &section, std::vector<DetailsShare> shares, int most, const CellContext &context)
{
    const auto larger = [](const DetailsShare &a, const DetailsShare &b) {
        return a.count != b.count ? a.count > b.count : a.label < b.label;
    };
    const auto kept = std::min(shares.size(), static_cast<size_t>(most));
    const auto end = shares.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(shares.begin(), end, shares.end(), larger);
    const auto rest = static_cast<int>(shares.size() - kept);
    shares.resize(kept);
    for (DetailsShare &share : shares)
        share.most = shares.front().count;
    section.shares = std::move(shares);
    if (rest > 0)
        section.text = rest == 1 ? Text::tr("and 1 more") : Text::tr("and %1 more").arg(context.locale.toString(rest));
}

} // namespace baton
