// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/saviynt/vendor_texts.h"
#include "models/domain/id.h"

#include <optional>

namespace baton::saviynt {

/// The two keys that every operation on a certification takes. The vendor has none that stands for both, and no
/// certification can be read by its certkey alone: a CertificationId carries both, as "405-3468".
struct CertificationKeys
{
    QString campaign;
    QString certkey;

    CertificationId id() const { return CertificationId(campaign + QLatin1Char('-') + certkey); }
};
/// Nothing for an id that is none of ours.
std::optional<CertificationKeys> keysOf(const CertificationId &id);

enum class RowKind { Person, Account, Entitlement, ChildEntitlement, Role };

/// What a row of a certification is and the keys by which the writes name it: what travels in ReviewItem::locator.
struct RowKeys
{
    Review review = Review::Unknown;
    RowKind kind = RowKind::Person;
    /// Whether step 1 was certified, where there are two steps: by the person's row, or by the entitlement's.
    std::optional<bool> stepOne;
    QString username; ///< of a person's row
    QString user;     ///< userattkey
    QString account;  ///< accattkey
    QString entitlement;
    QString child; ///< ent2attkey
    QString role;

    /// True when every key that its write asks for is there. The account of an entitlement or a role is named where it
    /// is known: one that was handed over by itself is only a heading, and has no key.
    bool isComplete() const;
    QString toLocator() const;
    friend bool operator==(const RowKeys &, const RowKeys &) = default;
};
std::optional<RowKeys> rowKeys(const QString &locator);

} // namespace baton::saviynt
