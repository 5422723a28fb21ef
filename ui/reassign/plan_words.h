// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reassign/facts.h"
#include "models/domain/plan.h"
#include "models/tables/plan_tables.h"

class QUrl;

namespace baton {

/// "3 certifications and 208 items", "1 item"; empty when both are 0.
QString countWords(qint64 certifications, qint64 items);
/// What a plan hands over.
QString countWords(const Plan &plan);
QString countWords(const Call &call);
/// What is selected.
QString countWords(const std::vector<OrderRow> &rows);
/// What the verb button says: "Reassign 37 certifications", or "Reassign" when there is nothing.
QString verbText(const QString &count);

/// A vendor's or a person's words as one line of a screen: white space simplified, cut to `most` characters with "…",
/// and without the characters that would turn the text around it.
QString shownText(const QString &text, int most = 120);
/// The same for a sentence that holds isolated names: they stay isolated, also where it is cut.
QString shownSentence(const QString &sentence, int most = 320);
/// shownText(), kept apart from the sentence it stands in.
QString spokenName(const QString &name);

/// That somebody is inactive or on leave and can take nothing over; empty: nothing is known against it.
QString cannotTakeOver(const Identity &person);

/// "POST https://…/v3/…", as the call will be asked.
QString requestLine(const Call &call, const QUrl &baseUrl);
/// How the calls of a plan work: "sent in the background, as few calls as possible". Empty without calls.
QString effectWords(const Plan &plan);
/// "Holds 14 open certifications now, 47 afterwards". `plan` may be null.
QString loadWords(qint64 open, const Plan *plan);

/// Why every row is left out, where it is because of whom they would go to; else empty.
QString targetRefusal(const Plan &plan);

/// The calls of a plan as rows of a table.
std::vector<PlannedCall> plannedCalls(const Plan &plan);
/// The rows left out, with the names a person knows them by. `items`: the table speaks of items.
std::vector<LeftOutRow> leftOutRows(const Plan &plan, const Facts &facts, const QString &targetName, bool items);

/// What a left-out row offers, as a button says it; empty: nothing.
QString offerWords(Offer offer);

} // namespace baton
