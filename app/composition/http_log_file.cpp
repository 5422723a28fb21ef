// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/http_log_file.h"

#include <QCoreApplication>
#include <QFile>

#include <memory>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::HttpLogFile)
};

} // namespace

Result<HttpLog::Sink> httpLogFile(const QString &path)
{
    constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly) || !file->setPermissions(ownerOnly))
        return failure({ErrorKind::Invalid,
                        Text::tr("The log of requests %1 cannot be written: %2.").arg(path, file->errorString()),
                        Text::tr("Name another file with --http-log.")});
    return HttpLog::Sink([file](const QByteArray &line) {
        file->write(line + '\n');
        file->flush();
    });
}

} // namespace baton
