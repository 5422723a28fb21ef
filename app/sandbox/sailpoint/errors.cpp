// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/errors.h"

#include "app/sandbox/ids.h"
#include "app/sandbox/json_writer.h"

#include <atomic>

namespace baton::sandbox::sailpoint {

namespace {

struct Words
{
    int status;
    const char *code;
    const char *english, *german, *french;
};

const Words &wordsOf(int status)
{
    static constexpr Words table[] = {
        {400, "400.1 Bad Request Content",
         "The request was syntactically correct but its content is semantically invalid.",
         "Die Anfrage ist syntaktisch korrekt, ihr Inhalt aber ungültig.",
         "La requête est syntaxiquement correcte, mais son contenu est invalide."},
        {403, "403 Forbidden", "The server understood the request but refuses to authorize it.",
         "Der Server hat die Anfrage verstanden, verweigert sie aber.",
         "Le serveur a compris la requête mais refuse de l'autoriser."},
        {404, "404 Not found", "The server did not find a current representation for the target resource.",
         "Der Server hat das Gesuchte nicht gefunden.", "Le serveur n'a pas trouvé la ressource demandée."},
        {405, "405 Method Not Allowed", "The method is not supported for this resource.",
         "Diese Methode gibt es hier nicht.", "Cette méthode n'est pas prise en charge."},
    };
    for (const Words &words : table) {
        if (words.status == status)
            return words;
    }
    static constexpr Words other = {500, "500.0 Internal Fault", "An internal fault occurred.",
                                    "Ein interner Fehler ist aufgetreten.", "Une erreur interne est survenue."};
    return other;
}

void message(JsonWriter &json, const char *locale, const char *origin, const std::string &text)
{
    json.beginObject().field("locale", locale).field("localeOrigin", origin).field("text", text).endObject();
}

std::string trackingId()
{
    static std::atomic<std::uint64_t> serial{0};
    return makeId(serial.fetch_add(1), Draw::Tracking, 0).text();
}

} // namespace

Response errorResponse(const Request &request, int status, const std::string &text)
{
    const Words &words = wordsOf(status);
    const std::string detail = text.empty() ? std::string() : " " + text;
    const std::string language = request.header("accept-language").value_or("").substr(0, 2);
    Response response;
    response.status = status;
    JsonWriter json(response.body);
    json.beginObject().field("detailCode", words.code).field("trackingId", trackingId());
    json.key("messages").beginArray();
    message(json, "en-US", "DEFAULT", words.english + detail);
    if (language == "de")
        message(json, "de-DE", "REQUEST", words.german + detail);
    else if (language == "fr")
        message(json, "fr-FR", "REQUEST", words.french + detail);
    json.endArray().key("causes").beginArray();
    if (!text.empty())
        message(json, "en-US", "DEFAULT", text);
    json.endArray().endObject();
    return response;
}

Response unauthorized(const std::string &error)
{
    Response response;
    response.status = 401;
    JsonWriter(response.body).beginObject().field("error", error).endObject();
    return response;
}

Response tooManyRequests(const std::string &retryAfter)
{
    Response response;
    response.status = 429;
    if (!retryAfter.empty())
        response.headers.emplace_back("Retry-After", retryAfter);
    JsonWriter(response.body).beginObject().field("message", " Rate Limit Exceeded ").endObject();
    return response;
}

} // namespace baton::sandbox::sailpoint
