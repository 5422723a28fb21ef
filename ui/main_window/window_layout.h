// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QSplitter;
class QWidget;

namespace baton {

/// Navigation, pages and details side by side: how wide each is, and whether the details are there. They fold by
/// themselves in a narrow window; asked for there, they stay until it is wide again.
class WindowLayout final : public QObject
{
    Q_OBJECT

public:
    /// `toggle` is checked while the details are there. `navigationWidth`: what its names need.
    WindowLayout(QWidget &navigation, QWidget &pages, QWidget &details, QAction &toggle, int navigationWidth,
                 QWidget &window);

    QSplitter &splitter() { return *m_splitter; }
    /// As the person left them; empty: they were never dragged.
    QList<int> widths() const;
    void setWidths(const QList<int> &widths);
    bool detailsAreShown() const;
    /// What the person wants where there is room.
    bool detailsAreFolded() const { return m_folded; }
    void setDetailsFolded(bool folded);

Q_SIGNALS:
    /// The person folded, unfolded or dragged something.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void toggled(bool shown);
    void apply();
    bool isNarrow() const;

    QWidget &m_window;
    QWidget &m_details;
    QAction &m_toggle;
    QSplitter *m_splitter;
    int m_navigationWidth;
    QList<int> m_widths; ///< the person's
    bool m_folded = false;
    bool m_asked = false; ///< for the details in a narrow window
};

} // namespace baton
