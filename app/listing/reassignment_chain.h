// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <optional>
#include <vector>

namespace baton {

/// One certification that another came from.
struct ChainLink
{
    CertificationId id;
    QString name;
    Reviewer reviewer; ///< who held it
    QString comment;   ///< of the reassign that led away from it

    friend bool operator==(const ChainLink &a, const ChainLink &b)
    {
        return a.id == b.id && a.name == b.name && a.reviewer.id == b.reviewer.id &&
               a.reviewer.name == b.reviewer.name && a.comment == b.comment;
    }
};

/// Follows a certification's reassigns back, one after the other: each certification names only the one before. What
/// is not known already is read in the background, always by an id list. Ends where nothing came before, at what the
/// tenant no longer has, at a certification seen before, or when it is long enough.
class ReassignmentChain : public QObject
{
    Q_OBJECT

public:
    enum class End {
        Open,     ///< still following
        Origin,   ///< the last link was never reassigned
        Vanished, ///< the tenant no longer has the last link
        Cycle,    ///< the last link was there before
        LongEnough,
        Failed ///< see error()
    };
    /// What is loaded anyway; nothing: not known.
    using Known = std::function<std::optional<Certification>(const CertificationId &)>;

    static constexpr int longest = 25; ///< links

    /// `reader` may be null: then only what is known is followed. It must outlive the chain. `known` may be empty.
    ReassignmentChain(CertificationReader *reader, Known known, QObject *parent = nullptr);
    ~ReassignmentChain() override;

    /// Forgets what was followed before.
    void follow(const Certification &certification);

    /// The nearest first. The first is known at once.
    const std::vector<ChainLink> &links() const { return m_links; }
    End end() const { return m_end; }
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    /// Another link, or the end. Never inside follow().
    void changed();

private:
    void goOn(const Certification &from);
    void read(const CertificationId &id);
    void finish(End end);

    CertificationReader *m_reader;
    Known m_known;
    std::vector<ChainLink> m_links;
    QSet<CertificationId> m_seen;
    End m_end = End::Origin;
    std::optional<Error> m_error;
    std::stop_source m_stop;
    int m_generation = 0;
    bool m_starting = false;
};

} // namespace baton
