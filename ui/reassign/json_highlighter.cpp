// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/json_highlighter.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QPlainTextEdit>

namespace baton {

using namespace Qt::StringLiterals;

JsonHighlighter::JsonHighlighter(QPlainTextEdit *edit)
    : QSyntaxHighlighter(edit->document()), m_edit(edit), m_strings(uR"("(?:[^"\\]|\\.)*+"(\s*:)?)"_s)
{
    m_edit->installEventFilter(this);
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    const Theme &theme = Theme::of(m_edit->palette());
    const QColor key = theme.color(Token::Accent);
    const QColor value = theme.color(Token::Ok);
    QRegularExpressionMatchIterator matches = m_strings.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const bool isKey = match.capturedLength(1) > 0;
        setFormat(static_cast<int>(match.capturedStart()),
                  static_cast<int>(match.capturedLength() - match.capturedLength(1)), isKey ? key : value);
    }
}

bool JsonHighlighter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        rehighlight();
    return QSyntaxHighlighter::eventFilter(watched, event);
}

} // namespace baton
