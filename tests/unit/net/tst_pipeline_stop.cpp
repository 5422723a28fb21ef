// SPDX-License-Identifier: GPL-3.0-or-later
// Stopping at every stage, and the end of the pipeline itself.
#include "tests/support/qt_warnings.h"
#include "tests/unit/net/pipeline_fixture.h"

#include <QTest>

#include <thread>

using namespace baton;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using baton::test::FakeTransport;
using baton::test::PipelineFixture;

namespace {

enum class Stage { Before, Token, Rate, Gate, Journal, OnItsWay, Backoff, Held };
constexpr int stageCount = 8;

/// Brings a request to a stage. `blockers` keep the road closed where the stage needs it.
struct Staged
{
    Staged(Stage stage, Safety safety) : fix(settings(), RateLimit{2, 10s, false}) // paced: one per window
    {
        if (stage == Stage::Before)
            stop.request_stop();
        if (stage == Stage::Token) {
            fix.tokens.pending = std::make_shared<QPromise<Result<QByteArray>>>();
            fix.tokens.pending->start();
        }
        ApiRequest request = fix.request(safety);
        if (stage == Stage::Rate || stage == Stage::Gate)
            blocker = fix.send(fix.read());
        if (stage == Stage::Gate)
            request.rateKey.clear();
        fix.journal.hold = stage == Stage::Journal;
        if (stage == Stage::Backoff)
            fix.transport.enqueue(FakeTransport::failed(TransportFailure::Kind::Network, true));
        if (stage == Stage::Held)
            fix.transport.enqueue(429);
        future = fix.send(request, {stop.get_token(), Priority::Foreground});
    }

    static PipelineSettings settings()
    {
        PipelineSettings made;
        made.inFlight = 1;
        return made;
    }
    bool isLeft(Stage stage) const { return stage >= Stage::OnItsWay; }

    PipelineFixture fix;
    std::stop_source stop;
    QFuture<Result<ApiResponse>> blocker;
    QFuture<Result<ApiResponse>> future;
};

void addStages()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("oneShot");
    const char *names[stageCount] = {"before", "token", "rate", "gate", "journal", "on its way", "backoff", "held"};
    for (int i = 0; i < stageCount; ++i) {
        for (const bool oneShot : {false, true}) {
            if (static_cast<Stage>(i) != Stage::Journal || oneShot)
                QTest::addRow("%s, %s", names[i], oneShot ? "one shot" : "safe") << i << oneShot;
        }
    }
}

} // namespace

class TestPipelineStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnUnexpectedWarnings(); }

    void stopFinishesEveryStage_data() { addStages(); }
    void stopFinishesEveryStage()
    {
        QFETCH(const int, number);
        QFETCH(const bool, oneShot);
        const auto stage = static_cast<Stage>(number);
        Staged staged(stage, oneShot ? Safety::OneShot : Safety::Safe);
        QCOMPARE(staged.future.isFinished(), stage == Stage::Before);
        const int sent = staged.fix.transport.count();
        staged.stop.request_stop();
        staged.fix.deliver();
        QVERIFY(staged.future.isFinished());
        const bool unknown = oneShot && stage == Stage::OnItsWay;
        const Error error = staged.fix.errorOf(staged.future);
        QCOMPARE(error.kind, unknown ? ErrorKind::OutcomeUnknown : ErrorKind::Canceled);
        QCOMPARE(error.attempts, staged.isLeft(stage) ? 1 : 0);
        // Nothing leaves afterwards, whatever was waited for comes, and nothing is kept.
        staged.fix.tokens.pending.reset();
        if (staged.fix.journal.held)
            staged.fix.journal.release();
        staged.fix.transport.finish(0, 200);
        staged.fix.pass(10min);
        QCOMPARE(staged.fix.transport.count(), sent);
        QCOMPARE(staged.fix.pipeline->pending(), 0);
        QCOMPARE(staged.fix.pipeline->inFlight(), 0);
    }

    void destroyingThePipelineFinishesEveryStage_data() { addStages(); }
    void destroyingThePipelineFinishesEveryStage()
    {
        QFETCH(const int, number);
        QFETCH(const bool, oneShot);
        const auto stage = static_cast<Stage>(number);
        Staged staged(stage, oneShot ? Safety::OneShot : Safety::Safe);
        const int sent = staged.fix.transport.count();
        staged.fix.pipeline.reset();
        QVERIFY(staged.future.isFinished());
        const bool unknown = oneShot && stage == Stage::OnItsWay;
        QCOMPARE(staged.fix.errorOf(staged.future).kind, unknown ? ErrorKind::OutcomeUnknown : ErrorKind::Canceled);
        if (staged.fix.journal.held)
            staged.fix.journal.release();
        staged.fix.pass(10min);
        QCOMPARE(staged.fix.transport.count(), sent);
        QCOMPARE(staged.fix.transport.pendingCount(), 0);
    }

    void anAnswerThatIsThereWins()
    {
        Staged staged(Stage::OnItsWay, Safety::OneShot);
        staged.fix.transport.finish(0, 202);
        staged.stop.request_stop(); // before the pipeline has looked
        staged.fix.deliver();
        QVERIFY(staged.future.result());
    }

    void aRefusalThatComesAfterTheStopIsNotRepeated()
    {
        Staged staged(Stage::OnItsWay, Safety::OneShot);
        staged.fix.transport.finish(0, 429);
        staged.stop.request_stop();
        staged.fix.pass(10min);
        QCOMPARE(staged.fix.errorOf(staged.future).kind, ErrorKind::Canceled); // provably not acted on
        QCOMPARE(staged.fix.transport.count(), 1);
    }

    void aStopMayComeFromAnyThread()
    {
        Staged staged(Stage::OnItsWay, Safety::Safe);
        std::thread([&] { staged.stop.request_stop(); }).join();
        QVERIFY(!staged.future.isFinished()); // nothing happened in the other thread
        staged.fix.deliver();
        QCOMPARE(staged.fix.errorOf(staged.future).kind, ErrorKind::Canceled);
    }

    void aStoppedOneGivesItsTurnAway()
    {
        Staged staged(Stage::OnItsWay, Safety::Safe);
        ApiRequest next = staged.fix.read();
        next.rateKey.clear();
        const auto waiting = staged.fix.send(next);
        QCOMPARE(staged.fix.transport.count(), 1);
        staged.stop.request_stop();
        staged.fix.deliver();
        QCOMPARE(staged.fix.transport.count(), 2);
        staged.fix.transport.finish(1, 200);
        staged.fix.deliver();
        QVERIFY(waiting.result());
    }

    void whoHearsTheEndMayDestroyThePipeline()
    {
        PipelineFixture fix;
        fix.transport.enqueue(200);
        bool heard = false;
        const auto other = fix.pipeline->send(fix.read(u"/other"_s), {{}, Priority::Polling});
        fix.pipeline->send(fix.read(), {}).then([&](const Result<ApiResponse> &) {
            heard = true;
            fix.pipeline.reset();
        });
        fix.deliver();
        QVERIFY(heard);
        QVERIFY(!fix.pipeline);
        QCOMPARE(fix.errorOf(other).kind, ErrorKind::Canceled);
    }

    void aDyingPipelineTakesNothingMore()
    {
        PipelineFixture fix;
        QFuture<Result<ApiResponse>> again;
        RequestPipeline *dying = fix.pipeline.get();
        fix.pipeline->send(fix.read(), {}).then([&](const Result<ApiResponse> &) {
            again = dying->send(fix.read(), {});
        });
        fix.pipeline.reset();
        QCOMPARE(fix.errorOf(again).kind, ErrorKind::Canceled);
        QCOMPARE(fix.transport.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPipelineStop)
#include "tst_pipeline_stop.moc"
