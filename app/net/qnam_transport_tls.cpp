// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/qnam_transport_tls.h"

#include "app/net/qnam_transport.h"

#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QStringList &common, const QStringList &organisation)
{
    const QString names = (common + organisation).join(", "_L1);
    return names.isEmpty() ? u"(no name)"_s : names;
}

QString nameOfSubject(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    std::sort(names.begin(), names.end());
    const QString subject = nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                                   certificate.subjectInfo(QSslCertificate::Organization));
    return names.isEmpty() ? subject : u"%1 (for %2)"_s.arg(subject, names.mid(0, 10).join(", "_L1));
}

QString described(const QSslCertificate &certificate)
{
    const QString issuer = nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
                                  certificate.issuerInfo(QSslCertificate::Organization));
    return u"Certificate of %1, issued by %2, good from %3 to %4, SHA-256 %5"_s.arg(
        nameOfSubject(certificate), issuer, certificate.effectiveDate().toUTC().toString(Qt::ISODate),
        certificate.expiryDate().toUTC().toString(Qt::ISODate),
        QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':')));
}

} // namespace

QSslConfiguration tlsConfiguration(const QByteArray &trustedCertificates)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!trustedCertificates.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromData(trustedCertificates, QSsl::Pem));
    return tls;
}

QStringList tlsDetails(const QList<QSslError> &errors)
{
    QStringList details;
    for (const QSslError &error : errors) {
        if (!error.certificate().isNull())
            details << described(error.certificate());
    }
    details.removeDuplicates();
    return details;
}

int certificatesIn(const QByteArray &pem)
{
    const QList<QSslCertificate> all = QSslCertificate::fromData(pem, QSsl::Pem);
    return static_cast<int>(std::count_if(all.begin(), all.end(),
                                          [](const QSslCertificate &certificate) { return !certificate.isNull(); }));
}

} // namespace baton
