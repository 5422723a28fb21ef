// SPDX-License-Identifier: GPL-3.0-or-later
// The answer to a sign-in, and the claims of a token.
#include "app/providers/sailpoint/rights_reader.h"
#include "app/providers/sailpoint/sign_in.h"
#include "tests/fuzz/fuzz_input.h"
#include "tests/support/fake_scheduler.h"

using namespace baton;
using fuzz::require;

namespace {

/// Answers at once with what it was given.
struct ReadyPipeline final : ApiPipeline
{
    explicit ReadyPipeline(QByteArray given) : body(std::move(given)) {}
    QFuture<Result<ApiResponse>> send(ApiRequest, CallContext) override
    {
        return QtFuture::makeReadyFuture(Result<ApiResponse>(ApiResponse{fuzz::answer(body), 1}));
    }
    QByteArray body;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    if (input.choice() % 2 == 0) {
        sailpoint::rightsOf(sailpoint::claimsOf(input.rest()));
        return 0;
    }
    test::FakeScheduler clock;
    ReadyPipeline pipeline(input.rest());
    sailpoint::ClientCredentials credentials(
        QUrl(QStringLiteral("https://example.invalid")), QStringLiteral("client"),
        [] { return QStringLiteral("secret"); }, clock);
    const QFuture<Result<Token>> token = credentials.fetch(pipeline, {});
    require(token.isFinished() && token.resultCount() == 1);
    const Result<Token> read = token.result();
    if (read) {
        require(!read->value.isEmpty());
        require(!read->expiresAt.isValid() || read->expiresAt > clock.wallNow());
    } else {
        require(read.error().kind == ErrorKind::Protocol && !read.error().message.isEmpty());
    }
    sailpoint::rightsOf(credentials.signedIn());
    return 0;
}
