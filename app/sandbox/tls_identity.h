// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace baton::sandbox {

/// What a server shows to its clients, and the key that proves it. Both are PEM.
struct TlsIdentity
{
    std::string certificate; ///< self-signed: who trusts it as an authority trusts this server
    std::string key;         ///< never written to a file
};

/// A new identity for a server on this address, 127.0.0.1, ::1 and localhost, good for 30 days. Nothing with a sentence
/// in `error` where OpenSSL fails.
std::optional<TlsIdentity> newTlsIdentity(const std::string &host, std::string *error);

} // namespace baton::sandbox
