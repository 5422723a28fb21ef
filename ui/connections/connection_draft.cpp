// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_draft.h"

#include "app/connections/connection_arguments.h"
#include "models/domain/isolated.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ConnectionDraft)
};

constexpr qint64 largestCaFile = 4'000'000; ///< bytes; every authority there is fits into a fraction of it

bool isUnprintable(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

bool hasUnprintable(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), isUnprintable);
}

QString sentences(const Error &error)
{
    return error.nextStep.isEmpty() ? error.message : error.message + u' ' + error.nextStep;
}

QString demandOf(SignInKind kind)
{
    switch (kind) {
    case SignInKind::Password:
        return Text::tr("Give the user's password.");
    case SignInKind::TokenExchange:
        return Text::tr("Give a token that your identity provider issued for this user.");
    default:
        return Text::tr("Give the API client's secret.");
    }
}

QString otherAccount(SignInKind kind)
{
    switch (kind) {
    case SignInKind::Password:
        return Text::tr("That is another user. Type that one's password.");
    case SignInKind::TokenExchange:
        return Text::tr("That is another user. Give that one's token.");
    default:
        return Text::tr("That is another API client. Type that one's secret.");
    }
}

class Check
{
public:
    Check(const ConnectionDraft &draft, const DraftContext &context) : m_draft(draft), m_context(context) {}

    CheckedDraft done()
    {
        Connection &made = m_checked.connection;
        if (m_context.before)
            made = *m_context.before;
        made.id = m_draft.id;
        made.vendorId = m_draft.vendorId;
        made.signIn = m_draft.signIn;
        made.production = m_draft.production;
        made.readOnly = m_draft.readOnly;
        made.label = m_draft.label.trimmed();
        made.apiVersion = m_draft.apiVersion;
        name(made);
        address(made);
        account(made);
        secret(made);
        limit(made);
        proxy(made);
        authorities(made);
        redirect(made);
        settings(made);
        std::stable_sort(m_checked.problems.begin(), m_checked.problems.end(),
                         [](const DraftProblem &a, const DraftProblem &b) { return a.field < b.field; });
        return std::move(m_checked);
    }

private:
    void refuse(DraftField field, const QString &sentence) { m_checked.problems.push_back({field, sentence}); }

    void name(Connection &made)
    {
        made.name = m_draft.name.simplified();
        if (made.name.isEmpty())
            return refuse(DraftField::Name, Text::tr("Give it a name. It stands wherever something would be changed."));
        const bool taken =
            std::any_of(m_context.takenNames.begin(), m_context.takenNames.end(),
                        [&](const QString &other) { return other.compare(made.name, Qt::CaseInsensitive) == 0; });
        if (taken)
            refuse(DraftField::Name, Text::tr("Another connection is called %1. Choose a name that tells them apart.")
                                         .arg(isolated(made.name)));
    }

    void address(Connection &made)
    {
        const QString typed = m_draft.address.trimmed();
        made.baseUrl.clear();
        if (typed.isEmpty()) {
            const QString &example = m_context.offer.addressExample;
            return refuse(DraftField::Address,
                          example.isEmpty()
                              ? Text::tr("Give the address of the tenant's API.")
                              : Text::tr("Give the address of the tenant's API, such as %1.").arg(example));
        }
        const Result<QUrl> base = m_context.connector.apiBase(m_draft.vendorId, typed);
        if (!base)
            return refuse(DraftField::Address, sentences(base.error()));
        made.baseUrl = *base;
        const QString url = base->toString();
        if (url != typed && url != typed + u'/' && url + u'/' != typed)
            m_checked.addressNote = Text::tr("Requests go to %1.").arg(url);
    }

    void account(Connection &made)
    {
        made.clientId = m_draft.clientId.trimmed();
        const bool byUser = m_draft.signIn == SignInKind::Password || m_draft.signIn == SignInKind::TokenExchange;
        if (byUser && made.clientId.isEmpty())
            refuse(DraftField::ClientId, Text::tr("Give the name of the user that signs in."));
        else if (made.clientId.isEmpty())
            refuse(DraftField::ClientId,
                   Text::tr("Give the id of the API client. Whoever made it in the tenant has it."));
        else if (hasUnprintable(made.clientId))
            refuse(DraftField::ClientId, Text::tr("There is a line break in it. Copy it again without one."));
    }

    void secret(const Connection &made)
    {
        if (m_draft.signIn == SignInKind::Browser)
            return;
        if (hasUnprintable(m_draft.secret))
            return refuse(DraftField::Secret,
                          Text::tr("There is a line break in it. Copy it again, without what stands around it."));
        if (!m_draft.secret.isEmpty())
            return;
        if (!m_context.before || m_context.before->signIn != m_draft.signIn)
            return refuse(DraftField::Secret, demandOf(m_draft.signIn));
        // The kept one was given for one account at one place, and goes nowhere else.
        if (!made.baseUrl.isEmpty() && made.baseUrl != m_context.before->baseUrl)
            return refuse(DraftField::Secret,
                          Text::tr("The address is another one than before. Type it again, so that it only goes where "
                                   "you mean it to go."));
        if (!made.clientId.isEmpty() && made.clientId != m_context.before->clientId)
            refuse(DraftField::Secret, otherAccount(m_draft.signIn));
    }

    void limit(Connection &made)
    {
        const QString typed = m_draft.rateLimit.trimmed();
        made.rateLimit = m_context.offer.rateLimit;
        if (typed.isEmpty())
            return;
        const Result<RequestLimit> limit = parseRequestLimit(typed.toLower());
        if (limit)
            made.rateLimit = *limit;
        else
            refuse(
                DraftField::RateLimit,
                Text::tr("%1 is no limit. Write requests per seconds, such as 100/10, or off.").arg(isolated(typed)));
    }

    void proxy(Connection &made)
    {
        made.proxy = {m_draft.proxyKind, {}, 0};
        if (m_draft.proxyKind != ProxyChoice::Kind::Manual)
            return;
        const QString typed = m_draft.proxy.trimmed();
        if (typed.contains(u'@'))
            return refuse(DraftField::Proxy,
                          Text::tr("Leave user name and password out: Baton keeps none for a proxy."));
        const QUrl url(typed.contains("://"_L1) ? typed : "http://"_L1 + typed, QUrl::StrictMode);
        const bool hasMore = url.path().size() > 1 || url.hasQuery() || url.hasFragment();
        if (!url.isValid() || url.host().isEmpty() || url.port() <= 0 || hasMore || url.scheme() != "http"_L1)
            return refuse(DraftField::Proxy,
                          Text::tr("Give the proxy as host and port, such as proxy.example.com:8080."));
        made.proxy.host = url.host();
        made.proxy.port = url.port();
    }

    void authorities(Connection &made)
    {
        made.caFile = m_draft.caFile.trimmed();
        if (made.caFile.isEmpty())
            return;
        QFile file(made.caFile);
        if (!QFileInfo(made.caFile).isAbsolute())
            return refuse(DraftField::CaFile, Text::tr("Give the whole path of the file."));
        if (!QFileInfo(made.caFile).isFile())
            return refuse(DraftField::CaFile, Text::tr("There is no such file."));
        if (!file.open(QIODevice::ReadOnly))
            return refuse(DraftField::CaFile, Text::tr("The file cannot be read: %1.").arg(file.errorString()));
        const QByteArray bytes = file.size() > largestCaFile ? QByteArray() : file.readAll();
        if (bytes.contains("PRIVATE KEY-----"))
            return refuse(DraftField::CaFile,
                          Text::tr("There is a private key in this file. Choose the one with the certificates alone."));
        if (!bytes.contains("-----BEGIN CERTIFICATE-----"))
            refuse(DraftField::CaFile,
                   Text::tr("There is no certificate in this file. It must hold them in PEM form."));
    }

    void redirect(Connection &made)
    {
        const QString typed = m_draft.redirectUrl.trimmed();
        made.redirectUrl.clear();
        if (m_draft.signIn != SignInKind::Browser || typed.isEmpty())
            return;
        const QUrl url(typed, QUrl::StrictMode);
        const QString host = url.host();
        const bool here = host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
        if (!url.isValid() || url.scheme() != "http"_L1 || !here || url.hasQuery() || url.hasFragment() ||
            !url.userInfo().isEmpty())
            return refuse(
                DraftField::RedirectUrl,
                Text::tr("The browser must come back to this computer: write it as it is registered, such as %1.")
                    .arg(standardRedirectUrl()));
        made.redirectUrl = url;
    }

    void settings(Connection &made)
    {
        made.settings.clear();
        for (const VendorSetting &setting : m_context.offer.settings) {
            const QString value = m_draft.settings.value(setting.name).trimmed();
            const bool asked = !setting.ofSignIn || *setting.ofSignIn == m_draft.signIn;
            if (asked && !value.isEmpty())
                made.settings.insert(setting.name, value);
        }
    }

    const ConnectionDraft &m_draft;
    const DraftContext &m_context;
    CheckedDraft m_checked;
};

QString limitText(const RequestLimit &limit)
{
    return limit.count == 0 ? u"off"_s : u"%1/%2"_s.arg(limit.count).arg(limit.seconds);
}

} // namespace

QString CheckedDraft::problemOf(DraftField field) const
{
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [field](const DraftProblem &problem) { return problem.field == field; });
    return found == problems.end() ? QString() : found->sentence;
}

CheckedDraft checkedDraft(const ConnectionDraft &draft, const DraftContext &context)
{
    return Check(draft, context).done();
}

ConnectionDraft draftOf(const Connection &connection, const VendorOffer *offer)
{
    ConnectionDraft draft;
    draft.id = connection.id;
    draft.vendorId = connection.vendorId;
    draft.name = connection.name;
    draft.address = connection.baseUrl.toString();
    draft.apiVersion = connection.apiVersion;
    draft.signIn = connection.signIn;
    draft.clientId = connection.clientId;
    draft.label = connection.label;
    draft.production = connection.production;
    draft.readOnly = connection.readOnly;
    if (!offer || connection.rateLimit != offer->rateLimit)
        draft.rateLimit = limitText(connection.rateLimit);
    draft.proxyKind = connection.proxy.kind;
    if (connection.proxy.kind == ProxyChoice::Kind::Manual) {
        const QString host =
            connection.proxy.host.contains(u':') ? u'[' + connection.proxy.host + u']' : connection.proxy.host;
        draft.proxy = u"%1:%2"_s.arg(host).arg(connection.proxy.port);
    }
    draft.caFile = connection.caFile;
    draft.redirectUrl = connection.redirectUrl.toString();
    draft.settings = connection.settings;
    return draft;
}

QString standardRedirectUrl()
{
    return u"http://localhost:8080/callback"_s;
}

} // namespace baton
