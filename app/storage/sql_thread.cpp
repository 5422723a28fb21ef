// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sql_thread.h"

#include <QSqlDatabase>
#include <QUuid>

#include <future>

namespace baton {

using namespace Qt::StringLiterals;

SqlThread::~SqlThread()
{
    finish();
}

Result<void> SqlThread::start(Open open, const QString &name)
{
    auto opened = std::make_shared<std::promise<Result<void>>>();
    m_open = std::move(open);
    m_connectionName = name + u'-' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_opened = [opened](Result<void> result) { opened->set_value(std::move(result)); };
    setObjectName(name);
    QThread::start();
    return opened->get_future().get();
}

void SqlThread::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void SqlThread::drain()
{
    std::promise<void> reached;
    post([&reached](QSqlDatabase &) { reached.set_value(); });
    reached.get_future().wait();
}

void SqlThread::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    wait();
}

void SqlThread::run()
{
    Result<void> opened = m_open(m_connectionName);
    const bool usable = opened.has_value();
    m_open = nullptr;
    m_opened(std::move(opened));
    if (usable) {
        QSqlDatabase connection = QSqlDatabase::database(m_connectionName, false);
        work(connection);
        connection.close();
    }
    QSqlDatabase::removeDatabase(m_connectionName);
}

void SqlThread::work(QSqlDatabase &connection)
{
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(connection);
    }
}

} // namespace baton
