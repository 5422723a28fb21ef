// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reassign/order_check.h"

#include <QWidget>

class QToolButton;

namespace baton {

class ElideLabel;

/// One line below what will happen: how sure it is. It keeps its height, whatever it says.
class CheckStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit CheckStrip(QWidget *parent = nullptr);

    void setState(const CheckState &state);

Q_SIGNALS:
    /// "Check again", or "Retry".
    void againRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CheckState::Kind m_kind = CheckState::Kind::Idle;
    ElideLabel *m_text;
    QToolButton *m_again;
};

} // namespace baton
