// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/run_words.h"

#include "models/domain/silent_refusal.h"
#include "models/tables/state_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::RunWords)
};

} // namespace

QString rowsText(int rows, int items)
{
    if (items == 0)
        return rows == 1 ? Text::tr("1 certification") : Text::tr("%n certifications", nullptr, rows);
    if (items == rows)
        return rows == 1 ? Text::tr("1 item") : Text::tr("%n items", nullptr, rows);
    return Text::tr("%n rows", nullptr, rows);
}

QString handoverText(int rows, int items, const QString &target)
{
    return Text::tr("%1 → %2").arg(rowsText(rows, items), isolated(target));
}

QString wordsOfRows(const RowCounts &rows)
{
    QStringList parts;
    const auto add = [&parts](int count, const QString &text) {
        if (count > 0)
            parts.push_back(text);
    };
    add(rows.moved, Text::tr("%1 of %2 moved").arg(rows.moved).arg(rows.all));
    add(rows.movedElsewhere, Text::tr("%n went to somebody else", nullptr, rows.movedElsewhere));
    add(rows.notMoved, Text::tr("%n did not move", nullptr, rows.notMoved));
    add(rows.unknown, Text::tr("%n not known", nullptr, rows.unknown));
    return parts.join(u" · "_s);
}

QString errorLine(const Error &error)
{
    // Without an answer only a task can have said it; that an outcome is unknown is Baton's sentence.
    const bool ours = error.message == silentRefusal(error.httpStatus) ||
                      (error.httpStatus == 0 && error.kind == ErrorKind::OutcomeUnknown);
    const QString said = ours ? error.message : u"“%1”"_s.arg(error.message);
    return error.httpStatus != 0 ? Text::tr("%1: %2").arg(QString::number(error.httpStatus), said) : said;
}

QString shortId(const QString &id)
{
    constexpr int ends = 4;
    return id.size() <= 3 * ends ? id : id.left(ends) + u'…' + id.right(ends);
}

QString hashText(const QByteArray &hash)
{
    return hash.isEmpty() ? QString() : u"sha256 "_s + shortId(QString::fromLatin1(hash));
}

QString actorText(const RunOrigin &origin)
{
    const QString account = origin.actingName.isEmpty() ? origin.actingIdentity.toString() : origin.actingName;
    if (account.isEmpty() || origin.osUser.isEmpty())
        return account + origin.osUser;
    return Text::tr("%1 (%2 on this machine)").arg(account, origin.osUser);
}

} // namespace baton
