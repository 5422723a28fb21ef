// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/folder_lock.h"

#include <QCoreApplication>
#include <QFile>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace baton {

using namespace Qt::StringLiterals;

#ifdef Q_OS_UNIX

struct FolderLock::Handle
{
    int descriptor = -1;

    ~Handle()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
};

FolderLock::Attempt FolderLock::take(const QString &file)
{
    auto handle = std::make_unique<Handle>();
    // O_CLOEXEC: a program that we start must not keep the lock after us.
    handle->descriptor =
        ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (handle->descriptor < 0)
        return Attempt::NotPossible;
    if (::flock(handle->descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return Attempt::NotPossible;
        QFile text(file);
        if (text.open(QIODevice::ReadOnly))
            m_holder = QString::fromUtf8(text.read(64)).trimmed();
        return Attempt::HeldByAnother;
    }
    const QByteArray self = "process " + QByteArray::number(QCoreApplication::applicationPid()) + '\n';
    // Only for people: a failure to write it takes nothing from the lock.
    if (::ftruncate(handle->descriptor, 0) == 0 &&
        ::write(handle->descriptor, self.constData(), static_cast<size_t>(self.size())) < 0)
        m_holder.clear();
    m_handle = std::move(handle);
    return Attempt::Taken;
}

#else

struct FolderLock::Handle
{
    explicit Handle(const QString &file) : lock(file) { lock.setStaleLockTime(0); }
    QLockFile lock;
};

FolderLock::Attempt FolderLock::take(const QString &file)
{
    auto handle = std::make_unique<Handle>(file);
    if (!handle->lock.tryLock(0)) {
        if (handle->lock.error() != QLockFile::LockFailedError)
            return Attempt::NotPossible;
        qint64 pid = 0;
        QString host;
        QString program;
        if (handle->lock.getLockInfo(&pid, &host, &program))
            m_holder = u"process %1"_s.arg(pid);
        return Attempt::HeldByAnother;
    }
    m_handle = std::move(handle);
    return Attempt::Taken;
}

#endif

FolderLock::FolderLock() = default;
FolderLock::~FolderLock() = default;

} // namespace baton
