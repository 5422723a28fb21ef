// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are no 2xx: the vendor's words in any shape, and Retry-After.
#include "app/net/answer_errors.h"
#include "app/net/retry_after.h"
#include "app/providers/sailpoint/error_reader.h"
#include "tests/fuzz/fuzz_input.h"

using namespace baton;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QDateTime now(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    constexpr int statuses[] = {303, 307, 400, 401, 403, 404, 409, 422, 429, 500, 503, 504};

    fuzz::Input input(data, size);
    const int status = statuses[static_cast<std::size_t>(input.choice()) % std::size(statuses)];
    const Safety safety = input.choice() % 2 == 0 ? Safety::Safe : Safety::OneShot;
    const QByteArray rest = input.rest();
    const auto wait = parseRetryAfter(rest.left(rest.indexOf('\n')), now);
    require(!wait || (*wait >= std::chrono::seconds(1) && *wait <= std::chrono::seconds(120)));

    const auto reader = [](const HttpResponse &answer, Error &error) {
        sailpoint::readError(answer, QStringLiteral("de-CH, de;q=0.9, en;q=0.8"), error);
    };
    const Error error = errorOfAnswer(fuzz::answer(rest, status), wait, reader, safety);
    const bool mayHaveActed = safety == Safety::OneShot && (status >= 500 || status == 303);
    require(error.kind == (mayHaveActed ? ErrorKind::OutcomeUnknown : kindOfStatus(status)));
    require(error.httpStatus == status && error.retryAfter == wait);
    require(!error.message.isEmpty() && !describe(error).isEmpty());
    return 0;
}
