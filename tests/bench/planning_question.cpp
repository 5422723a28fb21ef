// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/planning_question.h"

#include <algorithm>
#include <random>

namespace baton::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int listed = 250; ///< items of a certification

QString hexId(std::mt19937_64 &engine)
{
    return QString::number(engine() | (quint64(1) << 63), 16) + QString::number(engine() | (quint64(1) << 63), 16);
}

} // namespace

Question planningQuestion(size_t items, Lists lists, Rows rows)
{
    std::mt19937_64 engine(7);
    Question question;
    Facts &facts = question.facts;
    Order &order = question.order;
    order.target = IdentityId(hexId(engine));
    order.targetName = u"Ana"_s;
    order.reason = u"Leaves the company at the end of the month"_s;
    facts.now = QDateTime::currentDateTimeUtc();
    facts.target = Identity();
    facts.target->id = order.target;
    facts.target->state = {IdentityState::Active, u"ACTIVE"_s};
    facts.forwarding = Forwarding{order.target, {}};
    facts.pendingTargets = QSet<QString>();
    Campaign campaign;
    campaign.id = CampaignId(hexId(engine));
    campaign.status = {CampaignStatus::Active, u"ACTIVE"_s};
    facts.campaigns.insert(campaign.id, campaign);

    const int certifications = std::max(1, static_cast<int>(items) / listed);
    for (int c = 0; c < certifications; ++c) {
        Certification row;
        row.id = CertificationId(hexId(engine));
        row.name = u"Manager review %1"_s.arg(c);
        row.campaign.id = campaign.id;
        row.reviewer.id = IdentityId(hexId(engine));
        row.reviewer.type = {ReviewerType::Identity, u"IDENTITY"_s};
        row.phase = {c % 20 == 0 ? CertificationPhase::Signed : CertificationPhase::Active, u"ACTIVE"_s};
        facts.certifications.insert(row.id, row);
        std::vector<ReviewItem> read;
        QString person;
        QString name;
        for (int i = 0; i < listed; ++i) {
            if (i % 8 == 0) {
                person = i == 0 ? order.target.toString() : hexId(engine);
                name = u"Person %1"_s.arg(i / 8);
            }
            ReviewItem item;
            item.id = ReviewItemId(hexId(engine));
            item.certification = row.id;
            item.identity = IdentityId(QString(person.constData(), person.size())); // as read from a page: not shared
            item.identityName = QString(name.constData(), name.size());
            item.summaryId = person + u"-s";
            item.locator = item.summaryId;
            item.accessId = u"access-0123456789abcdef-%1"_s.arg(engine() % 60);
            item.accessName = u"Access %1"_s.arg(i % 60);
            item.decision = {Decision::Undecided, QString()};
            // As when the table's rows are ordered and preflight reads the items again: the certification's id is
            // one text, the item's are two.
            order.rows.push_back(
                {row.id, ReviewItemId(QString(item.id.toString().constData(), item.id.toString().size()))});
            read.push_back(std::move(item));
        }
        facts.setItems(row.id, std::move(read), lists == Lists::Complete);
    }
    for (int twice = 0; twice < static_cast<int>(items / 1000); ++twice)
        order.rows[engine() % order.rows.size()] = order.rows[engine() % order.rows.size()];
    if (rows == Rows::Shuffled)
        std::shuffle(order.rows.begin(), order.rows.end(), engine);
    for (const OrderRow &row : order.rows)
        question.ids.push_back(row.item.toString());
    return question;
}

Facts unread(const Facts &facts)
{
    Facts fresh = facts;
    for (auto list = facts.items.begin(); list != facts.items.end(); ++list)
        fresh.setItems(list.key(), list.value()->items, list.value()->complete);
    return fresh;
}

} // namespace baton::bench
