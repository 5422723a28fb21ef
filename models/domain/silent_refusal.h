// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton {

/// What stands as the message of an error whose answer gave none: Baton's sentence, never to be quoted as the vendor's.
inline QString silentRefusal(int httpStatus)
{
    return QStringLiteral("The tenant refused with HTTP %1 and gave no reason.").arg(httpStatus);
}

} // namespace baton
