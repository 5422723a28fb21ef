// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/planner.h"
#include "app/reassign/preflight.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"

#include <QSignalSpy>
#include <QTest>

namespace baton::test {

using Method = FakeProvider::Method;

/// A tenant with one campaign "q3" and two certifications of rob: "w", to be ordered whole, and "i", of which items
/// are; the target is ana.
class PreflightFixture : public QObject
{
protected:
    void begin()
    {
        using namespace Qt::StringLiterals;
        failOnUnexpectedWarnings();
        m_scheduler = std::make_unique<FakeScheduler>();
        m_tenant = std::make_unique<FakeProvider>();
        m_preflight = std::make_unique<Preflight>(*m_tenant, *m_scheduler);
        m_order = Order();
        m_order.target = IdentityId(u"ana"_s);
        m_order.reason = u"Leaves"_s;
        m_tenant->addIdentity(u"ana"_s, u"Ana"_s);
        m_tenant->addCampaign(u"q3"_s);
        m_tenant->addCertification(u"w"_s, u"q3"_s, u"rob"_s);
        m_tenant->addCertification(u"i"_s, u"q3"_s, u"rob"_s);
        m_tenant->addItem(u"w1"_s, u"w"_s, u"kim"_s, u"payroll"_s);
        m_tenant->addItem(u"i1"_s, u"i"_s, u"kim"_s, u"payroll"_s);
        m_tenant->addItem(u"i2"_s, u"i"_s, u"lee"_s, u"payroll"_s);
    }

    void end()
    {
        m_preflight.reset();
        m_tenant.reset();
    }

    void orderWhole(const QString &id) { m_order.rows.push_back({CertificationId(id), {}}); }
    void orderItem(const QString &certification, const QString &item)
    {
        m_order.rows.push_back({CertificationId(certification), ReviewItemId(item)});
    }
    /// Runs a preflight of the order to its end.
    void run(Facts seed = {})
    {
        QSignalSpy finished(m_preflight.get(), &Preflight::finished);
        m_preflight->start(m_order, std::move(seed));
        QVERIFY(finished.isEmpty());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!m_preflight->isRunning());
    }
    const Facts &facts() const { return m_preflight->facts(); }

    std::unique_ptr<FakeProvider> m_tenant;
    std::unique_ptr<FakeScheduler> m_scheduler;
    std::unique_ptr<Preflight> m_preflight;
    Order m_order;
};

} // namespace baton::test
