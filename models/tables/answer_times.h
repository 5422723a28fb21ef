// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/compact_numbers.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace baton {

/// By row, until when its answer holds if nothing but time passes, in seconds: so that of 100,000 rows only those are
/// read again whose time has come.
class AnswerTimes
{
public:
    /// An invalid time: for ever.
    void append(const QDateTime &until) { m_until.push_back(numberOf(until)); }
    void replace(int row, const QDateTime &until) { m_until.set(static_cast<size_t>(row), numberOf(until)); }
    /// Row i is what row from[i] was; rows that are not named are gone.
    void take(const std::vector<int> &from) { m_until.take(from); }

    /// each(row) for every row whose answer may be another at `now`; it may replace that row's time.
    template <class Each> void eachOver(const QDateTime &now, Each each) const
    {
        const quint32 over = numberOf(now);
        for (size_t row = 0; row < m_until.size(); ++row) {
            if (const quint32 until = m_until[row]; until != forEver && until <= over)
                each(static_cast<int>(row));
        }
    }

private:
    static constexpr quint32 forEver = 0;

    static quint32 numberOf(const QDateTime &at)
    {
        if (!at.isValid())
            return forEver;
        return static_cast<quint32>(
            std::clamp(at.toSecsSinceEpoch(), qint64(1), qint64(std::numeric_limits<quint32>::max())));
    }

    CompactNumbers m_until;
};

} // namespace baton
