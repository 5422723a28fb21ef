// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QBoxLayout;

namespace baton {

/// The way from the first page to this one, "Campaigns › Q3 manager review ›", each step a link. Long names are cut,
/// with the whole in the tooltip. Hidden while there is no way.
class CrumbBar final : public QWidget
{
    Q_OBJECT

public:
    explicit CrumbBar(QLatin1StringView objectName, QWidget *parent = nullptr);

    void setCrumbs(const QStringList &names);
    const QStringList &crumbs() const { return m_names; }

Q_SIGNALS:
    /// 0 is the outermost.
    void chosen(int depth);

private:
    QStringList m_names;
    QBoxLayout *m_row;
};

} // namespace baton
