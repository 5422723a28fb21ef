// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/details_content.h"

#include <QStringList>

namespace baton::test {

/// 2 March 2026, 9:00, in plain English.
inline CellContext plainContext()
{
    return {QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC), QLocale::c()};
}

/// The value of a fact, wherever in the pane; null: there is none.
inline QString factOf(const DetailsContent &content, const QString &label, const QString &section = {})
{
    for (const DetailsSection &one : content.sections) {
        if (one.title != section)
            continue;
        for (const DetailsFact &fact : one.facts) {
            if (fact.label == label)
                return fact.value;
        }
    }
    return {};
}

/// The section with this title; an empty one when there is none.
inline DetailsSection sectionOf(const DetailsContent &content, const QString &title)
{
    for (const DetailsSection &one : content.sections) {
        if (one.title == title)
            return one;
    }
    return {};
}

/// "Begun 23", one text per line.
inline QStringList countsOf(const DetailsSection &section)
{
    QStringList texts;
    for (const DetailsCount &count : section.counts)
        texts << count.state.word + QLatin1Char(' ') + QString::number(count.count);
    return texts;
}

/// "Q3 review 23/40": the number, and what a full bar stands for.
inline QStringList sharesOf(const DetailsSection &section)
{
    QStringList texts;
    for (const DetailsShare &share : section.shares)
        texts << QStringLiteral("%1 %2/%3").arg(share.label).arg(share.count).arg(share.most);
    return texts;
}

/// Everything that the pane says, in one text.
inline QString everythingOf(const DetailsContent &content)
{
    QStringList texts{content.kind, content.heading, content.note, content.body};
    if (content.badge)
        texts << content.badge->word;
    for (const DetailsSection &section : content.sections) {
        texts << section.title << section.unit << section.text << countsOf(section) << sharesOf(section);
        for (const DetailsFact &fact : section.facts)
            texts << fact.label + QLatin1String(": ") + fact.value;
        for (const DetailsEvent &event : section.events)
            texts << event.state.word << event.time << event.detail;
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace baton::test
