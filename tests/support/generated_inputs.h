// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace baton::test {

#ifdef BATON_SANITIZED
constexpr bool underSanitizers = true;
#else
constexpr bool underSanitizers = false;
#endif

/// How many generated inputs a property is held against: USUAL, a fifth of them under the sanitizers, where each takes
/// some twenty times as long, and as many as the environment's BATON_SEEDS says, if that is more, to look for what is
/// rare.
inline int generatedInputs(int usual)
{
    return std::max(underSanitizers ? std::max(1, usual / 5) : usual, qEnvironmentVariableIntValue("BATON_SEEDS"));
}

} // namespace baton::test
