// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/certifications/certification_tally.h"
#include "ui/common/rows_in_parts.h"
#include "ui/reassign/reassign_subject.h"

namespace baton {

class CertificationTable;
class RecordSelection;

/// What is made of the selected certifications one by one: counts over them, and the subject of an order. A small
/// selection is gone through at once; a large one in parts, so that the window never waits for it.
class SelectedCertifications final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    SelectedCertifications(CertificationTable &table, const RecordSelection &selection, Scheduler &scheduler,
                           QObject *parent = nullptr);

    /// The one that is selected; nothing: none, or several.
    std::optional<Certification> single() const;
    /// The selection, or what is known of its rows, changed: they are counted anew.
    void count();
    /// False while a large selection is being counted.
    bool isCounted() const { return !m_counting.isRunning(); }
    const CertificationTally &tally() const { return m_tally; }

    /// Makes the subject of what is selected now, whatever becomes of the selection meanwhile.
    void makeSubject();
    void giveUpSubject() { m_making.stop(); }

Q_SIGNALS:
    /// Counted to the end. Not when count() did it at once.
    void counted();
    /// By makeSubject(): rows, and what the list knows of them.
    void subjectMade(const baton::ReassignSubject &subject);

private:
    void tellSubject();

    CertificationTable &m_table;
    const RecordSelection &m_selection;
    CertificationTally m_tally;
    RowsInParts m_counting;
    ReassignSubject m_subject;
    RowsInParts m_making;
};

} // namespace baton
