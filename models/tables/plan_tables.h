// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/plan.h"
#include "models/tables/record_table_model.h"

namespace baton {

/// A call of a plan, by its place in it.
struct PlannedCall
{
    int number = 0;  ///< from 1
    QString title;   ///< the campaign, or the certification
    QString request; ///< "POST /v3/…"
    int rows = 0;
    int units = 0;
    int limit = 0;
    int notChecked = 0;
    QString warning;      ///< sentences about its rows, one per line; may be empty
    QString count = {};   ///< "20 certifications"; empty: the number alone
    QString content = {}; ///< what of a certification it takes: "Ana Ruiz: VPN"; empty: nothing to tell apart
    QString key = {};     ///< the same for the call that takes its place in a later plan; empty: its number
};

/// *Will be sent*: the calls of a plan.
class PlannedCallTable final : public RecordTableModel<PlannedCall>
{
public:
    explicit PlannedCallTable(QObject *parent = nullptr);
    QString idOf(const PlannedCall &row) const override;
};

/// A row that a plan leaves out, with the names a person knows it by.
struct LeftOutRow
{
    LeftOut leftOut;
    int occurrence = 0; ///< a row may be left out more than once (duplicates)
    QString subject;    ///< reviewer now, or the person of an item
    QString where;      ///< campaign, or the access of an item
    QString why = {};   ///< in a few words; empty: the sentence of the plan
};

/// *Left out*: which rows stay, and why. `items`: its rows are items, so its headers speak of people and access.
class LeftOutTable final : public RecordTableModel<LeftOutRow>
{
public:
    explicit LeftOutTable(QObject *parent = nullptr, bool items = false);
    QString idOf(const LeftOutRow &row) const override;
};

} // namespace baton
