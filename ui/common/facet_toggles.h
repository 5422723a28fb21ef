// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QToolButton;

namespace baton {

class TableModel;

/// One facet whose values are few and known, as toggles of which one is on: "All 12 | Open 4 | Needs you 5".
class FacetToggles final : public QWidget
{
    Q_OBJECT

public:
    struct Value
    {
        QString key;
        QString label;
    };

    /// `table` must outlive the toggles.
    FacetToggles(TableModel &table, QLatin1StringView facetId, const std::vector<Value> &values,
                 QWidget *parent = nullptr);

private:
    struct Toggle
    {
        Value value; ///< an empty key: all
        QToolButton *button;
    };
    void add(const Value &value);
    void refresh();

    TableModel &m_table;
    QLatin1StringView m_id;
    std::vector<Toggle> m_toggles;
};

} // namespace baton
