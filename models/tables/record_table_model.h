// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/column.h"
#include "models/tables/facet.h"
#include "models/tables/row_change.h"
#include "models/tables/row_store.h"
#include "models/tables/table_model.h"

#include <optional>

namespace baton {

/// A table over values of one type. A subclass gives the columns, the facets and each row's id; it may say what stands
/// beside the subject and which rows recede.
template <class Row> class RecordTableModel : public TableModel
{
    using Rows = typename RowsOf<Row>::Type;

public:
    /// Adds new rows behind and replaces known ones (by id). Views hear only of what differs.
    void upsert(std::vector<Row> rows)
    {
        QStringList fresh;
        QHash<QString, size_t> freshAt;
        std::vector<RowChange> changes;
        for (Row &row : rows) {
            const QString id = idOf(row);
            if (const int stored = storedOf(id); stored >= 0) {
                changes.push_back(changeOf(static_cast<size_t>(stored), row));
                m_rows.replace(static_cast<size_t>(stored), std::move(row));
            } else if (const auto seen = freshAt.constFind(id); seen != freshAt.constEnd()) {
                m_rows.replace(seen.value(), std::move(row));
            } else {
                freshAt.insert(id, m_rows.size());
                fresh.push_back(id);
                m_rows.append(std::move(row));
            }
        }
        publish(fresh, changes);
    }

    /// These rows and no others, in this order where no column sorts.
    void assign(std::vector<Row> rows)
    {
        QStringList ids;
        ids.reserve(static_cast<qsizetype>(rows.size()));
        for (const Row &row : rows)
            ids.push_back(idOf(row));
        keepOnly(QSet<QString>(ids.cbegin(), ids.cend()));
        upsert(std::move(rows));
        arrange(ids);
    }

    virtual QString idOf(const Row &row) const = 0;
    /// A row; of a packed one, a copy.
    decltype(auto) recordAt(int viewRow) const { return m_rows.at(storedAt(viewRow)); }
    /// The row with this id, or nothing.
    typename Rows::Found record(const QString &id) const
    {
        const int stored = storedOf(id);
        return stored < 0 ? typename Rows::Found() : m_rows.find(static_cast<size_t>(stored));
    }
    /// As loaded, shown or not; to be gone through.
    const auto &records() const { return m_rows.all(); }

protected:
    RecordTableModel(std::vector<Column<Row>> columns, QObject *parent)
        : RecordTableModel(std::move(columns), {}, parent)
    {
    }
    RecordTableModel(std::vector<Column<Row>> columns, std::vector<Facet<Row>> facets, QObject *parent)
        : TableModel(infosOf(columns), infosOf(facets), parent), m_specs(std::move(columns)),
          m_facets(std::move(facets))
    {
    }

    virtual std::optional<StateWord> sideOf(const Row &) const { return std::nullopt; }
    virtual bool recedes(const Row &) const { return false; }

private:
    static std::vector<ColumnInfo> infosOf(const std::vector<Column<Row>> &columns)
    {
        std::vector<ColumnInfo> infos;
        infos.reserve(columns.size());
        for (const Column<Row> &column : columns) {
            infos.push_back(column.info);
            infos.back().timedSort = column.timedNumber != nullptr;
        }
        return infos;
    }
    static std::vector<FacetInfo> infosOf(const std::vector<Facet<Row>> &facets)
    {
        std::vector<FacetInfo> infos;
        infos.reserve(facets.size());
        for (const Facet<Row> &facet : facets)
            infos.push_back(facet.info);
        return infos;
    }

    RowChange changeOf(size_t stored, const Row &next) const
    {
        const Row &old = m_rows.shown(stored);
        RowChange change = changeBetween(m_specs, old, next, context(), sortColumn(), recedes(old) != recedes(next),
                                         sideOf(old) != sideOf(next));
        change.stored = stored;
        return change;
    }

    QVariant cell(int stored, int at, int role) const final
    {
        const Row &row = m_rows.shown(static_cast<size_t>(stored));
        const Column<Row> &column = m_specs[static_cast<size_t>(at)];
        const bool first = at == 0;
        switch (role) {
        case Qt::DisplayRole:
            return column.text(row, context());
        case Qt::ToolTipRole:
            return column.tip ? column.tip(row, context()) : column.text(row, context());
        case Qt::AccessibleTextRole:
            return spokenText(column, row, first ? sideOf(row) : std::nullopt, context());
        case Qt::TextAlignmentRole:
            return alignmentOf(column.info.kind);
        case KindRole:
            return QVariant::fromValue(column.info.kind);
        case IdRole:
            return idOf(row);
        case StateRole:
            return column.state ? QVariant::fromValue(column.state(row, context())) : QVariant();
        case ProgressRole:
            return column.progress ? QVariant::fromValue(column.progress(row)) : QVariant();
        case SecondLineRole:
            return column.secondLine ? column.secondLine(row, context()) : QVariant();
        case SideRole: {
            const std::optional<StateWord> side = first ? sideOf(row) : std::nullopt;
            return side ? QVariant::fromValue(*side) : QVariant();
        }
        case GlyphRole:
            return column.glyph ? QVariant(QString(column.glyph(row))) : QVariant();
        case NoteRole:
            return column.note ? QVariant(column.note(row, context())) : QVariant();
        case PlainRole:
            return column.plain ? QVariant(column.plain(row)) : QVariant();
        case SettledRole:
            return recedes(row);
        default:
            return {};
        }
    }

    SortValue sortValue(int stored, int column) const final
    {
        const Column<Row> &spec = m_specs[static_cast<size_t>(column)];
        const Row &row = m_rows.shown(static_cast<size_t>(stored));
        if (spec.hasNumber())
            return {spec.numberOf(row, context()), {}, true};
        return {std::nullopt, spec.text(row, context()), false};
    }

    QString idAtStored(int stored) const final { return idOf(m_rows.named(static_cast<size_t>(stored))); }

    SearchTexts searchTexts(int stored) const final
    {
        return searchedTexts(m_specs, m_rows.shown(static_cast<size_t>(stored)), context());
    }

    FacetKeys facetKeysAt(int stored, size_t facet) const final
    {
        return m_facets[facet].keysOf(m_rows.shown(static_cast<size_t>(stored)), context());
    }
    FacetLabel facetLabelAt(int stored, size_t facet, const QString &key) const final
    {
        const Facet<Row> &spec = m_facets[facet];
        return spec.labelOf ? spec.labelOf(key, m_rows.shown(static_cast<size_t>(stored)), context())
                            : FacetLabel{key, 0};
    }

    bool isTimed(size_t facet) const final { return m_facets[facet].untilOf != nullptr; }
    QDateTime facetUntil(int stored, size_t facet) const final
    {
        return m_facets[facet].untilOf(m_rows.shown(static_cast<size_t>(stored)), context());
    }

    void takeStored(const std::vector<int> &from) final { m_rows.take(from); }

    std::vector<Column<Row>> m_specs;
    std::vector<Facet<Row>> m_facets;
    Rows m_rows; ///< by stored row
};

} // namespace baton
