// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/providers/governance_provider.h"
#include "app/time/scheduler.h"
#include "ui/common/chip_button.h"

#include <vector>

namespace baton {

/// Whose certifications a list holds, as a chip: everybody's, or those of some people, whom the tenant is asked for.
class PersonChip final : public ChipButton
{
    Q_OBJECT

public:
    /// `directory` may be null. Both must outlive the chip.
    PersonChip(IdentityDirectory *directory, Scheduler &scheduler, QWidget *parent = nullptr);

    /// None: everybody's.
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
    std::vector<Identity> m_people;
};

} // namespace baton
