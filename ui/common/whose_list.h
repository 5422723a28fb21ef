// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/identity.h"
#include "ui/common/window_services.h"

#include <QObject>

#include <vector>

namespace baton {

class ListPage;
class PersonChip;

/// Whose rows a page lists: a chip that asks, and, where the tenant has no list of everybody's, a line above the rows
/// that says whose are shown.
class WhoseList final : public QObject
{
    Q_OBJECT

public:
    /// Adds the chip to the page's filters. `plural`: what the page lists, in words.
    WhoseList(ListPage &page, const WindowServices &services, QString plural);

    /// The tenant lists only what somebody has: without people, what the signed-in person has.
    bool isPersonal() const { return m_personal; }
    /// None: everybody, or the signed-in person where isPersonal().
    const std::vector<Identity> &people() const;
    void setPeople(std::vector<Identity> people);
    /// Hidden where nobody else's may be asked for.
    void setOffered(bool offered);

Q_SIGNALS:
    void changed();

private:
    void tell();

    ListPage &m_page;
    QString m_plural;
    bool m_personal;
    PersonChip *m_chip;
};

} // namespace baton
