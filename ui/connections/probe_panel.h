// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connections/connector.h"
#include "models/tables/state_words.h"

#include <QScrollArea>

class QGridLayout;

namespace baton {

/// What a test of a connection found, as a table whose sentences are shown whole: what · may, may not, could not tell ·
/// why, and what to ask the tenant's administrator for.
class ProbePanel final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ProbePanel(QWidget *parent = nullptr);

    void showRunning(const QString &tenant);
    void showReport(const ProbeReport &report, const QString &tenant);

private:
    QWidget *clear();
    void addLine(QGridLayout &grid, const ProbeLine &line, const StateWord &word, int number);

    QWidget *m_inside = nullptr;
};

} // namespace baton
