// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_command.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/qt_warnings.h"
#include "tests/unit/cli/recording_output.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace baton;
using namespace baton::cli;
using namespace Qt::StringLiterals;
using Method = baton::test::FakeProvider::Method;

namespace {

struct Desk
{
    Desk()
    {
        provider.offers.pageSize = 10;
        provider.addCampaign(u"k1"_s);
        for (int i = 0; i < 25; ++i)
            provider.addCertification(u"c%1"_s.arg(i), u"k1"_s, i % 2 == 0 ? u"ana"_s : u"bo"_s);
        for (int i = 0; i < 12; ++i) {
            provider.addItem(u"i%1"_s.arg(i), u"c1"_s, u"p%1"_s.arg(i % 3), u"a%1"_s.arg(i));
            provider.addItem(u"j%1"_s.arg(i), u"c2"_s, u"p%1"_s.arg(i % 3), u"a%1"_s.arg(i));
        }
        provider.addIdentity(u"ana"_s, u"Ána Ruiz"_s);
    }

    /// Exit code; -1: it did not end.
    int run(const ListOptions &options)
    {
        command =
            makeListCommand(options, {provider, time, output, ConnectionId(u"x"_s), u"test"_s, {}, false, {}, {}});
        int code = -1;
        QObject::connect(command.get(), &Command::finished, command.get(),
                         [&code](ExitCode exit) { code = static_cast<int>(exit); });
        command->start();
        if (!QTest::qWaitFor([&code] { return code >= 0; }))
            return -1;
        return code;
    }

    nlohmann::json json() const { return nlohmann::json::parse(output.written.toStdString()); }

    test::FakeProvider provider;
    test::FakeScheduler time;
    test::RecordingOutput output;
    std::unique_ptr<Command> command;
};

ListOptions listOf(ListKind kind)
{
    ListOptions options;
    options.kind = kind;
    options.format = Format::Json;
    return options;
}

} // namespace

class ListCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { baton::test::failOnUnexpectedWarnings(); }

    void everyPageInOrder()
    {
        Desk desk;
        QCOMPARE(desk.run(listOf(ListKind::Certifications)), 0);
        const auto rows = desk.json();
        QCOMPARE(rows.size(), size_t{25});
        QCOMPARE(rows[24]["id"].get<std::string>(), std::string("c24"));
        QVERIFY(desk.output.told(u"25 rows."_s));
    }

    void aListThatChangedWhileItWasReadIsSaid()
    {
        Desk desk;
        ListOptions options = listOf(ListKind::Items);
        options.certifications = {CertificationId(u"c1"_s)};
        desk.provider.onAsked = [&desk, asked = 0](Method method) mutable {
            // The second page is asked for when the first is there.
            if (method == Method::Items && ++asked == 2)
                desk.provider.itemTable.erase(desk.provider.itemTable.begin());
        };
        QCOMPARE(desk.run(options), 0);
        QCOMPARE(desk.json().size(), size_t{11});
        QVERIFY(desk.output.told(u"Certification c1: The list changed while it was read (11 of 12 rows came)"_s));
    }

    void eachListAsksItsRole()
    {
        Desk desk;
        desk.provider.taskTable.push_back({});
        desk.provider.taskTable.back().id = TaskId(u"t1"_s);
        desk.provider.taskTable.back().state = VendorEnum(TaskState::Running, u"IN_PROGRESS"_s);
        for (const ListKind kind : {ListKind::Campaigns, ListKind::Identities, ListKind::Tasks}) {
            desk.output.written.clear();
            QCOMPARE(desk.run(listOf(kind)), 0);
            QCOMPARE(desk.json().size(), size_t{1});
        }
    }

    void certificationsByReviewerAndPhase()
    {
        Desk desk;
        ListOptions options = listOf(ListKind::Certifications);
        options.reviewer = IdentityId(u"ana"_s);
        QCOMPARE(desk.run(options), 0);
        QCOMPARE(desk.json().size(), size_t{13});
        desk.output.written.clear();
        desk.provider.me.id = IdentityId(u"bo"_s);
        options = listOf(ListKind::Certifications);
        options.mine = true;
        QCOMPARE(desk.run(options), 0);
        QCOMPARE(desk.json().size(), size_t{12});
        desk.output.written.clear();
        options.phase = CertificationPhase::Signed;
        QCOMPARE(desk.run(options), 0);
        QCOMPARE(desk.output.written, QByteArray("[]\n"));
    }

    void theFilterLooksAtEveryColumn()
    {
        Desk desk;
        ListOptions options = listOf(ListKind::Certifications);
        options.filter = u"BO certification c1"_s;
        QCOMPARE(desk.run(options), 0);
        QCOMPARE(desk.json().size(), size_t{6}); // c1, c11, c13, …, c19
        QVERIFY(desk.output.told(u"6 of 25 rows match"_s));
        desk.output.written.clear();
        options.kind = ListKind::Identities;
        options.filter = u"ana ruiz"_s;
        QCOMPARE(desk.run(options), 0);
        QCOMPARE(desk.json().size(), size_t{1});
    }

    void itemsOfSeveralCertificationsInTheOrderAskedFor()
    {
        Desk desk;
        ListOptions options = listOf(ListKind::Items);
        options.certifications = {CertificationId(u"c2"_s), CertificationId(u"c1"_s)};
        desk.provider.hold(Method::Items);
        desk.command = makeListCommand(options, {desk.provider, desk.time, desk.output, {}, {}, {}, false, {}, {}});
        int code = -1;
        QObject::connect(desk.command.get(), &Command::finished, desk.command.get(),
                         [&code](ExitCode exit) { code = static_cast<int>(exit); });
        desk.command->start();
        QCOMPARE(desk.provider.held(Method::Items), 2);
        desk.provider.release(Method::Items);
        QTRY_COMPARE(code, 0);
        const auto rows = desk.json();
        QCOMPARE(rows.size(), size_t{24});
        QCOMPARE(rows[0]["id"].get<std::string>(), std::string("j0"));
        QCOMPARE(rows[12]["id"].get<std::string>(), std::string("i0"));
        QCOMPARE(rows[12]["certificationId"].get<std::string>(), std::string("c1"));
    }

    void oneUnknownCertificationDoesNotHideTheOthers()
    {
        Desk desk;
        ListOptions options = listOf(ListKind::Items);
        options.certifications = {CertificationId(u"zz"_s), CertificationId(u"c1"_s)};
        desk.provider.fail(Method::Items, {ErrorKind::NotFound, u"no such certification"_s}, 1, u"zz"_s);
        QCOMPARE(desk.run(options), 1);
        QCOMPARE(desk.json().size(), size_t{12});
        QVERIFY(desk.output.told(u"Certification zz: no such certification"_s));
    }

    void aFailedListPrintsNoData()
    {
        Desk desk;
        desk.provider.fail(Method::Campaigns, {ErrorKind::Forbidden, u"not allowed"_s, u"Ask an administrator."_s});
        QCOMPARE(desk.run(listOf(ListKind::Campaigns)), 1);
        QVERIFY(desk.output.written.isEmpty());
        QVERIFY(desk.output.told(u"not allowed → Ask an administrator."_s));
    }

    void aMissingRoleIsSaid()
    {
        Desk desk;
        desk.provider.missingRoles = {true, true, true, true, true};
        for (const ListKind kind :
             {ListKind::Campaigns, ListKind::Certifications, ListKind::Identities, ListKind::Tasks})
            QCOMPARE(desk.run(listOf(kind)), 1);
        ListOptions items = listOf(ListKind::Items);
        items.certifications = {CertificationId(u"c1"_s)};
        QCOMPARE(desk.run(items), 1);
        QVERIFY(desk.output.told(u"offers this sign-in no tasks"_s));
    }

    void anEmptyListOfAnUnknownCampaignOrReviewerIsAnError()
    {
        Desk desk;
        ListOptions options = listOf(ListKind::Certifications);
        options.campaigns = {CampaignId(u"nope"_s)};
        QCOMPARE(desk.run(options), 1);
        QVERIFY(desk.output.told(u"no campaign nope"_s));
        options.campaigns.clear();
        options.reviewer = IdentityId(u"nobody"_s);
        QCOMPARE(desk.run(options), 1);
        QVERIFY(desk.output.told(u"nobody with the id nobody"_s));
        desk.provider.addCampaign(u"empty"_s);
        options.reviewer = {};
        options.campaigns = {CampaignId(u"empty"_s)};
        QCOMPARE(desk.run(options), 0);
    }

    void dataThatCannotBeWrittenIsAFailure()
    {
        Desk desk;
        desk.output.answer = Written::Failed;
        QCOMPARE(desk.run(listOf(ListKind::Campaigns)), 1);
        QVERIFY(desk.output.told(u"could not be written"_s));
        desk.output.notes.clear();
        desk.output.answer = Written::ReaderGone;
        QCOMPARE(desk.run(listOf(ListKind::Campaigns)), 0);
        QVERIFY(!desk.output.told(u"could not be written"_s));
    }

    void ctrlCEndsIt()
    {
        Desk desk;
        desk.provider.hold(Method::Campaigns);
        desk.command = makeListCommand(listOf(ListKind::Campaigns),
                                       {desk.provider, desk.time, desk.output, {}, {}, {}, false, {}, {}});
        int code = -1;
        QObject::connect(desk.command.get(), &Command::finished, desk.command.get(),
                         [&code](ExitCode exit) { code = static_cast<int>(exit); });
        desk.command->start();
        desk.command->interrupt(1);
        QCOMPARE(code, 1);
        QVERIFY(desk.output.written.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ListCommandTest)
#include "tst_cli_list.moc"
