// SPDX-License-Identifier: GPL-3.0-or-later
// What a journal file, perhaps torn or touched, gives to read. What could be read is written again and must be the
// same.
#include "app/storage/journal_codec.h"
#include "tests/fuzz/fuzz_input.h"

using namespace baton;
using namespace baton::journal_codec;
using fuzz::require;

namespace {

/// Reads, writes, reads, writes: the second writing must be the first.
template <class Decode, class Encode> void roundTrip(const QByteArray &data, Decode decode, Encode encode)
{
    const auto once = decode(data);
    if (!once) {
        require(once.error().kind == ErrorKind::Storage && !once.error().message.isEmpty());
        return;
    }
    const QByteArray written = encode(*once);
    const auto twice = decode(written);
    require(twice.has_value() && encode(*twice) == written);
}

void event(const QString &kind, const QByteArray &data)
{
    const JournalEvent::What what = decodeEvent(kind, data);
    if (const auto *unreadable = std::get_if<UnreadableEvent>(&what)) {
        require(unreadable->kind == kind && unreadable->data == data && !unreadable->reason.isEmpty());
        return;
    }
    require(kindOf(what) == kind);
    const QByteArray written = encodeEvent(what);
    const JournalEvent::What again = decodeEvent(kind, written);
    require(again.index() == what.index() && encodeEvent(again) == written);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const char *const kinds[] = {"AttemptIntended", "CallAccepted", "CallRefused",  "TaskSeen",
                                        "TaskSilent",      "RowProven",    "CallSettled",  "BrakeEvent",
                                        "RunEnded",        "RunAbandoned", "FromTheFuture"};
    fuzz::Input input(data, size);
    const int choice = input.choice();
    const QByteArray rest = input.rest();
    switch (choice % 6) {
    case 0:
        event(QString::fromLatin1(kinds[static_cast<std::size_t>(choice / 6) % std::size(kinds)]), rest);
        break;
    case 1:
        roundTrip(rest, decodeRecord, encodeRecord);
        break;
    case 2:
        roundTrip(rest, decodeCall, encodeCall);
        break;
    case 3:
        roundTrip(rest, decodeRows, encodeRows);
        break;
    case 4:
        roundTrip(rest, decodeLeftOut, encodeLeftOut);
        break;
    default:
        roundTrip(rest, decodeWarning, encodeWarning);
    }
    return 0;
}
