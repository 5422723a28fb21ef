// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/saviynt/row_keys.h"

#include <QStringList>

#include <array>

namespace baton::saviynt {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView reviewLetters = u"?UEA";
constexpr QStringView kindLetters = u"paecr";
constexpr QStringView stepLetters = u"?no";
constexpr qsizetype fields = 6;

QString escaped(QString text)
{
    return text.replace(u'%', "%25"_L1).replace(u'|', "%7C"_L1);
}

QString unescaped(QString text)
{
    return text.replace("%7C"_L1, "|"_L1).replace("%25"_L1, "%"_L1);
}

} // namespace

std::optional<CertificationKeys> keysOf(const CertificationId &id)
{
    const QString &text = id.toString();
    const auto dash = text.lastIndexOf(u'-');
    if (dash <= 0 || dash + 1 == text.size())
        return std::nullopt;
    return CertificationKeys{text.left(dash), text.mid(dash + 1)};
}

bool RowKeys::isComplete() const
{
    const bool ofManager = review == Review::UserManager;
    const bool ofOwner = review == Review::EntitlementOwner;
    const bool ofApplication = review == Review::ApplicationOwner;
    switch (kind) {
    case RowKind::Person:
        return ofManager && !username.isEmpty();
    case RowKind::Account:
        return !account.isEmpty() &&
               ((ofManager && !user.isEmpty()) || (ofOwner && !entitlement.isEmpty()) || ofApplication);
    case RowKind::Entitlement:
        return !entitlement.isEmpty() && ((ofManager && !user.isEmpty()) || ofOwner || ofApplication);
    case RowKind::ChildEntitlement:
        return ofOwner && !entitlement.isEmpty() && !child.isEmpty();
    case RowKind::Role:
        return !role.isEmpty() && ((ofManager && !user.isEmpty()) || ofApplication);
    }
    return false;
}

QString RowKeys::toLocator() const
{
    QStringList parts{escaped(user),  escaped(account), escaped(entitlement),
                      escaped(child), escaped(role),    escaped(username)};
    const std::array head{reviewLetters[static_cast<qsizetype>(review)], kindLetters[static_cast<qsizetype>(kind)],
                          stepLetters[!stepOne   ? 0
                                      : *stepOne ? 2
                                                 : 1]};
    QString text = QString(head.data(), static_cast<qsizetype>(head.size()));
    text += u'|' + parts.join(u'|');
    while (text.endsWith(u'|'))
        text.chop(1);
    return text;
}

std::optional<RowKeys> rowKeys(const QString &locator)
{
    QStringList parts = locator.split(u'|');
    const QString head = parts.takeFirst();
    if (head.size() != 3 || parts.size() > fields)
        return std::nullopt;
    while (parts.size() < fields)
        parts << QString();
    const auto review = reviewLetters.indexOf(head[0]);
    const auto kind = kindLetters.indexOf(head[1]);
    const auto step = stepLetters.indexOf(head[2]);
    if (review < 0 || kind < 0 || step < 0)
        return std::nullopt;
    for (QString &part : parts)
        part = unescaped(part);
    RowKeys keys;
    keys.review = static_cast<Review>(review);
    keys.kind = static_cast<RowKind>(kind);
    if (step > 0)
        keys.stepOne = step == 2;
    keys.user = parts[0];
    keys.account = parts[1];
    keys.entitlement = parts[2];
    keys.child = parts[3];
    keys.role = parts[4];
    keys.username = parts[5];
    return keys;
}

} // namespace baton::saviynt
