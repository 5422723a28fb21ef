// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace baton {

/// The right to write a data folder. The operating system holds it for us, so it ends with the process however the
/// process ends; the file that stays behind means nothing.
class FolderLock
{
public:
    enum class Attempt { Taken, HeldByAnother, NotPossible };

    FolderLock();
    ~FolderLock();
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

    /// Never waits. NotPossible: the file cannot be made or the file system knows no locks.
    Attempt take(const QString &file);
    /// After HeldByAnother: who holds it, as far as it said ("process 4711"); may be empty.
    QString holder() const { return m_holder; }

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
    QString m_holder;
};

} // namespace baton
