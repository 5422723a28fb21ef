// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace baton {

class RecordSelection;
class TableModel;

/// "Select all that match": every row that the search and the filters let through, also those that are not loaded yet.
/// It waits for the rest of the list, and then fixes a set of ids. Another search or filter meanwhile ends the waiting:
/// it would be about other rows.
class SelectMatching final : public QObject
{
    Q_OBJECT

public:
    enum class Load { Complete, Running, Stopped };

    /// `load` tells how the list stands; `resume` (may be null) has it loaded to its end where it stopped.
    SelectMatching(TableModel &table, RecordSelection &selection, std::function<Load()> load,
                   std::function<void()> resume, QObject *parent = nullptr);

    void request();
    void cancel();
    bool isWaiting() const { return m_waiting; }
    /// How the list stands may have changed.
    void loadChanged();

Q_SIGNALS:
    void waitingChanged(bool waiting);
    /// The rows are selected.
    void selected(int count);
    /// The list could not be loaded to its end: nothing was selected.
    void givenUp();

private:
    void setWaiting(bool waiting);
    void finish();

    TableModel &m_table;
    RecordSelection &m_selection;
    std::function<Load()> m_load;
    std::function<void()> m_resume;
    bool m_waiting = false;
};

} // namespace baton
