// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/clock_check.h"

#include "app/net/sign_in_answer.h"

#include <QCoreApplication>
#include <QLocale>

#include <nlohmann/json.hpp>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ClockCheck)
};

constexpr qint64 tolerance = 120; // s: more, and a short-lived token looks older than it is

qint64 beyondTolerance(qint64 ahead)
{
    return qAbs(ahead) > tolerance ? ahead : 0;
}

/// Seconds since 1970, as claims have them (RFC 7519 4.1); 0: it is not said, or makes no sense.
qint64 instantIn(const nlohmann::json &claims, const char *name)
{
    const auto found = claims.is_object() ? claims.find(name) : claims.end();
    if (found == claims.end())
        return 0;
    constexpr double farthest = 253'402'300'800; // the year 10000
    qint64 seconds = 0;
    if (found->is_number()) {
        const auto value = found->get<double>();
        seconds = value > 0 && value < farthest ? static_cast<qint64>(value) : 0;
    } else if (found->is_string()) {
        seconds = QString::fromStdString(found->get<std::string>()).toLongLong();
    }
    return seconds > 0 && seconds < static_cast<qint64>(farthest) ? seconds : 0;
}

} // namespace

qint64 clockAheadBy(const QByteArray &dateHeader, const QDateTime &now)
{
    QDateTime theirs =
        QLocale::c().toDateTime(QString::fromLatin1(dateHeader).trimmed(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    theirs.setTimeSpec(Qt::UTC);
    return theirs.isValid() ? beyondTolerance(theirs.secsTo(now)) : 0;
}

QString clockSentence(qint64 ahead)
{
    if (beyondTolerance(ahead) == 0)
        return {};
    const QString minutes = QString::number((qAbs(ahead) + 30) / 60);
    return ahead > 0 ? Text::tr("This computer's clock is %1 minutes ahead of the tenant's, so that a new token looks "
                                "expired when it arrives. Set the clock of this computer.")
                           .arg(minutes)
                     : Text::tr("This computer's clock is %1 minutes behind the tenant's, so that an expired token "
                                "looks good. Set the clock of this computer.")
                           .arg(minutes);
}

void setTimes(Token &token, std::optional<qint64> expiresIn, const QDateTime &now)
{
    const Result<nlohmann::json> claims = claimsIn(token.value);
    const qint64 end = claims ? instantIn(*claims, "exp") : 0;
    const qint64 issued = claims ? instantIn(*claims, "iat") : 0;
    const qint64 here = now.toSecsSinceEpoch();
    token.expiresAt = QDateTime();
    token.clockAhead = 0;
    if (expiresIn && *expiresIn > 0) {
        token.expiresAt = now.addSecs(*expiresIn);
        if (end > 0)
            token.clockAhead = beyondTolerance(here + *expiresIn - end);
        return;
    }
    if (end == 0)
        return;
    if (end > here) {
        token.expiresAt = QDateTime::fromSecsSinceEpoch(end, Qt::UTC);
        return;
    }
    const bool tellsItsLife = issued > 0 && issued < end;
    if (tellsItsLife)
        token.expiresAt = now.addSecs(end - issued);
    token.clockAhead = here - (tellsItsLife ? issued : end);
}

} // namespace baton
