// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/providers/sailpoint/vendor_words.h"

#include "app/providers/sailpoint/filter_builder.h"

namespace baton::sailpoint {

using namespace Qt::StringLiterals;

namespace {

template <class E, size_t N> QString found(const std::array<json_reader::Word<E>, N> &words, E value)
{
    for (const auto &word : words) {
        if (word.value == value)
            return word.text.toString();
    }
    return {};
}

} // namespace

QString wordOf(CampaignStatus status)
{
    return found(campaignStatusWords, status);
}

QString wordOf(CertificationPhase phase)
{
    return found(phaseWords, phase);
}

Error unknownWordError()
{
    return Error(ErrorKind::Invalid, u"A state that the tenant does not know cannot be filtered by."_s);
}

Error tooManyIdsError()
{
    return Error(ErrorKind::Invalid, u"More than %1 ids were asked for at once."_s.arg(filter::maxIds));
}

} // namespace baton::sailpoint
