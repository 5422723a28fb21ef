// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "app/reassign/journal_event.h"
#include "models/domain/order.h"

#include <QMetaType>

#include <functional>
#include <optional>

namespace baton {

class ReassignRun;

/// What a page hands to the Reassign dialog: the selected rows, which of them a filter hides, and what the page
/// already knows about them.
struct ReassignSubject
{
    std::vector<OrderRow> rows;
    std::vector<OrderRow> shownRows; ///< those of `rows` that the filter shows
    bool items = false;              ///< rows are items, not whole certifications
    Facts known;
    std::optional<Identity> target = std::nullopt; ///< filled in already: "Send the 7 not sent…", an undo
    QString reason = {};                           ///< the same
    QString note = {};                             ///< what to know of this order before anything else; or empty
    RunLinks links = {};                           ///< of the run that it becomes
    /// Makes the run; empty: the desk does.
    std::function<ReassignRun *(Order order, Plan plan)> start = {};
    /// Of a rest to go on with: what becomes of it when every row is left out. Empty: nothing can be done then.
    std::function<void()> close = {};
};

/// The rows of the order that a subject begins with: the one place where what a page shows becomes what is ordered.
std::vector<OrderRow> orderRowsOf(const ReassignSubject &subject);

/// The reviewers of the selected rows, each once, those with most rows first; without governance groups.
std::vector<Reviewer> reviewersOf(const ReassignSubject &subject);

/// Which rows a filter hides, also after an offer has turned a certification into its items, or back.
class HiddenRows
{
public:
    HiddenRows() = default;
    explicit HiddenRows(const ReassignSubject &subject);

    bool isEmpty() const { return m_rows.isEmpty(); }
    bool contains(const OrderRow &row) const
    {
        return !isEmpty() && (m_rows.contains(row) || !m_shownCertifications.contains(row.certification));
    }
    int countIn(const std::vector<OrderRow> &rows) const;

private:
    QSet<OrderRow> m_rows;
    QSet<CertificationId> m_shownCertifications; ///< with any row that is shown
};

} // namespace baton
