// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/certification_table.h"

#include "models/tables/column_helpers.h"
#include "models/tables/state_words.h"
#include "models/tables/table_facets.h"

#include <QCoreApplication>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::CertificationTable)
};

QString progressText(std::optional<int> done, std::optional<int> total, std::optional<int> percent,
                     const CellContext &context)
{
    if (!total)
        return percent ? percentText(*percent, context.locale) : Text::tr("not given");
    return Text::tr("%1 of %2").arg(context.locale.toString(done.value_or(0)), context.locale.toString(*total));
}

std::vector<Column<Certification>> columns()
{
    using C = Column<Certification>;
    C reviewer{{"reviewer"_L1, Text::tr("Reviewer"), CellKind::Subject, 0}};
    reviewer.text = [](const Certification &row, const CellContext &) { return row.reviewer.name; };
    reviewer.tip = [](const Certification &row, const CellContext &) {
        return row.reviewer.email.isEmpty() ? row.reviewer.name : row.reviewer.name + u'\n' + row.reviewer.email;
    };
    reviewer.glyph = [](const Certification &row) {
        return row.reviewer.type == ReviewerType::GovernanceGroup ? "users"_L1 : "user"_L1;
    };
    C campaign{{"campaign"_L1, Text::tr("Campaign"), CellKind::Muted, 0}};
    campaign.text = [](const Certification &row, const CellContext &) { return row.campaign.name; };
    C state{{"state"_L1, Text::tr("State"), CellKind::State, 118}};
    state.text = [](const Certification &row, const CellContext &) { return stateWord(row).word; };
    state.state = [](const Certification &row, const CellContext &) { return stateWord(row); };
    state.tip = [](const Certification &row, const CellContext &) {
        return row.errorMessage.isEmpty() ? stateWord(row).word : row.errorMessage;
    };
    C decisions{{"decisions"_L1, Text::tr("Decisions"), CellKind::Progress, 138}};
    decisions.info.searched = false;
    decisions.text = [](const Certification &row, const CellContext &context) {
        return progressText(row.decisionsMade, row.decisionsTotal, row.progress, context);
    };
    decisions.number = [](const Certification &row) {
        return row.decisionsTotal ? shareOf(row.decisionsMade, row.decisionsTotal) : shareOf(row.progress);
    };
    decisions.progress = [](const Certification &row) {
        if (!row.decisionsTotal && row.progress)
            return ProgressCell{*row.progress, 100, row.isSigned()};
        return ProgressCell{row.decisionsMade.value_or(0), row.decisionsTotal.value_or(0), row.isSigned()};
    };
    C due{{"due"_L1, Text::tr("Due"), CellKind::Due, 124, false, true}};
    due.text = [](const Certification &row, const CellContext &context) {
        return dueWord(row.due, row.isSigned(), context).word;
    };
    due.state = [](const Certification &row, const CellContext &context) {
        return dueWord(row.due, row.isSigned(), context);
    };
    due.number = [](const Certification &row) { return dueMomentOf(row.due, row.isSigned()); };
    due.tip = [](const Certification &row, const CellContext &context) { return exactTime(row.due, context); };
    due.plain = [](const Certification &row) { return isoTime(row.due); };

    C name{{"name"_L1, Text::tr("Certification"), CellKind::Muted, 200, true}};
    name.text = [](const Certification &row, const CellContext &) { return row.name; };
    C mail{{"email"_L1, Text::tr("E-mail"), CellKind::Muted, 180, true}};
    mail.text = [](const Certification &row, const CellContext &) { return row.reviewer.email; };
    C phase{{"phase"_L1, Text::tr("Phase"), CellKind::Muted, 90, true}};
    phase.text = [](const Certification &row, const CellContext &) { return phaseWord(row.phase); };
    C people{{"people"_L1, Text::tr("People"), CellKind::Progress, 138, true}};
    people.info.searched = false;
    people.text = [](const Certification &row, const CellContext &context) {
        return progressText(row.identitiesCompleted, row.identitiesTotal, std::nullopt, context);
    };
    people.number = [](const Certification &row) { return shareOf(row.identitiesCompleted, row.identitiesTotal); };
    people.progress = [](const Certification &row) {
        return ProgressCell{row.identitiesCompleted.value_or(0), row.identitiesTotal.value_or(0), row.isSigned()};
    };
    C signedAt{{"signed"_L1, Text::tr("Signed"), CellKind::Muted, 150, true}};
    signedAt.info.searched = false;
    signedAt.text = [](const Certification &row, const CellContext &context) {
        return exactTime(row.signedAt, context);
    };
    signedAt.number = [](const Certification &row) { return momentOf(row.signedAt); };
    signedAt.plain = [](const Certification &row) { return isoTime(row.signedAt); };
    C from{{"from"_L1, Text::tr("Reassigned from"), CellKind::Muted, 160, true}};
    from.text = [](const Certification &row, const CellContext &) {
        return row.reassignment ? row.reassignment->fromReviewer.name : QString();
    };
    C comment{{"comment"_L1, Text::tr("Comment"), CellKind::Muted, 160, true}};
    comment.text = [](const Certification &row, const CellContext &) {
        return row.reassignment && !row.reassignment->comment.isEmpty() ? row.reassignment->comment : row.comment;
    };
    C error{{"error"_L1, Text::tr("Error"), CellKind::Muted, 160, true}};
    error.text = [](const Certification &row, const CellContext &) { return row.errorMessage; };
    C modified{{"modified"_L1, Text::tr("Modified"), CellKind::Muted, 150, true}};
    modified.info.searched = false;
    modified.text = [](const Certification &row, const CellContext &context) {
        return exactTime(row.modified, context);
    };
    modified.plain = [](const Certification &row) { return isoTime(row.modified); };
    modified.number = [](const Certification &row) { return momentOf(row.modified); };
    return {reviewer, campaign, state,    decisions, due,     name,  mail,
            phase,    people,   signedAt, from,      comment, error, modified};
}

} // namespace

CertificationTable::CertificationTable(QObject *parent) : RecordTableModel(columns(), certificationFacets(), parent) {}

QString CertificationTable::idOf(const Certification &row) const
{
    return row.id.toString();
}

std::optional<StateWord> CertificationTable::sideOf(const Certification &row) const
{
    const auto word = m_cannotAct.constFind(row.reviewer.id);
    return word == m_cannotAct.constEnd() ? std::nullopt : std::optional(*word);
}

void CertificationTable::setCannotAct(const QHash<IdentityId, std::optional<StateWord>> &people)
{
    QSet<IdentityId> changed;
    for (auto one = people.constBegin(); one != people.constEnd(); ++one) {
        const auto known = m_cannotAct.constFind(one.key());
        const bool same = *one ? known != m_cannotAct.constEnd() && *known == **one : known == m_cannotAct.constEnd();
        if (same)
            continue;
        changed.insert(one.key());
        if (*one)
            m_cannotAct.insert(one.key(), **one);
        else
            m_cannotAct.remove(one.key());
    }
    if (!changed.isEmpty())
        tellSides(changed);
}

void CertificationTable::tellSides(const QSet<IdentityId> &people)
{
    const QList<int> roles{SideRole, Qt::AccessibleTextRole};
    const int rows = rowCount();
    for (int row = 0; row < rows; ++row) {
        const int first = row;
        while (row < rows && people.contains(recordAt(row).reviewer.id))
            ++row;
        if (row > first)
            Q_EMIT dataChanged(index(first, 0), index(row - 1, 0), roles);
    }
}

bool CertificationTable::recedes(const Certification &row) const
{
    return row.isSigned();
}

} // namespace baton
