// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/action_bar.h"

#include "ui/common/elide_label.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QEvent>

namespace baton {

using namespace Qt::StringLiterals;

ActionBar::ActionBar(QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    setObjectName(u"actionBar"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_count = plainLabel("selectionCount"_L1, TextSize::BodyStrong, this);
    m_count->setVisible(false);
    m_fact = new ElideLabel("selectionFact"_L1, this);
    m_row->setContentsMargins(16, 0, 16, 0);
    m_row->setSpacing(8);
    m_row->addWidget(m_count);
    m_row->addWidget(m_fact, 1);
    setFixedHeight(scaledLength(52) - 1); // the rule above it is part of the look's 52
}

void ActionBar::setText(const QString &count, const QString &fact)
{
    m_count->setText(count);
    m_count->setVisible(!count.isEmpty());
    m_fact->setText(fact);
}

bool ActionBar::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFixedHeight(scaledLength(52) - 1);
    return QWidget::event(event);
}

} // namespace baton
