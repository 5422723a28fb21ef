// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/list_state.h"

#include "models/tables/state_words.h"
#include "ui/common/widgets.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ListState)
};

int secondsOf(Millis time)
{
    return static_cast<int>((time.count() + 999) / 1000);
}

} // namespace

ListState::ListState(ListTexts texts, QString tenant) : m_texts(std::move(texts)), m_tenant(std::move(tenant)) {}

void ListState::forget()
{
    m_phase = Phase::New;
    m_slow = false;
    m_loaded = 0;
    m_total = -1;
    m_loadedAt.clear();
    m_lastSeen = false;
    m_error.reset();
    m_retryIn.reset();
}

void ListState::setOffer(const QString &sentence, const QString &action)
{
    m_offer = sentence;
    m_offerAction = action;
}

void ListState::begin()
{
    m_phase = Phase::Loading;
    m_slow = false;
    m_loaded = 0;
    m_total = -1;
    m_retryIn.reset(); // the error stays until something else is known: nothing jumps
}

void ListState::setProgress(qint64 loaded, qint64 total)
{
    m_loaded = loaded;
    m_total = total;
}

void ListState::setLoaded(const QString &at)
{
    m_phase = Phase::Loaded;
    m_total = -1;
    m_loadedAt = at;
    m_lastSeen = false;
    m_error.reset();
}

void ListState::setLastSeen(const QString &at)
{
    m_loadedAt = at;
    m_lastSeen = true;
}

void ListState::forgetLastSeen()
{
    m_loadedAt.clear();
    m_lastSeen = false;
}

void ListState::setStopped(qint64 loaded, qint64 total, const std::optional<Error> &error)
{
    m_phase = Phase::Stopped;
    m_loaded = loaded;
    m_total = total;
    m_error = error;
}

void ListState::setFailed(const Error &error)
{
    m_phase = Phase::Failed;
    m_total = -1;
    m_error = error;
}

QString ListState::named(qint64 count, const QLocale &locale) const
{
    const QString &noun = count == 1 && !m_texts.singular.isEmpty() ? m_texts.singular : m_texts.plural;
    return Text::tr("%1 %2").arg(locale.toString(count), noun);
}

QString ListState::countText(const Rows &rows, const QLocale &locale) const
{
    const qint64 all = std::max(rows.stored, m_total);
    const bool known = all > 0 || !m_loadedAt.isEmpty() || m_phase == Phase::Settled;
    return known ? locale.toString(all) : QString();
}

QString ListState::loadText(const Rows &rows, const QLocale &locale) const
{
    if (m_lastSeen) {
        const QString stored = named(rows.stored, locale);
        return rows.shown == rows.stored
                   ? Text::tr("%1, as of %2").arg(stored, m_loadedAt)
                   : Text::tr("%1 of %2, as of %3").arg(locale.toString(rows.shown), stored, m_loadedAt);
    }
    const bool partly = m_phase == Phase::Loading || m_phase == Phase::Stopped;
    if (partly && m_total > m_loaded)
        return Text::tr("%1 of %2 loaded").arg(locale.toString(m_loaded), locale.toString(m_total));
    if (partly && m_loaded > 0)
        return Text::tr("%1 loaded").arg(locale.toString(m_loaded));
    if (rows.shown != rows.stored)
        return Text::tr("%1 of %2").arg(locale.toString(rows.shown), named(rows.stored, locale));
    if (!m_loadedAt.isEmpty())
        return Text::tr("%1, updated %2").arg(named(rows.stored, locale), m_loadedAt);
    if (m_phase == Phase::Settled)
        return rows.stored > 0 ? named(rows.stored, locale) : QString();
    return m_phase == Phase::New || (m_phase == Phase::Loading && !m_slow) ? QString() : Text::tr("nothing loaded yet");
}

QString ListState::progressText(const QLocale &locale) const
{
    if (m_phase == Phase::Failed && m_retryIn)
        return Text::tr("Tries again in %1 s").arg(secondsOf(*m_retryIn));
    if (m_phase != Phase::Loading || (!m_slow && m_loaded == 0))
        return {};
    if (m_total > m_loaded)
        return Text::tr("Loading %1: %2 of %3")
            .arg(m_texts.plural, locale.toString(m_loaded), locale.toString(m_total));
    return m_loaded > 0 ? Text::tr("Loading %1: %2").arg(m_texts.plural, locale.toString(m_loaded))
                        : Text::tr("Loading %1").arg(m_texts.plural);
}

ListState::Panel ListState::panel(const Rows &rows, const QLocale &locale) const
{
    if (rows.stored > 0)
        return noMatch(rows, locale);
    if (m_error)
        return failed();
    if (m_phase == Phase::Loading) {
        Panel panel;
        if (m_slow) {
            panel.content.heading = Text::tr("Loading %1…").arg(m_texts.plural);
            panel.content.body = Text::tr("%1 has not answered yet.").arg(isolated(m_tenant));
        }
        return panel;
    }
    return m_phase == Phase::New ? Panel() : empty();
}

ListState::Panel ListState::empty() const
{
    Panel panel;
    panel.content.icon = "s-info"_L1;
    panel.content.heading = Text::tr("There are no %1").arg(m_texts.plural);
    panel.content.body = m_texts.emptyBody;
    if (m_phase == Phase::Stopped) {
        panel.content.heading = Text::tr("Loading was stopped");
        panel.content.body = Text::tr("No %1 are loaded yet.").arg(m_texts.plural);
        panel.content.action = Text::tr("Load again");
        panel.first = Act::Retry;
    }
    return panel;
}

ListState::Panel ListState::noMatch(const Rows &rows, const QLocale &locale) const
{
    Panel panel;
    panel.content.icon = "search"_L1;
    panel.content.heading = m_texts.noMatch.isEmpty() ? Text::tr("Nothing matches") : m_texts.noMatch;
    const QString loaded = locale.toString(rows.stored);
    const QString words = isolated(shortened(rows.search.simplified(), 100));
    if (rows.filters == 0) {
        panel.content.body = Text::tr("None of the %1 loaded %2 has “%3” in it.").arg(loaded, m_texts.plural, words);
        panel.content.action = Text::tr("Clear search");
        panel.first = Act::ClearSearch;
        return panel;
    }
    panel.content.action = Text::tr("Clear filters");
    panel.first = Act::ClearFilters;
    if (words.isEmpty()) {
        panel.content.body = rows.filters == 1
                                 ? Text::tr("None of the %1 loaded %2 passes the filter.").arg(loaded, m_texts.plural)
                                 : Text::tr("None of the %1 loaded %2 passes all %3 filters.")
                                       .arg(loaded, m_texts.plural, locale.toString(rows.filters));
        return panel;
    }
    panel.content.body = rows.filters == 1
                             ? Text::tr("None of the %1 loaded %2 has “%3” in it and passes the filter.")
                                   .arg(loaded, m_texts.plural, words)
                             : Text::tr("None of the %1 loaded %2 has “%3” in it and passes all %4 filters.")
                                   .arg(loaded, m_texts.plural, words, locale.toString(rows.filters));
    panel.content.action = Text::tr("Clear search and filters");
    panel.first = Act::ClearAll;
    panel.content.secondAction = Text::tr("Clear filters");
    panel.second = Act::ClearFilters;
    return panel;
}

QString ListState::missingText(int badRows, bool heldStill)
{
    QStringList missing;
    if (badRows > 0)
        missing << (badRows == 1 ? Text::tr("1 row could not be read and is missing here.")
                                 : Text::tr("%n rows could not be read and are missing here.", nullptr, badRows));
    if (!heldStill)
        missing << Text::tr("The list changed while it was read: rows may be missing here.");
    return missing.join(u' ');
}

QString ListState::failureBody() const
{
    QString body = loadFailure(*m_error, m_texts.plural, m_tenant).body;
    if (isForbidden()) {
        const QString whom =
            m_error->nextStep.isEmpty()
                ? Text::tr("An administrator of %1 can give the right to this account.").arg(isolated(m_tenant)) + u' '
                : QString();
        const QString still = whom + Text::tr("The pages that need another right, Tasks and History still work.");
        return body + u' ' + (m_offer.isEmpty() ? still : m_offer);
    }
    if (m_phase == Phase::Loading)
        return body + u' ' + Text::tr("Trying again…");
    if (m_retryIn) {
        const int seconds = secondsOf(*m_retryIn);
        body += u' ' + (seconds == 1 ? Text::tr("Baton tries again in 1 second.")
                                     : Text::tr("Baton tries again in %1 seconds.").arg(seconds));
    }
    return body;
}

ListState::Panel ListState::failed() const
{
    Panel panel{loadFailure(*m_error, m_texts.plural, m_tenant), Act::Retry, Act::None};
    panel.content.body = failureBody();
    if (isForbidden()) {
        // Asking again helps only once somebody has given the right.
        panel.content.secondAction = panel.content.action;
        panel.second = Act::Retry;
        panel.content.action = m_offerAction;
        panel.first = m_offerAction.isEmpty() ? Act::None : Act::TakeOffer;
    }
    return panel;
}

} // namespace baton
