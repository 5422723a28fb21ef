// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/person_card.h"

#include "models/tables/identity_table.h"
#include "models/tables/state_words.h"
#include "ui/common/elide_label.h"
#include "ui/common/icons.h"
#include "ui/reassign/plan_words.h"

#include <QBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int textLead = 46;
constexpr int iconLead = 14;
constexpr int iconSize = 20;

} // namespace

/// A state as glyph and word, painted so that it follows the palette.
class StateMark final : public QWidget
{
public:
    explicit StateMark(QWidget *parent) : QWidget(parent)
    {
        setObjectName(u"reviewerState"_s);
        setFont(fontFor(TextSize::Caption));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    void setState(const StateWord &state)
    {
        m_state = state;
        setAccessibleName(state.word);
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        return {lead() + fontMetrics().horizontalAdvance(m_state.word) + 2, std::max(16, fontMetrics().height())};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(palette());
        QPainter painter(this);
        const auto visual = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
        paintGlyph(painter, visual(QRect(0, (height() - 16) / 2, 16, 16)), m_state.glyph, theme.ink(m_state.tone),
                   theme.color(Token::Pane));
        painter.setPen(theme.color(Token::Text));
        painter.drawText(visual(rect().adjusted(lead(), 0, 0, 0)),
                         static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
                         m_state.word);
    }

private:
    int lead() const { return m_state.glyph.isEmpty() ? 0 : 20; }

    StateWord m_state;
};

PersonCard::PersonCard(QWidget *parent) : QFrame(parent)
{
    named(this, "reviewerCard"_L1, tr("New reviewer"));
    m_name = new ElideLabel("reviewerName"_L1, this, TextSize::Body);
    QFont strong = m_name->font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    m_state = new StateMark(this);
    m_line = new ElideLabel("reviewerLine"_L1, this);
    m_load = new ElideLabel("reviewerLoad"_L1, this);
    m_load->setForegroundRole(QPalette::WindowText);
    m_change = new QToolButton(this);
    named(m_change, "changeReviewer"_L1, tr("Change the new reviewer"));
    m_change->setText(tr("&Change"));
    m_change->setAutoRaise(true);
    m_change->setFocusPolicy(Qt::TabFocus);
    m_change->setMinimumSize(72, 32);

    auto *names = new QHBoxLayout;
    names->setSpacing(14);
    names->addWidget(m_name);
    names->addWidget(m_state);
    names->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(6);
    column->addLayout(names);
    column->addWidget(m_line);
    column->addWidget(m_load);
    auto *row = new QHBoxLayout(this);
    // A spacing, not a margin: margins are not mirrored.
    row->setContentsMargins(12, 11, 12, 11);
    row->setSpacing(12);
    row->addSpacing(textLead - 12); // which Qt adds no spacing to
    row->addLayout(column, 1);
    row->addWidget(m_change);
    connect(m_change, &QToolButton::clicked, this, &PersonCard::changeRequested);
}

void PersonCard::setPerson(const Identity &person)
{
    m_name->setText(shownText(person.name.isEmpty() ? person.id.toString() : person.name, 80));
    StateWord state = stateWord(person.state);
    state.word = shownText(state.word, 30);
    m_state->setState(state);
    m_line->setText(shownText(identityLine(person), 240));
    m_cannot = cannotTakeOver(person);
    showLastLine();
}

void PersonCard::setLoad(const QString &words, bool expected)
{
    m_holds = words;
    m_expected = expected;
    showLastLine();
}

/// That somebody can take nothing over says more than how much that person holds.
void PersonCard::showLastLine()
{
    m_load->setText(m_cannot.isEmpty() ? m_holds : m_cannot);
    m_load->setVisible(m_expected || !m_load->text().isEmpty());
}

QWidget *PersonCard::button() const
{
    return m_change;
}

void PersonCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Border));
    painter.setBrush(theme.color(Token::Pane));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    const int top = m_name->geometry().center().y() - iconSize / 2;
    paintGlyph(painter, QStyle::visualRect(layoutDirection(), rect(), QRect(iconLead, top, iconSize, iconSize)),
               "user"_L1, theme.color(Token::Text2), theme.color(Token::Pane));
}

} // namespace baton
