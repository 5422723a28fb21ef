// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace baton {

class ElideLabel;

/// The foot of a page: how much is selected, one fact about it, what can be done with it. Always there.
class ActionBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ActionBar(QWidget *parent = nullptr);

    /// `count` may be empty: nothing is selected, `fact` then says what selecting is good for.
    void setText(const QString &count, const QString &fact);
    /// To add buttons at the end.
    QBoxLayout &buttons() { return *m_row; }

protected:
    bool event(QEvent *event) override;

private:
    QBoxLayout *m_row;
    QLabel *m_count;
    ElideLabel *m_fact;
};

} // namespace baton
