// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace baton {

/// A filter as a button: "State ▾" at rest, "State: Active ×" in use. A click (or Down, Enter) opens its values; in use
/// its × (or Del) shows all again.
class ChipButton : public QToolButton
{
    Q_OBJECT

public:
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    explicit ChipButton(const QString &objectName, QWidget *parent);

    virtual bool isInUse() const = 0;
    virtual void openValues() = 0;
    virtual void showAll() = 0;
    /// What it is called at rest, and what is picked, each in a person's words.
    void say(const QString &label, const QString &text, const QStringList &picked);

    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect glyphRect() const;

    bool m_onCross = false; ///< the mouse went down on the ×
};

} // namespace baton
