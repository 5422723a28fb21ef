// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton {

/// A person's (or any vendor's) name for use inside a sentence: between U+2068 and U+2069, which keep it apart from
/// the text around it, whatever its direction of writing. Nothing stays nothing.
QString isolated(const QString &name);

} // namespace baton
