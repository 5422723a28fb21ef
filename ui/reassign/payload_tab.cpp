// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/payload_tab.h"

#include "app/reassign/curl_line.h"
#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/common/state_panel.h"
#include "ui/reassign/json_highlighter.h"
#include "ui/reassign/plan_words.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Text to read and to copy from, wrapped wherever the line ends.
QPlainTextEdit *textIn(QWidget *parent, const QFont &font)
{
    auto *text = new QPlainTextEdit(parent);
    text->setFrameShape(QFrame::NoFrame);
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setFont(font);
    text->setWordWrapMode(QTextOption::WrapAnywhere);
    text->setTabChangesFocus(true);
    text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    text->document()->setDocumentMargin(0);
    return text;
}

} // namespace

PayloadTab::PayloadTab(const QUrl &baseUrl, QWidget *parent) : QWidget(parent), m_baseUrl(baseUrl)
{
    setObjectName(u"payloadTab"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    showCall();
}

void PayloadTab::build()
{
    m_picker = new QComboBox(this);
    named(m_picker, "payloadCall"_L1, tr("Call to look at"));
    m_picker->setMinimumHeight(32);
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_facts = new ElideLabel("payloadFacts"_L1, this);
    QPushButton *body = pushButton("copyBody"_L1, tr("Copy body"), this);
    QPushButton *curl = pushButton("copyCurl"_L1, tr("Copy as cURL"), this);
    for (QPushButton *copy : {body, curl})
        copy->setIcon(themedIcon("copy"_L1));

    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(fontFor(TextSize::Body).pointSizeF() * 0.92);
    auto *box = new QFrame(this);
    box->setObjectName(u"payloadBox"_s);
    box->setFrameShape(QFrame::StyledPanel);
    m_request = textIn(box, fixed);
    named(m_request, "payloadRequest"_L1, tr("Request line of the call"));
    m_request->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = textIn(box, fixed);
    named(m_body, "payloadBody"_L1, tr("Body of the call"));
    new JsonHighlighter(m_body);
    auto *inBox = new QVBoxLayout(box);
    inBox->setContentsMargins(10, 8, 2, 2);
    inBox->setSpacing(fixed.pointSize() + 4);
    inBox->addWidget(m_request);
    inBox->addWidget(m_body, 1);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_picker);
    head->addWidget(m_facts, 1);
    head->addWidget(body);
    head->addWidget(curl);
    auto *call = new QWidget(this);
    auto *callLayout = new QVBoxLayout(call);
    callLayout->setContentsMargins(24, 12, 24, 12);
    callLayout->setSpacing(8);
    callLayout->addLayout(head);
    callLayout->addWidget(box, 1);
    auto *none = new StatePanel(this);
    none->setFocusProxy(nullptr); // its button is hidden: Tab would stay where it is
    none->setContent({"s-info"_L1, tr("No call yet"), tr("What will be sent appears here, byte by byte."), {}, {}});
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(none);
    m_stack->addWidget(call);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);

    connect(m_picker, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0)
            m_pickedKey = m_planned->calls[static_cast<size_t>(index)].key;
        showCall();
    });
    connect(body, &QPushButton::clicked, this, &PayloadTab::copyBody);
    connect(curl, &QPushButton::clicked, this, &PayloadTab::copyCurl);
}

void PayloadTab::setPlanned(const PlannedOrderPtr &planned)
{
    if (planned == m_planned)
        return;
    m_planned = planned;
    const QSignalBlocker blocker(m_picker);
    m_picker->clear();
    if (planned) {
        const auto total = static_cast<int>(planned->calls.size());
        QStringList texts;
        int place = 0;
        for (int i = 0; i < total; ++i) {
            const PlannedCall &call = planned->calls[static_cast<size_t>(i)];
            texts.push_back(tr("Call %1 of %2: %3").arg(i + 1).arg(total).arg(call.count));
            if (call.key == m_pickedKey)
                place = i;
        }
        m_picker->addItems(texts);
        m_picker->setCurrentIndex(total == 0 ? -1 : place);
    }
    showCall();
}

void PayloadTab::pick(int index)
{
    m_picker->setCurrentIndex(index);
}

const Call *PayloadTab::picked() const
{
    const int index = m_picker->currentIndex();
    return index < 0 || !m_planned ? nullptr : &m_planned->plan.calls[static_cast<size_t>(index)];
}

QString PayloadTab::factsOf(const Call &call) const
{
    const QString hash = QString::fromLatin1(call.bodyHash);
    return tr("%1 bytes, sha256 %2…%3").arg(QLocale().toString(call.body.size()), hash.left(4), hash.right(4));
}

void PayloadTab::showCall()
{
    const Call *call = picked();
    m_stack->setCurrentIndex(call ? 1 : 0);
    if (!call)
        return;
    m_facts->setText(factsOf(*call));
    m_facts->setToolTip(QString::fromLatin1(call->bodyHash));
    m_request->setPlainText(requestLine(*call, m_baseUrl) + u"\nContent-Type: application/json"_s);
    fitRequest();
    const QString body = QString::fromUtf8(call->body);
    if (body != m_body->toPlainText())
        m_body->setPlainText(body);
}

/// As high as its lines, of which a long address needs more than two.
void PayloadTab::fitRequest()
{
    const int lines = static_cast<int>(m_request->document()->size().height());
    m_request->setFixedHeight(std::clamp(lines, 2, 5) * m_request->fontMetrics().lineSpacing() + 2);
}

void PayloadTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &PayloadTab::fitRequest, Qt::QueuedConnection); // once the text has its new width
}

void PayloadTab::copyBody()
{
    const Call *call = picked();
    if (!call)
        return;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(call->body));
    m_facts->setText(tr("%1, body copied").arg(factsOf(*call)));
}

void PayloadTab::copyCurl()
{
    const Call *call = picked();
    if (!call)
        return;
    const CurlLine curl = curlLine(*call, m_baseUrl, m_picker->currentIndex() + 1);
    QString text = curl.line;
    // The command reads a long body from a file; what is copied must work without looking for that file.
    if (!curl.bodyFile.isEmpty())
        text = u"printf %s "_s + shellQuoted(QString::fromUtf8(call->body)) + u" > "_s + shellQuoted(curl.bodyFile) +
               u'\n' + curl.line;
    QGuiApplication::clipboard()->setText(text);
    m_facts->setText(tr("%1, cURL copied").arg(factsOf(*call)));
}

} // namespace baton
