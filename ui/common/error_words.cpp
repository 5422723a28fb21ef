// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_words.h"

#include "models/domain/silent_refusal.h"
#include "models/tables/state_words.h"

#include <QCoreApplication>
#include <QLocale>

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
        return Text::tr("%1 cannot be reached from this computer.").arg(name);
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
        return error.attempts > 1 ? Text::tr("%1 answered %2 times with an error.").arg(name).arg(error.attempts)
                                  : Text::tr("%1 answered with an error.").arg(name);
    case ErrorKind::Protocol:
        return Text::tr("The answer of %1 could not be read.").arg(name);
    case ErrorKind::Storage:
        return Text::tr("Baton's own data could not be read or written.");
    default:
        return Text::tr("%1 refused it.").arg(name);
    }
}

/// When to try again the page says itself; there is nothing to give to anybody without a tracking id.
QString nextStepOf(const Error &error)
{
    if (error.kind != ErrorKind::Server)
        return error.nextStep;
    return error.trackingId.isEmpty() ? QString()
                                      : Text::tr("If it stays, give the tracking id to the vendor's support.");
}

/// What to ask for, after another sentence; empty: it is no missing right, or nothing says which.
QString rightSentence(const Error &error)
{
    return error.kind == ErrorKind::Forbidden && !error.nextStep.isEmpty() ? u' ' + error.nextStep : QString();
}

StatePanel::Content forbidden(const Error &error, const QString &what, const QString &tenant)
{
    StatePanel::Content content;
    content.icon = "lock"_L1;
    content.heading = Text::tr("This account may not list %1").arg(what);
    if (!error.nextStep.isEmpty())
        content.body = error.nextStep;
    else if (!isVendorText(error) && !error.message.isEmpty())
        content.body = error.message;
    else
        content.body =
            Text::tr("%1 asks for another right. An administrator can give it to this account.").arg(isolated(tenant));
    if (isVendorText(error)) {
        content.detail = vendorWords(error);
        content.detailTitle = Text::tr("%1 said").arg(isolated(tenant));
    }
    return content;
}

} // namespace

bool isVendorText(const Error &error)
{
    return error.httpStatus != 0 && error.kind != ErrorKind::Protocol && !error.message.isEmpty() &&
           error.message != silentRefusal(error.httpStatus);
}

StatePanel::Content loadFailure(const Error &error, const QString &what, const QString &tenant)
{
    StatePanel::Content content;
    if (error.kind == ErrorKind::Forbidden) {
        content = forbidden(error, what, tenant);
    } else {
        content.icon = "cloud-off"_L1;
        content.ink = Token::Bad;
        QString subject = what;
        if (!subject.isEmpty())
            subject[0] = subject[0].toUpper();
        content.heading = Text::tr("%1 could not be loaded").arg(subject);
        content.body = reason(error, tenant) + u' ' + Text::tr("Nothing was changed.");
        const QString next = nextStepOf(error);
        if (!next.isEmpty())
            content.body += u' ' + next;
        content.detail = vendorWords(error);
        content.detailTitle =
            isVendorText(error) ? Text::tr("%1 said").arg(isolated(tenant)) : Text::tr("What is known");
    }
    content.copyText = errorReport(error, tenant);
    content.action = Text::tr("Try again now");
    return content;
}

QString refreshFailure(const Error &error, const QString &loadedAt, bool lastSeen)
{
    const QString failed = error.httpStatus != 0 ? Text::tr("Refresh failed (%1).").arg(error.httpStatus)
                                                 : Text::tr("Refresh failed: %1").arg(error.message);
    QString shown = loadedAt.isEmpty() ? Text::tr("You see what was loaded before.")
                                       : Text::tr("You see what was loaded at %1.").arg(loadedAt);
    if (lastSeen)
        shown = Text::tr("You see the list as of %1.").arg(loadedAt);
    return failed + u' ' + shown + rightSentence(error);
}

QString lookUpFailure(const Error &error)
{
    return rightSentence(error).isEmpty() ? Text::tr("People could not be looked up. %1").arg(describe(error))
                                          : Text::tr("This account may not look people up.") + rightSentence(error);
}

QString stoppedShort(const std::optional<Error> &error, qint64 loaded, qint64 total)
{
    const QLocale locale;
    const QString after =
        total >= 0 ? Text::tr("Loading stopped after %1 of %2").arg(locale.toString(loaded), locale.toString(total))
                   : Text::tr("Loading stopped after %1").arg(locale.toString(loaded));
    if (!error)
        return Text::tr("%1. The rest is missing here.").arg(after);
    const QString why = error->httpStatus != 0 ? QString::number(error->httpStatus) : error->message;
    return why.isEmpty() ? Text::tr("%1. The rest is missing here.").arg(after)
                         : Text::tr("%1 (%2). The rest is missing here.").arg(after, why) + rightSentence(*error);
}

QString vendorWords(const Error &error)
{
    QStringList lines;
    if (isVendorText(error))
        lines.push_back(Text::tr("%1: “%2”").arg(error.httpStatus).arg(error.message));
    else if (!error.message.isEmpty())
        lines.push_back(error.message);
    for (const QString &cause : error.causes) {
        if (!error.message.contains(cause))
            lines.push_back(cause);
    }
    if (error.attempts > 1)
        lines.push_back(Text::tr("Tried %1 times.").arg(error.attempts));
    if (!error.trackingId.isEmpty())
        lines.push_back(Text::tr("Tracking id %1").arg(error.trackingId));
    return lines.join(u'\n');
}

QString errorReport(const Error &error, const QString &tenant)
{
    QStringList lines{tenant, vendorWords(error)};
    if (!error.vendorCode.isEmpty())
        lines.push_back(error.vendorCode);
    if (!error.nextStep.isEmpty())
        lines.push_back(error.nextStep);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

bool mayPassByItself(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
        return true;
    default:
        return false;
    }
}

} // namespace baton
