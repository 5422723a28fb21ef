// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/folder_lock.h"
#include "models/domain/result.h"

#include <QFuture>
#include <QPromise>
#include <QString>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

class QSqlDatabase;

namespace baton {

class SqlThread;

/// The data folder's SQLite file, on threads of its own: one that writes, one that reads, so that a long reading
/// holds up no intent. Use it from any thread. Destroying it finishes what was posted; nothing may be posted any more
/// by then.
class Database
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// Makes the folder (0700) and the file (0600) where they are missing. Returns after the file was checked; where
    /// another process writes the folder, or nobody can, the result is read-only and notice() says so. Waits for the
    /// disk: for the start of a program, never later. Errors: Storage.
    static Result<std::unique_ptr<Database>> open(const QString &folder, Mode mode = Mode::ReadWrite);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    bool isReadOnly() const { return !m_writer; }
    /// Something that a person must be told at the start; empty: nothing.
    QString notice() const { return m_notice; }
    QString file() const { return m_file; }

    /// Runs fn(QSqlDatabase &) -> Result<T> in one transaction, after everything posted before. The future finishes
    /// after the commit is on disk; an error of fn, or of the commit, leaves nothing behind. Continuations without a
    /// context object run on the database's thread.
    template <class Fn> auto write(Fn fn) -> QFuture<std::invoke_result_t<Fn &, QSqlDatabase &>>
    {
        return start(&Database::postWrite, std::move(fn));
    }

    /// The same for reading, from one state of the file that holds everything written before.
    template <class Fn> auto read(Fn fn) -> QFuture<std::invoke_result_t<Fn &, QSqlDatabase &>>
    {
        return start(&Database::postRead, std::move(fn));
    }

private:
    /// `perform` inside a transaction, then `finish` with what went wrong, if anything.
    struct Work
    {
        std::function<std::optional<Error>(QSqlDatabase &)> perform;
        std::function<void(const std::optional<Error> &)> finish;
    };

    explicit Database(QString file);

    static Error thrown(const char *what);
    static Result<std::unique_ptr<FolderLock>> lockFolder(const QString &folder, QString *notice);
    Result<void> startThreads();
    void postWrite(Work work);
    void postRead(Work work);

    template <class Fn> auto start(void (Database::*post)(Work), Fn fn)
    {
        using Outcome = std::invoke_result_t<Fn &, QSqlDatabase &>;
        struct State
        {
            explicit State(Fn f) : fn(std::move(f)) {}
            Fn fn;
            QPromise<Outcome> promise;
            std::optional<Outcome> outcome;
        };
        auto state = std::make_shared<State>(std::move(fn));
        state->promise.start();
        QFuture<Outcome> future = state->promise.future();
        Work work;
        work.perform = [state](QSqlDatabase &connection) -> std::optional<Error> {
            try {
                state->outcome.emplace(state->fn(connection));
            } catch (const std::exception &problem) {
                return thrown(problem.what());
            }
            return *state->outcome ? std::nullopt : std::optional<Error>(state->outcome->error());
        };
        work.finish = [state](const std::optional<Error> &error) {
            state->promise.addResult(error ? Outcome(failure(*error)) : std::move(*state->outcome));
            state->promise.finish();
        };
        (this->*post)(std::move(work));
        return future;
    }

    QString m_file;
    QString m_notice;
    std::unique_ptr<FolderLock> m_lock; // ends after the threads
    std::unique_ptr<SqlThread> m_reader;
    std::unique_ptr<SqlThread> m_writer;
};

} // namespace baton
