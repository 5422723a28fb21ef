// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"

#include <QTest>

namespace QTest {

/// QCOMPARE for ErrorKind: its own toString() gives a QString, which Qt Test does not take.
inline bool qCompare(const baton::ErrorKind &actual, const baton::ErrorKind &expected, const char *actualText,
                     const char *expectedText, const char *file, int line)
{
    return qCompare(baton::toString(actual), baton::toString(expected), actualText, expectedText, file, line);
}

} // namespace QTest
