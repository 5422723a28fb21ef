// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/saviynt/envelope.h"

namespace baton::sandbox::saviynt {

Envelope::Envelope(const SandboxOptions &options)
{
    const std::string variant = options.variant("saviynt-envelope");
    if (variant == "errorcode-string")
        m_key = "errorcode";
    m_number = variant == "errorCode-number";
    m_empty = variant == "empty";
    if (m_number)
        m_textKey = "message";
}

void Envelope::write(JsonWriter &json, bool well, const std::string &text) const
{
    if (m_number)
        json.numberField(m_key, well ? 0 : 1);
    else
        json.field(m_key, m_empty ? "" : well ? "0" : "1");
    json.field(m_textKey, text);
}

Response Envelope::answer(int status, bool well, const std::string &text) const
{
    Response response;
    response.status = status;
    JsonWriter json(response.body);
    json.beginObject();
    write(json, well, text);
    json.endObject();
    return response;
}

Response Envelope::bare(const Request &request, int status, const std::string &text)
{
    Response response;
    response.status = status;
    JsonWriter json(response.body);
    json.beginObject().numberField("status", status).field("error", text).field("path", request.path).endObject();
    return response;
}

} // namespace baton::sandbox::saviynt
