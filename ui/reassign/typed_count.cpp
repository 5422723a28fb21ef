// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reassign/typed_count.h"

#include <QCoreApplication>
#include <QLocale>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::TypedCount)
};

} // namespace

QString typedCountWords(const RowCount &rows)
{
    const QLocale locale;
    if (rows.along == 0)
        return locale.toString(rows.all());
    return Text::tr("%1 (%2 and %3)")
        .arg(locale.toString(rows.all()),
             rows.ordered == 1 ? Text::tr("1 row") : Text::tr("%1 rows").arg(locale.toString(rows.ordered)),
             rows.along == 1 ? Text::tr("1 that moves along")
                             : Text::tr("%1 that move along").arg(locale.toString(rows.along)));
}

bool isTypedCount(const QString &text, const RowCount &rows)
{
    bool isNumber = false;
    const QString digits = text.simplified().remove(u' ').remove(QLocale().groupSeparator());
    return digits.toInt(&isNumber) == rows.all() && isNumber;
}

} // namespace baton
