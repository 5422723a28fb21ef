// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/batonctl/programs.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // ms; a loaded machine is slow

QProcessEnvironment environmentWith(const QString &secret)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"BATON_CLIENT_SECRET"_s);
    if (!secret.isEmpty())
        environment.insert(u"BATON_CLIENT_SECRET"_s, secret);
    return environment;
}

} // namespace

QByteArray Ran::all() const
{
    return "exit " + QByteArray::number(code) + "\n" + out.left(4000) + "\n" + err.toUtf8();
}

SandboxProgram::SandboxProgram(const QStringList &flags, const QByteArray &faults)
{
    m_unlimited = flags.contains(u"off"_s);
    QStringList arguments = flags;
    arguments << u"--request-log"_s << path(u"requests.jsonl"_s);
    if (!faults.isEmpty()) {
        QFile file(path(u"faults.json"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(faults);
        arguments << u"--faults"_s << file.fileName();
    }
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(BATON_SANDBOX), arguments);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) {
    }
    m_ready = nlohmann::json::parse(m_process.readLine().toStdString(), nullptr, false);
    if (!m_ready.is_object())
        return;
    const auto &access = m_ready["sailpoint"];
    m_url = text(access, "baseUrl");
    m_clientId = text(access, "clientId");
    m_secret = text(access, "clientSecret");
    m_reviewerId = text(access, "reviewerClientId");
    m_reviewerSecret = text(access, "reviewerClientSecret");
}

SandboxProgram::~SandboxProgram()
{
    m_process.terminate();
    m_process.waitForFinished(patience);
}

QStringList SandboxProgram::connection(bool reviewer) const
{
    QStringList words{u"--url"_s,      m_url,          u"--client-id"_s, reviewer ? m_reviewerId : m_clientId,
                      u"--data-dir"_s, path(u"data"_s)};
    if (m_unlimited)
        words << u"--rate-limit"_s << u"off"_s;
    return words;
}

Ran SandboxProgram::run(const QStringList &arguments, const QByteArray &input) const
{
    return runBatonctl(connection() + arguments, m_secret, input);
}

Ran SandboxProgram::runAsReviewer(const QStringList &arguments) const
{
    return runBatonctl(connection(true) + arguments, m_reviewerSecret);
}

nlohmann::json SandboxProgram::list(const QStringList &arguments) const
{
    return run(arguments + QStringList{u"--format"_s, u"json"_s}).json();
}

std::vector<SandboxProgram::Logged> SandboxProgram::changes() const
{
    std::vector<Logged> found;
    QFile file(path(u"requests.jsonl"_s));
    if (!file.open(QIODevice::ReadOnly))
        return found;
    while (!file.atEnd()) {
        const auto entry = nlohmann::json::parse(file.readLine().toStdString(), nullptr, false);
        if (!entry.is_object() || entry["method"] != "POST" || text(entry, "path") == "/oauth/token"_L1)
            continue;
        found.push_back({text(entry, "method"), text(entry, "path"), text(entry, "body"), entry["status"].get<int>(),
                         entry["acted"].get<bool>()});
    }
    return found;
}

Ran runBatonctl(const QStringList &arguments, const QString &secret, const QByteArray &input,
                const QStringList &environment)
{
    QProcess process;
    QProcessEnvironment variables = environmentWith(secret);
    for (qsizetype i = 0; i + 1 < environment.size(); i += 2)
        variables.insert(environment.at(i), environment.at(i + 1));
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral(BATONCTL), arguments);
    process.write(input);
    process.closeWriteChannel();
    Ran ran;
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished(patience);
    } else if (process.exitStatus() == QProcess::NormalExit) {
        ran.code = process.exitCode();
    }
    ran.out = process.readAllStandardOutput();
    ran.err = QString::fromUtf8(process.readAllStandardError());
    return ran;
}

Ran runOnTerminal(const QStringList &arguments, const QString &secret, const QByteArray &answer)
{
    // All memory is taken before the fork: the child may only replace itself.
    std::vector<QByteArray> words{QByteArray(BATONCTL)};
    for (const QString &argument : arguments)
        words.push_back(argument.toUtf8());
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const QByteArray secretBytes = secret.toUtf8();
    Ran ran;
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0) {
        ::setenv("BATON_CLIENT_SECRET", secretBytes.constData(), 1);
        ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }
    if (child < 0)
        return ran;
    std::array<char, 4096> buffer{};
    bool answered = false;
    pollfd waiting{terminal, POLLIN, 0};
    while (::poll(&waiting, 1, patience) > 0) {
        const ssize_t size = ::read(terminal, buffer.data(), buffer.size());
        if (size <= 0)
            break; // the other end is closed
        ran.out.append(buffer.data(), size);
        if (!answered && ran.out.contains("[y/N]")) {
            answered = true;
            const QByteArray line = answer + '\n';
            [[maybe_unused]] const ssize_t written =
                ::write(terminal, line.constData(), static_cast<size_t>(line.size()));
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    if (WIFEXITED(status))
        ran.code = WEXITSTATUS(status);
    return ran;
}

std::unique_ptr<QProcess> startBatonctl(const QStringList &arguments, const QString &secret)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environmentWith(secret));
    process->start(QStringLiteral(BATONCTL), arguments);
    process->waitForStarted(patience);
    return process;
}

bool waitUntilSaid(QProcess &process, QString &said, const QString &wanted)
{
    process.setReadChannel(QProcess::StandardError);
    while (true) {
        said += QString::fromUtf8(process.readAllStandardError());
        if (said.contains(wanted))
            return true;
        if (process.state() == QProcess::NotRunning || !process.waitForReadyRead(patience))
            return said.contains(wanted);
    }
}

std::vector<nlohmann::json> first(std::vector<nlohmann::json> rows, size_t count)
{
    rows.resize(std::min(rows.size(), count));
    return rows;
}

std::vector<nlohmann::json> movable(const nlohmann::json &certifications, const char *campaignType)
{
    std::vector<nlohmann::json> found;
    for (const auto &row : certifications) {
        if (row["phase"] == "ACTIVE" && row["signed"].is_null() && row["reviewer"]["type"] == "IDENTITY" &&
            row["campaign"]["campaignType"] == campaignType)
            found.push_back(row);
    }
    return found;
}

QString freeTarget(const SandboxProgram &sandbox, const std::vector<nlohmann::json> &certifications,
                   const QStringList &notThese)
{
    QStringList taken = notThese;
    QStringList reviewed;
    QStringList items{u"items"_s, u"--certification"_s};
    for (const auto &row : certifications) {
        taken << text(row["reviewer"], "id");
        items << text(row, "id");
    }
    for (const auto &item : sandbox.list(items))
        taken << text(item, "identityId");
    for (const auto &person : sandbox.list({u"identities"_s})) {
        // Out-of-office rules and managers' own reports are for other tests: whoever has no manager has neither.
        if (text(person, "state") == "ACTIVE"_L1 && !taken.contains(text(person, "id")) &&
            !taken.contains(text(person, "managerId")))
            return text(person, "id");
    }
    return {};
}

QString text(const nlohmann::json &row, const char *key)
{
    const auto found = row.find(key);
    return found != row.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

} // namespace baton::test
