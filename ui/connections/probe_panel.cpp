// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/probe_panel.h"

#include "models/domain/isolated.h"
#include "ui/common/details_parts.h"
#include "ui/common/error_words.h"
#include "ui/common/text_block.h"
#include "ui/connections/connection_words.h"

#include <QGridLayout>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

enum GridColumn { What, Verdict, Why };

QLabel *headerLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel("probeHeader"_L1, TextSize::CaptionStrong, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setText(text);
    return label;
}

TextBlock *block(const QString &objectName, const QString &text, TextSize size, QWidget *parent)
{
    auto *made = new TextBlock({}, parent, size);
    made->setObjectName(objectName);
    made->setText(text);
    return made;
}

QString accountOf(const Identity &me)
{
    return me.name.isEmpty() ? me.id.toString() : me.name;
}

} // namespace

ProbePanel::ProbePanel(QWidget *parent) : QScrollArea(parent)
{
    named(this, "probePanel"_L1, tr("What the test found"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    clear();
}

QWidget *ProbePanel::clear()
{
    m_inside = new QWidget;
    m_inside->setObjectName(u"probeInside"_s);
    setWidget(m_inside); // deletes the one before
    return m_inside;
}

void ProbePanel::showRunning(const QString &tenant)
{
    QWidget *inside = clear();
    QLabel *words = plainLabel("probeRunning"_L1, TextSize::Body, inside);
    words->setText(tr("Asking %1 what this sign-in may do. Nothing is changed there.").arg(isolated(tenant)));
    words->setWordWrap(true);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(24, 20, 24, 20);
    column->addWidget(words);
    column->addStretch(1);
}

void ProbePanel::showReport(const ProbeReport &report, const QString &tenant)
{
    QWidget *inside = clear();
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    QStringList facts;
    if (!report.tenant.isEmpty())
        facts << tr("The tenant calls itself %1.").arg(isolated(report.tenant));
    if (report.me)
        facts << tr("Signed in as %1.").arg(isolated(accountOf(*report.me)));
    if (!facts.isEmpty())
        column->addWidget(block(u"probeFacts"_s, facts.join(u' '), TextSize::Body, inside));
    if (report.failed) {
        const bool canceled = report.failed->kind == ErrorKind::Canceled;
        const StatePanel::Content said = loadFailure(*report.failed, {}, tenant);
        const QString words = canceled ? tr("The test was stopped. What it found until then is below.") : said.body;
        column->addWidget(block(u"probeFailed"_s, words, TextSize::Body, inside));
        if (!canceled && !said.detail.isEmpty()) {
            TextBlock *detail = block(u"probeDetail"_s, said.detail, TextSize::Caption, inside);
            detail->setFixedFont(true);
            column->addWidget(detail);
        }
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnMinimumWidth(What, scaledLength(170));
    grid->setColumnMinimumWidth(Verdict, scaledLength(120));
    grid->setColumnStretch(Why, 1);
    int number = 0;
    if (!report.steps.empty() || !report.rights.empty()) {
        grid->addWidget(headerLabel(tr("What"), inside), 0, What);
        grid->addWidget(headerLabel(tr("Result"), inside), 0, Verdict);
        grid->addWidget(headerLabel(tr("Why, and what to ask the administrator for"), inside), 0, Why);
    }
    for (const std::vector<ProbeLine> *part : {&report.steps, &report.rights}) {
        for (const ProbeLine &line : *part)
            addLine(*grid, line, part == &report.steps ? stepWord(line.verdict) : stateWord(line.verdict), ++number);
    }
    column->addLayout(grid);
    column->addStretch(1);
}

void ProbePanel::addLine(QGridLayout &grid, const ProbeLine &line, const StateWord &word, int number)
{
    const int ruleRow = 2 * number - 1;
    const int row = 2 * number;
    grid.addWidget(rule(m_inside), ruleRow, What, 1, 3);
    const QString id = QString::number(number);
    grid.addWidget(block(u"probeWhat"_s + id, line.what, TextSize::Body, m_inside), row, What, Qt::AlignVCenter);
    QWidget *badge = makeBadge(word, m_inside);
    badge->setObjectName(u"probeVerdict"_s + id);
    grid.addWidget(badge, row, Verdict, Qt::AlignVCenter);
    QStringList why{line.detail};
    if (!line.ask.isEmpty())
        why << tr("Ask for: %1").arg(line.ask);
    why.removeAll(QString());
    TextBlock *words = block(u"probeWhy"_s + id, why.join(u'\n'), TextSize::Body, m_inside);
    grid.addWidget(words, row, Why, Qt::AlignVCenter);
}

} // namespace baton
