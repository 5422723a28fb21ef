// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/test_dialog.h"

#include "ui/common/widgets.h"
#include "ui/connections/connection_test.h"
#include "ui/connections/connection_words.h"
#include "ui/connections/probe_panel.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

QString summaryOf(const ProbeReport &report)
{
    if (report.failed && report.failed->kind == ErrorKind::Canceled)
        return TestDialog::tr("Stopped.");
    if (report.failed)
        return TestDialog::tr("It does not work yet.");
    const auto count = [&report](ProbeLine::Verdict verdict) {
        return std::count_if(report.rights.begin(), report.rights.end(),
                             [verdict](const ProbeLine &line) { return line.verdict == verdict; });
    };
    if (count(ProbeLine::Verdict::MayNot) > 0)
        return TestDialog::tr("It works, but not everything is allowed.");
    if (count(ProbeLine::Verdict::CouldNotTell) > 0)
        return TestDialog::tr("It works; not every right could be told.");
    return TestDialog::tr("It works.");
}

} // namespace

TestDialog::TestDialog(ConnectionDesk &desk, const Connection &connection, const std::optional<QString> &secret,
                       QWidget *parent)
    : QDialog(parent), m_connection(connection), m_secret(secret),
      m_test(new ConnectionTest(desk.services().connector, this)), m_panel(new ProbePanel(this))
{
    setObjectName(u"testDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Test of %1").arg(connection.name.isEmpty() ? connection.baseUrl.host() : connection.name));
    setMinimumSize(560, 320);
    resize(760, 520);
    m_summary = plainLabel("testSummary"_L1, TextSize::BodyStrong, this);
    m_copy = pushButton("copyReport"_L1, tr("&Copy the report"), this);
    m_stop = pushButton("stopTest"_L1, tr("&Stop"), this);
    m_again = pushButton("testAgain"_L1, tr("&Test again"), this);
    m_close = pushButton("closeTest"_L1, tr("Close"), this);
    m_close->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 14, 24, 14);
    foot->setSpacing(8);
    foot->addWidget(m_summary, 1);
    for (QPushButton *button : {m_copy, m_stop, m_again, m_close})
        foot->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_panel, 1);
    layout->addWidget(rule(this));
    layout->addLayout(foot);
    connect(m_test, &ConnectionTest::changed, this, &TestDialog::tell);
    connect(m_stop, &QPushButton::clicked, m_test, &ConnectionTest::stop);
    connect(m_again, &QPushButton::clicked, this, &TestDialog::start);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const std::optional<ProbeReport> &report = m_test->report())
            QGuiApplication::clipboard()->setText(reportText(*report, m_connection));
    });
    start();
}

TestDialog::~TestDialog() = default;

void TestDialog::start()
{
    m_test->start(m_connection, m_secret);
}

void TestDialog::tell()
{
    const bool running = m_test->isRunning();
    const std::optional<ProbeReport> &report = m_test->report();
    m_stop->setVisible(running);
    m_again->setVisible(!running);
    m_copy->setVisible(report.has_value());
    const QString tenant = m_connection.name.isEmpty() ? m_connection.baseUrl.host() : m_connection.name;
    if (running || !report) {
        m_summary->setText(tr("Testing…"));
        m_panel->showRunning(tenant);
    } else {
        m_summary->setText(summaryOf(*report));
        m_panel->showReport(*report, tenant);
    }
    setAccessibleDescription(m_summary->text());
}

void TestDialog::done(int result)
{
    m_test->stop();
    QDialog::done(result);
}

} // namespace baton
