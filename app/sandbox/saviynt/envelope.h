// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"
#include "app/sandbox/json_writer.h"
#include "app/sandbox/options.h"

namespace baton::sandbox::saviynt {

/// How answers say whether they went well: {"errorCode":"0","msg":"success"}, spelled as the variant
/// saviynt-envelope has it. With "errorCode-number" the text is called "message", as some operations have it; with
/// "empty" the code says nothing, however it went.
class Envelope
{
public:
    explicit Envelope(const SandboxOptions &options);

    /// The two members, into an object that is open.
    void write(JsonWriter &json, bool well, const std::string &text) const;
    /// A whole answer that holds nothing else.
    Response answer(int status, bool well, const std::string &text) const;

    /// What was asked for is not there, or not asked for properly: 412, as published.
    Response refused(const std::string &text) const { return answer(412, false, text); }
    /// It must not be: a failure inside HTTP 200, as published.
    Response failed(const std::string &text) const { return answer(200, false, text); }
    /// Neither is this vendor's envelope: 401, 403, 404, 405 and 429 come from what stands before the operations.
    static Response bare(const Request &request, int status, const std::string &text);

private:
    std::string m_key = "errorCode";
    std::string m_textKey = "msg";
    bool m_number = false;
    bool m_empty = false;
};

} // namespace baton::sandbox::saviynt
