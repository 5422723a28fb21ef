// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/ui_settings.h"

#include <QObject>

class QMainWindow;

namespace baton {

class PageRouter;
class WindowActions;
class WindowLayout;

/// Restores the window as it was left, and stores what the person changes: place and size, panes, columns, theme, page.
class WindowMemory final : public QObject
{
    Q_OBJECT

public:
    /// Everything outlives it but the window, which owns it.
    WindowMemory(QMainWindow &window, UiSettings &settings, WindowLayout &layout, PageRouter &router,
                 const WindowActions &actions);

    /// Of the navigation: which one was in front; the first when there was none.
    int lastPage() const;
    /// Place and size; the rest is stored as it changes.
    void storeGeometry();

private:
    void rememberTheme(const WindowActions &actions);

    QMainWindow &m_window;
    UiSettings &m_settings;
    WindowLayout &m_layout;
    PageRouter &m_router;
    QString m_lastPage; ///< as it was before this window showed any
};

} // namespace baton
