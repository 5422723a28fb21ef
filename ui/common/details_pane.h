// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/time/scheduler.h"
#include "ui/common/details_content.h"

#include <QWidget>

#include <functional>
#include <optional>

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace baton {

/// The pane at the window's side: all that is known of what is selected on the page in front. It asks its source when
/// it is looked at, at most some ten times a second, and changes only what differs.
class DetailsPane final : public QWidget
{
    Q_OBJECT

public:
    /// Nothing: there is no row to pick, and the pane stays empty.
    using Source = std::function<std::optional<DetailsContent>()>;

    explicit DetailsPane(Scheduler &scheduler, QWidget *parent = nullptr);

    void setSource(Source source);
    /// The source would now say something else.
    void refresh();
    const DetailsContent &content() const { return m_content; }

Q_SIGNALS:
    void closeRequested();
    /// A button at the foot was pressed.
    void actionRequested(QLatin1StringView id);

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHeader(QBoxLayout &layout);
    void buildBody(QBoxLayout &layout);
    void ask();
    void showContent(DetailsContent content, bool canPick);
    void showSections(const std::vector<DetailsSection> &sections);
    void showActions(const std::vector<DetailsAction> &actions);
    void copyAll() const;

    Scheduler &m_scheduler;
    Source m_source;
    DetailsContent m_content;
    bool m_canPick = true; ///< a row
    bool m_stale = true;
    bool m_waiting = false;
    bool m_shownOnce = false;
    Millis m_lastShown{0};

    QLabel *m_kind;
    QScrollArea *m_scroll;
    QWidget *m_body;
    QBoxLayout *m_column; ///< head, sections, stretch
    QWidget *m_head = nullptr;
    std::vector<QWidget *> m_sections;
    std::vector<DetailsSection> m_shownSections; ///< what m_sections show
    QWidget *m_foot;
    QBoxLayout *m_buttons;
};

} // namespace baton
