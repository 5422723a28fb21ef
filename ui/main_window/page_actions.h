// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace baton {

class PageRouter;
class WindowActions;

/// What the menus do to the page in front, and which of it can be done there.
class PageActions final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    PageActions(WindowActions &actions, PageRouter &router, QObject *parent = nullptr);

    /// Another page is in front, or something of it changed.
    void update();

Q_SIGNALS:
    /// Nothing can be reassigned just now: why not, one sentence.
    void refused(const QString &why);

private:
    void connectPages();
    void leave();
    void reassign();

    WindowActions &m_actions;
    PageRouter &m_router;
};

} // namespace baton
