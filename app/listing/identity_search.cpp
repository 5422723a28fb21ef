// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listing/identity_search.h"

#include "app/listing/when_answered.h"

#include <QPointer>

#include <utility>

namespace baton {

IdentitySearch::IdentitySearch(IdentityDirectory &directory, Scheduler &scheduler, Settings settings, QObject *parent)
    : QObject(parent), m_directory(directory), m_scheduler(scheduler), m_settings(settings)
{
}

IdentitySearch::~IdentitySearch()
{
    forget();
}

void IdentitySearch::setText(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_text)
        return;
    m_text = wanted;
    forget();
    if (m_text.size() < m_settings.shortest) {
        const QPointer<IdentitySearch> self(this);
        setBusy(false);
        if (self)
            Q_EMIT found(m_text, {}, false);
        return;
    }
    m_timer = m_scheduler.callAfter(m_settings.pause, this, [this] {
        m_timer = 0;
        ask();
    });
    setBusy(true);
}

void IdentitySearch::ask()
{
    m_stop = std::stop_source();
    whenAnswered(m_directory.search(m_text, PageRequest{0, m_settings.limit, false}, CallContext{m_stop.get_token()}),
                 this, [this, generation = m_generation](const Result<Page<Identity>> &answer) {
                     if (generation == m_generation)
                         take(answer);
                 });
}

void IdentitySearch::take(const Result<Page<Identity>> &answer)
{
    const QPointer<IdentitySearch> self(this);
    const int generation = m_generation;
    setBusy(false);
    if (!self || generation != m_generation)
        return;
    if (answer)
        Q_EMIT found(m_text, answer->items, answer->mayHaveMore);
    else
        Q_EMIT failed(m_text, answer.error());
}

/// A late answer to an earlier text must not overwrite the answer to a later one: it is stopped, and should it come
/// all the same, its generation gives it away.
void IdentitySearch::forget()
{
    ++m_generation;
    if (m_timer != 0)
        m_scheduler.cancel(std::exchange(m_timer, 0));
    m_stop.request_stop();
}

void IdentitySearch::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

} // namespace baton
