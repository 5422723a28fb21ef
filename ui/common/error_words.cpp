// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_words.h"

#include "models/tables/state_words.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ErrorWords)
};

QString reason(const Error &error, const QString &tenant)
{
    const QString name = isolated(tenant);
    switch (error.kind) {
    case ErrorKind::Network:
        return Text::tr("%1 cannot be reached.").arg(name);
    case ErrorKind::Timeout:
        return Text::tr("%1 did not answer in time.").arg(name);
    case ErrorKind::Tls:
        return Text::tr("The secure connection to %1 could not be trusted.").arg(name);
    case ErrorKind::Auth:
        return Text::tr("%1 did not accept this sign-in.").arg(name);
    case ErrorKind::NotFound:
        return Text::tr("%1 does not know it.").arg(name);
    case ErrorKind::RateLimited:
        return Text::tr("%1 asks to wait: too many requests.").arg(name);
    case ErrorKind::Server:
        return Text::tr("%1 answered with an error (%2).").arg(name).arg(error.httpStatus);
    case ErrorKind::Protocol:
        return Text::tr("The answer of %1 could not be read.").arg(name);
    case ErrorKind::Storage:
        return Text::tr("Baton's own data could not be read or written.");
    default:
        return Text::tr("%1 refused it.").arg(name);
    }
}

} // namespace

StatePanel::Content loadFailure(const Error &error, const QString &what, const QString &tenant)
{
    StatePanel::Content content;
    if (error.kind == ErrorKind::Forbidden) {
        content.icon = "lock"_L1;
        content.heading = Text::tr("This account may not list %1").arg(what);
        content.body = error.nextStep.isEmpty()
                           ? Text::tr("%1 asks for another right. An administrator can give it to this account.")
                                 .arg(isolated(tenant))
                           : error.nextStep;
    } else {
        content.icon = "cloud-off"_L1;
        QString subject = what;
        if (!subject.isEmpty())
            subject[0] = subject[0].toUpper();
        content.heading = Text::tr("%1 could not be loaded").arg(subject);
        content.body = reason(error, tenant) + u' ' + Text::tr("Nothing was changed.");
        if (!error.nextStep.isEmpty())
            content.body += u' ' + error.nextStep;
    }
    content.detail = vendorWords(error);
    content.action = Text::tr("Retry");
    return content;
}

QString refreshFailure(const Error &error, const QString &loadedAt)
{
    const QString failed = error.httpStatus != 0 ? Text::tr("Refresh failed (%1).").arg(error.httpStatus)
                                                 : Text::tr("Refresh failed: %1").arg(error.message);
    return loadedAt.isEmpty() ? failed + u' ' + Text::tr("You see what was loaded before.")
                              : failed + u' ' + Text::tr("You see what was loaded at %1.").arg(loadedAt);
}

QString vendorWords(const Error &error)
{
    QStringList lines;
    if (!error.message.isEmpty())
        lines.push_back(u"“%1”"_s.arg(error.message));
    for (const QString &cause : error.causes) {
        if (cause != error.message)
            lines.push_back(cause);
    }
    if (error.attempts > 1)
        lines.push_back(Text::tr("Tried %1 times.").arg(error.attempts));
    if (!error.trackingId.isEmpty())
        lines.push_back(Text::tr("Tracking id %1").arg(error.trackingId));
    return lines.join(u'\n');
}

} // namespace baton
