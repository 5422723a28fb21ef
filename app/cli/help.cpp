// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include "app/cli/connections_line.h"
#include "app/cli/list_rows.h"

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *usage = R"(batonctl hands access reviews to the right reviewer, and proves that it happened.

batonctl [CONNECTION] [--data-dir DIR] [--rate-limit N/SECONDS|off] [--http-log FILE] COMMAND
Options may stand before or after COMMAND, as --name value or --name=value.

)";

constexpr const char *commands = R"(
Lists (COMMAND):
  campaigns [--status STATUS...]
      STATUS: pending, staged, canceling, activating, active, completing, completed, error, archived
  certifications [--campaign ID...] [--reviewer ID|me] [--phase PHASE]
      PHASE: staged, active, signed
  items --certification ID...
  identities
  tasks                     tasks of the tenant that have not ended
 All of them:
  --format table|json|csv   table (default) for reading; json and csv have every field
  --filter TEXT             only rows that hold each word of TEXT in some column of the table, in any order;
                            upper and lower case and accents do not matter

Reassign (COMMAND):
  reassign --to IDENTITY --reason TEXT ROWS [OPTION...]
      IDENTITY is an id, alias or mail.
 ROWS, one of:
  --certification ID...     whole certifications
  --certification ID --item ID...
                            items of one certification
  --rows FILE|-             lines certificationId[,itemId] (# begins a comment), or what "items --format json" or
                            "certifications --format json" prints; with the latter, what has changed hands since is
                            left out; - is standard input
 OPTION:
  --mode auto|sync|async    how items go; auto (default): at once where few, as a task where many
  --option NAME=VALUE...    what else the calls of the tenant may carry; a wrong name or value lists them
  --everyone-but-target     where the target is reviewed in a whole certification: hand over everyone else
  --move-whole              where items of a certification cannot go alone (a group reviews it): hand it over whole
  --as-items                where a whole certification takes an administrator: hand over its items
  --dry-run                 send nothing; print each call with its exact bytes and a cURL line
  --yes                     do not ask before sending
  --confirm-rows N          on a connection marked as production: the order has N rows, with those that move
                            along, so send it although there are more than 250; without it a person is asked to type
                            the number
  --wait [SECONDS]          wait until each row is proven, or for so long: then nothing more is sent, and batonctl
                            ends when what is under way was answered; without --wait it ends when every call was
                            sent and answered
  --format table|json       the plan of a dry run, or the proof of each row

 What is left out, and why, is printed; the rest is sent. More rows than one call may carry become several calls.
 Calls on one campaign, or on items of one certification, go one at a time: one that is queued behind the task of
 another is sent when that task has ended, and batonctl waits for it, with or without --wait. A task that does not
 answer for half an hour is not waited for any longer; what is queued behind it is not sent.
 When calls are refused or get lost one after the other, batonctl stops sending and says so. Ctrl-C stops sending;
 calls that were sent are answered first. Everything sent is in the journal of the data folder before it leaves.

After a crash (COMMAND):
  resume [--run ID...] [--yes | --recheck | --abandon REASON] [--wait [SECONDS]] [--format table|json]
      Says which runs of this connection an earlier Baton left open, and how their calls stand. What is in doubt is
      settled by reading. What provably was not done goes on as a new run: after a question, or with --yes. --recheck
      reads and sends nothing; --abandon gives the runs up, for a reason that the journal keeps. Runs of other
      connections are named and left alone. ID may be the beginning of an id.

The way back (COMMAND):
  undo RUN [--to IDENTITY] [--reason TEXT] [--dry-run] [--yes] [--wait [SECONDS]] [--format table|json]
      Reads where the rows of a run are now, and hands each to who had it before, or all to --to. Left out is what
      somebody has decided, signed off or moved on since. RUN is the id that reassign prints, or its beginning.

Other:
  --help, --version

Standard output holds the data, standard error what happens meanwhile.

Exit status:
  0  every row is proven moved, or was left out with a reason while at least one moved; a dry run that has calls;
     a list
  1  anything else
  2  wrong use
  3  nothing to send
  4  some row is proven not moved, or went to somebody else
  5  some row is unknown
  6  accepted, not yet proven
  7  there is no such run
  8  another Baton uses the data folder
When several hold, the first of 5, 4, 6 counts.

)";

constexpr const char *reassignKeys = R"(reassign --dry-run prints one object:
  tenant, url, dryRun, target.id, target.name, reason, options
  calls[]      operation, label, method, url, campaignId, certificationId, count, limit, body (the exact bytes),
               curl, curlBodyFile, rows[] {certificationId, itemId, subject, notChecked,
               follows}
  leftOut[]    certificationId, itemId, reason, sentence, option (what would take it along)
  warnings[]   kind, sentence, rows[] {certificationId, itemId}
reassign prints one object:
  tenant, url, dryRun, target.id, target.name, reason, options
  calls[]      operation, label, method, url, campaignId, certificationId, count, limit, state, attempts, taskId,
               error {kind, httpStatus, vendorCode, message, causes[], trackingId, nextStep}, note
  run          id of the run in the journal; null when nothing was sent
  rows[]       certificationId, itemId, subject, result (Moved, MovedElsewhere, NotMoved, Unknown, LeftOut,
               NotChecked), holderId, holderName, foundIn (id of the certification that holds it now),
               call (position in calls[]), detail
  leftOut[], warnings[]  as above
  totals       rows, moved, movedElsewhere, notMoved, unknown, notYetProven, notSent, leftOut
resume and undo print one object:
  runs[]       what reassign prints of a run, and action (Rechecked, WentOn, Left, Abandoned, NothingToSend, Sent,
               NotSent), goesOnIn (id of the run that took over what was not sent)
  totals       of all; a row that went on in another run counts there alone
undo --dry-run prints an array of what reassign --dry-run prints.
)";

QString keysOf(ListKind kind, const QString &command)
{
    QString text = command + u"\n"_s;
    for (const JsonKey &key : jsonKeys(kind))
        text += u"  "_s + key.path.leftJustified(38) + u' ' + key.meaning + u'\n';
    return text + u'\n';
}

} // namespace

QString helpText(const QString &connectionHelp)
{
    return QString::fromLatin1(usage) + connectionHelp + connectionsHelp() + QString::fromLatin1(commands) +
           u"JSON (--format json): lists print an array of objects. A key is always there and null when nothing is "
           u"known; "
           "times are\nISO 8601 in UTC; words in capitals are the tenant's own and may be newer than this list. CSV "
           "has "
           "the same columns.\n\n"_s +
           keysOf(ListKind::Campaigns, u"campaigns"_s) + keysOf(ListKind::Certifications, u"certifications"_s) +
           keysOf(ListKind::Items, u"items"_s) + keysOf(ListKind::Identities, u"identities"_s) +
           keysOf(ListKind::Tasks, u"tasks"_s) + QString::fromLatin1(reassignKeys);
}

} // namespace baton::cli
