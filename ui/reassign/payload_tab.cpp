// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/payload_tab.h"

#include "app/reassign/curl_line.h"
#include "ui/common/icons.h"
#include "ui/common/widgets.h"
#include "ui/reassign/plan_words.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

PayloadTab::PayloadTab(const QUrl &baseUrl, bool items, QWidget *parent)
    : QWidget(parent), m_baseUrl(baseUrl), m_items(items)
{
    setObjectName(u"payloadTab"_s);
    m_picker = new QComboBox(this);
    named(m_picker, "payloadCall"_L1, tr("Call to look at"));
    m_picker->setMinimumHeight(32);
    m_facts = noteLabel("payloadFacts"_L1, this);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copyBody = pushButton("copyBody"_L1, tr("Copy body"), this);
    m_copyBody->setIcon(themedIcon("copy"_L1));
    m_copyCurl = pushButton("copyCurl"_L1, tr("Copy as cURL"), this);
    m_copyCurl->setIcon(themedIcon("copy"_L1));
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(fontFor(TextSize::Body).pointSizeF() * 0.92);
    m_request = plainLabel("payloadRequest"_L1, TextSize::Body, this);
    m_request->setFont(fixed);
    m_request->setWordWrap(true);
    m_request->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_body = new QPlainTextEdit(this);
    named(m_body, "payloadBody"_L1, tr("Body of the call"));
    m_body->setReadOnly(true);
    m_body->setFont(fixed);
    m_body->setWordWrapMode(QTextOption::WrapAnywhere);
    m_body->setTabChangesFocus(true);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_picker);
    row->addWidget(m_facts, 1);
    row->addWidget(m_copyBody);
    row->addWidget(m_copyCurl);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->setSpacing(8);
    layout->addLayout(row);
    layout->addWidget(m_request);
    layout->addWidget(m_body, 1);

    connect(m_picker, &QComboBox::currentIndexChanged, this, &PayloadTab::showCall);
    connect(m_copyBody, &QPushButton::clicked, this, [this] {
        if (const Call *call = picked())
            QGuiApplication::clipboard()->setText(QString::fromUtf8(call->body));
    });
    connect(m_copyCurl, &QPushButton::clicked, this, [this] {
        const Call *call = picked();
        if (!call)
            return;
        const CurlLine curl = curlLine(*call, m_baseUrl, m_picker->currentIndex() + 1);
        QString text = curl.line;
        // The command reads a long body from a file; what is copied must work without looking for that file.
        if (!curl.bodyFile.isEmpty())
            text = u"printf %s "_s + shellQuoted(QString::fromUtf8(call->body)) + u" > "_s +
                   shellQuoted(curl.bodyFile) + u'\n' + curl.line;
        QGuiApplication::clipboard()->setText(text);
    });
    showCall();
}

void PayloadTab::setPlan(const Plan &plan)
{
    const int before = m_picker->currentIndex();
    m_calls = plan.calls;
    const QSignalBlocker blocker(m_picker);
    m_picker->clear();
    const auto total = static_cast<int>(m_calls.size());
    for (int i = 0; i < total; ++i) {
        const auto rows = static_cast<int>(m_calls[static_cast<size_t>(i)].rows.size());
        m_picker->addItem(tr("Call %1 of %2: %3").arg(i + 1).arg(total).arg(countOf(rows, m_items)));
    }
    m_picker->setCurrentIndex(total == 0 ? -1 : std::clamp(before, 0, total - 1));
    showCall();
}

void PayloadTab::pick(int index)
{
    m_picker->setCurrentIndex(index);
}

const Call *PayloadTab::picked() const
{
    const int index = m_picker->currentIndex();
    return index < 0 || index >= static_cast<int>(m_calls.size()) ? nullptr : &m_calls[static_cast<size_t>(index)];
}

void PayloadTab::showCall()
{
    const Call *call = picked();
    m_picker->setEnabled(call != nullptr);
    m_copyBody->setEnabled(call != nullptr);
    m_copyCurl->setEnabled(call != nullptr);
    if (!call) {
        m_facts->setText(tr("No call yet."));
        m_request->clear();
        m_body->clear();
        return;
    }
    const QString hash = QString::fromLatin1(call->bodyHash);
    m_facts->setText(
        tr("%1 bytes, sha256 %2…%3").arg(QLocale().toString(call->body.size()), hash.left(8), hash.right(4)));
    m_facts->setToolTip(hash);
    m_request->setText(requestLine(*call, m_baseUrl) + u"\nContent-Type: application/json"_s);
    const QString body = QString::fromUtf8(call->body);
    if (body != m_body->toPlainText())
        m_body->setPlainText(body);
}

} // namespace baton
