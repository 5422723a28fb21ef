// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLatin1StringView>
#include <QString>

class QAbstractButton;
class QAction;
class QPushButton;
class QToolButton;

namespace baton {

/// Gives a widget its object name and the name that assistive technology reads.
template <class W> W *named(W *widget, QLatin1StringView objectName, const QString &accessibleName = {})
{
    widget->setObjectName(objectName);
    if (!accessibleName.isEmpty())
        widget->setAccessibleName(accessibleName);
    return widget;
}

enum class TextSize { Caption, CaptionStrong, Body, BodyStrong, Heading, Title };

/// The application's font at one of its sizes; heading, title and the strong ones are semibold.
QFont fontFor(TextSize size);
/// A length at the standard font, in pixels, for the application's font: whatever holds text grows with it.
int scaledLength(int length);

/// The beginning of a text that is longer than `most` characters, with "…": no vendor's text fills a screen.
QString shortened(const QString &text, qsizetype most);

/// The base direction in which a text is set, whatever the window's: "5 of 56" stays in its order among mirrored cells.
Qt::LayoutDirection textDirection(const QString &text);

/// A label whose text is always plain: vendors' words are never markup. Follows the application's font.
QLabel *plainLabel(QLatin1StringView objectName, TextSize size = TextSize::Body, QWidget *parent = nullptr);
/// The same in the second text colour, wrapping.
QLabel *noteLabel(QLatin1StringView objectName, QWidget *parent = nullptr);

QPushButton *pushButton(QLatin1StringView objectName, const QString &text, QWidget *parent = nullptr);
/// An icon-only button; the text becomes its tooltip and accessible name.
QToolButton *toolButton(QLatin1StringView objectName, QLatin1StringView icon, const QString &text,
                        QWidget *parent = nullptr);

/// The same for an action: its icon, its text, its state.
QToolButton *toolButtonFor(QAction &action, QWidget *parent = nullptr);

/// Qt tells windows alone of a new application font, and what has a font of its own does not inherit.
void passToChildren(const QWidget &window, QEvent &event);

/// A one-pixel rule.
QWidget *rule(QWidget *parent = nullptr);

} // namespace baton
