// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"
#include "ui/common/chip_button.h"

#include <vector>

namespace baton {

/// Whose rows a list holds, as a chip: those of some people, whom the tenant is asked for, or, without them,
/// everybody's or the signed-in person's.
class PersonChip final : public ChipButton
{
    Q_OBJECT

public:
    /// What the list holds while nobody is chosen.
    enum class Nobody { Everybodys, OnesOwn };

    /// `directory` may be null. Both must outlive the chip.
    PersonChip(IdentityDirectory *directory, Scheduler &scheduler, Nobody nobody, QWidget *parent = nullptr);

    /// None: see Nobody.
    const std::vector<Identity> &people() const { return m_people; }
    void setPeople(std::vector<Identity> people);

Q_SIGNALS:
    void peopleChanged();

protected:
    bool isInUse() const override { return !m_people.empty(); }
    void openValues() override;
    void showAll() override { setPeople({}); }

private:
    void toggle(const Identity &person);
    void refresh();

    IdentityDirectory *m_directory;
    Scheduler &m_scheduler;
    Nobody m_nobody;
    std::vector<Identity> m_people;
};

} // namespace baton
