// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_story_dialog.h"

#include "app/reassign/curl_line.h"
#include "ui/common/details_parts.h"
#include "ui/common/record_view.h"
#include "ui/common/text_block.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>

namespace baton {

using namespace Qt::StringLiterals;

TaskStoryDialog::TaskStoryDialog(const QUrl &baseUrl, QWidget *parent)
    : QDialog(parent), m_baseUrl(baseUrl), m_rows(new ProofTable(this)), m_tabs(new QTabWidget(this))
{
    setObjectName(u"taskStoryDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(800, 620);
    named(m_tabs, "storyTabs"_L1, tr("The whole story"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildStory(), tr("What happened"));
    m_tabs->addTab(buildRows(), tr("Rows"));
    m_tabs->addTab(buildPayload(), tr("Payload"));

    auto *copyAll = pushButton("copyStory"_L1, tr("Copy the story"), this);
    auto *close = pushButton("closeStory"_L1, tr("Close"), this);
    close->setDefault(true);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(24, 14, 24, 14);
    foot->addWidget(copyAll);
    foot->addStretch(1);
    foot->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(rule(this));
    layout->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(copyAll, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(plainText(m_details) + u"\n\n"_s + m_curl); });
}

QWidget *TaskStoryDialog::buildStory()
{
    auto *scroll = named(new QScrollArea, "storyScroll"_L1, tr("What happened"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    m_story = new QWidget;
    m_story->setObjectName(u"story"_s);
    m_column = new QVBoxLayout(m_story);
    m_column->setContentsMargins(24, 16, 24, 16);
    m_column->setSpacing(8);
    scroll->setWidget(m_story);
    return scroll;
}

QWidget *TaskStoryDialog::buildRows()
{
    auto *view = named(new RecordView(*m_rows, nullptr), "storyRows"_L1, tr("Rows of the call and what is proven"));
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    return view;
}

QWidget *TaskStoryDialog::buildPayload()
{
    auto *page = new QWidget;
    page->setObjectName(u"storyPayload"_s);
    m_request = new TextBlock("storyRequest"_L1, page, TextSize::Caption);
    m_request->setFixedFont(true);
    m_request->setText(tr("Reading the call…"));
    m_body = named(new QPlainTextEdit(page), "storyBody"_L1, tr("Body of the call, as it was sent"));
    m_body->setReadOnly(true);
    m_body->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *copyBody = pushButton("copyStoryBody"_L1, tr("Copy the body"), page);
    auto *copyCurl = pushButton("copyStoryCurl"_L1, tr("Copy as cURL"), page);
    connect(copyBody, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(QString::fromUtf8(m_call.body)); });
    connect(copyCurl, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_curl); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copyBody);
    buttons->addWidget(copyCurl);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->addWidget(m_request);
    layout->addWidget(m_body, 1);
    layout->addLayout(buttons);
    return page;
}

void TaskStoryDialog::setDetails(const DetailsContent &details)
{
    if (details == m_details)
        return;
    m_details = details;
    setWindowTitle(details.heading);
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_column->addWidget(makeDetailsHead(details, m_story));
    for (const DetailsSection &section : details.sections)
        m_column->addWidget(makeDetailsSection(section, m_story));
    m_column->addStretch(1);
}

void TaskStoryDialog::setRows(std::vector<ProofRow> rows, const QDateTime &now)
{
    m_tabs->setTabText(1, tr("Rows (%1)").arg(m_rows->context().locale.toString(static_cast<qlonglong>(rows.size()))));
    m_rows->setNow(now);
    m_rows->upsert(std::move(rows));
}

void TaskStoryDialog::setCall(const Call &call, int number)
{
    if (m_call.id == call.id && !m_curl.isEmpty())
        return;
    m_call = call;
    QUrl url = m_baseUrl;
    url.setUserInfo({});
    m_request->setText(tr("%1 %2%3\n%4 bytes, sha256 %5")
                           .arg(call.method, url.toString(QUrl::StripTrailingSlash), call.path,
                                m_rows->context().locale.toString(static_cast<qlonglong>(call.body.size())),
                                QString::fromLatin1(call.bodyHash)));
    m_body->setPlainText(QString::fromUtf8(call.body));
    m_curl = curlLine(call, m_baseUrl, number).line;
}

} // namespace baton
