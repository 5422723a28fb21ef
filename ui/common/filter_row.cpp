// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filter_row.h"

#include "ui/common/elide_label.h"
#include "ui/common/widgets.h"

#include <QBoxLayout>
#include <QEvent>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 41; ///< with the rule below it, the look's 42

} // namespace

FilterRow::FilterRow(QWidget *parent) : QWidget(parent), m_filters(new QHBoxLayout)
{
    setObjectName(u"filterRow"_s);
    setFixedHeight(scaledLength(rowHeight));
    m_filters->setSpacing(6);
    m_loadText = new ElideLabel("loadText"_L1, this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 2, 16, 11);
    row->setSpacing(12);
    row->addLayout(m_filters);
    row->addStretch(1);
    row->addWidget(m_loadText);
}

void FilterRow::setLoadText(const QString &text)
{
    m_loadText->setText(text);
}

QString FilterRow::loadText() const
{
    return m_loadText->text();
}

bool FilterRow::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFixedHeight(scaledLength(rowHeight));
    return QWidget::event(event);
}

} // namespace baton
