// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/form_field.h"

#include "ui/common/widgets.h"

#include <QBoxLayout>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

/// Where the labels of every form end.
constexpr int labelWidth = 116;

} // namespace

FormField::FormField(QLatin1StringView id, QWidget &editor, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_row(new QHBoxLayout), m_note(noteLabel({}, this)),
      m_problem(noteLabel({}, this))
{
    m_editor.setObjectName(id);
    m_note->setObjectName(id + "Note"_L1);
    m_problem->setObjectName(id + "Problem"_L1);
    m_problem->setForegroundRole(QPalette::BrightText);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addWidget(&m_editor, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_row);
    column->addWidget(m_problem);
    column->addWidget(m_note);
    setFocusProxy(&m_editor);
    tell();
}

void FormField::setNote(const QString &note)
{
    m_note->setText(note);
    tell();
}

void FormField::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    tell();
}

void FormField::tell()
{
    m_note->setVisible(!m_note->text().isEmpty());
    m_problem->setVisible(!m_problem->text().isEmpty());
    const QString &words = m_problem->text().isEmpty() ? m_note->text() : m_problem->text();
    m_editor.setAccessibleDescription(words);
}

QLabel *formLabel(QLatin1StringView id, const QString &text, QWidget *buddy, QWidget *parent)
{
    QLabel *label = plainLabel({}, TextSize::Body, parent);
    label->setObjectName(id + "Label"_L1);
    label->setText(text);
    label->setBuddy(buddy);
    label->setMinimumSize(scaledLength(labelWidth), scaledLength(32)); // on one line with the editor's text
    label->setMaximumHeight(scaledLength(32));
    label->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return label;
}

} // namespace baton
