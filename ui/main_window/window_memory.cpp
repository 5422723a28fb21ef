// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/window_memory.h"

#include "ui/common/list_page.h"
#include "ui/common/page_widget.h"
#include "ui/common/theme.h"
#include "ui/main_window/page_router.h"
#include "ui/main_window/window_actions.h"
#include "ui/main_window/window_layout.h"

#include <QMainWindow>

namespace baton {

WindowMemory::WindowMemory(QMainWindow &window, UiSettings &settings, WindowLayout &layout, PageRouter &router,
                           const WindowActions &actions)
    : QObject(&window), m_window(window), m_settings(settings), m_layout(layout), m_router(router),
      m_lastPage(settings.lastPage())
{
    for (const PageWidget *page : m_router.pages()) {
        for (ListPage *list : page->findChildren<ListPage *>())
            list->rememberColumns(m_settings, page->objectName());
    }
    rememberTheme(actions);
    m_window.restoreGeometry(m_settings.geometry());
    m_layout.setDetailsFolded(m_settings.detailsAreFolded());
    m_layout.setWidths(m_settings.paneWidths());
    connect(&m_layout, &WindowLayout::changed, this, [this] {
        m_settings.setDetailsFolded(m_layout.detailsAreFolded());
        m_settings.setPaneWidths(m_layout.widths());
    });
    connect(&m_router, &PageRouter::frontChanged, this,
            [this] { m_settings.setLastPage(m_router.roots().at(m_router.rootIndex())->objectName()); });
}

void WindowMemory::rememberTheme(const WindowActions &actions)
{
    for (int i = 0; i < static_cast<int>(actions.schemes.size()); ++i) {
        const auto scheme = static_cast<Scheme>(i);
        actions.schemes[i]->setChecked(scheme == appliedScheme());
        connect(actions.schemes[i], &QAction::triggered, this, [this, scheme] {
            m_settings.setScheme(scheme);
            applyScheme(scheme);
        });
    }
}

int WindowMemory::lastPage() const
{
    for (int i = 0; i < static_cast<int>(m_router.roots().size()); ++i) {
        if (m_router.roots()[i]->objectName() == m_lastPage)
            return i;
    }
    return 0;
}

void WindowMemory::storeGeometry()
{
    m_settings.setGeometry(m_window.saveGeometry());
}

} // namespace baton
