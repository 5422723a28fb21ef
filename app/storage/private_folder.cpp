// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/private_folder.h"

#include <QDir>
#include <QFileInfo>

namespace baton {

using namespace Qt::StringLiterals;

Result<void> makePrivateFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {}; // made by somebody: its permissions are theirs, the files in it are 0600 anyway
    const QFileInfo info(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));
    if (QDir().mkpath(info.path()) &&
        QDir().mkdir(info.filePath(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return {};
    return failure(Error(ErrorKind::Storage, u"Baton could not make its data folder %1."_s.arg(folder),
                         u"Check the permissions of the folder above it, or name another data folder."_s));
}

} // namespace baton
