// SPDX-License-Identifier: GPL-3.0-or-later
// What a page is told of its list: how far it is loaded, how it ended, and what is shown meanwhile.
#include "models/tables/table_model.h"
#include "ui/common/banner.h"
#include "ui/common/clock_tick.h"
#include "ui/common/list_page.h"
#include "ui/common/page_header.h"

#include <QLineEdit>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Nothing appears that would be gone again before it is read.
constexpr Millis blink{300};
/// After a failure that may pass by itself.
constexpr Millis retryAfter{30'000};

/// "09:14" of today, "27 Nov, 09:14" of another day.
QString momentText(const QDateTime &at, const QDateTime &now, const QLocale &locale)
{
    const QDateTime local = at.toLocalTime();
    const QString time = locale.toString(local.time(), u"HH:mm"_s);
    const QDate today = now.toLocalTime().date();
    if (local.date() == today)
        return time;
    const bool thisYear = local.date().year() == today.year();
    return ListPage::tr("%1, %2").arg(locale.toString(local.date(), thisYear ? u"d MMM"_s : u"d MMM yyyy"_s), time);
}

} // namespace

void ListPage::startNewList()
{
    m_retry->stop();
    m_state.forget();
    m_banner->clear();
    m_header->search().clear();
    Q_EMIT clearFiltersRequested();
    tellAll();
}

void ListPage::showLoading(qint64 loaded, qint64 total)
{
    if (!m_state.isLoading()) {
        m_retry->stop();
        m_state.begin();
        m_scheduler.callAfter(blink, this, [this, number = ++m_loadNumber] {
            if (!m_state.isLoading() || number != m_loadNumber)
                return;
            m_state.setSlow();
            tellAll();
        });
    }
    m_state.setProgress(loaded, total);
    tellAll();
}

void ListPage::showLoaded(int badRows, bool heldStill)
{
    m_state.setLoaded(m_table.context().locale.toString(m_scheduler.wallNow().toLocalTime().time(), u"HH:mm"));
    m_banner->clear();
    if (const QString missing = ListState::missingText(badRows, heldStill); !missing.isEmpty())
        m_banner->say(Tone::Warn, missing, heldStill ? QString() : tr("Refresh"));
    tellAll();
}

void ListPage::showSettled()
{
    m_state.setSettled();
    tellAll();
}

void ListPage::showStopped(qint64 loaded, qint64 total, const std::optional<Error> &error)
{
    m_state.setStopped(loaded, total, error);
    m_offersRest = !m_state.isLastSeen() && rows().stored > 0;
    if (m_state.isLastSeen()) {
        tellStopped();
    } else if (rows().stored > 0) {
        m_banner->say(error ? Tone::Warn : Tone::Calm, stoppedShort(error, loaded, total),
                      error ? tr("Details…") : QString(), tr("Load the rest"));
    }
    tellAll();
}

void ListPage::showFailed(const Error &error)
{
    m_state.setFailed(error);
    m_offersRest = false;
    if (rows().stored > 0)
        tellFailed(error);
    if (rows().stored == 0 || m_state.isLastSeen())
        armRetry();
    tellAll();
}

void ListPage::tellFailed(const Error &error)
{
    m_banner->say(Tone::Warn, refreshFailure(error, m_state.loadedAt(), m_state.isLastSeen()), tr("Details…"),
                  tr("Try again"));
}

void ListPage::tellStopped()
{
    const std::optional<Error> &error = m_state.error();
    if (error)
        tellFailed(*error);
    else
        m_banner->say(Tone::Calm, tr("The refresh was stopped. You see the list as of %1.").arg(m_state.loadedAt()), {},
                      tr("Load again"));
}

void ListPage::showLastSeen(const QDateTime &at, int badRows)
{
    const bool first = !m_state.isLastSeen();
    m_state.setLastSeen(momentText(at, m_scheduler.wallNow(), m_table.context().locale));
    if (const QString missing = ListState::missingText(badRows, true); !missing.isEmpty())
        m_banner->say(Tone::Warn, missing);
    if (first && m_state.isAtRest()) // the tenant was quicker to refuse
        tellStopped();
    tellAll();
}

void ListPage::forgetLastSeen()
{
    m_state.forgetLastSeen();
    m_banner->clear();
    tellAll();
}

void ListPage::armRetry()
{
    if (!mayPassByItself(*m_state.error()))
        return;
    m_retry->start(std::max(retryAfter, m_state.error()->retryAfter.value_or(Millis(0))));
    m_state.setRetryIn(m_retry->left());
}

} // namespace baton
