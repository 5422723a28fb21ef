// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/selection_actions.h"

#include "models/tables/record_selection.h"
#include "ui/common/icons.h"
#include "ui/common/list_tools.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>

namespace baton {

using namespace Qt::StringLiterals;

SelectionActions::SelectionActions(ListPage &page, RecordSelection &selection, ListTools &tools, Texts texts)
    : QObject(&page), m_page(page), m_selection(selection), m_tools(tools), m_texts(std::move(texts)),
      m_clear(pushButton("clearSelection"_L1, tr("Clear selection"))),
      m_reassign(pushButton("reassign"_L1, tr("Reassign…")))
{
    m_reassign->setIcon(themedIcon("reassign"_L1, Token::OnAccent));
    m_reassign->setProperty("primary", true);
    m_page.actions().addWidget(m_clear);
    m_page.actions().addWidget(m_reassign);
    connect(m_clear, &QPushButton::clicked, &selection, &RecordSelection::forgetAll);
    connect(m_reassign, &QPushButton::clicked, this, &SelectionActions::reassignRequested);
    connect(&tools, &ListTools::reassignRequested, this, &SelectionActions::reassignRequested);
}

void SelectionActions::update(const QStringList &facts, const QString &why)
{
    const QLocale locale;
    const int count = m_selection.count();
    const QString note = m_tools.selectionNote();
    QStringList words;
    if (const int hidden = m_selection.hiddenCount(); hidden > 0)
        words << tr("%1 not shown").arg(locale.toString(hidden));
    words << facts << note;
    if (count > 0 || note.isEmpty())
        words << why;
    words.removeAll(QString());
    const QString number = locale.toString(count);
    m_page.setSelectionText(count > 0 ? tr("%1 selected").arg(number) : QString(), words.join(u" · "_s));
    m_reassign->setText(count == 0 ? tr("Reassign…") : count == 1 ? m_texts.one : m_texts.many.arg(number));
    m_reassign->setToolTip(why);
    m_reassign->setEnabled(why.isEmpty());
    m_tools.reassign().setEnabled(why.isEmpty());
    m_clear->setVisible(count > 0);
}

} // namespace baton
