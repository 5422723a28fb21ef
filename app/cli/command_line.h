// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/certification.h"
#include "models/domain/order.h"
#include "models/domain/result.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace baton::cli {

enum class Format { Table, Json, Csv };
enum class ListKind { Campaigns, Certifications, Items, Identities, Tasks };

/// campaigns, certifications, items, identities, tasks.
struct ListOptions
{
    ListKind kind = ListKind::Campaigns;
    Format format = Format::Table;
    QString filter;
    std::vector<CampaignStatus> statuses;
    std::vector<CampaignId> campaigns;
    IdentityId reviewer;
    bool mine = false;
    std::optional<CertificationPhase> phase;
    std::vector<CertificationId> certifications;
};

enum class WaitMode { UntilAnswered, UntilProven };

/// How long a command that sends stays, and how many rows it may send unasked where they are counted.
struct Waiting
{
    WaitMode wait = WaitMode::UntilAnswered;
    std::optional<int> waitSeconds; ///< nothing: as long as it takes
    int confirmedRows = 0;          ///< --confirm-rows: how many rows the caller expects; 0: not said
};

struct ReassignOptions : Waiting
{
    Format format = Format::Table; ///< Table or Json
    QString to;
    QString reason;
    std::vector<OrderRow> rows;                 ///< from --certification and --item
    QHash<CertificationId, Certification> seen; ///< as they were listed, where --rows told it
    QString rowsFile;                           ///< --rows; "-": standard input; empty: `rows` count
    QString mode;                               ///< empty: the default
    OptionValues options;                       ///< what else the tenant's calls may carry; not checked here
    bool dryRun = false;
    bool yes = false;
    bool everyoneButTarget = false; ///< take the offer of each certification that reviews the target
    bool moveWhole = false;         ///< take the offer of each certification reviewed by a group
    bool asItems = false;           ///< take the offer of each certification that only an administrator may move
};

/// Brings runs on that an earlier session left open.
struct ResumeOptions : Waiting
{
    Format format = Format::Table; ///< Table or Json
    QStringList runs;              ///< ids or the beginnings of ids; empty: all of the connection
    bool yes = false;              ///< go on without asking
    bool recheck = false;          ///< read again what became of them, and send nothing
    QString abandon;               ///< give them up, for this reason; empty: do not
};

/// Takes a run back.
struct UndoOptions : Waiting
{
    Format format = Format::Table; ///< Table or Json
    QString run;                   ///< its id, or the beginning of it
    QString to;                    ///< somebody else than the former reviewers; empty: each gets back what they had
    QString reason;                ///< empty: one that names the run
    bool dryRun = false;
    bool yes = false;
};

using CommandLine = std::variant<ListOptions, ReassignOptions, ResumeOptions, UndoOptions>;

/// Reads what the connection's arguments left over: command, options in any order, as `--name value` or
/// `--name=value`. Errors are Invalid with one sentence.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// The words of --status and --phase, lower case, in order.
QStringList statusWords();
QStringList phaseWords();

} // namespace baton::cli
