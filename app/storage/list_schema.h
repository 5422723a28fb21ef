// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlError>
#include <QString>

#include <optional>

class QSqlDatabase;

namespace baton {

/// Opens the file, which is there, with the tables of kept lists; readings that never came to their end go. A file of a
/// newer Baton is opened and not touched.
std::optional<QSqlError> openListFile(QSqlDatabase &connection, const QString &file);

bool isOfNewerBaton(const QSqlDatabase &connection);

} // namespace baton
