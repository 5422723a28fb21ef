// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QWidget>

class QBoxLayout;
class QLabel;

namespace baton {

/// An editor with a quiet note below it and, when it cannot stay as it is, the sentence that says why.
class FormField final : public QWidget
{
    Q_OBJECT

public:
    /// `id` is the editor's object name; the note is called "<id>Note", the problem "<id>Problem". Takes the editor.
    FormField(QLatin1StringView id, QWidget &editor, QWidget *parent = nullptr);

    QWidget &editor() const { return m_editor; }
    /// To put something beside the editor.
    QBoxLayout &row() { return *m_row; }
    void setNote(const QString &note);
    void setProblem(const QString &problem);

private:
    void tell();

    QWidget &m_editor;
    QBoxLayout *m_row;
    QLabel *m_note;
    QLabel *m_problem;
};

/// The label of a form's row, on one line with its editor's text; `id` is the editor's object name.
QLabel *formLabel(QLatin1StringView id, const QString &text, QWidget *buddy, QWidget *parent);

} // namespace baton
