// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connections/secret_store.h"

#include <QCoreApplication>

#include <algorithm>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::SecretStore)
};

} // namespace

std::optional<Error> secretRefusal(const QString &secret)
{
    if (secret.isEmpty())
        return Error(ErrorKind::Invalid, Text::tr("The secret is empty."), Text::tr("Enter it."));
    const bool plain = std::none_of(secret.begin(), secret.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
               c.category() == QChar::Separator_Paragraph;
    });
    if (!plain)
        return Error(ErrorKind::Invalid, Text::tr("The secret has a line break or another control character in it."),
                     Text::tr("Copy it again, without the line break; a secret is one line."));
    if (secret.trimmed() != secret)
        return Error(ErrorKind::Invalid, Text::tr("The secret begins or ends with a space."),
                     Text::tr("Copy it again, without the space."));
    return std::nullopt;
}

} // namespace baton
