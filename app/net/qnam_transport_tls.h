// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

QT_FORWARD_DECLARE_CLASS(QSslConfiguration)
QT_FORWARD_DECLARE_CLASS(QSslError)

namespace baton {

/// TLS 1.2 or newer, certificates always checked, and these (PEM) trusted beside those of the system.
QSslConfiguration tlsConfiguration(const QByteArray &trustedCertificates);

/// What is wrong with a certificate, and the certificate itself: whom it is for, who signed it, from when to when it is
/// good, and its SHA-256, so that a person can compare it with what the tenant's administrator names.
QStringList tlsDetails(const QList<QSslError> &errors);

} // namespace baton
