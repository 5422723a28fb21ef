// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "ui/common/error_words.h"

#include <QLocale>

#include <optional>

namespace baton {

/// The words of one list, in the language of the screen.
struct ListTexts
{
    QLatin1StringView id; ///< prefix of object names
    QString title;
    QString plural;        ///< "campaigns", for sentences
    QString emptyBody;     ///< why there may be none
    QString restHint;      ///< of the action bar when nothing is selected
    QString singular = {}; ///< "campaign"; empty: `plural` stands for one too
    QString noMatch = {};  ///< "No campaign matches"; empty: "Nothing matches"
};

/// What a list says about itself: how far it is loaded, and what stands in its place while it has no rows to show.
class ListState
{
public:
    /// What the table holds and shows.
    struct Rows
    {
        qint64 stored = 0;
        qint64 shown = 0;
        QString search;
        int filters = 0; ///< in use
    };

    /// What a button of the panel does.
    enum class Act { None, Retry, ClearSearch, ClearFilters, ClearAll, TakeOffer };

    struct Panel
    {
        StatePanel::Content content;
        Act first = Act::None;
        Act second = Act::None;
    };

    ListState(ListTexts texts, QString tenant);

    /// Another list: nothing is known of it.
    void forget();
    /// What can be done without the right to see this list: a sentence and a button.
    void setOffer(const QString &sentence, const QString &action);

    void begin();
    void setSlow() { m_slow = true; }
    void setProgress(qint64 loaded, qint64 total);
    void setLoaded(const QString &at);
    /// The rows are those of an earlier start; until they are loaded.
    void setLastSeen(const QString &at);
    void forgetLastSeen();
    void setStopped(qint64 loaded, qint64 total, const std::optional<Error> &error);
    void setFailed(const Error &error);
    /// It is not loaded from anywhere: whole as it is.
    void setSettled() { m_phase = Phase::Settled; }
    /// Time until Baton asks again by itself; nothing: it does not.
    void setRetryIn(std::optional<Millis> time) { m_retryIn = time; }

    bool isLoading() const { return m_phase == Phase::Loading; }
    /// A load ended before its end.
    bool isAtRest() const { return m_phase == Phase::Stopped || m_phase == Phase::Failed; }
    bool isForbidden() const { return m_error && m_error->kind == ErrorKind::Forbidden; }
    const std::optional<Error> &error() const { return m_error; }
    /// When what is shown was whole: "14:31"; of an earlier day "27 Nov, 14:31". Empty: it never was.
    const QString &loadedAt() const { return m_loadedAt; }
    /// What is shown is of an earlier start, in part at least.
    bool isLastSeen() const { return m_lastSeen; }
    qint64 loaded() const { return m_loaded; }
    qint64 total() const { return m_total; } ///< -1: not known

    /// Beside the title; empty: nothing is known yet.
    QString countText(const Rows &rows, const QLocale &locale) const;
    /// "42 campaigns, updated 14:31", "12,500 of 100,000 loaded", "0 of 42 campaigns", "nothing loaded yet";
    /// "42 campaigns, as of 09:14".
    QString loadText(const Rows &rows, const QLocale &locale) const;
    /// "Loading campaigns: 50 of 120", "Tries again in 30 s"; empty at rest.
    QString progressText(const QLocale &locale) const;
    Panel panel(const Rows &rows, const QLocale &locale) const;
    /// What a list that came to its end does not hold, for a banner; empty: nothing is missing.
    static QString missingText(int badRows, bool heldStill);
    /// The body of a failure with its countdown.
    QString failureBody() const;

private:
    enum class Phase { New, Loading, Loaded, Stopped, Failed, Settled };

    QString named(qint64 count, const QLocale &locale) const;
    Panel noMatch(const Rows &rows, const QLocale &locale) const;
    Panel failed() const;
    Panel empty() const;

    ListTexts m_texts;
    QString m_tenant;
    QString m_offer;
    QString m_offerAction;
    Phase m_phase = Phase::New;
    bool m_slow = false; ///< loading for longer than a blink
    qint64 m_loaded = 0;
    qint64 m_total = -1;
    QString m_loadedAt; ///< local time of the last complete load
    bool m_lastSeen = false;
    std::optional<Error> m_error;
    std::optional<Millis> m_retryIn;
};

} // namespace baton
