// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/journal_certification_fields.h"
#include "app/storage/journal_fields.h"

namespace baton::journal_fields {

template <class Io> void fields(Io &io, Like<AttemptIntended> auto &v)
{
    io("attempt", v.attempt);
    io("previous", v.previous);
}

template <class Io> void fields(Io &io, Like<CallAccepted> auto &v)
{
    io("httpStatus", v.httpStatus);
    io("trackingId", v.trackingId);
    io("deprecatedPath", v.deprecatedPath);
    io("task", v.task);
    io("note", v.note);
    io("returned", v.returned);
}

template <class Io> void fields(Io &io, Like<CallRefused> auto &v)
{
    io("error", v.error);
}

template <class Io> void fields(Io &io, Like<TaskSeen> auto &v)
{
    io("task", v.task);
}

template <class Io> void fields(Io &io, Like<TaskSilent> auto &v)
{
    io("task", v.task);
    io("gone", v.gone);
}

template <class Io> void fields(Io &io, Like<RowProven> auto &v)
{
    io("row", v.row);
    io("proof", v.proof);
}

template <class Io> void fields(Io &io, Like<CallSettled> auto &v)
{
    io("state", v.state);
    io("note", v.note);
    io("didNotAct", v.didNotAct);
}

template <class Io> void fields(Io &io, Like<BrakeEvent> auto &v)
{
    io("what", v.what);
    io("reason", v.reason);
}

template <class Io> void fields(Io &io, Like<RunEnded> auto &v)
{
    io("note", v.note);
}

template <class Io> void fields(Io &io, Like<RunAbandoned> auto &v)
{
    io("reason", v.reason);
}

} // namespace baton::journal_fields
