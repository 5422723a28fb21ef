// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/preflight.h"

namespace baton {

/// How far the reading behind a plan is, in words.
struct CheckState
{
    enum class Kind {
        Idle,       ///< nobody is chosen
        Running,    ///< reading
        Done,       ///< everything was read
        Incomplete, ///< something could not be read
        Unreachable ///< the tenant cannot be reached
    };

    Kind kind = Kind::Idle;
    QString text;      ///< one line
    QString tip = {};  ///< the vendor's words, where they are not in it
    bool again = true; ///< asking again may tell more
};

/// Reads in the background what a plan wants to know, and says how far it is, how old it is and what went wrong.
class OrderCheck final : public QObject
{
    Q_OBJECT

public:
    /// What is older than this is read again before it is acted on.
    static constexpr std::chrono::minutes freshFor{2};

    /// All references must outlive it. `tenant`: for sentences.
    OrderCheck(GovernanceProvider &provider, Scheduler &scheduler, const QString &tenant, QObject *parent = nullptr);
    ~OrderCheck() override;

    /// Reads what an order needs. What is known already and is still fresh is not read again; what belongs to a former
    /// reviewer is forgotten.
    void start(const Order &order);
    /// Reads everything anew. facts() stay what they were until it has ended; when the tenant could not be read at
    /// all, for longer.
    void again(const Order &order);
    void stop();

    bool isRunning() const { return m_preflight.isRunning(); }
    bool isReadingAgain() const { return m_again; }
    /// Nothing was read yet, or too long ago, or not as far as one would know.
    bool isOld() const;
    const Facts &facts() const { return m_kept ? *m_kept : m_preflight.facts(); }
    /// For what an offer needs.
    Preflight &preflight() { return m_preflight; }

    /// `checked` of `certifications` are done, as the last plan counts them.
    CheckState state(int checked, int certifications) const;
    /// After again(): everything could be read.
    bool isWhole() const { return !m_preflight.fatalError() && m_preflight.problems().empty(); }

Q_SIGNALS:
    /// facts() know more.
    void learned();
    /// state() says something else.
    void changed();
    /// Nothing more is being read.
    void ended();

private:
    QString timeLeft() const;
    CheckState problemState() const;
    QString unknownFacts() const;
    bool isUnreachable() const;
    void finish();

    Scheduler &m_scheduler;
    QString m_tenant;
    Preflight m_preflight;
    std::optional<Facts> m_kept; ///< what counts while it is read again
    IdentityId m_target;
    QDateTime m_readSince; ///< when the oldest of facts() was asked for; wall time, so that sleep counts
    QDateTime m_readUntil;
    Millis m_begun{0};
    int m_answered = 0;
    int m_remaining = 0;
    bool m_again = false;
};

} // namespace baton
