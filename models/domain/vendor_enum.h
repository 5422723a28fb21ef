// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton {

/// An enum value as the vendor sent it. Vendors add values without notice: an unknown one becomes
/// E::Unknown and its raw text is kept for display; it is never sent back.
template <class E> struct VendorEnum
{
    E value = E::Unknown;
    QString raw;

    VendorEnum() = default;
    VendorEnum(E known, QString text) : value(known), raw(std::move(text)) {}

    friend bool operator==(const VendorEnum &a, const VendorEnum &b) { return a.value == b.value && a.raw == b.raw; }
    friend bool operator==(const VendorEnum &a, E b) { return a.value == b; }
};

} // namespace baton
