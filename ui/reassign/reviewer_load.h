// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"

#include <QObject>

#include <stop_token>

namespace baton {

/// How many open certifications somebody holds: one question per person, for its count alone.
class ReviewerLoad final : public QObject
{
    Q_OBJECT

public:
    /// `reader` may be null and must outlive it.
    explicit ReviewerLoad(CertificationReader *reader, QObject *parent = nullptr);
    ~ReviewerLoad() override;

    /// Nobody when empty. The same person again asks nothing.
    void ask(const IdentityId &reviewer);
    /// Nothing: not known, or the tenant does not count.
    const std::optional<qint64> &open() const { return m_open; }
    bool isAsking() const { return m_asking; }

Q_SIGNALS:
    void changed();

private:
    CertificationReader *m_reader;
    IdentityId m_reviewer;
    std::optional<qint64> m_open;
    std::stop_source m_stop;
    int m_generation = 0;
    bool m_asking = false;
};

} // namespace baton
