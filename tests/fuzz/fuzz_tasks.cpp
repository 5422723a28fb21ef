// SPDX-License-Identifier: GPL-3.0-or-later
// A page of tasks, and the ticket that an answered call leaves.
#include "app/providers/sailpoint/answer_reader.h"
#include "app/providers/sailpoint/reassign_writer.h"
#include "tests/fuzz/fuzz_input.h"

using namespace baton;
using namespace baton::sailpoint;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const int choice = input.choice() % 3;
    if (choice == 0) {
        const auto page = readPage<GovernanceTask>(fuzz::answer(input.rest()), PageRequest{0, 250, true}, readTask);
        for (const GovernanceTask &task : page ? page->items : std::vector<GovernanceTask>())
            require(!task.id.isEmpty() && !(task.isPending() && task.hasEnded()));
        return 0;
    }
    const bool expectsTask = choice == 1;
    const Ticket ticket = readTicket(fuzz::answer(input.rest(), 202), expectsTask);
    // The call was answered: what cannot be read of it says so, and never reads as something else.
    require(ticket.httpStatus == 202);
    require(ticket.task.has_value() || ticket.returned.has_value() || !ticket.note.isEmpty());
    require(expectsTask ? !ticket.returned.has_value() : !ticket.task.has_value());
    return 0;
}
