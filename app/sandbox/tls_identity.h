// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace baton::sandbox {

/// What a server shows to its clients, and the key that proves it. Both are PEM.
struct TlsIdentity
{
    std::string certificate;  ///< signed by the authority
    std::string key;          ///< never written to a file
    std::string authority;    ///< the certificate of one made for this server alone: who trusts it trusts this server
    bool oldProtocol = false; ///< speaks TLS 1.1 and nothing newer
};

enum class CertificateKind { Good, Expired, OtherHost };

/// A new identity for a server on this address, 127.0.0.1, ::1 and localhost, good for 30 days; unless `kind` says
/// otherwise. Nothing with a sentence in `error` where OpenSSL fails.
std::optional<TlsIdentity> newTlsIdentity(const std::string &host, std::string *error,
                                          CertificateKind kind = CertificateKind::Good);

} // namespace baton::sandbox
