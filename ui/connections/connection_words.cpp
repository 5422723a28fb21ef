// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_words.h"

#include "models/domain/isolated.h"

#include <QCoreApplication>
#include <QLocale>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ConnectionWords)
};

StateWord healthWord(TrafficMeter::Health health, bool demo)
{
    using Health = TrafficMeter::Health;
    switch (health) {
    case Health::Slow:
        return {Text::tr("Slow"), "s-warn"_L1, Tone::Warn, false};
    case Health::Failing:
        return {Text::tr("Failing"), "s-failed"_L1, Tone::Bad, true};
    case Health::SignedOut:
        return {Text::tr("Signed out"), "lock"_L1, Tone::Calm, false};
    case Health::Unknown:
        return {Text::tr("Open"), "s-running"_L1, Tone::Accent, false};
    case Health::Connected:
        break;
    }
    return demo ? StateWord{Text::tr("Sandbox"), "flask"_L1, Tone::Calm, false}
                : StateWord{Text::tr("Connected"), "s-done"_L1, Tone::Ok, false};
}

} // namespace

QString signInWords(SignInKind kind)
{
    switch (kind) {
    case SignInKind::ClientSecret:
        return Text::tr("API client (id and secret)");
    case SignInKind::Browser:
        return Text::tr("In the browser");
    case SignInKind::TokenExchange:
        return Text::tr("Token of your identity provider");
    case SignInKind::Password:
        break;
    }
    return Text::tr("User name and password");
}

QString clientIdLabel(SignInKind kind)
{
    const bool byUser = kind == SignInKind::Password || kind == SignInKind::TokenExchange;
    return byUser ? Text::tr("User name") : Text::tr("Client ID");
}

QString secretLabel(SignInKind kind)
{
    switch (kind) {
    case SignInKind::ClientSecret:
        return Text::tr("Client secret");
    case SignInKind::Password:
        return Text::tr("Password");
    case SignInKind::TokenExchange:
        return Text::tr("Token");
    case SignInKind::Browser:
        break;
    }
    return {};
}

QString placeSentence(SecretStore::Place place)
{
    return place == SecretStore::Place::Keychain
               ? Text::tr("It is kept in this computer's keychain and nowhere else.")
               : Text::tr("This computer offers no keychain: it is kept in memory, only until Baton ends.");
}

QString markWords(const Connection &connection)
{
    QStringList marks;
    if (connection.production)
        marks << Text::tr("production");
    if (connection.readOnly)
        marks << Text::tr("read-only");
    return marks.join(u", "_s);
}

QString titleWords(const Connection &connection)
{
    const QString marks = markWords(connection);
    return marks.isEmpty() ? connection.name : Text::tr("%1 (%2)").arg(connection.name, marks);
}

QString readOnlySentence(const Connection &connection, bool signedIn)
{
    if (!signedIn)
        return Text::tr("%1 has not answered the sign-in yet, so nothing can be sent.").arg(isolated(connection.name));
    return connection.readOnly
               ? Text::tr("%1 is marked read-only, so nothing can be sent.").arg(isolated(connection.name))
               : QString();
}

StateWord stateWord(const ConnectionEntry &entry)
{
    if (!entry.standing.open)
        return {Text::tr("Not open"), "s-queued"_L1, Tone::Calm, false};
    return healthWord(entry.standing.health, entry.connection.demo);
}

StateWord stateWord(ProbeLine::Verdict verdict)
{
    switch (verdict) {
    case ProbeLine::Verdict::May:
        return {Text::tr("May"), "s-done"_L1, Tone::Ok, false};
    case ProbeLine::Verdict::MayNot:
        return {Text::tr("May not"), "s-failed"_L1, Tone::Bad, false};
    case ProbeLine::Verdict::CouldNotTell:
        break;
    }
    return {Text::tr("Could not tell"), "s-unknown"_L1, Tone::Odd, false};
}

StateWord stepWord(ProbeLine::Verdict verdict)
{
    StateWord word = stateWord(verdict);
    word.word = verdict == ProbeLine::Verdict::May      ? Text::tr("OK")
                : verdict == ProbeLine::Verdict::MayNot ? Text::tr("Failed")
                                                        : Text::tr("Look at it");
    return word;
}

QString limitWords(const RequestLimit &limit)
{
    const QLocale locale;
    return limit.count == 0 ? Text::tr("none")
                            : Text::tr("%1 in %2 s").arg(locale.toString(limit.count), locale.toString(limit.seconds));
}

QString proxyWords(const ProxyChoice &proxy)
{
    switch (proxy.kind) {
    case ProxyChoice::Kind::System:
        return Text::tr("The system's");
    case ProxyChoice::Kind::None:
        return Text::tr("None");
    case ProxyChoice::Kind::Manual:
        break;
    }
    return u"%1:%2"_s.arg(proxy.host).arg(proxy.port);
}

QString reportText(const ProbeReport &report, const Connection &connection)
{
    QStringList lines{Text::tr("Test of %1, %2").arg(connection.name, connection.baseUrl.toString())};
    if (!report.tenant.isEmpty())
        lines << Text::tr("Tenant: %1").arg(report.tenant);
    if (report.me)
        lines
            << Text::tr("Signed in as: %1").arg(report.me->name.isEmpty() ? report.me->id.toString() : report.me->name);
    for (const std::vector<ProbeLine> *part : {&report.steps, &report.rights}) {
        for (const ProbeLine &line : *part) {
            const StateWord word = part == &report.steps ? stepWord(line.verdict) : stateWord(line.verdict);
            QStringList words{line.what + u": "_s + word.word, line.detail};
            if (!line.ask.isEmpty())
                words << Text::tr("Ask for: %1").arg(line.ask);
            words.removeAll(QString());
            lines << words.join(u". "_s).replace(u".. "_s, u". "_s);
        }
    }
    if (report.failed)
        lines << describe(*report.failed);
    return lines.join(u'\n');
}

} // namespace baton
