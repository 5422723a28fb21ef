// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace baton {

/// *Reason*: free text, with those given lately to pick from. Neither the wheel nor an arrow key replaces what is
/// typed: Down opens the list.
class ReasonField final : public QComboBox
{
    Q_OBJECT

public:
    explicit ReasonField(QWidget *parent = nullptr);

    /// Adds reasons behind those that are offered; what is typed stays.
    void offer(const QStringList &reasons);
    void setReason(const QString &reason);

Q_SIGNALS:
    /// Without the white space around it.
    void reasonChanged(const QString &reason);
    /// Enter: the next thing.
    void done();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    static constexpr int mostOffered = 10;
};

} // namespace baton
