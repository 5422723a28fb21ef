// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/storage/told.h"

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

/// Lines of "path = value", nested by the path.
class Teller
{
public:
    QStringList lines;

    void in(const QString &name, const auto &tellThem)
    {
        const QString outer = m_path;
        m_path += u'/' + name;
        tellThem();
        m_path = outer;
    }

    void say(const QString &name, const QString &value) { lines.append(m_path + u'/' + name + u" = "_s + value); }
    void say(const QString &name, int value) { say(name, QString::number(value)); }
    void say(const QString &name, bool value) { say(name, value ? u"yes"_s : u"no"_s); }
    void say(const QString &name, const QByteArray &value) { say(name, QString::fromLatin1(value.toHex())); }
    void say(const QString &name, const QDateTime &value)
    {
        say(name, value.isValid() ? QString::number(value.toMSecsSinceEpoch()) : u"none"_s);
        if (value.isValid())
            say(name + u"/spec"_s, static_cast<int>(value.timeSpec()));
    }
    template <class Tag> void say(const QString &name, const Id<Tag> &value) { say(name, value.toString()); }
    template <class E>
    requires std::is_enum_v<E>
    void say(const QString &name, E value) { say(name, static_cast<int>(value)); }
    template <class E> void say(const QString &name, const VendorEnum<E> &v)
    {
        const auto &[value, raw] = v;
        say(name + u"/value"_s, value);
        say(name + u"/raw"_s, raw);
    }
    template <class T> void say(const QString &name, const std::optional<T> &value)
    {
        if (value)
            say(name, *value);
        else
            say(name, u"nothing"_s);
    }
    void say(const QString &name, std::chrono::milliseconds value) { say(name, QString::number(value.count())); }
    template <class T> void say(const QString &name, const QList<T> &list) { sayList(name, list); }
    template <class T> void say(const QString &name, const std::vector<T> &list) { sayList(name, list); }
    void say(const QString &name, const OptionValues &values)
    {
        for (auto entry = values.cbegin(); entry != values.cend(); ++entry)
            say(name + u'/' + entry.key(), entry.value());
    }
    template <class T>
    requires std::is_class_v<T>
    void say(const QString &name, const T &value)
    {
        in(name, [&] { fieldsOf(value); });
    }

    void fieldsOf(const LocalizedText &v)
    {
        const auto &[locale, origin, text] = v;
        say(u"locale"_s, locale);
        say(u"origin"_s, origin);
        say(u"text"_s, text);
    }
    void fieldsOf(const Error &v)
    {
        const auto &[kind, status, code, message, causes, tracking, retryAfter, attempts, next, texts, causeTexts] = v;
        say(u"kind"_s, kind);
        say(u"status"_s, status);
        say(u"code"_s, code);
        say(u"message"_s, message);
        say(u"causes"_s, causes);
        say(u"tracking"_s, tracking);
        say(u"retryAfter"_s, retryAfter);
        say(u"attempts"_s, attempts);
        say(u"next"_s, next);
        say(u"texts"_s, texts);
        say(u"causeTexts"_s, causeTexts);
    }
    void fieldsOf(const TrailHop &v)
    {
        const auto &[from, to, type] = v;
        say(u"from"_s, from);
        say(u"to"_s, to);
        say(u"type"_s, type);
    }
    void fieldsOf(const GovernanceTask &v)
    {
        const auto &[id, type, targetType, targetId, targetName, state, errors, trails, created] = v;
        say(u"id"_s, id);
        say(u"type"_s, type);
        say(u"targetType"_s, targetType);
        say(u"targetId"_s, targetId);
        say(u"targetName"_s, targetName);
        say(u"state"_s, state);
        say(u"errors"_s, errors);
        say(u"trails"_s, trails);
        say(u"created"_s, created);
    }
    void fieldsOf(const RowProof &v)
    {
        const auto &[outcome, holder, holderName, certification, detail, at] = v;
        say(u"outcome"_s, outcome);
        say(u"holder"_s, holder);
        say(u"holderName"_s, holderName);
        say(u"certification"_s, certification);
        say(u"detail"_s, detail);
        say(u"at"_s, at);
    }
    void fieldsOf(const OrderRow &v)
    {
        const auto &[certification, item] = v;
        say(u"certification"_s, certification);
        say(u"item"_s, item);
    }
    void fieldsOf(const Order &v)
    {
        const auto &[connection, rows, target, targetName, reason, options] = v;
        say(u"connection"_s, connection);
        say(u"rows"_s, rows);
        say(u"target"_s, target);
        say(u"targetName"_s, targetName);
        say(u"reason"_s, reason);
        say(u"options"_s, options);
    }
    void fieldsOf(const LeftOut &v)
    {
        const auto &[row, reason, sentence, offer] = v;
        say(u"row"_s, row);
        say(u"reason"_s, reason);
        say(u"sentence"_s, sentence);
        say(u"offer"_s, offer);
    }
    void fieldsOf(const PlanWarning &v)
    {
        const auto &[kind, sentence, rows] = v;
        say(u"kind"_s, kind);
        say(u"sentence"_s, sentence);
        say(u"rows"_s, rows);
    }
    void fieldsOf(const Evidence &v)
    {
        const auto &[identity, summaryName, access, account] = v;
        say(u"identity"_s, identity);
        say(u"summaryName"_s, summaryName);
        say(u"access"_s, access);
        say(u"account"_s, account);
    }
    void fieldsOf(const CallRow &v)
    {
        const auto &[row, evidence, subject, reviewer, reviewerName, notChecked, follows] = v;
        say(u"row"_s, row);
        say(u"evidence"_s, evidence);
        say(u"subject"_s, subject.text());
        say(u"reviewer"_s, reviewer);
        say(u"reviewerName"_s, reviewerName);
        say(u"notChecked"_s, notChecked);
        say(u"follows"_s, follows);
    }
    void fieldsOf(const Unit &v)
    {
        const auto &[kind, key] = v;
        say(u"kind"_s, kind);
        say(u"key"_s, key);
    }
    void fieldsOf(const Call &v)
    {
        const auto &[id, replaces, operation, label, method, path, body, hash, units, limit, givesTask, campaign,
                     campaignName, certification, target, lane, rows] = v;
        say(u"id"_s, id);
        say(u"replaces"_s, replaces);
        say(u"operation"_s, operation);
        say(u"label"_s, label);
        say(u"method"_s, method);
        say(u"path"_s, path);
        say(u"body"_s, body);
        say(u"hash"_s, hash);
        say(u"units"_s, units);
        say(u"limit"_s, limit);
        say(u"givesTask"_s, givesTask);
        say(u"campaign"_s, campaign);
        say(u"campaignName"_s, campaignName);
        say(u"certification"_s, certification);
        say(u"target"_s, target);
        say(u"lane"_s, lane);
        say(u"rows"_s, rows);
    }
    void fieldsOf(const Plan &v)
    {
        const auto &[calls, leftOut, warnings] = v;
        say(u"calls"_s, calls);
        say(u"leftOut"_s, leftOut);
        say(u"warnings"_s, warnings);
    }
    void fieldsOf(const RunOrigin &v)
    {
        const auto &[connectionName, tenantUrl, actingIdentity, actingName, osUser, version] = v;
        say(u"connectionName"_s, connectionName);
        say(u"tenantUrl"_s, tenantUrl);
        say(u"actingIdentity"_s, actingIdentity);
        say(u"actingName"_s, actingName);
        say(u"osUser"_s, osUser);
        say(u"version"_s, version);
    }
    void fieldsOf(const RunRecord &v)
    {
        const auto &[id, order, plan, origin, at, undoes, continues] = v;
        say(u"id"_s, id);
        say(u"order"_s, order);
        say(u"plan"_s, plan);
        say(u"origin"_s, origin);
        say(u"at"_s, at);
        say(u"undoes"_s, undoes);
        say(u"continues"_s, continues);
    }
    void fieldsOf(const Reviewer &v)
    {
        const auto &[id, name, email, type, created, modified] = v;
        say(u"id"_s, id);
        say(u"name"_s, name);
        say(u"email"_s, email);
        say(u"type"_s, type);
        say(u"created"_s, created);
        say(u"modified"_s, modified);
    }
    void fieldsOf(const CampaignReference &v)
    {
        const auto &[id, name, type, campaignType, description, correlated, comment] = v;
        say(u"id"_s, id);
        say(u"name"_s, name);
        say(u"type"_s, type);
        say(u"campaignType"_s, campaignType);
        say(u"description"_s, description);
        say(u"correlated"_s, correlated);
        say(u"comment"_s, comment);
    }
    void fieldsOf(const ReassignmentOrigin &v)
    {
        const auto &[id, name, type, reviewer, comment] = v;
        say(u"id"_s, id);
        say(u"name"_s, name);
        say(u"type"_s, type);
        say(u"reviewer"_s, reviewer);
        say(u"comment"_s, comment);
    }
    void fieldsOf(const Certification &v)
    {
        const auto &[id, name, campaign, reviewer, phase, completed, peopleDone, people, decided, decisions, progress,
                     emptied, comment, created, modified, due, signedAt, origin, errors, errorMessage] = v;
        say(u"id"_s, id);
        say(u"name"_s, name);
        say(u"campaign"_s, campaign);
        say(u"reviewer"_s, reviewer);
        say(u"phase"_s, phase);
        say(u"completed"_s, completed);
        say(u"peopleDone"_s, peopleDone);
        say(u"people"_s, people);
        say(u"decided"_s, decided);
        say(u"decisions"_s, decisions);
        say(u"progress"_s, progress);
        say(u"emptied"_s, emptied);
        say(u"comment"_s, comment);
        say(u"created"_s, created);
        say(u"modified"_s, modified);
        say(u"due"_s, due);
        say(u"signedAt"_s, signedAt);
        say(u"origin"_s, origin);
        say(u"errors"_s, errors);
        say(u"errorMessage"_s, errorMessage);
    }
    void fieldsOf(const CampaignAlert &v)
    {
        const auto &[level, texts] = v;
        say(u"level"_s, level);
        say(u"texts"_s, texts);
    }
    void fieldsOf(const Campaign &v)
    {
        const auto &[id, name, description, type, status, correlated, comment, created, modified, deadline, owner,
                     ownerName, progress, total, done, mails, revokes, recommends, alerts] = v;
        say(u"id"_s, id);
        say(u"name"_s, name);
        say(u"description"_s, description);
        say(u"type"_s, type);
        say(u"status"_s, status);
        say(u"correlated"_s, correlated);
        say(u"comment"_s, comment);
        say(u"created"_s, created);
        say(u"modified"_s, modified);
        say(u"deadline"_s, deadline);
        say(u"owner"_s, owner);
        say(u"ownerName"_s, ownerName);
        say(u"progress"_s, progress);
        say(u"total"_s, total);
        say(u"done"_s, done);
        say(u"mails"_s, mails);
        say(u"revokes"_s, revokes);
        say(u"recommends"_s, recommends);
        say(u"alerts"_s, alerts);
    }
    void fieldsOf(const ItemAccount &v)
    {
        const auto &[native, name, id, type, disabled, locked] = v;
        say(u"native"_s, native);
        say(u"name"_s, name);
        say(u"id"_s, id);
        say(u"type"_s, type);
        say(u"disabled"_s, disabled);
        say(u"locked"_s, locked);
    }
    void fieldsOf(const ReviewItem &v)
    {
        const auto &[id, certification, identity, identityName, summary, summaryDone, access, accessName, accessType,
                     description, source, attribute, value, owner, privileged, account, decision, comment, completed,
                     isNew, locator] = v;
        say(u"id"_s, id);
        say(u"certification"_s, certification);
        say(u"identity"_s, identity);
        say(u"identityName"_s, identityName);
        say(u"summary"_s, summary);
        say(u"summaryDone"_s, summaryDone);
        say(u"access"_s, access);
        say(u"accessName"_s, accessName);
        say(u"accessType"_s, accessType);
        say(u"description"_s, description);
        say(u"source"_s, source);
        say(u"attribute"_s, attribute);
        say(u"value"_s, value);
        say(u"owner"_s, owner);
        say(u"privileged"_s, privileged);
        say(u"account"_s, account);
        say(u"decision"_s, decision);
        say(u"comment"_s, comment);
        say(u"completed"_s, completed);
        say(u"isNew"_s, isNew);
        say(u"locator"_s, locator);
    }
    void fieldsOf(const AttemptIntended &v)
    {
        const auto &[attempt, previous] = v;
        say(u"attempt"_s, attempt);
        say(u"previous"_s, previous);
    }
    void fieldsOf(const CallAccepted &v)
    {
        const auto &[status, tracking, deprecated, task, note, returned] = v;
        say(u"status"_s, status);
        say(u"tracking"_s, tracking);
        say(u"deprecated"_s, deprecated);
        say(u"task"_s, task);
        say(u"note"_s, note);
        say(u"returned"_s, returned);
    }
    void fieldsOf(const CallRefused &v)
    {
        const auto &[error] = v;
        say(u"error"_s, error);
    }
    void fieldsOf(const TaskSeen &v)
    {
        const auto &[task] = v;
        say(u"task"_s, task);
    }
    void fieldsOf(const TaskSilent &v)
    {
        const auto &[task, gone] = v;
        say(u"task"_s, task);
        say(u"gone"_s, gone);
    }
    void fieldsOf(const RowProven &v)
    {
        const auto &[row, proof] = v;
        say(u"row"_s, row);
        say(u"proof"_s, proof);
    }
    void fieldsOf(const CallSettled &v)
    {
        const auto &[state, note, didNotAct] = v;
        say(u"state"_s, state);
        say(u"note"_s, note);
        say(u"didNotAct"_s, didNotAct);
    }
    void fieldsOf(const BrakeEvent &v)
    {
        const auto &[what, reason] = v;
        say(u"what"_s, what);
        say(u"reason"_s, reason);
    }
    void fieldsOf(const RunEnded &v)
    {
        const auto &[note] = v;
        say(u"note"_s, note);
    }
    void fieldsOf(const RunAbandoned &v)
    {
        const auto &[reason] = v;
        say(u"reason"_s, reason);
    }
    void fieldsOf(const UnreadableEvent &v)
    {
        const auto &[kind, data, reason] = v;
        say(u"kind"_s, kind);
        say(u"data"_s, data);
        say(u"reason"_s, reason);
    }
    void fieldsOf(const JournalEvent &v)
    {
        const auto &[run, call, at, what] = v;
        say(u"run"_s, run);
        say(u"call"_s, call);
        say(u"at"_s, at);
        const QString kind = u"what"_s + QString::number(what.index());
        std::visit([&](const auto &which) { say(kind, which); }, what);
    }
    void fieldsOf(const RowCounts &v)
    {
        const auto &[all, items, moved, movedElsewhere, notMoved, unknown, notSent] = v;
        say(u"all"_s, all);
        say(u"items"_s, items);
        say(u"moved"_s, moved);
        say(u"movedElsewhere"_s, movedElsewhere);
        say(u"notMoved"_s, notMoved);
        say(u"unknown"_s, unknown);
        say(u"notSent"_s, notSent);
    }
    void fieldsOf(const RunSummary &v)
    {
        const auto &[id, at, endedAt, ended, abandoned, connection, origin, target, targetName, reason, calls,
                     openCalls, states, rows, leftOut, undoes, continues, undoneBy] = v;
        say(u"id"_s, id);
        say(u"at"_s, at);
        say(u"endedAt"_s, endedAt);
        say(u"ended"_s, ended);
        say(u"abandoned"_s, abandoned);
        say(u"connection"_s, connection);
        say(u"origin"_s, origin);
        say(u"target"_s, target);
        say(u"targetName"_s, targetName);
        say(u"reason"_s, reason);
        say(u"calls"_s, calls);
        say(u"openCalls"_s, openCalls);
        for (auto state = states.cbegin(); state != states.cend(); ++state)
            say(u"states/"_s + toString(state.key()), state.value());
        say(u"rows"_s, rows);
        say(u"leftOut"_s, leftOut);
        say(u"undoes"_s, undoes);
        say(u"continues"_s, continues);
        say(u"undoneBy"_s, undoneBy);
    }
    void fieldsOf(const CallHistory &v)
    {
        const auto &[state, standing, attempts, answer, task, error, proofs, note, didNotAct, firstSent, lastChange] =
            v;
        say(u"state"_s, state);
        say(u"standing"_s, standing);
        say(u"attempts"_s, attempts);
        say(u"answer"_s, answer);
        say(u"task"_s, task);
        say(u"error"_s, error);
        say(u"proofs"_s, proofs);
        say(u"note"_s, note);
        say(u"didNotAct"_s, didNotAct);
        say(u"firstSent"_s, firstSent);
        say(u"lastChange"_s, lastChange);
    }
    void fieldsOf(const CallOutline &v)
    {
        const auto &[id, index, operationLabel, campaignName, rows, history] = v;
        say(u"id"_s, id);
        say(u"index"_s, index);
        say(u"operationLabel"_s, operationLabel);
        say(u"campaignName"_s, campaignName);
        say(u"rows"_s, rows);
        say(u"history"_s, history);
    }
    void fieldsOf(const RunOutline &v)
    {
        const auto &[id, calls, leftOut, events, firstHash, lastHash] = v;
        say(u"id"_s, id);
        say(u"calls"_s, calls);
        for (auto reason = leftOut.cbegin(); reason != leftOut.cend(); ++reason)
            say(u"leftOut/"_s + QString::number(static_cast<int>(reason.key())), reason.value());
        say(u"events"_s, static_cast<int>(events));
    }

private:
    template <class T> void sayList(const QString &name, const T &list)
    {
        say(name + u"/count"_s, static_cast<int>(list.size()));
        int index = 0;
        for (const auto &value : list)
            say(name + u'/' + QString::number(index++), value);
    }

    QString m_path;
};

template <class T> QStringList tell(const T &value)
{
    Teller teller;
    teller.fieldsOf(value);
    return teller.lines;
}

} // namespace

QStringList told(const RunRecord &record)
{
    return tell(record);
}
QStringList told(const JournalEvent &event)
{
    return tell(event);
}
QStringList told(const RunSummary &summary)
{
    return tell(summary);
}
QStringList told(const RunOutline &outline)
{
    return tell(outline);
}

QStringList told(const ListRows &rows)
{
    Teller teller;
    teller.say(u"kind"_s, static_cast<int>(rows.index()));
    std::visit([&teller](const auto &list) { teller.say(u"rows"_s, list); }, rows);
    return teller.lines;
}

} // namespace baton::test
