// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/keychain_secret_store.h"

#include "app/storage/keychain_service.h"
#include "app/storage/session_secret_store.h"
#include "app/time/when_settled.h"

#include <QPromise>
#include <qt6keychain/keychain.h>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"baton"_s;

Error lockedError()
{
    return {ErrorKind::Storage, KeychainSecretStore::tr("The keychain is locked."),
            KeychainSecretStore::tr("Unlock it, then try again.")};
}

Error silentError()
{
    return {ErrorKind::Storage, KeychainSecretStore::tr("The keychain does not answer."),
            KeychainSecretStore::tr("Look whether it waits to be unlocked, then try again.")};
}

/// Of a job that failed for another reason than that there is no entry.
Error errorOf(QKeychain::Error code, const QString &words)
{
    Error error(ErrorKind::Storage, KeychainSecretStore::tr("The keychain refuses."),
                KeychainSecretStore::tr("Unlock it and allow Baton to use it, then try again."));
    if (code == QKeychain::NoBackendAvailable || code == QKeychain::NotImplemented) {
        error.message = KeychainSecretStore::tr("The keychain cannot be reached.");
        error.nextStep = KeychainSecretStore::tr("Look whether its service runs, then start Baton again.");
    }
    if (!words.isEmpty())
        error.causes.append(words);
    return error;
}

} // namespace

KeychainSecretStore::KeychainSecretStore(Scheduler &scheduler, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent), m_scheduler(scheduler), m_patience(patience)
{
}

/// A job that was not waited for any longer goes on by itself, and deletes itself.
void KeychainSecretStore::run(QKeychain::Job *job, const ConnectionId &connection, Ended ended)
{
    auto once = std::make_shared<Ended>(std::move(ended));
    const auto tell = [once](QKeychain::Job *answered) {
        if (Ended told = std::exchange(*once, {}))
            told(answered);
    };
    job->setKey(connection.toString());
    job->setInsecureFallback(false);
    const quint64 deadline = m_scheduler.callAfter(m_patience, this, [tell] { tell(nullptr); });
    connect(job, &QKeychain::Job::finished, this, [this, tell, deadline](QKeychain::Job *answered) {
        m_scheduler.cancel(deadline);
        tell(answered);
    });
    job->start();
}

template <class T, class Take>
QFuture<Result<T>> KeychainSecretStore::start(QKeychain::Job *job, const ConnectionId &connection, Take take)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto settle = [promise](Result<T> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    run(job, connection, [this, settle, take](QKeychain::Job *answered) {
        if (!answered)
            return settle(failure(silentError()));
        if (answered->error() == QKeychain::NoError)
            return settle(take(answered));
        // "There is none" and "it could not be done" are also said of a keychain that stayed locked.
        whenSettled(
            keychainIsLocked(), this,
            [settle, take, code = answered->error(), words = answered->errorString()](std::optional<bool> locked) {
                if (locked.value_or(false))
                    return settle(failure(lockedError()));
                if (code == QKeychain::EntryNotFound)
                    return settle(take(nullptr));
                settle(failure(errorOf(code, words)));
            });
    });
    return promise->future();
}

QFuture<Result<QString>> KeychainSecretStore::read(ConnectionId connection)
{
    return start<
        QString>(new QKeychain::ReadPasswordJob(service), connection, [](QKeychain::Job *job) -> Result<QString> {
        if (job)
            return static_cast<QKeychain::ReadPasswordJob *>(job)->textData();
        return failure({ErrorKind::NotFound, tr("The keychain holds no secret of this connection."), tr("Enter it.")});
    });
}

QFuture<Result<void>> KeychainSecretStore::write(ConnectionId connection, QString secret)
{
    if (auto refusal = secretRefusal(secret))
        return QtFuture::makeReadyFuture(Result<void>(failure(std::move(*refusal))));
    auto *const job = new QKeychain::WritePasswordJob(service);
    job->setTextData(secret);
    return start<void>(job, connection, [](QKeychain::Job *done) -> Result<void> {
        if (done)
            return {};
        return failure(errorOf(QKeychain::OtherError, {}));
    });
}

QFuture<Result<void>> KeychainSecretStore::remove(ConnectionId connection)
{
    return start<void>(new QKeychain::DeletePasswordJob(service), connection,
                       [](QKeychain::Job *) { return Result<void>(); });
}

std::unique_ptr<SecretStore> makeSecretStore(Scheduler &scheduler)
{
    if (keychainServiceOffered())
        return std::make_unique<KeychainSecretStore>(scheduler);
    return std::make_unique<SessionSecretStore>();
}

} // namespace baton
