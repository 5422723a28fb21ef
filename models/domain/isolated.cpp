// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/isolated.h"

namespace baton {

QString isolated(const QString &name)
{
    return name.isEmpty() ? QString() : QChar(0x2068) + name + QChar(0x2069);
}

} // namespace baton
