// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/secret_store.h"
#include "app/time/scheduler.h"

#include <QObject>

#include <functional>
#include <memory>

namespace QKeychain {
class Job;
}

namespace baton {

/// Secrets in the operating system's keychain, one entry for each connection under the service "baton". Never in a file
/// of ours: what no keychain takes is refused. Lives in the main thread.
class KeychainSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    /// `patience`: for an answer; a person may have to unlock the keychain first.
    explicit KeychainSecretStore(Scheduler &scheduler, std::chrono::milliseconds patience = std::chrono::minutes(3),
                                 QObject *parent = nullptr);

    Place place() const override { return Place::Keychain; }
    QFuture<Result<QString>> read(ConnectionId connection) override;
    QFuture<Result<void>> write(ConnectionId connection, QString secret) override;
    QFuture<Result<void>> remove(ConnectionId connection) override;

private:
    /// What became of a job; nothing: it did not answer in time.
    using Ended = std::function<void(QKeychain::Job *)>;
    void run(QKeychain::Job *job, const ConnectionId &connection, Ended ended);
    template <class T, class Take>
    QFuture<Result<T>> start(QKeychain::Job *job, const ConnectionId &connection, Take take);

    Scheduler &m_scheduler;
    std::chrono::milliseconds m_patience;
};

/// The keychain, where this session has one; else memory. Asked once, at the start.
std::unique_ptr<SecretStore> makeSecretStore(Scheduler &scheduler);

} // namespace baton
