// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QMap>
#include <QStringList>

namespace baton::cli {

/// The words of a command line, taken apart but not yet understood.
struct CommandWords
{
    QString command;
    QMap<QString, QStringList> options;

    bool has(const char *name) const { return options.contains(QString::fromLatin1(name)); }
    QStringList all(const char *name) const { return options.value(QString::fromLatin1(name)); }
    QString one(const char *name) const { return all(name).value(0); }
};

/// Wrong use, Invalid: what is wrong, and what to do instead.
Error wrongUse(const QString &sentence, const QString &next = QStringLiteral("See batonctl --help."));

/// One command, its operand where it takes one, and options that it knows, each as often as it may stand.
Result<CommandWords> takeApart(const QStringList &arguments);

/// The commands that print a list, in the order of ListKind.
QStringList listCommands();

/// The key of CommandWords::options under which the operand of a command stands: `undo RUN`.
inline constexpr const char *operand = "RUN";

} // namespace baton::cli
