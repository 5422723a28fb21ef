// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/widgets.h"

#include <QWidget>

namespace baton {

/// Plain text in lines that are cut with "…" instead of wrapped; what was cut is in the tooltip.
class ElideLabel final : public QWidget
{
    Q_OBJECT

public:
    /// Captions are in the second text colour.
    explicit ElideLabel(QLatin1StringView objectName, QWidget *parent = nullptr, TextSize size = TextSize::Caption);

    void setText(const QString &text);
    const QString &text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_text;
    TextSize m_size;
};

/// Text for a tooltip: wrapped, never read as markup, and not without end.
QString plainToolTip(const QString &text);

} // namespace baton
