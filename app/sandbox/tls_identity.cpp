// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/tls_identity.h"

#include <cstdint>
#include <memory>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <random>

namespace baton::sandbox {

namespace {

constexpr long kDay = 24L * 3600;

template <class T, void (*release)(T *)> struct Release
{
    void operator()(T *object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509, X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION, X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO, BIO_free_all>>;

std::string namesOf(const std::string &host)
{
    const std::string known = "IP:127.0.0.1,IP:::1,DNS:localhost";
    return host == "127.0.0.1" || host == "::1" || host == "localhost" ? known : known + ",IP:" + host;
}

bool extend(X509 *certificate, int what, const std::string &value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, what, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

struct Description
{
    const char *name;
    bool authority;
    std::string hosts; ///< of a server
    long validFrom = -kDay;
    long validTo = 30 * kDay;
};

/// `issuer`: nothing for one that signs itself.
Certificate issued(const Description &description, EVP_PKEY *key, X509 *issuer, EVP_PKEY *issuerKey)
{
    std::random_device random;
    Certificate made(X509_new());
    X509 *const certificate = made.get();
    if (!certificate)
        return made;
    X509_NAME *const name = X509_get_subject_name(certificate);
    const auto *const title = reinterpret_cast<const unsigned char *>(description.name);
    const bool named =
        X509_set_version(certificate, X509_VERSION_3) == 1 &&
        ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), (std::uint64_t{random()} << 31) | 1) == 1 &&
        X509_gmtime_adj(X509_getm_notBefore(certificate), description.validFrom) != nullptr &&
        X509_gmtime_adj(X509_getm_notAfter(certificate), description.validTo) != nullptr &&
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, title, -1, -1, 0) == 1 &&
        X509_set_issuer_name(certificate, issuer ? X509_get_subject_name(issuer) : name) == 1 &&
        X509_set_pubkey(certificate, key) == 1;
    const bool extended =
        named && (description.authority ? extend(certificate, NID_basic_constraints, "critical,CA:TRUE") &&
                                              extend(certificate, NID_key_usage, "critical,keyCertSign")
                                        : extend(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
                                              extend(certificate, NID_key_usage, "critical,digitalSignature") &&
                                              extend(certificate, NID_ext_key_usage, "serverAuth") &&
                                              extend(certificate, NID_subject_alt_name, description.hosts));
    if (!extended || X509_sign(certificate, issuerKey, EVP_sha256()) <= 0)
        made.reset();
    return made;
}

Description serverOf(const std::string &host, CertificateKind kind)
{
    Description server{"baton-sandbox", false, namesOf(host)};
    if (kind == CertificateKind::OtherHost)
        server.hosts = "DNS:elsewhere.example";
    if (kind == CertificateKind::Expired) {
        server.validFrom = -30 * kDay;
        server.validTo = -kDay;
    }
    return server;
}

std::string contentsOf(BIO *memory)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

} // namespace

std::optional<TlsIdentity> newTlsIdentity(const std::string &host, std::string *error, CertificateKind kind)
{
    const Key authorityKey(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    Certificate authority;
    Certificate certificate;
    if (authorityKey && key)
        authority =
            issued({"baton-sandbox authority", true, {}, -60 * kDay}, authorityKey.get(), nullptr, authorityKey.get());
    if (authority)
        certificate = issued(serverOf(host, kind), key.get(), authority.get(), authorityKey.get());
    const Memory authorityText(BIO_new(BIO_s_mem()));
    const Memory certificateText(BIO_new(BIO_s_mem()));
    const Memory keyText(BIO_new(BIO_s_mem()));
    const bool made = certificate && authorityText && certificateText && keyText &&
                      PEM_write_bio_X509(authorityText.get(), authority.get()) == 1 &&
                      PEM_write_bio_X509(certificateText.get(), certificate.get()) == 1 &&
                      PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
    if (!made) {
        const char *const reason = ERR_reason_error_string(ERR_get_error());
        *error = "No certificate can be made for --tls: " + std::string(reason ? reason : "OpenSSL failed") + ".";
        return {};
    }
    return TlsIdentity{contentsOf(certificateText.get()), contentsOf(keyText.get()), contentsOf(authorityText.get())};
}

} // namespace baton::sandbox
