// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/reviewer_load.h"

#include "app/listing/when_answered.h"

namespace baton {

ReviewerLoad::ReviewerLoad(CertificationReader *reader, QObject *parent) : QObject(parent), m_reader(reader) {}

ReviewerLoad::~ReviewerLoad()
{
    m_stop.request_stop();
}

void ReviewerLoad::ask(const IdentityId &reviewer)
{
    if (reviewer == m_reviewer)
        return;
    m_reviewer = reviewer;
    m_open.reset();
    ++m_generation;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_asking = m_reader && !reviewer.isEmpty();
    if (!m_asking)
        return;
    CertificationQuery query;
    query.reviewer = reviewer;
    query.phase = CertificationPhase::Active;
    const PageRequest one{0, 1, true};
    whenAnswered(m_reader->certifications(query, one, CallContext{m_stop.get_token(), Priority::Background}), this,
                 [this, generation = m_generation](const Result<Page<Certification>> &page) {
                     if (generation != m_generation)
                         return;
                     m_asking = false;
                     // It is a courtesy: that it could not be counted needs no sentence.
                     if (page)
                         m_open = page->total;
                     if (page && !m_open && !page->mayHaveMore)
                         m_open = page->received;
                     Q_EMIT changed();
                 });
}

} // namespace baton
