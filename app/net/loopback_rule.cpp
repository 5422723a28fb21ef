// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/loopback_rule.h"

#include <QStringList>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

bool isLoopbackHost(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1)
        return true;
    const QStringList parts = host.split(u'.');
    const bool isAddress = parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const QString &part) {
                               bool ok = false;
                               const int number = part.toInt(&ok);
                               return ok && part.size() <= 3 && part[0].isDigit() && number >= 0 && number <= 255;
                           });
    return isAddress && parts[0] == "127"_L1;
}

QString refusalOf(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || url.host().isEmpty() || (scheme != "http"_L1 && scheme != "https"_L1))
        return u"\"%1\" is not a web address that Baton can send to."_s.arg(originOf(url));
    if (scheme == "http"_L1 && !isLoopbackHost(url.host())) {
        return u"%1 is not encrypted: Baton sends over plain http to this machine only. Use https."_s.arg(
            originOf(url));
    }
    return {};
}

QString originOf(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace baton
