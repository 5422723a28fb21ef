// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace baton::test {

/// Makes every Qt warning of the running test function fail it, save the two that the offscreen platform
/// prints by itself (one of them begins with blanks). Call it in init().
inline void failOnUnexpectedWarnings()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?! *This plugin does not support| *OpenType support missing).*")));
}

} // namespace baton::test
