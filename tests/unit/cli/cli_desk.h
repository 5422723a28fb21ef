// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/reassign_command.h"
#include "app/reassign/run_desk.h"
#include "tests/support/fake_provider.h"
#include "tests/support/fake_scheduler.h"
#include "tests/support/memory_journal.h"
#include "tests/unit/cli/recording_output.h"

#include <nlohmann/json.hpp>

namespace baton::test {

using namespace baton::cli;
using namespace Qt::StringLiterals;

inline Error refusal(int status, const QString &message)
{
    Error error(status == 403 ? ErrorKind::Forbidden : ErrorKind::Invalid, message);
    error.httpStatus = status;
    return error;
}

/// batonctl's reassign on a tenant in memory, with time moved by hand.
struct CliDesk
{
    CliDesk()
    {
        provider.addCampaign(u"k1"_s);
        provider.addCampaign(u"k2"_s);
        for (int i = 0; i < 4; ++i) {
            provider.addCertification(u"c%1"_s.arg(i), i < 2 ? u"k1"_s : u"k2"_s, u"ana"_s);
            for (int j = 0; j < 4; ++j)
                provider.addItem(u"c%1i%2"_s.arg(i).arg(j), u"c%1"_s.arg(i), u"p%1"_s.arg(j), u"a%1"_s.arg(j));
        }
        for (const QString &name : {u"ana"_s, u"bo"_s, u"p0"_s, u"p1"_s, u"p2"_s, u"p3"_s})
            provider.addIdentity(name, name.toUpper());
        desk = std::make_unique<RunDesk>(provider, journal, time, RunOrigin{}, RunDesk::Settings{});
        options.to = u"bo"_s;
        options.reason = u"on leave"_s;
        options.yes = true;
        options.format = Format::Json;
    }

    void whole(const QStringList &ids)
    {
        for (const QString &id : ids)
            options.rows.push_back({CertificationId(id), {}});
    }

    void start()
    {
        Workplace workplace{provider,
                            time,
                            output,
                            ConnectionId(u"x"_s),
                            u"the test tenant"_s,
                            QUrl(u"https://t.example"_s),
                            canAsk,
                            [this] {
                                ++deskOpened;
                                return QtFuture::makeReadyFuture(deskError ? Result<RunDesk *>(failure(*deskError))
                                                                           : Result<RunDesk *>(desk.get()));
                            },
                            [this] { return inUse; },
                            [this] { return Result<HistoryReader *>(&journal); }};
        command = makeReassignCommand(options, std::move(workplace));
        QObject::connect(command.get(), &Command::finished, command.get(),
                         [this](ExitCode exit) { code = static_cast<int>(exit); });
        command->start();
    }

    /// Lets time pass until it ended, or `limit` of it is over.
    int run(Millis limit = Millis(3'600'000))
    {
        start();
        return goOn(limit);
    }
    int goOn(Millis limit = Millis(3'600'000))
    {
        for (Millis passed(0); code < 0 && passed < limit; passed += Millis(100))
            time.advance(Millis(100));
        return code;
    }
    void endTasks(TaskState state = TaskState::Succeeded)
    {
        for (GovernanceTask &task : provider.taskTable)
            task.state = VendorEnum(state, u"X"_s);
    }

    nlohmann::json json() const { return nlohmann::json::parse(output.written.toStdString()); }
    QStringList results() const
    {
        QStringList words;
        const auto report = json();
        for (const auto &row : report["rows"])
            words << QString::fromStdString(row["result"].get<std::string>());
        return words;
    }

    FakeProvider provider;
    FakeScheduler time;
    RecordingOutput output;
    MemoryJournal journal;
    std::unique_ptr<RunDesk> desk;
    std::optional<Error> deskError;
    int deskOpened = 0;
    bool inUse = false;
    bool canAsk = false;
    ReassignOptions options;
    std::unique_ptr<Command> command;
    int code = -1;
};

} // namespace baton::test
