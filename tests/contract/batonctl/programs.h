// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <array>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

namespace baton::test {

/// What a run of batonctl left.
struct Ran
{
    int code = -1; ///< -1: it did not end by itself
    QByteArray out;
    QString err;

    nlohmann::json json() const { return nlohmann::json::parse(out.toStdString(), nullptr, false); }
    /// For QVERIFY2.
    QByteArray all() const;
};

/// A baton-sandbox process, ready when made, with a folder of its own. Ends with this object.
class SandboxProgram
{
public:
    /// `faults`: contents of a faults file; empty: none.
    explicit SandboxProgram(const QStringList &flags = {}, const QByteArray &faults = {});
    ~SandboxProgram();

    bool isReady() const { return !m_url.isEmpty(); }
    /// Its ready line: where it is, and who may come in.
    const nlohmann::json &ready() const { return m_ready; }
    QString url() const { return m_url; }
    QString secret() const { return m_secret; }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// --url … --client-id … --data-dir … (and --rate-limit off where the sandbox has none), of the administrator or of
    /// the reviewer.
    QStringList connection(bool reviewer = false) const;
    Ran run(const QStringList &arguments, const QByteArray &input = {}) const;
    Ran runAsReviewer(const QStringList &arguments) const;
    /// Rows of a list command.
    nlohmann::json list(const QStringList &arguments) const;

    struct Logged
    {
        QString method;
        QString path;
        QString body;
        int status = 0;
        bool acted = false;
    };
    /// Every POST but those for tokens, from the request log.
    std::vector<Logged> changes() const;

private:
    QTemporaryDir m_folder;
    bool m_unlimited = false; ///< started with --rate-limit off
    QProcess m_process;
    nlohmann::json m_ready;
    QString m_url;
    QString m_clientId;
    QString m_secret;
    QString m_reviewerId;
    QString m_reviewerSecret;
};

/// Runs batonctl to its end.
Ran runBatonctl(const QStringList &arguments, const QString &secret = {}, const QByteArray &input = {},
                const QStringList &environment = {});
/// Runs it on a terminal of its own and types `answer` at the first question. Everything it says is in `out`.
Ran runOnTerminal(const QStringList &arguments, const QString &secret, const QByteArray &answer);
/// Starts it; the caller ends it.
std::unique_ptr<QProcess> startBatonctl(const QStringList &arguments, const QString &secret);
/// Waits until the process has said `text` on standard error.
bool waitUntilSaid(QProcess &process, QString &said, const QString &text);

/// What a tenant may do instead of the default, where its vendor is silent: values of --variant.
inline constexpr std::array variants{"reassigned-certification=same-id",
                                     "bad-id=fails-itself",
                                     "visibility=delayed",
                                     "mixed-items=clean",
                                     "trail=object",
                                     "past-end=400",
                                     "async-status=202",
                                     "group-campaign-reassign=refused"};

// Picking rows of a list, by what they are.

/// No more than so many, from the front.
std::vector<nlohmann::json> first(std::vector<nlohmann::json> rows, size_t count);

/// Certifications that can be moved: active, of an active campaign, reviewed by a person; of one campaign type.
std::vector<nlohmann::json> movable(const nlohmann::json &certifications, const char *campaignType = "MANAGER");
/// An active identity that reviews none of these certifications and is not among `notThese`.
QString freeTarget(const SandboxProgram &sandbox, const std::vector<nlohmann::json> &certifications,
                   const QStringList &notThese = {});
QString text(const nlohmann::json &row, const char *key);

} // namespace baton::test
