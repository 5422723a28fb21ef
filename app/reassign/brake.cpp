// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/brake.h"

#include <QCoreApplication>

namespace baton {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::Brake)
};

} // namespace

SendEnd sendEndOf(const Error &error, int attempts)
{
    if (error.kind == ErrorKind::OutcomeUnknown)
        return SendEnd::Unknown;
    if (attempts == 0)
        return SendEnd::NeverLeft;
    // A question that was given up is as open as one without an answer.
    if (error.kind == ErrorKind::Internal && error.httpStatus == 0)
        return SendEnd::Unknown;
    return error.httpStatus != 0 ? SendEnd::Refused : SendEnd::NeverLeft;
}

std::optional<QString> Brake::failed(SendEnd end, const Error &error)
{
    if (end == SendEnd::Unknown) {
        m_refusals = 0;
        if (++m_unknowns < m_limits.unknownsInARow)
            return std::nullopt;
        return Text::tr("The outcome of %n call(s) in a row is not known.", nullptr, m_unknowns);
    }
    const bool refusal =
        end == SendEnd::Refused && error.httpStatus >= 300 && error.httpStatus < 500 && error.httpStatus != 429;
    if (!refusal)
        return std::nullopt;
    m_unknowns = 0;
    ++m_refusals;
    if (error.httpStatus == 403)
        return Text::tr("The tenant does not allow this: %1").arg(describe(error));
    if (m_refusals < m_limits.refusalsInARow)
        return std::nullopt;
    return Text::tr("%n call(s) in a row were refused. The last: %1", nullptr, m_refusals).arg(describe(error));
}

} // namespace baton
