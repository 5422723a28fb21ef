// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/call_cells.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::CallCells)
};

/// Of a time that has been: how many days ago, by the local calendar.
qint64 daysAgo(const QDateTime &at, const CellContext &context)
{
    return at.toLocalTime().date().daysTo(context.now.toLocalTime().date());
}

} // namespace

QString confirmedText(CallState state, int confirmed, int rows, const CellContext &context)
{
    if (confirmed == 0) {
        switch (state) {
        case CallState::NotSent:
        case CallState::Held:
        case CallState::Queued:
            return Text::tr("not sent");
        case CallState::OutcomeUnknown:
        case CallState::NoAnswer:
            return Text::tr("not known");
        case CallState::Sending:
        case CallState::Accepted:
        case CallState::Running:
            return Text::tr("not yet");
        default:
            break;
        }
    }
    return Text::tr("%1 of %2").arg(context.locale.toString(confirmed), context.locale.toString(rows));
}

std::optional<qint64> elapsedSeconds(const QDateTime &from, const QDateTime &until, const CellContext &context)
{
    if (!from.isValid())
        return std::nullopt;
    return std::max<qint64>(0, from.secsTo(until.isValid() ? until : context.now));
}

QString elapsedText(const QDateTime &from, const QDateTime &until, const CellContext &context)
{
    const std::optional<qint64> all = elapsedSeconds(from, until, context);
    if (!all)
        return u"–"_s;
    const QString seconds = u"%1"_s.arg(*all % 60, 2, 10, QChar(u'0'));
    if (*all < 3600)
        return u"%1:%2"_s.arg(QString::number(*all / 60), seconds);
    return u"%1:%2:%3"_s.arg(QString::number(*all / 3600), u"%1"_s.arg(*all / 60 % 60, 2, 10, QChar(u'0')), seconds);
}

QString whenText(const QDateTime &at, const CellContext &context)
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toLocalTime();
    const QString time = context.locale.toString(local.time(), u"HH:mm");
    const qint64 days = daysAgo(at, context);
    if (days == 0)
        return Text::tr("today %1").arg(time);
    if (days == 1)
        return Text::tr("yesterday %1").arg(time);
    const bool sameYear = local.date().year() == context.now.toLocalTime().date().year();
    return context.locale.toString(local.date(), sameYear ? u"ddd d MMM"_s : u"d MMM yyyy"_s) + u' ' + time;
}

QString whenKey(const QDateTime &at, const CellContext &context)
{
    if (!at.isValid())
        return u"none"_s;
    const qint64 days = daysAgo(at, context);
    if (days <= 0)
        return u"today"_s;
    if (days == 1)
        return u"yesterday"_s;
    if (days <= 7)
        return u"week"_s;
    return days <= 31 ? u"month"_s : u"older"_s;
}

QString clockText(const QDateTime &at, const CellContext &context)
{
    return at.isValid() ? context.locale.toString(at.toLocalTime().time(), u"HH:mm:ss") : QString();
}

} // namespace baton
