// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/reassignment_chain.h"

#include "app/listing/when_answered.h"

#include <algorithm>

namespace baton {

ReassignmentChain::ReassignmentChain(CertificationReader *reader, Known known, QObject *parent)
    : QObject(parent), m_reader(reader), m_known(std::move(known))
{
}

ReassignmentChain::~ReassignmentChain()
{
    m_stop.request_stop();
}

void ReassignmentChain::follow(const Certification &certification)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_generation;
    m_links.clear();
    m_error.reset();
    m_seen = {certification.id};
    m_end = End::Open;
    m_starting = true;
    goOn(certification);
    m_starting = false;
}

void ReassignmentChain::goOn(const Certification &from)
{
    // A copy: what is known may change while the table it comes from is refreshed.
    std::optional<Certification> here = from;
    while (here) {
        if (!here->reassignment) {
            finish(End::Origin);
            return;
        }
        const ReassignmentOrigin &origin = *here->reassignment;
        m_links.push_back({origin.fromId, origin.fromName, origin.fromReviewer, origin.comment});
        const CertificationId id = origin.fromId;
        if (id.isEmpty() || m_seen.contains(id)) {
            finish(id.isEmpty() ? End::Vanished : End::Cycle);
            return;
        }
        m_seen.insert(id);
        if (static_cast<int>(m_links.size()) >= longest) {
            finish(End::LongEnough);
            return;
        }
        here = m_known ? m_known(id) : std::nullopt;
    }
    if (!m_reader) {
        finish(End::Vanished);
        return;
    }
    if (!m_starting)
        Q_EMIT changed();
    read(m_links.back().id);
}

void ReassignmentChain::read(const CertificationId &id)
{
    CertificationQuery query;
    query.ids = {id};
    const CallContext context{m_stop.get_token(), Priority::Background};
    // Queued, so that an answer that is there at once is not told inside follow().
    QMetaObject::invokeMethod(
        this,
        [this, id, query, context, generation = m_generation] {
            if (generation != m_generation)
                return;
            whenAnswered(m_reader->certifications(query, PageRequest{0, 1, false}, context), this,
                         [this, id, generation](const Result<Page<Certification>> &answer) {
                             if (generation != m_generation)
                                 return;
                             if (!answer) {
                                 m_error = answer.error();
                                 finish(End::Failed);
                                 return;
                             }
                             const auto &rows = answer->items;
                             const auto found = std::find_if(rows.begin(), rows.end(),
                                                             [&id](const Certification &row) { return row.id == id; });
                             if (found == rows.end())
                                 finish(End::Vanished);
                             else
                                 goOn(*found);
                         });
        },
        Qt::QueuedConnection);
}

void ReassignmentChain::finish(End end)
{
    m_end = end;
    if (!m_starting)
        Q_EMIT changed();
}

} // namespace baton
