// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/loose_json.h"
#include "app/providers/saviynt/row_readers.h"

#include <nlohmann/json.hpp>

namespace baton::saviynt {

using namespace Qt::StringLiterals;
using loose::text;
using nlohmann::json;

namespace {

constexpr loose::Keys decisionKeys{"certfied", "entcertified", "rolecertified", "accountCertfied", "certified"};
constexpr loose::Keys commentKeys{"comment", "comments", "entcomments", "rolecomments"};

/// A user's status, an account's, an entitlement's and a role's certification: who is reviewed and through what.
struct Holder
{
    QString username;
    QString name;
};

bool isDecided(const VendorEnum<Decision> &decision)
{
    return decision != Decision::Undecided && decision != Decision::Unknown;
}

/// Whether step 1 was certified, as far as the word is known: only who was kept has a step 2.
std::optional<bool> stepOne(const json &row)
{
    const VendorEnum<Decision> made = decision(text(row, {"certfied", "certified", "entCertfied"}));
    return made == Decision::Unknown ? std::nullopt : std::optional(isDecided(made));
}

class ItemReader
{
public:
    ItemReader(const CertificationKeys &keys, Review review, int innerOffset)
        : m_keys(keys), m_review(review), m_innerOffset(innerOffset)
    {
    }

    ItemsRead read(const json &certification)
    {
        switch (m_review) {
        case Review::UserManager:
            each(certification, {"users"}, u"/users"_s,
                 [this](const json &row, const QString &at) { person(row, at); });
            break;
        case Review::EntitlementOwner:
            each(certification, {"entitlements", "entitlement"}, u"/entitlements"_s,
                 [this](const json &row, const QString &at) { ownedEntitlement(row, at); });
            break;
        case Review::ApplicationOwner:
            each(certification, {"accounts"}, u"/accounts"_s,
                 [this](const json &row, const QString &at) { applicationAccount(row, at); });
            break;
        case Review::Unknown:
            break;
        }
        return std::move(m_read);
    }

private:
    template <class Take> void each(const json &from, loose::Keys keys, const QString &path, Take take)
    {
        int index = 0;
        for (const json *row : loose::elements(from, keys)) {
            const QString at = path + u'/' + QString::number(index++);
            if (path.count(u'/') == 1)
                ++m_read.outer;
            if (row->is_object())
                take(*row, at);
            else
                m_read.bad.push_back({0, at, u"no object"_s});
        }
    }

    void person(const json &row, const QString &at)
    {
        Holder holder{text(row, {"username"}), nameOf(row)};
        RowKeys keys = keysFor(RowKind::Person);
        keys.stepOne = stepOne(row);
        keys.username = holder.username;
        keys.user = text(row, {"certuserkey", "userattkey"});
        if (holder.username.isEmpty()) {
            m_read.bad.push_back({0, at + u"/username"_s, u"no user name"_s});
        } else {
            ReviewItem item = base(row, keys, holder, u"person"_s);
            item.accessName = u"Works for the certifier"_s;
            item.accessType = VendorEnum(AccessType::Unknown, u"User"_s);
            item.accessId = u"person:"_s + holder.username;
            item.attributeName = u"status"_s;
            item.attributeValue = text(row, {"userStatus"});
            add(std::move(item));
        }
        each(row, {"accounts"}, at + u"/accounts"_s,
             [this, keys, holder](const json &each, const QString &path) { account(each, path, keys, holder); });
        roles(row, at, keys, holder);
    }

    void account(const json &row, const QString &at, const RowKeys &of, const Holder &holder)
    {
        RowKeys keys = of;
        keys.kind = RowKind::Account;
        keys.username.clear();
        keys.account = text(row, {"certaccountkey", "accattkey"});
        const QString endpoint = text(row, {"endpoint", "securitySystem"});
        const ItemAccount account = accountOf(row);
        ReviewItem item = base(row, keys, holder, u"account"_s);
        item.accessName = account.name;
        item.accessType = VendorEnum(AccessType::Account, u"Account"_s);
        item.accessId = u"account:"_s + endpoint;
        item.sourceName = endpoint;
        item.account = account;
        // Null: the account itself is reviewed elsewhere, and stands here for what hangs on it.
        if (!loose::isNull(row, {"certaccountkey", "accattkey"}))
            addOrReport(std::move(item), keys.account, at + u"/certaccountkey"_s);
        each(row, {"entitlements"}, at + u"/entitlements"_s,
             [this, keys, holder, account, endpoint](const json &one, const QString &path) {
                 entitlement(one, path, keys, holder, account, endpoint);
             });
        roles(row, at, keys, holder);
    }

    void entitlement(const json &row, const QString &at, const RowKeys &of, const Holder &holder,
                     const ItemAccount &account, const QString &endpoint)
    {
        RowKeys keys = of;
        keys.kind = RowKind::Entitlement;
        keys.entitlement = text(row, {"certEntitlementkey", "entattkey", "certentvalkey"});
        ReviewItem item = base(row, keys, holder, u"entitlement"_s);
        describeEntitlement(item, row, endpoint);
        item.account = account;
        addOrReport(std::move(item), keys.entitlement, at + u"/certEntitlementkey"_s);
    }

    /// Not in any published example: under the user or the account, with one of three names for its key.
    void roles(const json &row, const QString &at, const RowKeys &of, const Holder &holder)
    {
        each(row, {"roles"}, at + u"/roles"_s, [this, of, holder](const json &one, const QString &path) {
            RowKeys keys = of;
            keys.kind = RowKind::Role;
            keys.username.clear();
            keys.role = text(one, {"certrolekey", "roleattkey", "roleKey"});
            ReviewItem item = base(one, keys, holder, u"role"_s);
            item.accessName = text(one, {"rolename", "role_name", "displayname", "name"});
            item.accessType = VendorEnum(AccessType::Role, u"Role"_s);
            item.accessId = u"role:"_s + (item.accessName.isEmpty() ? keys.role : item.accessName);
            item.description = text(one, {"description"});
            addOrReport(std::move(item), keys.role, path + u"/certrolekey"_s);
        });
    }

    void ownedEntitlement(const json &row, const QString &at)
    {
        RowKeys keys = keysFor(RowKind::Entitlement);
        keys.entitlement = text(row, {"certentvalkey", "certEntitlementkey", "entattkey"});
        keys.stepOne = stepOne(row);
        const QString endpoint = text(row, {"endpoint"});
        ReviewItem item = base(row, keys, {}, u"entitlement"_s);
        describeEntitlement(item, row, endpoint);
        item.identityName = item.accessName;
        item.summaryId = u"entitlement-"_s + keys.entitlement;
        const ReviewItem parent = item;
        addOrReport(std::move(item), keys.entitlement, at + u"/certentvalkey"_s);
        each(row, {"accounts"}, at + u"/accounts"_s,
             [this, keys, parent](const json &one, const QString &path) { ownedAccount(one, path, keys, parent); });
        each(row, {"entitlements2", "entitlement2"}, at + u"/entitlements2"_s,
             [this, keys, parent, endpoint](const json &one, const QString &path) {
                 childEntitlement(one, path, keys, parent, endpoint);
             });
        noteLength(row, {"accounttotalcount"}, {"accountdisplaycount"}, {"accounts"});
        noteLength(row, {"entitlement2totalcount"}, {"entitlement2displaycount"}, {"entitlements2", "entitlement2"});
    }

    void ownedAccount(const json &row, const QString &at, const RowKeys &of, const ReviewItem &parent)
    {
        RowKeys keys = of;
        keys.kind = RowKind::Account;
        keys.account = text(row, {"certaccountkey", "accattkey"});
        Holder holder{text(row, {"username"}), nameOf(row)};
        ReviewItem item = base(row, keys, holder, u"account"_s);
        item.account = accountOf(row);
        item.accessName = parent.accessName;
        item.accessId = parent.accessId + u"/account"_s;
        item.accessType = VendorEnum(AccessType::Account, u"Account"_s);
        item.sourceName = text(row, {"endpoint"});
        if (item.identityName.isEmpty())
            item.identityName = item.account->name;
        if (loose::isNull(row, {"certaccountkey", "accattkey"}))
            return;
        addOrReport(std::move(item), keys.account, at + u"/certaccountkey"_s);
    }

    void childEntitlement(const json &row, const QString &at, const RowKeys &of, const ReviewItem &parent,
                          const QString &endpoint)
    {
        RowKeys keys = of;
        keys.kind = RowKind::ChildEntitlement;
        keys.child = text(row, {"certentval2key", "ent2attkey"});
        ReviewItem item = base(row, keys, {}, u"child"_s);
        describeEntitlement(item, row, endpoint);
        item.identityName = parent.accessName;
        item.summaryId = parent.summaryId;
        item.accessId = parent.accessId + u'/' + item.accessId;
        addOrReport(std::move(item), keys.child, at + u"/certentval2key"_s);
    }

    void applicationAccount(const json &row, const QString &at)
    {
        account(row, at, keysFor(RowKind::Account), Holder{text(row, {"username"}), nameOf(row)});
    }

    RowKeys keysFor(RowKind kind) const
    {
        RowKeys keys;
        keys.review = m_review;
        keys.kind = kind;
        return keys;
    }

    static QString nameOf(const json &row)
    {
        QString name = text(row, {"displayname"});
        if (name.isEmpty())
            name = QString(text(row, {"firstname"}) + u' ' + text(row, {"lastname"})).simplified();
        return name.isEmpty() ? text(row, {"username"}) : name;
    }

    static ItemAccount accountOf(const json &row)
    {
        ItemAccount account;
        account.name = text(row, {"accountname"});
        account.nativeIdentity = account.name;
        account.id = text(row, {"certaccountkey", "accattkey"});
        account.type = text(row, {"accountStatus"});
        return account;
    }

    static void describeEntitlement(ReviewItem &item, const json &row, const QString &endpoint)
    {
        item.accessType = VendorEnum(AccessType::Entitlement, u"Entitlement"_s);
        item.accessName = text(row, {"entname", "entitlement_value", "ent2name", "entitlementname"});
        item.attributeName = text(row, {"enttype", "entitlementType"});
        item.attributeValue = item.accessName;
        item.sourceName = endpoint;
        item.description = text(row, {"description", "risk"});
        item.accessId = u"entitlement:"_s + endpoint + u'/' + item.attributeName + u'/' + item.accessName;
    }

    ReviewItem base(const json &row, const RowKeys &keys, const Holder &holder, const QString &kind) const
    {
        ReviewItem item;
        item.certification = m_keys.id();
        item.identity = IdentityId(holder.username);
        item.identityName = holder.name;
        item.summaryId = holder.username.isEmpty() ? QString() : u"user-"_s + holder.username;
        item.decision = decision(firstWord(row));
        item.completed = isDecided(item.decision);
        item.comment = plainText(text(row, commentKeys));
        item.locator = keys.toLocator();
        item.id = ReviewItemId(kind + u'-' + ownKey(keys));
        return item;
    }

    /// An account has two words: how it was certified, and beside it its own status until that is done.
    static QString firstWord(const json &row) { return text(row, decisionKeys); }

    /// Unique in a certification: an owner's accounts and children hang on several entitlements.
    static QString ownKey(const RowKeys &keys)
    {
        const bool nested = keys.review == Review::EntitlementOwner;
        switch (keys.kind) {
        case RowKind::Person:
            return keys.user.isEmpty() ? keys.username : keys.user;
        case RowKind::Account:
            return nested ? keys.entitlement + u'.' + keys.account : keys.account;
        case RowKind::Entitlement:
            return keys.entitlement;
        case RowKind::ChildEntitlement:
            return keys.entitlement + u'.' + keys.child;
        case RowKind::Role:
            return keys.role;
        }
        return {};
    }

    void addOrReport(ReviewItem item, const QString &key, const QString &path)
    {
        if (key.isEmpty())
            m_read.bad.push_back({0, path, u"no key"_s});
        else
            add(std::move(item));
    }

    void add(ReviewItem item) { m_read.items.push_back(std::move(item)); }

    void noteLength(const json &row, loose::Keys total, loose::Keys shown, loose::Keys list)
    {
        const int all = loose::integer(row, total).value_or(0);
        const int here = loose::integer(row, shown).value_or(int(loose::elements(row, list).size()));
        m_read.innerIsLonger = m_read.innerIsLonger || all > m_innerOffset + here;
    }

    const CertificationKeys &m_keys;
    Review m_review;
    int m_innerOffset;
    ItemsRead m_read;
};

} // namespace

std::vector<NamedUser> readReviewedUsers(const json &certification)
{
    std::vector<NamedUser> users;
    for (const json *row : loose::elements(certification, {"users"})) {
        if (const Row<Identity> user = readUser(*row))
            users.push_back({user->id.toString(), user->name});
    }
    return users;
}

ItemsRead readItems(const json &certification, const CertificationKeys &keys, Review review, int innerOffset)
{
    return ItemReader(keys, review, innerOffset).read(certification);
}

} // namespace baton::saviynt
