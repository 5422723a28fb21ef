// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include <QMap>

#include <algorithm>
#include <array>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

enum class Takes { Nothing, One, Many, MaybeSeconds };

struct OptionRule
{
    const char *name;
    Takes takes;
    const char *commands; ///< blank separated
};

constexpr const char *anyCommand = "campaigns certifications items identities tasks reassign";
constexpr const char *lists = "campaigns certifications items identities tasks";

constexpr std::array rules{
    OptionRule{"--format", Takes::One, anyCommand},
    OptionRule{"--filter", Takes::One, lists},
    OptionRule{"--status", Takes::Many, "campaigns"},
    OptionRule{"--campaign", Takes::Many, "certifications"},
    OptionRule{"--reviewer", Takes::One, "certifications"},
    OptionRule{"--phase", Takes::One, "certifications"},
    OptionRule{"--certification", Takes::Many, "items reassign"},
    OptionRule{"--item", Takes::Many, "reassign"},
    OptionRule{"--to", Takes::One, "reassign"},
    OptionRule{"--reason", Takes::One, "reassign"},
    OptionRule{"--rows", Takes::One, "reassign"},
    OptionRule{"--mode", Takes::One, "reassign"},
    OptionRule{"--dry-run", Takes::Nothing, "reassign"},
    OptionRule{"--yes", Takes::Nothing, "reassign"},
    OptionRule{"--wait", Takes::MaybeSeconds, "reassign"},
    OptionRule{"--everyone-but-target", Takes::Nothing, "reassign"},
    OptionRule{"--move-whole", Takes::Nothing, "reassign"},
    OptionRule{"--as-items", Takes::Nothing, "reassign"},
};

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

Error usage(const QString &sentence, const QString &next = u"See batonctl --help."_s)
{
    return {ErrorKind::Invalid, sentence, next};
}

QStringList commandNames()
{
    return QString::fromLatin1(anyCommand).split(u' ');
}

const OptionRule *ruleOf(const QString &name)
{
    for (const OptionRule &rule : rules) {
        if (name == QLatin1StringView(rule.name))
            return &rule;
    }
    return nullptr;
}

/// The words of a command line, taken apart but not yet understood.
struct Words
{
    QString command;
    QMap<QString, QStringList> options;

    bool has(const char *name) const { return options.contains(QString::fromLatin1(name)); }
    QStringList all(const char *name) const { return options.value(QString::fromLatin1(name)); }
    QString one(const char *name) const { return all(name).value(0); }
};

class Reader
{
public:
    explicit Reader(const QStringList &arguments) : m_arguments(arguments) {}

    Result<Words> read()
    {
        for (; m_at < m_arguments.size(); ++m_at) {
            const QString &argument = m_arguments.at(m_at);
            if (argument.startsWith(u'-') && argument != "-"_L1) {
                if (auto problem = readOption(argument))
                    return failure(*problem);
            } else if (m_words.command.isEmpty()) {
                if (!commandNames().contains(argument))
                    return failure(usage(u"There is no command “%1”."_s.arg(argument),
                                         u"Commands: %1."_s.arg(commandNames().join(", "_L1))));
                m_words.command = argument;
            } else {
                return failure(usage(u"“%1” is one word too many."_s.arg(argument)));
            }
        }
        if (m_words.command.isEmpty())
            return failure(usage(u"No command is given."_s, u"Commands: %1."_s.arg(commandNames().join(", "_L1))));
        return checkedForCommand();
    }

private:
    std::optional<Error> readOption(const QString &argument)
    {
        const auto equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument : argument.left(equals);
        const OptionRule *rule = ruleOf(name);
        if (!rule)
            return usage(u"There is no option %1."_s.arg(name));
        if (m_words.options.contains(name) && rule->takes != Takes::Many)
            return usage(u"%1 is given twice."_s.arg(name), u"Give it once."_s);
        QStringList &values = m_words.options[name];
        if (equals >= 0) {
            if (rule->takes == Takes::Nothing)
                return usage(u"%1 takes no value."_s.arg(name));
            values << argument.mid(equals + 1);
            return {};
        }
        if (rule->takes == Takes::MaybeSeconds) {
            bool number = false;
            m_arguments.value(m_at + 1).toInt(&number);
            if (number)
                values << m_arguments.at(++m_at);
        } else if (rule->takes != Takes::Nothing) {
            const qsizetype before = values.size();
            while (nextIsValue(values.size() == before) && (values.size() == before || rule->takes == Takes::Many))
                values << m_arguments.at(++m_at);
            if (values.size() == before)
                return usage(u"%1 needs a value."_s.arg(name));
        }
        return {};
    }

    /// The command may follow a list of ids: `--certification A B items`.
    bool nextIsValue(bool first) const
    {
        if (m_at + 1 >= m_arguments.size())
            return false;
        const QString &next = m_arguments.at(m_at + 1);
        if (next.startsWith("--"_L1))
            return false;
        return first || !m_words.command.isEmpty() || !commandNames().contains(next);
    }

    Result<Words> checkedForCommand() const
    {
        for (auto option = m_words.options.begin(); option != m_words.options.end(); ++option) {
            const OptionRule *rule = ruleOf(option.key());
            if (!QString::fromLatin1(rule->commands).split(u' ').contains(m_words.command))
                return failure(usage(u"The command %1 knows no option %2."_s.arg(m_words.command, option.key())));
            for (const QString &value : option.value()) {
                if (value.trimmed().isEmpty())
                    return failure(usage(u"The value of %1 is empty."_s.arg(option.key())));
            }
        }
        return m_words;
    }

    const QStringList &m_arguments;
    qsizetype m_at = 0;
    Words m_words;
};

Result<Format> formatOf(const Words &words)
{
    const QString text = words.has("--format") ? words.one("--format") : u"table"_s;
    if (text == "table"_L1)
        return Format::Table;
    if (text == "json"_L1)
        return Format::Json;
    if (text == "csv"_L1 && words.command != "reassign"_L1)
        return Format::Csv;
    return failure(
        usage(u"The command %1 has no format “%2”."_s.arg(words.command, text),
              words.command == "reassign"_L1 ? u"Choose table or json."_s : u"Choose table, json or csv."_s));
}

template <class IdT> std::vector<IdT> idsOf(const QStringList &texts)
{
    std::vector<IdT> ids;
    for (const QString &text : texts)
        ids.push_back(IdT(text.trimmed()));
    return ids;
}

Result<CommandLine> listOf(const Words &words)
{
    ListOptions options;
    const QStringList kinds = QString::fromLatin1(lists).split(u' ');
    options.kind = static_cast<ListKind>(kinds.indexOf(words.command));
    const Result<Format> format = formatOf(words);
    if (!format)
        return failure(format.error());
    options.format = *format;
    options.filter = words.one("--filter");
    for (const QString &text : words.all("--status")) {
        const auto status = wordIn(statuses, text);
        if (!status)
            return failure(usage(u"There is no campaign status “%1”."_s.arg(text),
                                 u"Choose from %1."_s.arg(statusWords().join(", "_L1))));
        options.statuses.push_back(*status);
    }
    if (words.has("--phase")) {
        const auto phase = wordIn(phases, words.one("--phase"));
        if (!phase)
            return failure(usage(u"There is no phase “%1”."_s.arg(words.one("--phase")),
                                 u"Choose from %1."_s.arg(phaseWords().join(", "_L1))));
        options.phase = *phase;
    }
    options.campaigns = idsOf<CampaignId>(words.all("--campaign"));
    options.mine = words.one("--reviewer") == "me"_L1;
    if (!options.mine)
        options.reviewer = IdentityId(words.one("--reviewer").trimmed());
    options.certifications = idsOf<CertificationId>(words.all("--certification"));
    if (options.kind == ListKind::Items && options.certifications.empty())
        return failure(usage(u"The command items needs --certification ID."_s,
                             u"Take the ids from: batonctl CONNECTION certifications."_s));
    return options;
}

std::optional<Error> takeRows(const Words &words, ReassignOptions &options)
{
    const QStringList certifications = words.all("--certification");
    const QStringList items = words.all("--item");
    options.rowsFile = words.one("--rows");
    if (!options.rowsFile.isEmpty() && !(certifications.isEmpty() && items.isEmpty()))
        return usage(u"--rows and --certification or --item exclude each other."_s, u"Put every row into the file."_s);
    if (options.rowsFile.isEmpty() && certifications.isEmpty())
        return usage(items.isEmpty() ? u"It is not said which rows to reassign."_s
                                     : u"--item needs the --certification that it is in."_s,
                     u"Give --certification ID, --certification ID --item ID, or --rows FILE."_s);
    if (!items.isEmpty() && certifications.size() != 1)
        return usage(u"--item goes with exactly one --certification, and %1 are given."_s.arg(certifications.size()),
                     u"For items of several certifications use --rows FILE."_s);
    for (const CertificationId &certification : idsOf<CertificationId>(certifications)) {
        if (items.isEmpty())
            options.rows.push_back({certification, {}});
        for (const ReviewItemId &item : idsOf<ReviewItemId>(items))
            options.rows.push_back({certification, item});
    }
    return {};
}

std::optional<Error> takeWait(const Words &words, ReassignOptions &options)
{
    if (!words.has("--wait"))
        return {};
    options.wait = WaitMode::UntilProven;
    if (words.all("--wait").isEmpty())
        return {};
    bool number = false;
    const int seconds = words.one("--wait").toInt(&number);
    if (!number || seconds < 1 || seconds > 7 * 24 * 3600)
        return usage(u"--wait takes seconds, not “%1”."_s.arg(words.one("--wait")),
                     u"Leave the number out to wait as long as it takes."_s);
    options.waitSeconds = seconds;
    return {};
}

Result<CommandLine> reassignOf(const Words &words)
{
    ReassignOptions options;
    const Result<Format> format = formatOf(words);
    if (!format)
        return failure(format.error());
    options.format = *format;
    options.to = words.one("--to").trimmed();
    options.reason = words.one("--reason").trimmed();
    if (options.to.isEmpty())
        return failure(usage(u"It is not said to whom."_s, u"Give --to with an id, alias or mail."_s));
    if (options.reason.isEmpty())
        return failure(usage(u"A reassign needs a reason."_s, u"Give --reason; the new reviewer will read it."_s));
    if (auto problem = takeRows(words, options))
        return failure(*problem);
    if (auto problem = takeWait(words, options))
        return failure(*problem);
    options.mode = words.one("--mode");
    if (words.has("--mode") && !QStringList{u"auto"_s, u"sync"_s, u"async"_s}.contains(options.mode))
        return failure(usage(u"There is no mode “%1”."_s.arg(options.mode), u"Choose auto, sync or async."_s));
    options.dryRun = words.has("--dry-run");
    options.yes = words.has("--yes");
    options.everyoneButTarget = words.has("--everyone-but-target");
    options.moveWhole = words.has("--move-whole");
    options.asItems = words.has("--as-items");
    if (options.dryRun && options.wait == WaitMode::UntilProven)
        return failure(usage(u"--dry-run sends nothing, so there is nothing to --wait for."_s, u"Leave one out."_s));
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
    const Result<Words> words = Reader(arguments).read();
    if (!words)
        return failure(words.error());
    return words->command == "reassign"_L1 ? reassignOf(*words) : listOf(*words);
}

} // namespace baton::cli
