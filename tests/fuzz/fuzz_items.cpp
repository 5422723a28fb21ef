// SPDX-License-Identifier: GPL-3.0-or-later
// A page of review items, and the evidence that later proves where a row is.
#include "app/providers/sailpoint/answer_reader.h"
#include "tests/fuzz/fuzz_input.h"

using namespace baton;
using namespace baton::sailpoint;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const fuzz::Input input(data, size);
    const CertificationId certification(QStringLiteral("certification"));
    const auto readRow = [&certification](const nlohmann::json &row) { return readItem(row, certification); };
    const Result<Page<ReviewItem>> page =
        readPage<ReviewItem>(fuzz::answer(input.rest()), PageRequest{0, 250, true}, readRow);
    if (!page)
        return 0;
    require(page->items.size() + page->bad.size() == static_cast<std::size_t>(page->received));
    for (const ReviewItem &item : page->items) {
        require(!item.id.isEmpty() && item.certification == certification);
        require(evidenceOf(item) == evidenceOf(item));
    }
    return 0;
}
