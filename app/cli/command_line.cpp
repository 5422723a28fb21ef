// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/command_words.h"

#include <algorithm>
#include <array>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array statuses{
    std::pair{"pending", CampaignStatus::Pending},     std::pair{"staged", CampaignStatus::Staged},
    std::pair{"canceling", CampaignStatus::Canceling}, std::pair{"activating", CampaignStatus::Activating},
    std::pair{"active", CampaignStatus::Active},       std::pair{"completing", CampaignStatus::Completing},
    std::pair{"completed", CampaignStatus::Completed}, std::pair{"error", CampaignStatus::Error},
    std::pair{"archived", CampaignStatus::Archived},
};

constexpr std::array phases{
    std::pair{"staged", CertificationPhase::Staged},
    std::pair{"active", CertificationPhase::Active},
    std::pair{"signed", CertificationPhase::Signed},
};

template <class Table> QStringList wordsOf(const Table &table)
{
    QStringList words;
    for (const auto &[word, value] : table)
        words << QString::fromLatin1(word);
    return words;
}

template <class Table> auto wordIn(const Table &table, const QString &text) -> std::optional<decltype(table[0].second)>
{
    for (const auto &[word, value] : table) {
        if (text.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

Result<Format> formatOf(const CommandWords &words)
{
    const QString text = words.has("--format") ? words.one("--format") : u"table"_s;
    if (text == "table"_L1)
        return Format::Table;
    if (text == "json"_L1)
        return Format::Json;
    const bool isList = listCommands().contains(words.command);
    if (text == "csv"_L1 && isList)
        return Format::Csv;
    return failure(wrongUse(u"The command %1 has no format “%2”."_s.arg(words.command, text),
                            isList ? u"Choose table, json or csv."_s : u"Choose table or json."_s));
}

template <class IdT> std::vector<IdT> idsOf(const QStringList &texts)
{
    std::vector<IdT> ids;
    for (const QString &text : texts)
        ids.push_back(IdT(text.trimmed()));
    return ids;
}

Result<CommandLine> listOf(const CommandWords &words)
{
    ListOptions options;
    const QStringList kinds = listCommands();
    options.kind = static_cast<ListKind>(kinds.indexOf(words.command));
    const Result<Format> format = formatOf(words);
    if (!format)
        return failure(format.error());
    options.format = *format;
    options.filter = words.one("--filter");
    for (const QString &text : words.all("--status")) {
        const auto status = wordIn(statuses, text);
        if (!status)
            return failure(wrongUse(u"There is no campaign status “%1”."_s.arg(text),
                                    u"Choose from %1."_s.arg(statusWords().join(", "_L1))));
        options.statuses.push_back(*status);
    }
    if (words.has("--phase")) {
        const auto phase = wordIn(phases, words.one("--phase"));
        if (!phase)
            return failure(wrongUse(u"There is no phase “%1”."_s.arg(words.one("--phase")),
                                    u"Choose from %1."_s.arg(phaseWords().join(", "_L1))));
        options.phase = *phase;
    }
    options.campaigns = idsOf<CampaignId>(words.all("--campaign"));
    options.mine = words.one("--reviewer") == "me"_L1;
    if (!options.mine)
        options.reviewer = IdentityId(words.one("--reviewer").trimmed());
    options.certifications = idsOf<CertificationId>(words.all("--certification"));
    if (options.kind == ListKind::Items && options.certifications.empty())
        return failure(wrongUse(u"The command items needs --certification ID."_s,
                                u"Take the ids from: batonctl CONNECTION certifications."_s));
    return options;
}

std::optional<Error> takeRows(const CommandWords &words, ReassignOptions &options)
{
    const QStringList certifications = words.all("--certification");
    const QStringList items = words.all("--item");
    options.rowsFile = words.one("--rows");
    if (!options.rowsFile.isEmpty() && !(certifications.isEmpty() && items.isEmpty()))
        return wrongUse(u"--rows and --certification or --item exclude each other."_s,
                        u"Put every row into the file."_s);
    if (options.rowsFile.isEmpty() && certifications.isEmpty())
        return wrongUse(items.isEmpty() ? u"It is not said which rows to reassign."_s
                                        : u"--item needs the --certification that it is in."_s,
                        u"Give --certification ID, --certification ID --item ID, or --rows FILE."_s);
    if (!items.isEmpty() && certifications.size() != 1)
        return wrongUse(u"--item goes with exactly one --certification, and %1 are given."_s.arg(certifications.size()),
                        u"For items of several certifications use --rows FILE."_s);
    for (const CertificationId &certification : idsOf<CertificationId>(certifications)) {
        if (items.isEmpty())
            options.rows.push_back({certification, {}});
        for (const ReviewItemId &item : idsOf<ReviewItemId>(items))
            options.rows.push_back({certification, item});
    }
    return {};
}

std::optional<Error> takeWait(const CommandWords &words, Waiting &options)
{
    if (words.has("--confirm-rows")) {
        options.confirmedRows = words.one("--confirm-rows").toInt();
        if (options.confirmedRows < 1)
            return wrongUse(u"--confirm-rows takes a number of rows, not “%1”."_s.arg(words.one("--confirm-rows")),
                            u"Look with --dry-run how many there are."_s);
    }
    if (!words.has("--wait"))
        return {};
    options.wait = WaitMode::UntilProven;
    if (words.all("--wait").isEmpty())
        return {};
    bool number = false;
    const int seconds = words.one("--wait").toInt(&number);
    if (!number || seconds < 1 || seconds > 7 * 24 * 3600)
        return wrongUse(u"--wait takes seconds, not “%1”."_s.arg(words.one("--wait")),
                        u"Leave the number out to wait as long as it takes."_s);
    options.waitSeconds = seconds;
    return {};
}

Result<CommandLine> reassignOf(const CommandWords &words)
{
    ReassignOptions options;
    const Result<Format> format = formatOf(words);
    if (!format)
        return failure(format.error());
    options.format = *format;
    options.to = words.one("--to").trimmed();
    options.reason = words.one("--reason").trimmed();
    if (options.to.isEmpty())
        return failure(wrongUse(u"It is not said to whom."_s, u"Give --to with an id, alias or mail."_s));
    if (options.reason.isEmpty())
        return failure(wrongUse(u"A reassign needs a reason."_s, u"Give --reason; the new reviewer will read it."_s));
    if (auto problem = takeRows(words, options))
        return failure(*problem);
    if (auto problem = takeWait(words, options))
        return failure(*problem);
    options.mode = words.one("--mode");
    if (words.has("--mode") && !QStringList{u"auto"_s, u"sync"_s, u"async"_s}.contains(options.mode))
        return failure(wrongUse(u"There is no mode “%1”."_s.arg(options.mode), u"Choose auto, sync or async."_s));
    for (const QString &text : words.all("--option")) {
        const auto equals = text.indexOf(u'=');
        if (equals <= 0)
            return failure(wrongUse(u"“%1” is no option of a call."_s.arg(text), u"Write --option NAME=VALUE."_s));
        options.options.insert(text.left(equals).trimmed(), text.mid(equals + 1).trimmed());
    }
    options.dryRun = words.has("--dry-run");
    options.yes = words.has("--yes");
    options.everyoneButTarget = words.has("--everyone-but-target");
    options.moveWhole = words.has("--move-whole");
    options.asItems = words.has("--as-items");
    if (options.dryRun && options.wait == WaitMode::UntilProven)
        return failure(wrongUse(u"--dry-run sends nothing, so there is nothing to --wait for."_s, u"Leave one out."_s));
    return options;
}

Result<CommandLine> resumeOf(const CommandWords &words)
{
    ResumeOptions options;
    const Result<Format> format = formatOf(words);
    if (!format)
        return failure(format.error());
    options.format = *format;
    options.runs = words.all("--run");
    options.yes = words.has("--yes");
    options.recheck = words.has("--recheck");
    options.abandon = words.one("--abandon").trimmed();
    if ((options.yes ? 1 : 0) + (options.recheck ? 1 : 0) + (options.abandon.isEmpty() ? 0 : 1) > 1)
        return failure(wrongUse(u"--yes, --recheck and --abandon exclude each other."_s, u"Give one of them."_s));
    if (auto problem = takeWait(words, options))
        return failure(*problem);
    return options;
}

Result<CommandLine> undoOf(const CommandWords &words)
{
    UndoOptions options;
    const Result<Format> format = formatOf(words);
    if (!format)
        return failure(format.error());
    options.format = *format;
    options.run = words.one(operand).trimmed();
    if (options.run.isEmpty())
        return failure(wrongUse(u"It is not said which run to undo."_s,
                                u"Give its id, as reassign prints it and the window's history shows it."_s));
    options.to = words.one("--to").trimmed();
    options.reason = words.one("--reason").trimmed();
    options.dryRun = words.has("--dry-run");
    options.yes = words.has("--yes");
    if (auto problem = takeWait(words, options))
        return failure(*problem);
    if (options.dryRun && options.wait == WaitMode::UntilProven)
        return failure(wrongUse(u"--dry-run sends nothing, so there is nothing to --wait for."_s, u"Leave one out."_s));
    return options;
}

} // namespace

QStringList statusWords()
{
    return wordsOf(statuses);
}

QStringList phaseWords()
{
    return wordsOf(phases);
}

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    const Result<CommandWords> words = takeApart(arguments);
    if (!words)
        return failure(words.error());
    if (words->command == "reassign"_L1)
        return reassignOf(*words);
    if (words->command == "resume"_L1)
        return resumeOf(*words);
    return words->command == "undo"_L1 ? undoOf(*words) : listOf(*words);
}

} // namespace baton::cli
