// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_dialect.h"
#include "tests/support/qt_warnings.h"
#include "ui/reassign/plan_maker.h"
#include "ui/tasks/resend.h"

#include <QSemaphore>
#include <QThread>

#include <atomic>

using namespace baton;
using namespace baton::test;
using namespace Qt::StringLiterals;

class PlanMakerTest : public QObject
{
    Q_OBJECT

private:
    static PlanQuestion question(const QString &reason)
    {
        PlanQuestion asked;
        asked.now = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
        Certification row;
        row.id = CertificationId(u"c1"_s);
        row.campaign.id = CampaignId(u"q3"_s);
        row.phase = VendorEnum(CertificationPhase::Active, u"ACTIVE"_s);
        asked.known.certifications.insert(row.id, row);
        asked.order.rows = {{row.id, {}}};
        asked.order.target = IdentityId(u"otto"_s);
        asked.order.reason = reason;
        return asked;
    }

    /// Answers and their numbers, as they come.
    struct Told
    {
        explicit Told(PlanMaker &maker)
        {
            QObject::connect(&maker, &PlanMaker::made, &maker, [this](quint64 number, const PlannedOrderPtr &planned) {
                numbers.push_back(number);
                reasons.push_back(planned->order.reason);
            });
        }
        QList<quint64> numbers;
        QStringList reasons;
    };

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void plansAreMadeInAnotherThread()
    {
        FakeDialect dialect;
        std::atomic<QThread *> planned = nullptr;
        dialect.forbid = [&](const ReassignOperation &, const Certification &, const ReviewItem *) {
            planned = QThread::currentThread();
            return std::optional<QString>();
        };
        PlanMaker maker(dialect);
        Told told(maker);
        const quint64 number = maker.ask(question(u"a"_s));
        QVERIFY(told.numbers.isEmpty());
        QTRY_COMPARE(told.numbers, QList<quint64>{number});
        QVERIFY(planned != nullptr && planned != QThread::currentThread());
    }

    void onlyTheNewestThatWaitsIsMade()
    {
        FakeDialect dialect;
        QSemaphore gate;
        std::atomic<int> made = 0;
        dialect.forbid = [&](const ReassignOperation &, const Certification &, const ReviewItem *) {
            ++made;
            gate.acquire();
            return std::optional<QString>();
        };
        PlanMaker maker(dialect);
        Told told(maker);
        maker.ask(question(u"a"_s));
        for (int i = 0; i < 50; ++i)
            maker.ask(question(u"between"_s));
        const quint64 last = maker.ask(question(u"z"_s));
        gate.release(1000);
        QTRY_COMPARE(told.numbers, (QList<quint64>{1, last}));
        QCOMPARE(told.reasons, (QStringList{u"a"_s, u"z"_s}));
        QCOMPARE(made.load(), 2);
    }

    void whatIsForgottenIsNotTold()
    {
        FakeDialect dialect;
        PlanMaker maker(dialect);
        Told told(maker);
        maker.ask(question(u"a"_s));
        maker.ask(question(u"b"_s));
        maker.forget();
        const quint64 last = maker.ask(question(u"c"_s));
        QTRY_COMPARE(told.numbers, QList<quint64>{last});
        QCOMPARE(told.reasons, QStringList{u"c"_s});
    }

    /// The dialect may die right after it.
    void endingWaitsForThePlanThatIsBeingMade()
    {
        std::atomic<bool> ended = false;
        QSemaphore begun;
        {
            FakeDialect dialect;
            dialect.forbid = [&](const ReassignOperation &, const Certification &, const ReviewItem *) {
                begun.release();
                QThread::yieldCurrentThread();
                ended = true;
                return std::optional<QString>();
            };
            PlanMaker maker(dialect);
            maker.ask(question(u"a"_s));
            begun.acquire();
        }
        QVERIFY(ended);
    }

    void whatChangedHandsSinceItWasSelectedIsLeftOut()
    {
        PlanQuestion asked = question(u"a"_s);
        Certification &shown = asked.known.certifications[CertificationId(u"c1"_s)];
        shown.reviewer.id = IdentityId(u"ana"_s);
        shown.reviewer.name = u"Ana"_s;
        QCOMPARE(planOrder(asked, FakeDialect())->plan.rowCount(), 1); // nothing else was read
        Certification read = shown;
        asked.read.certifications.insert(read.id, read);
        QCOMPARE(planOrder(asked, FakeDialect())->plan.rowCount(), 1);
        read.reviewer.id = IdentityId(u"rob"_s);
        read.reviewer.name = u"Rob"_s;
        asked.read.certifications.insert(read.id, read);
        const PlannedOrderPtr planned = planOrder(asked, FakeDialect());
        QCOMPARE(planned->plan.leftOut.size(), size_t(1));
        QCOMPARE(planned->plan.leftOut.front().reason, LeftOutReason::Changed);
        QVERIFY(planned->plan.leftOut.front().sentence.contains(u"now ⁨Rob⁩ does"_s));
        QCOMPARE(planned->leftOut.size(), size_t(1));
    }

    void whatIsSentAgainIsForThoseWhoHeldIt()
    {
        PlanQuestion asked = question(u"a"_s);
        asked.known.certifications[CertificationId(u"c1"_s)].reviewer.id = IdentityId(u"ana"_s);
        const std::vector<Call> calls = planOrder(asked, FakeDialect())->plan.calls;
        PlanQuestion again = question(u"a"_s);
        again.read = std::exchange(again.known, resendSubject(asked.order, calls).known);
        Certification &read = again.read.certifications[CertificationId(u"c1"_s)];
        read.reviewer.id = IdentityId(u"ana"_s);
        QCOMPARE(planOrder(again, FakeDialect())->plan.rowCount(), 1);
        read.reviewer.id = IdentityId(u"rob"_s);
        const Plan plan = planOrder(again, FakeDialect())->plan;
        QCOMPARE(plan.rowCount(), 0);
        QCOMPARE(plan.leftOut.front().reason, LeftOutReason::Changed);
    }

    void thePlansOfOneQuestionSendTheSame()
    {
        const FakeDialect dialect;
        const PlannedOrderPtr one = planOrder(question(u"a"_s), dialect);
        const PlannedOrderPtr again = planOrder(question(u"a"_s), dialect);
        const PlannedOrderPtr otherWords = planOrder(question(u"b"_s), dialect);
        QCOMPARE(one->plan.calls.size(), size_t(1));
        QVERIFY(sendTheSame(one->plan, again->plan, true));
        QVERIFY(!sendTheSame(one->plan, otherWords->plan, true));
        QVERIFY(sendTheSame(one->plan, otherWords->plan, false));
        QVERIFY(!sendTheSame(one->plan, {}, false));
    }
};

QTEST_GUILESS_MAIN(PlanMakerTest)
#include "tst_plan_maker.moc"
