// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/loopback_listing.h"

#include "app/listing/list_loader.h"
#include "app/providers/sailpoint/make_sailpoint_provider.h"

#include <QEventLoop>

#include <cstdio>

namespace baton::bench {

using namespace Qt::StringLiterals;

LoopbackListing::LoopbackListing(const QUrl &base) : m_transport(m_scheduler)
{
    SailPointSettings settings;
    settings.baseUrl = base;
    settings.clientId = u"bench"_s;
    settings.secret = [] { return u"bench"_s; };
    settings.rateLimit = RateLimit::unlimited();
    m_provider = makeSailPointProvider(std::move(settings), m_transport, m_scheduler);
}

LoopbackListing::~LoopbackListing() = default;

size_t LoopbackListing::load()
{
    QEventLoop loop;
    size_t count = 0;
    ListLoader<Certification> loader(
        [this](PageRequest page, CallContext context) {
            return m_provider->certificationReader()->certifications({}, page, std::move(context));
        },
        [](const Certification &row) { return row.id.toString(); },
        [this, &count](std::vector<Certification> &&page) {
            count += page.size();
            m_pages.push_back(std::move(page));
        },
        ListLoaderBase::Settings{});
    QObject::connect(&loader, &ListLoaderBase::finished, &loop, &QEventLoop::quit);
    QObject::connect(&loader, &ListLoaderBase::failed, &loop, [&loop](const Error &error) {
        std::printf("failed: %s\n", qPrintable(describe(error)));
        loop.quit();
    });
    loader.start();
    loop.exec();
    return count;
}

} // namespace baton::bench
