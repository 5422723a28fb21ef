// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QCoreApplication>
#include <QFuture>

namespace baton {

/// The answer of a role that this sign-in does not have: Forbidden, at once. `what` as in "may not %1".
template <class T> QFuture<Result<T>> missingRole(const QString &what)
{
    const QString text = QCoreApplication::translate("baton::MissingRole", "This sign-in does not allow to %1.");
    return QtFuture::makeReadyFuture<Result<T>>(failure({ErrorKind::Forbidden, text.arg(what)}));
}

} // namespace baton
