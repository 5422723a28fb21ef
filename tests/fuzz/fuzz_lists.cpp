// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of campaigns, certifications, people and reviewed people, and where a person's work lands.
#include "app/providers/sailpoint/answer_reader.h"
#include "tests/fuzz/fuzz_input.h"

using namespace baton;
using namespace baton::sailpoint;
using fuzz::require;

namespace {

bool hasId(const ReviewedIdentity &row)
{
    return !row.summaryId.isEmpty();
}
template <class T> bool hasId(const T &row)
{
    return !row.id.isEmpty();
}

template <class T, class ReadRow> void readList(const QByteArray &body, ReadRow readRow)
{
    const Result<Page<T>> page = readPage<T>(fuzz::answer(body), PageRequest{0, 250, true}, readRow);
    if (!page) {
        require(page.error().kind == ErrorKind::Protocol && !page.error().message.isEmpty());
        return;
    }
    require(page->items.size() + page->bad.size() == static_cast<std::size_t>(page->received));
    for (const T &row : page->items)
        require(hasId(row));
    for (const BadRow &bad : page->bad)
        require(bad.index >= 0 && bad.index < page->received && bad.path.startsWith(u'/') && !bad.reason.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    switch (input.choice() % 5) {
    case 0:
        readList<Campaign>(input.rest(), readCampaign);
        break;
    case 1:
        readList<Certification>(input.rest(), readCertification);
        break;
    case 2:
        readList<Identity>(input.rest(), readIdentity);
        break;
    case 3:
        readList<ReviewedIdentity>(input.rest(), readReviewedIdentity);
        break;
    default:
        if (const auto parsed = parseGuarded(input.rest()))
            require(!readForwarding(*parsed, IdentityId(QStringLiteral("asked"))).landsAt.isEmpty());
    }
    return 0;
}
