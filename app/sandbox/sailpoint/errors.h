// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

namespace baton::sandbox::sailpoint {

/// An ErrorResponseDto: the general message of the status in en-US, one more in the language asked for (German and
/// French are spoken), and `text`, when there is one, as the cause and as the end of the message.
Response errorResponse(const Request &request, int status, const std::string &text = {});

/// 401 {"error": …}, 429 {"message": …} with Retry-After (empty: without).
Response unauthorized(const std::string &error);
Response tooManyRequests(const std::string &retryAfter);

} // namespace baton::sandbox::sailpoint
