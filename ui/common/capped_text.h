// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFontMetrics;

namespace baton {

/// The beginning of a text, with "…" when more of it follows than could show in `width` pixels: measuring the 10,000
/// characters that a vendor may send takes longer than painting a page.
QString cappedText(const QString &text, int width);

/// One line of text, cut with "…" to fit into `width` pixels.
QString fittedText(const QString &text, const QFontMetrics &metrics, int width);

} // namespace baton
