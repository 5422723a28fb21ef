// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/certifications/selected_certifications.h"

#include "models/tables/certification_table.h"
#include "models/tables/record_selection.h"

#include <utility>

namespace baton {

SelectedCertifications::SelectedCertifications(CertificationTable &table, const RecordSelection &selection,
                                               Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_table(table), m_selection(selection), m_counting(table, scheduler), m_making(table, scheduler)
{
    connect(&m_counting, &RowsInParts::ended, this, &SelectedCertifications::counted);
    connect(&m_making, &RowsInParts::ended, this, &SelectedCertifications::tellSubject);
}

std::optional<Certification> SelectedCertifications::single() const
{
    if (m_selection.count() != 1)
        return std::nullopt;
    return m_table.records().at(static_cast<size_t>(m_selection.rows().first()));
}

void SelectedCertifications::count()
{
    m_tally = {};
    std::vector<int> rows;
    rows.reserve(static_cast<size_t>(m_selection.count()));
    m_selection.rows().forEach([&rows](int stored) { rows.push_back(stored); });
    m_counting.start(std::move(rows),
                     [this](int stored, size_t) { m_tally.add(m_table.records().shown(static_cast<size_t>(stored))); });
}

void SelectedCertifications::makeSubject()
{
    m_subject = {};
    const size_t shown = m_selection.shownInOrder().size();
    std::vector<int> rows = m_selection.inOrder(); // the shown ones first
    m_subject.rows.reserve(rows.size());
    m_subject.shownRows.reserve(shown);
    m_subject.known.certifications.reserve(static_cast<qsizetype>(rows.size()));
    m_making.start(std::move(rows), [this, shown](int stored, size_t index) {
        const Certification row = m_table.records().at(static_cast<size_t>(stored));
        m_subject.rows.push_back({row.id, {}});
        if (index < shown)
            m_subject.shownRows.push_back(m_subject.rows.back());
        m_subject.known.certifications.insert(row.id, row);
    });
    if (!m_making.isRunning())
        tellSubject();
}

void SelectedCertifications::tellSubject()
{
    Q_EMIT subjectMade(std::exchange(m_subject, {}));
}

} // namespace baton
