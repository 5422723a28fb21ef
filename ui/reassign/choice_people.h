// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/reassign_dialect.h"
#include "app/reassign/facts.h"

#include <map>

namespace baton {

/// Who stands behind the choices of an order's options, as far as readings tell: for each kind of person that is known
/// of every row, the name; an empty one where it is not the same person for all rows.
using ChoicePeople = std::map<ChoicePerson, QString>;

ChoicePeople choicePeople(const Order &order, const Facts &facts);

} // namespace baton
