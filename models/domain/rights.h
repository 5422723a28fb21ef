// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace baton {

enum class Answer { Yes, No, Unknown };

/// What the signed-in person may do at a tenant. Unknown is tried like Yes: the tenant itself refuses what it must.
struct Rights
{
    Answer listCampaigns = Answer::Unknown; ///< No: lists hold only what is the person's own
    Answer reassignWhole = Answer::Unknown; ///< whole certifications, of anybody
    Answer reassignItems = Answer::Unknown; ///< items of the certifications that the person may see
    QString wholeNeeds; ///< what the vendor asks for, one sentence; empty unless reassignWhole is No
    QString itemsNeeds; ///< the same of reassignItems

    friend bool operator==(const Rights &, const Rights &) = default;
};

} // namespace baton
