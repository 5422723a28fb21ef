// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace baton {

class ElideLabel;

/// The second row of a page: chips or toggles at its start, how much is loaded at its end.
class FilterRow final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterRow(QWidget *parent = nullptr);

    QBoxLayout &filters() { return *m_filters; }
    void setLoadText(const QString &text);
    QString loadText() const;

protected:
    bool event(QEvent *event) override;

private:
    QBoxLayout *m_filters;
    ElideLabel *m_loadText;
};

} // namespace baton
