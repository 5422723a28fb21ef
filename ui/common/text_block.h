// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/widgets.h"

#include <QTextLayout>
#include <QWidget>

namespace baton {

/// A paragraph of plain text of any length: wrapped, inside a word where nothing else helps, selectable with the mouse,
/// copied by Ctrl+C or its context menu. Copying gives the text as it came.
class TextBlock final : public QWidget
{
    Q_OBJECT

public:
    explicit TextBlock(QLatin1StringView objectName, QWidget *parent = nullptr, TextSize size = TextSize::Caption);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    /// For ids, hashes and what a machine wrote.
    void setFixedFont(bool fixed);
    /// A single line with its middle cut out when it is too long. Copying still gives all of it.
    void setOneLine(bool oneLine);

public Q_SLOTS:
    /// The selection, or all of it.
    void copy() const;

public:
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void applyFont();
    qreal layOut(int width) const;
    int positionAt(const QPointF &at) const;

    QString m_text;
    TextSize m_size;
    bool m_fixed = false;
    bool m_oneLine = false;
    mutable QTextLayout m_layout;
    mutable QSize m_laidOut{-1, 0}; ///< for this width, and how high it became
    int m_anchor = 0;               ///< selection, positions in what is shown
    int m_cursor = 0;
};

} // namespace baton
