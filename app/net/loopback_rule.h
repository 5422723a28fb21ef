// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace baton {

/// 127.0.0.0/8 written out, ::1 or localhost: the only hosts that plain http may go to. No name is looked up.
bool isLoopbackHost(const QString &host);

/// Why a request to this URL is never handed to the network: not http(s), no host, or plain http to another machine.
/// Empty when it may go.
QString refusalOf(const QUrl &url);

/// Scheme, host and port, for messages: "https://host:8443".
QString originOf(const QUrl &url);

} // namespace baton
