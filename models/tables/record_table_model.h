// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/table_model.h"

#include <optional>

namespace baton {

/// One column over rows of type Row: what it is, and how its text and values are made. Null parts do not apply.
template <class Row> struct Column
{
    ColumnInfo info;
    QString (*text)(const Row &, const CellContext &) = nullptr;
    /// Sorts the column by number; without it the text sorts.
    std::optional<qint64> (*number)(const Row &) = nullptr;
    StateWord (*state)(const Row &, const CellContext &) = nullptr;
    ProgressCell (*progress)(const Row &) = nullptr;
    QString (*secondLine)(const Row &, const CellContext &) = nullptr;
    QString (*tip)(const Row &, const CellContext &) = nullptr;
};

/// A table over values of one type. A subclass gives the columns and each row's id; it may say what stands beside the
/// subject and which rows recede.
template <class Row> class RecordTableModel : public TableModel
{
public:
    /// Adds new rows behind and replaces known ones (by id). Views hear only of what differs.
    void upsert(std::vector<Row> rows)
    {
        QStringList fresh;
        QHash<QString, size_t> freshAt;
        std::vector<Change> changes;
        for (Row &row : rows) {
            const QString id = idOf(row);
            if (const int stored = storedOf(id); stored >= 0) {
                changes.push_back(changeOf(static_cast<size_t>(stored), row));
                m_rows[static_cast<size_t>(stored)] = std::move(row);
            } else if (const auto seen = freshAt.constFind(id); seen != freshAt.constEnd()) {
                m_rows[seen.value()] = std::move(row);
            } else {
                freshAt.insert(id, m_rows.size());
                fresh.push_back(id);
                m_rows.push_back(std::move(row));
            }
        }
        publish(fresh, changes);
    }

    /// These rows and no others.
    void assign(std::vector<Row> rows)
    {
        QSet<QString> ids;
        for (const Row &row : rows)
            ids.insert(idOf(row));
        keepOnly(ids);
        upsert(std::move(rows));
    }

    virtual QString idOf(const Row &row) const = 0;
    const Row &recordAt(int viewRow) const { return m_rows[storedAt(viewRow)]; }
    const Row *record(const QString &id) const
    {
        const int stored = storedOf(id);
        return stored < 0 ? nullptr : &m_rows[static_cast<size_t>(stored)];
    }
    /// As loaded, shown or not.
    const std::vector<Row> &records() const { return m_rows; }

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Row &row = recordAt(index.row());
        const Column<Row> &column = m_specs[static_cast<size_t>(index.column())];
        switch (role) {
        case Qt::DisplayRole:
            return column.text(row, context());
        case Qt::ToolTipRole:
            return column.tip ? column.tip(row, context()) : column.text(row, context());
        case Qt::TextAlignmentRole: {
            const bool number = column.info.kind == CellKind::Number;
            return QVariant::fromValue(Qt::Alignment(number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        }
        case IdRole:
            return idAt(index.row());
        case StateRole:
            return column.state ? QVariant::fromValue(column.state(row, context())) : QVariant();
        case ProgressRole:
            return column.progress ? QVariant::fromValue(column.progress(row)) : QVariant();
        case SecondLineRole:
            return column.secondLine ? column.secondLine(row, context()) : QVariant();
        case SideRole: {
            const std::optional<StateWord> side = index.column() == 0 ? sideOf(row) : std::nullopt;
            return side ? QVariant::fromValue(*side) : QVariant();
        }
        case SettledRole:
            return recedes(row);
        default:
            return {};
        }
    }

protected:
    RecordTableModel(std::vector<Column<Row>> columns, QObject *parent)
        : TableModel(infosOf(columns), parent), m_specs(std::move(columns))
    {
    }

    virtual std::optional<StateWord> sideOf(const Row &) const { return std::nullopt; }
    virtual bool recedes(const Row &) const { return false; }

private:
    static std::vector<ColumnInfo> infosOf(const std::vector<Column<Row>> &columns)
    {
        std::vector<ColumnInfo> infos;
        infos.reserve(columns.size());
        for (const Column<Row> &column : columns)
            infos.push_back(column.info);
        return infos;
    }

    /// Which columns show something else once `next` takes the place of the stored row.
    Change changeOf(size_t stored, const Row &next) const
    {
        const Row &old = m_rows[stored];
        Change change{stored, static_cast<int>(m_specs.size()), -1, false};
        const bool whole = recedes(old) != recedes(next);
        for (size_t i = 0; i < m_specs.size(); ++i) {
            const Column<Row> &column = m_specs[i];
            bool differs = whole || column.text(old, context()) != column.text(next, context());
            differs = differs || (column.state && column.state(old, context()) != column.state(next, context()));
            differs = differs || (column.progress && column.progress(old) != column.progress(next));
            differs = differs ||
                      (column.secondLine && column.secondLine(old, context()) != column.secondLine(next, context()));
            differs = differs || (i == 0 && sideOf(old) != sideOf(next));
            const bool value = column.number ? column.number(old) != column.number(next) : differs;
            if (differs || value) {
                change.firstColumn = std::min(change.firstColumn, static_cast<int>(i));
                change.lastColumn = static_cast<int>(i);
            }
            change.sortValue = change.sortValue || (value && static_cast<int>(i) == sortColumn());
        }
        return change;
    }

    SortValue sortValue(int stored, int column) const final
    {
        const Column<Row> &spec = m_specs[static_cast<size_t>(column)];
        const Row &row = m_rows[static_cast<size_t>(stored)];
        if (spec.number)
            return {spec.number(row), {}, true};
        return {std::nullopt, spec.text(row, context()), false};
    }

    QString searchText(int stored) const final
    {
        const Row &row = m_rows[static_cast<size_t>(stored)];
        QString text;
        for (const Column<Row> &column : m_specs) {
            if (column.info.timed)
                continue;
            text += column.text(row, context());
            text += QLatin1Char('\n');
            if (column.secondLine) {
                text += column.secondLine(row, context());
                text += QLatin1Char('\n');
            }
        }
        return text;
    }

    void keepStored(const std::vector<char> &keep) final
    {
        std::vector<Row> left;
        for (size_t stored = 0; stored < m_rows.size(); ++stored) {
            if (keep[stored])
                left.push_back(std::move(m_rows[stored]));
        }
        m_rows = std::move(left);
    }

    std::vector<Column<Row>> m_specs;
    std::vector<Row> m_rows; ///< by stored row
};

} // namespace baton
