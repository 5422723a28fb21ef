// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/details_content.h"

#include <QStringList>

namespace baton {

/// Gathers the facts of a details section. What the vendor did not give is left out.
class FactList
{
public:
    explicit FactList(const CellContext &context) : m_context(context) {}

    FactList &add(const QString &label, const QString &value);
    /// Ids, keys: in the fixed font.
    FactList &addId(const QString &label, const QString &value);
    FactList &addFlag(const QString &label, std::optional<bool> flag);
    /// The exact time.
    FactList &addTime(const QString &label, const QDateTime &at);
    /// The exact time, and how far away it is below. `ended`: nothing is waited for any more.
    FactList &addDue(const QString &label, const QDateTime &at, bool ended);
    /// "3 of 15"; nothing without a total.
    FactList &addProgress(const QString &label, std::optional<int> done, std::optional<int> total);

    const std::vector<DetailsFact> &facts() const { return m_facts; }

private:
    CellContext m_context;
    std::vector<DetailsFact> m_facts;
};

DetailsSection factSection(const QString &title, const FactList &facts);
DetailsSection textSection(const QString &title, const QString &text);
/// Unless there is nothing in it.
void addSection(DetailsContent &content, DetailsSection section);

/// The largest of many shares, largest first: the first `most`, and the rest as one paragraph ("and 12 more").
void takeLargest(DetailsSection &section, std::vector<DetailsShare> shares, int most, const CellContext &context);

} // namespace baton
