// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/qnam_transport.h"
#include "app/providers/governance_provider.h"
#include "app/time/system_scheduler.h"
#include "models/domain/certification.h"

#include <QUrl>

#include <memory>
#include <vector>

namespace baton::bench {

/// What Baton does to list certifications, from the socket to the rows: a provider behind its pipeline, without a rate
/// limit, and a ListLoader. Needs an application.
class LoopbackListing
{
public:
    explicit LoopbackListing(const QUrl &base);
    ~LoopbackListing();

    /// Reads the whole list and gives the number of its rows, which are kept until forget().
    size_t load();
    /// Outside of what is measured.
    void forget() { m_pages.clear(); }

private:
    SystemScheduler m_scheduler;
    QnamTransport m_transport;
    std::unique_ptr<GovernanceProvider> m_provider;
    std::vector<std::vector<Certification>> m_pages;
};

} // namespace baton::bench
