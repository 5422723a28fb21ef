// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/campaign_table.h"

#include "models/tables/column_helpers.h"
#include "models/tables/state_words.h"
#include "models/tables/table_facets.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::CampaignTable)
};

bool isOver(const Campaign &row)
{
    return row.status == CampaignStatus::Completed || row.status == CampaignStatus::Archived;
}

QString signedOff(const Campaign &row, const CellContext &context)
{
    if (!row.totalCertifications)
        return row.progress ? percentText(*row.progress, context.locale) : Text::tr("not given");
    return Text::tr("%1 of %2")
        .arg(context.locale.toString(row.completedCertifications.value_or(0)),
             context.locale.toString(*row.totalCertifications));
}

std::vector<Column<Campaign>> columns()
{
    using C = Column<Campaign>;
    C name{{"name"_L1, Text::tr("Campaign"), CellKind::Subject}};
    name.text = [](const Campaign &row, const CellContext &) { return row.name; };
    name.tip = [](const Campaign &row, const CellContext &) {
        return row.description.isEmpty() ? row.name : row.name + u'\n' + row.description;
    };
    C type{{"type"_L1, Text::tr("Type"), CellKind::Muted, 116}};
    type.text = [](const Campaign &row, const CellContext &) { return typeWord(row.type); };
    C state{{"state"_L1, Text::tr("State"), CellKind::State, 112}};
    state.text = [](const Campaign &row, const CellContext &) { return stateWord(row).word; };
    state.state = [](const Campaign &row, const CellContext &) { return stateWord(row); };
    C progress{{"signedOff"_L1, Text::tr("Signed off"), CellKind::Progress, 144}};
    progress.info.searched = false;
    progress.text = signedOff;
    progress.number = [](const Campaign &row) {
        return row.totalCertifications ? shareOf(row.completedCertifications, row.totalCertifications)
                                       : shareOf(row.progress);
    };
    progress.progress = [](const Campaign &row) {
        if (!row.totalCertifications && row.progress)
            return ProgressCell{*row.progress, 100, isOver(row)};
        return ProgressCell{row.completedCertifications.value_or(0), row.totalCertifications.value_or(0), isOver(row)};
    };
    C due{{"due"_L1, Text::tr("Due"), CellKind::Due, 124, false, true}};
    due.text = [](const Campaign &row, const CellContext &context) {
        return dueWord(row.deadline, isOver(row), context).word;
    };
    due.state = [](const Campaign &row, const CellContext &context) {
        return dueWord(row.deadline, isOver(row), context);
    };
    due.number = [](const Campaign &row) { return dueMomentOf(row.deadline, isOver(row)); };
    due.tip = [](const Campaign &row, const CellContext &context) { return exactTime(row.deadline, context); };
    due.plain = [](const Campaign &row) { return isoTime(row.deadline); };
    C owner{{"owner"_L1, Text::tr("Owner"), CellKind::Muted, 140, true}};
    owner.text = [](const Campaign &row, const CellContext &) {
        return row.ownerName.isEmpty() ? row.owner.toString() : row.ownerName;
    };
    C created{{"created"_L1, Text::tr("Created"), CellKind::Muted, 140, true}};
    created.info.searched = false;
    created.text = [](const Campaign &row, const CellContext &context) { return exactTime(row.created, context); };
    created.number = [](const Campaign &row) { return momentOf(row.created); };
    created.plain = [](const Campaign &row) { return isoTime(row.created); };
    return {name, type, state, progress, due, owner, created};
}

} // namespace

CampaignTable::CampaignTable(QObject *parent) : RecordTableModel(columns(), campaignFacets(), parent) {}

QString CampaignTable::idOf(const Campaign &row) const
{
    return row.id.toString();
}

bool CampaignTable::recedes(const Campaign &row) const
{
    return isOver(row);
}

} // namespace baton
