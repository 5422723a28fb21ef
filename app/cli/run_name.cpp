// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_name.h"

#include "app/cli/plain_text.h"

#include <QLocale>

namespace baton::cli {

using namespace Qt::StringLiterals;

Result<RunSummary> runNamed(const std::vector<RunSummary> &runs, const QString &text)
{
    constexpr qsizetype leastLength = 4;
    const RunSummary *found = nullptr;
    for (const RunSummary &run : runs) {
        const QString id = run.id.toString();
        if (id == text)
            return run;
        if (text.size() < leastLength || !id.startsWith(text, Qt::CaseInsensitive))
            continue;
        if (found)
            return failure({ErrorKind::Invalid, u"Several runs begin with %1."_s.arg(text), u"Give more of the id."_s});
        found = &run;
    }
    if (!found)
        return failure({ErrorKind::NotFound, u"There is no run %1 in the journal."_s.arg(text),
                        u"The window's history lists every run; --data-dir names another journal."_s});
    return *found;
}

QString describe(const RunSummary &run)
{
    const QString target = run.targetName.isEmpty() ? run.target.toString() : run.targetName;
    return u"%1 · to %2 · %3"_s.arg(QLocale::c().toString(run.at.toLocalTime(), u"d MMM yyyy HH:mm"_s),
                                    singleLine(target), singleLine(run.reason));
}

} // namespace baton::cli
