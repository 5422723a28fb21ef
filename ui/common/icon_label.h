// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QLatin1StringView>
#include <QWidget>

namespace baton {

/// A picture beside words, drawn anew with the palette of the moment. Says nothing to assistive technology: the words
/// beside it do.
class IconLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(QLatin1StringView objectName, QWidget *parent = nullptr, int size = 16);

    /// An empty name draws nothing and keeps the place.
    void setIcon(QLatin1StringView name, Token ink = Token::Text2);
    QLatin1StringView icon() const { return m_name; }

    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLatin1StringView m_name; ///< a literal
    Token m_ink = Token::Text2;
    int m_size;
};

} // namespace baton
