// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "models/domain/certification.h"
#include "models/domain/governance_task.h"
#include "models/domain/review_item.h"

#include <QStringList>

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace baton::cli {

/// A key of the JSON that a list prints: its path with dots ("reviewer.name", "alerts[].level") and what it means.
struct JsonKey
{
    QString path;
    QString meaning;
};

/// Every key that the rows of this list have, in order; what --help prints.
std::vector<JsonKey> jsonKeys(ListKind kind);

/// Title row of the table.
QStringList tableHeader(ListKind kind);

QStringList tableCells(const Campaign &row);
QStringList tableCells(const Certification &row);
QStringList tableCells(const ReviewItem &row);
QStringList tableCells(const Identity &row);
QStringList tableCells(const GovernanceTask &row);

/// The whole row. Every key is always there; what is not known is null. Times are ISO 8601 in UTC; words of the vendor
/// stay as it sent them.
nlohmann::ordered_json toJson(const Campaign &row);
nlohmann::ordered_json toJson(const Certification &row);
nlohmann::ordered_json toJson(const ReviewItem &row);
nlohmann::ordered_json toJson(const Identity &row);
nlohmann::ordered_json toJson(const GovernanceTask &row);

/// Collects the rows of a list in the format that was asked for.
class RowSheet
{
public:
    RowSheet(ListKind kind, Format format);
    /// `cells`: of the table. The other formats take the whole row.
    template <class Row> void add(const QStringList &cells, const Row &row)
    {
        ++m_count;
        if (m_format == Format::Table)
            m_cells.push_back(cells);
        else
            addWhole(toJson(row));
    }
    int count() const { return m_count; }
    QByteArray take();

private:
    void addWhole(const nlohmann::ordered_json &row);

    ListKind m_kind;
    Format m_format;
    std::vector<std::vector<std::string>> m_csvColumns; ///< the way to the value of each
    std::vector<QStringList> m_cells;                   ///< table
    QByteArray m_bytes;                                 ///< json, csv
    int m_count = 0;
};

} // namespace baton::cli
