// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/vendor_texts.h"

#include <QRegularExpression>

#include <array>

namespace baton::saviynt {

using namespace Qt::StringLiterals;

namespace {

template <class E> struct Word
{
    QLatin1StringView text;
    E value;
};

template <class E, size_t N> VendorEnum<E> wordIn(const std::array<Word<E>, N> &words, const QString &text)
{
    const QString wanted = squeezed(text);
    for (const Word<E> &word : words) {
        if (wanted == word.text)
            return {word.value, text};
    }
    return {E::Unknown, text};
}

} // namespace

QString squeezed(const QString &text)
{
    QString word;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            word += c.toLower();
    }
    return word;
}

NamedUser splitUser(const QString &text)
{
    const QString whole = text.trimmed();
    const auto open = whole.indexOf(" ("_L1);
    if (open <= 0 || !whole.endsWith(u')'))
        return {whole, whole};
    NamedUser user{whole.left(open).trimmed(), whole.mid(open + 2).chopped(1).simplified()};
    if (user.name.isEmpty())
        user.name = user.username;
    return user;
}

CertificationName splitCertificationName(const QString &name, const QTimeZone &zone)
{
    CertificationName parts;
    static const QRegularExpression suffix(u"-Reassigned-(\\d{4}-\\d{2}-\\d{2}-\\d{6})$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString rest = name.trimmed();
    if (const auto match = suffix.match(rest); match.hasMatch()) {
        parts.reassigned = true;
        parts.reassignedAt = tenantTime(match.captured(1), zone);
        rest.truncate(match.capturedStart());
    }
    // The name of a campaign may hold " - " itself; that of a user may not.
    const auto dash = rest.lastIndexOf(" - "_L1);
    if (dash > 0 && rest.endsWith(u')')) {
        parts.campaign = rest.left(dash).trimmed();
        parts.certifier = splitUser(rest.mid(dash + 3));
    }
    return parts;
}

QDateTime tenantTime(const QString &text, const QTimeZone &zone)
{
    const QString given = text.trimmed();
    if (given.isEmpty())
        return {};
    static const std::array formats{u"yyyy-MM-dd HH:mm:ss"_s, u"yyyy-MM-dd-HHmmss"_s,   u"yyyy-MM-dd HH:mm:ss.z"_s,
                                    u"yyyy-MM-dd"_s,          u"MM/dd/yyyy HH:mm:ss"_s, u"MM/dd/yyyy"_s};
    for (const QString &format : formats) {
        const QDateTime local = QDateTime::fromString(given, format);
        if (local.isValid())
            return QDateTime(local.date(), local.time(), zone).toUTC();
    }
    // "07/15/2020T23:44:36+0000": the only form that names its zone.
    const QDateTime utc = QDateTime::fromString(QString(given).remove("+0000"_L1), u"MM/dd/yyyy'T'HH:mm:ss"_s);
    if (utc.isValid())
        return QDateTime(utc.date(), utc.time(), Qt::UTC);
    const QDateTime iso = QDateTime::fromString(given, Qt::ISODateWithMs);
    if (!iso.isValid())
        return {};
    return iso.timeSpec() == Qt::LocalTime ? QDateTime(iso.date(), iso.time(), zone).toUTC() : iso.toUTC();
}

QString plainText(QString text)
{
    static const QRegularExpression lineBreak(u"\\s*<\\s*br\\s*/?\\s*>\\s*"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(u"</?[a-z][^<>]*>"_s, QRegularExpression::CaseInsensitiveOption);
    text.replace(lineBreak, u"\n"_s);
    text.remove(tag);
    QString printable;
    printable.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n' || c.isPrint() || c.isSurrogate())
            printable += c;
        else
            printable += u' ';
    }
    return printable.trimmed();
}

VendorEnum<CampaignStatus> campaignStatus(const QString &text)
{
    static constexpr std::array words{
        Word<CampaignStatus>{"new"_L1, CampaignStatus::Active},
        Word<CampaignStatus>{"active"_L1, CampaignStatus::Active},
        Word<CampaignStatus>{"inprogress"_L1, CampaignStatus::Active},
        Word<CampaignStatus>{"preview"_L1, CampaignStatus::Staged},
        Word<CampaignStatus>{"completed"_L1, CampaignStatus::Completed},
        Word<CampaignStatus>{"fullyexecuted"_L1, CampaignStatus::Completed},
        Word<CampaignStatus>{"expired"_L1, CampaignStatus::Completed},
        Word<CampaignStatus>{"locked"_L1, CampaignStatus::Completed},
        Word<CampaignStatus>{"lockedandtaskcreated"_L1, CampaignStatus::Completed},
        Word<CampaignStatus>{"discontinued"_L1, CampaignStatus::Archived},
    };
    return wordIn(words, text);
}

VendorEnum<CertificationPhase> certificationPhase(const QString &text)
{
    static constexpr std::array words{
        Word<CertificationPhase>{"new"_L1, CertificationPhase::Active},
        Word<CertificationPhase>{"inprogress"_L1, CertificationPhase::Active},
        Word<CertificationPhase>{"readytosubmit"_L1, CertificationPhase::Active},
        Word<CertificationPhase>{"completed"_L1, CertificationPhase::Active},
        Word<CertificationPhase>{"preview"_L1, CertificationPhase::Staged},
        Word<CertificationPhase>{"locked"_L1, CertificationPhase::Signed},
        Word<CertificationPhase>{"lockedandtaskcreated"_L1, CertificationPhase::Signed},
        Word<CertificationPhase>{"fullyexecuted"_L1, CertificationPhase::Signed},
    };
    return wordIn(words, text);
}

VendorEnum<Decision> decision(const QString &text)
{
    static constexpr std::array words{
        Word<Decision>{""_L1, Decision::Undecided},
        Word<Decision>{"noresponse"_L1, Decision::Undecided},
        Word<Decision>{"reset"_L1, Decision::Undecided},
        // Accounts repeat their own status under this key until somebody decides.
        Word<Decision>{"active"_L1, Decision::Undecided},
        Word<Decision>{"yes"_L1, Decision::Approve},
        Word<Decision>{"approved"_L1, Decision::Approve},
        Word<Decision>{"certified"_L1, Decision::Approve},
        Word<Decision>{"worksforme"_L1, Decision::Approve},
        Word<Decision>{"enddateextended"_L1, Decision::Approve},
        Word<Decision>{"no"_L1, Decision::Revoke},
        Word<Decision>{"rejected"_L1, Decision::Revoke},
        Word<Decision>{"revoked"_L1, Decision::Revoke},
        Word<Decision>{"terminated"_L1, Decision::Revoke},
        Word<Decision>{"decommissioned"_L1, Decision::Revoke},
        Word<Decision>{"doesnotworkforme"_L1, Decision::Acknowledge},
        Word<Decision>{"doesnotbelongtome"_L1, Decision::Acknowledge},
    };
    VendorEnum<Decision> made = wordIn(words, text);
    if (squeezed(text) == "active"_L1)
        made.raw.clear(); // no word of a decision
    return made;
}

VendorEnum<IdentityState> identityState(const QString &text)
{
    static constexpr std::array words{
        Word<IdentityState>{"1"_L1, IdentityState::Active},
        Word<IdentityState>{"active"_L1, IdentityState::Active},
        Word<IdentityState>{"0"_L1, IdentityState::InactiveLongTerm},
        Word<IdentityState>{"inactive"_L1, IdentityState::InactiveLongTerm},
    };
    VendorEnum<IdentityState> state = wordIn(words, text);
    if (state == IdentityState::Active)
        state.raw = u"active"_s;
    else if (state == IdentityState::InactiveLongTerm)
        state.raw = u"inactive"_s;
    return state;
}

Review reviewOf(const QString &campaignType)
{
    const QString word = squeezed(campaignType);
    if (word == "usermanager"_L1)
        return Review::UserManager;
    if (word == "entitlementowner"_L1)
        return Review::EntitlementOwner;
    if (word == "applicationowner"_L1)
        return Review::ApplicationOwner;
    return Review::Unknown;
}

QString toString(Review review)
{
    switch (review) {
    case Review::UserManager:
        return u"User Manager"_s;
    case Review::EntitlementOwner:
        return u"Entitlement Owner"_s;
    case Review::ApplicationOwner:
        return u"Application Owner"_s;
    case Review::Unknown:
        break;
    }
    return {};
}

VendorEnum<CampaignType> campaignType(const QString &text)
{
    return {reviewOf(text) == Review::UserManager ? CampaignType::Manager : CampaignType::Unknown, text};
}

} // namespace baton::saviynt
