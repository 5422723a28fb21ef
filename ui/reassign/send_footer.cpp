// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/send_footer.h"

#include "ui/common/elide_label.h"
#include "ui/common/hairline.h"
#include "ui/common/icons.h"
#include "ui/reassign/plan_words.h"
#include "ui/reassign/typed_count.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int lead = 24;
constexpr int textLead = 52;
constexpr int iconSize = 16;

} // namespace

SendFooter::SendFooter(const QString &tenant, const QString &vendor, QWidget *parent)
    : QWidget(parent), m_vendor(vendor)
{
    setObjectName(u"sendFooter"_s);
    m_tenant = new ElideLabel("tenant"_L1, this);
    QFont strong = m_tenant->font();
    strong.setWeight(QFont::DemiBold);
    m_tenant->setFont(strong);
    m_tenant->setForegroundRole(QPalette::WindowText);
    m_tenant->setText(tr("Changes %1").arg(spokenName(tenant)));
    // Which tenant is never cut, short of a name that would fill the dialog.
    m_tenant->setMinimumWidth(std::min(m_tenant->sizeHint().width(), 340));
    m_calls = new ElideLabel("callsNote"_L1, this);
    m_missing = noteLabel("missing"_L1, this);
    m_missing->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_missing->setMinimumWidth(150);
    m_count = new QWidget(this);
    m_countWords = noteLabel("countWords"_L1, m_count);
    m_countWords->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_typed = named(new QLineEdit(m_count), "typedCount"_L1, tr("Number of rows, typed to confirm"));
    m_typed->setMaxLength(12);
    m_typed->setFixedWidth(scaledLength(84));
    auto *countRow = new QHBoxLayout(m_count);
    countRow->setContentsMargins(lead, 8, lead, 0);
    countRow->setSpacing(8);
    countRow->addWidget(m_countWords, 1);
    countRow->addWidget(m_typed);
    m_count->hide();
    QPushButton *cancel = pushButton("cancel"_L1, tr("Cancel"), this);
    m_verb = pushButton("send"_L1, verbText({}), this);
    m_verb->setProperty("primary", true);
    m_verb->setToolTip(tr("Ctrl+Enter"));

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch(1);
    words->addWidget(m_tenant);
    words->addWidget(m_calls);
    words->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_count);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    // A spacing, not a margin: margins are not mirrored.
    row->setContentsMargins(lead, 8, lead, 8);
    row->setSpacing(8);
    row->addSpacing(textLead - lead); // which Qt adds no spacing to
    row->addLayout(words);
    row->addWidget(m_missing, 100);
    row->addStretch(1); // keeps the buttons where they are when there is nothing to say
    row->addSpacing(4);
    row->addWidget(cancel);
    row->addWidget(m_verb);
    setMinimumHeight(60);
    setCalls(0);
    connect(m_typed, &QLineEdit::textEdited, this, &SendFooter::tellVerb);
    connect(cancel, &QPushButton::clicked, this, &SendFooter::canceled);
    connect(m_verb, &QPushButton::clicked, this, &SendFooter::sendRequested);
}

void SendFooter::setCalls(int calls)
{
    const QString count = calls == 1 ? tr("1 call") : tr("%1 calls").arg(QLocale().toString(calls));
    m_calls->setText(calls == 0 ? tr("%1, nothing is sent yet").arg(m_vendor)
                                : tr("%1, %2, nothing is sent yet").arg(m_vendor, count));
    m_calls->setMinimumWidth(std::min(m_calls->sizeHint().width(), 220));
}

void SendFooter::setVerb(const QString &text, const QString &missing, const QString &note)
{
    m_verb->setText(text);
    m_verb->setMinimumWidth(m_verb->sizeHint().width()); // words beside it never cut it
    m_why = missing;
    m_note = note;
    tellVerb();
}

void SendFooter::setTypedCount(const RowCount &rows)
{
    if (rows == m_asked)
        return;
    m_asked = rows;
    m_typed->clear();
    m_count->setVisible(rows.all() > 0);
    m_countWords->setText(tr("Marked production: type %1 to go on.").arg(typedCountWords(rows)));
    tellVerb();
}

void SendFooter::tellVerb()
{
    const bool typed = m_asked.all() == 0 || isTypedCount(m_typed->text(), m_asked);
    m_verb->setEnabled(m_why.isEmpty() && typed);
    const QString words = shownSentence(m_why.isEmpty() ? m_note : m_why, 160);
    m_missing->setText(words);
    m_missing->setVisible(!words.isEmpty());
    m_verb->setAccessibleDescription(m_why.isEmpty() && !typed ? m_countWords->text() : words);
}

void SendFooter::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    paintHairline(painter, QRect(0, 0, width(), 1), theme.color(Token::Hairline));
    paintGlyph(painter,
               QStyle::visualRect(layoutDirection(), rect(),
                                  QRect(lead, m_verb->geometry().center().y() - iconSize / 2, iconSize, iconSize)),
               "plug"_L1, theme.color(Token::Text2), theme.color(Token::Window));
}

} // namespace baton
