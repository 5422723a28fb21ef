// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/capped_text.h"

#include <QFontMetrics>

namespace baton {

namespace {

/// No letter of a legible font is narrower.
constexpr int narrowest = 2;
constexpr int atLeast = 24;

} // namespace

QString cappedText(const QString &text, int width)
{
    qsizetype most = std::max(atLeast, width / narrowest);
    if (text.size() <= most)
        return text;
    if (text.at(most - 1).isHighSurrogate())
        --most;
    return QString(text.left(most) + QChar(0x2026));
}

QString fittedText(const QString &text, const QFontMetrics &metrics, int width)
{
    // Vendor text may hold line breaks. Two pixels more: a text is sometimes wider than its measured advance.
    return metrics.elidedText(cappedText(text, width).simplified(), Qt::ElideRight, width + 2);
}

} // namespace baton
