// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"

#include <QVarLengthArray>

namespace baton {

/// What a facet is called: a question with few answers ("State"), by which a table is narrowed.
struct FacetInfo
{
    QLatin1StringView id; ///< stable: for settings, object names and tests
    QString label;
};

/// Which answers a row gives, by their stable keys; most rows give one.
using FacetKeys = QVarLengthArray<QString, 1>;

/// An answer in a person's words.
struct FacetLabel
{
    QString text;
    int order = 0; ///< smaller comes first; the same: as the person's language orders the texts
};

/// An answer as it is offered, with how many rows give it.
struct FacetValue
{
    QString key;
    QString label;
    int count = 0;

    friend bool operator==(const FacetValue &, const FacetValue &) = default;
};

/// A facet over rows of type Row.
template <class Row> struct Facet
{
    FacetInfo info;
    FacetKeys (*keysOf)(const Row &, const CellContext &) = nullptr;
    /// Asked when a row is the first to give `key`. Null: the key is the text.
    FacetLabel (*labelOf)(const QString &key, const Row &, const CellContext &) = nullptr;
    /// Until when a row's answer holds if nothing but time passes; invalid: for ever. Null: so does every row's.
    QDateTime (*untilOf)(const Row &, const CellContext &) = nullptr;
};

} // namespace baton
