// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_words.h"

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

constexpr const char *anyCommand = "campaigns certifications items identities tasks reassign resume undo";
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
    OptionRule{"--to", Takes::One, "reassign undo"},
    OptionRule{"--reason", Takes::One, "reassign undo"},
    OptionRule{"--rows", Takes::One, "reassign"},
    OptionRule{"--mode", Takes::One, "reassign"},
    OptionRule{"--option", Takes::Many, "reassign"},
    OptionRule{"--dry-run", Takes::Nothing, "reassign undo"},
    OptionRule{"--yes", Takes::Nothing, "reassign resume undo"},
    OptionRule{"--wait", Takes::MaybeSeconds, "reassign resume undo"},
    OptionRule{"--confirm-rows", Takes::One, "reassign resume undo"},
    OptionRule{"--everyone-but-target", Takes::Nothing, "reassign"},
    OptionRule{"--move-whole", Takes::Nothing, "reassign"},
    OptionRule{"--as-items", Takes::Nothing, "reassign"},
    OptionRule{"--run", Takes::Many, "resume"},
    OptionRule{"--recheck", Takes::Nothing, "resume"},
    OptionRule{"--abandon", Takes::One, "resume"},
};

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

Error emptyValue(const QString &option)
{
    const QString sentence = u"The value of %1 is empty."_s.arg(option);
    if (option == "--reason"_L1)
        return wrongUse(sentence, u"Say why; the new reviewer will read it."_s);
    if (option == "--to"_L1)
        return wrongUse(sentence, u"Give an id, alias or mail."_s);
    return wrongUse(sentence);
}

class Reader
{
public:
    explicit Reader(const QStringList &arguments) : m_arguments(arguments) {}

    Result<CommandWords> read()
    {
        for (; m_at < m_arguments.size(); ++m_at) {
            const QString &argument = m_arguments.at(m_at);
            if (argument.startsWith(u'-') && argument != "-"_L1) {
                if (auto problem = readOption(argument))
                    return failure(*problem);
            } else if (m_words.command.isEmpty()) {
                if (!commandNames().contains(argument))
                    return failure(wrongUse(u"There is no command “%1”."_s.arg(argument),
                                            u"Commands: %1."_s.arg(commandNames().join(", "_L1))));
                m_words.command = argument;
            } else if (m_words.command == "undo"_L1 && !m_words.has(operand)) {
                m_words.options.insert(QString::fromLatin1(operand), {argument});
            } else {
                return failure(wrongUse(u"“%1” is one word too many."_s.arg(argument)));
            }
        }
        if (m_words.command.isEmpty())
            return failure(wrongUse(u"No command is given."_s, u"Commands: %1."_s.arg(commandNames().join(", "_L1))));
        return checkedForCommand();
    }

private:
    std::optional<Error> readOption(const QString &argument)
    {
        const auto equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument : argument.left(equals);
        const OptionRule *rule = ruleOf(name);
        if (!rule)
            return wrongUse(u"There is no option %1."_s.arg(name));
        if (m_words.options.contains(name) && rule->takes != Takes::Many)
            return wrongUse(u"%1 is given twice."_s.arg(name), u"Give it once."_s);
        QStringList &values = m_words.options[name];
        if (equals >= 0) {
            if (rule->takes == Takes::Nothing)
                return wrongUse(u"%1 takes no value."_s.arg(name));
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
                return wrongUse(u"%1 needs a value."_s.arg(name));
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

    Result<CommandWords> checkedForCommand() const
    {
        for (auto option = m_words.options.begin(); option != m_words.options.end(); ++option) {
            const OptionRule *rule = ruleOf(option.key());
            if (!rule)
                continue; // the operand
            if (!QString::fromLatin1(rule->commands).split(u' ').contains(m_words.command))
                return failure(wrongUse(u"The command %1 knows no option %2."_s.arg(m_words.command, option.key())));
            for (const QString &value : option.value()) {
                if (value.trimmed().isEmpty())
                    return failure(emptyValue(option.key()));
            }
        }
        return m_words;
    }

    const QStringList &m_arguments;
    qsizetype m_at = 0;
    CommandWords m_words;
};

} // namespace

Error wrongUse(const QString &sentence, const QString &next)
{
    return {ErrorKind::Invalid, sentence, next};
}

Result<CommandWords> takeApart(const QStringList &arguments)
{
    return Reader(arguments).read();
}

QStringList listCommands()
{
    return QString::fromLatin1(lists).split(u' ');
}

} // namespace baton::cli
