// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/seed_data.h"

namespace baton::sandbox::saviynt {

/// "ada.lindqvist (Ada Lindqvist)", as certifications and campaign owners are written.
std::string userText(const Person &person);

/// Times carry no zone; the tenant's own is UTC.
std::string dateTimeText(Instant at); ///< 2020-07-16 22:34:00
std::string suffixText(Instant at);   ///< -Reassigned-2020-07-15-234436, the end of a new certification's name
std::string userDateText(Instant at); ///< 07/16/2020T22:34:00+0000, in users only

/// "[07/15/20-Ada Lindqvist(ada.lindqvist)]<br> text", as comments are kept; empty for no text.
std::string commentText(const Person &by, Instant at, const std::string &text);

} // namespace baton::sandbox::saviynt
