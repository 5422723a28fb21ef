// SPDX-License-Identifier: GPL-3.0-or-later
//
// The six operations that hand work over.
#include "app/sandbox/saviynt/picked_rows.h"
#include "app/sandbox/saviynt/service.h"
#include "app/sandbox/saviynt/words.h"

#include <algorithm>

namespace baton::sandbox::saviynt {

namespace {

/// How an operation spells its body and whom it lets in. Where a key has two published spellings either is read.
struct Operation
{
    Endpoint endpoint;
    const char *applicableTo; ///< said when the campaign is of another kind
    CampaignKind kind;
    bool anyKind;
    std::vector<const char *> mandatory;
    std::vector<const char *> oneOf; ///< arrays of which one must hold something
    bool byName;                     ///< the campaign and the certification may be named instead
    const char *comment;
    std::vector<const char *> validation; ///< spellings; none: rules about rows always hold
    bool flagsNeeded;
    bool limited;     ///< it is published who may be `updateuser`
    bool byCertifier; ///< and the certifier is one of them
};

const Operation &operationOf(Endpoint endpoint)
{
    static const std::vector<Operation> table = {
        {Endpoint::ReassignCertification,
         "",
         CampaignKind::UserManager,
         true,
         {"updateuser", "campaignid", "certkey", "newassignee"},
         {},
         false,
         "reassignComments",
         {},
         false,
         true,
         false},
        {Endpoint::ReassignUsers,
         "User Manager",
         CampaignKind::UserManager,
         false,
         {"newassignee"},
         {"username"},
         true,
         "comments",
         {},
         false,
         false,
         false},
        {Endpoint::ReassignUserRows,
         "User Manager",
         CampaignKind::UserManager,
         false,
         {"updateuser", "campaignid", "certkey", "newassignee"},
         {"accounts", "entitlements", "roles"},
         false,
         "reassignComments",
         {"bulkValidation", "bulkvalidation"},
         true,
         true,
         true},
        {Endpoint::ReassignEntitlements,
         "Entitlement Owner",
         CampaignKind::EntitlementOwner,
         false,
         {"newassignee"},
         {"entitlements"},
         true,
         "comments",
         {"bulkvalidation"},
         false,
         false,
         false},
        {Endpoint::ReassignEntitlementRows,
         "Entitlement Owner",
         CampaignKind::EntitlementOwner,
         false,
         {"updateuser", "campaignid", "certkey", "newassignee"},
         {"accounts", "entitlements2"},
         false,
         "comments",
         {"bulkvalidation"},
         false,
         true,
         true},
        {Endpoint::ReassignApplicationRows,
         "Application Owner",
         CampaignKind::ApplicationOwner,
         false,
         {"campaignid", "certkey", "newassignee"},
         {"accounts", "entitlements", "roles"},
         false,
         "reassignComments",
         {"bulkValidation"},
         false,
         false,
         false},
    };
    return *std::find_if(table.begin(), table.end(), [&](const Operation &one) { return one.endpoint == endpoint; });
}

bool isYesOrNo(const std::string &text)
{
    return text == "Y" || text == "y" || text == "N" || text == "n";
}

/// What is missing of the body; empty when nothing is.
std::string missingOf(const Operation &operation, const Body &body)
{
    if (const std::string key = body.missingOf(operation.mandatory); !key.empty())
        return key + " is mandatory";
    const bool byName = operation.byName;
    if (body.text("campaignid", byName ? "campaignname" : "").empty())
        return byName ? "campaignid or campaignname is mandatory" : "campaignid is mandatory";
    if (body.text("certkey", byName ? "certificationname" : "").empty())
        return byName ? "certkey or certificationname is mandatory" : "certkey is mandatory";
    std::string arrays;
    bool holdsSomething = operation.oneOf.empty();
    for (const char *array : operation.oneOf) {
        holdsSomething = holdsSomething || !body.entries(array).empty();
        arrays += (arrays.empty() ? "" : "/") + std::string(array);
    }
    if (!holdsSomething)
        return arrays + " is mandatory";
    if (!operation.flagsNeeded)
        return {};
    for (const auto &[key, spelledOtherwise] : {std::pair("bulkUpdate", "bulkupdate"),
                                                {"bulkValidation", "bulkvalidation"},
                                                {"bulkConsultAssociatedData", ""}}) {
        if (!isYesOrNo(body.text(key, spelledOtherwise)))
            return std::string(key) + " must be Y or N";
    }
    return {};
}

std::string joined(const std::vector<std::string> &sentences)
{
    std::string text;
    for (const std::string &sentence : sentences)
        text += (text.empty() ? "" : ", ") + sentence;
    return text;
}

} // namespace

bool Service::mayUpdate(std::uint32_t person, std::uint32_t certification, bool certifierMay) const
{
    const std::uint32_t certifier = m_truth->certification(certification).certifier;
    const std::uint32_t owner = m_truth->ownerOf(m_truth->campaignOf(certification));
    const auto isDelegateOf = [&](std::uint32_t one) { return m_data.people[one].forwardTo == person; };
    return person == known::admin || person == owner || isDelegateOf(owner) || isDelegateOf(certifier) ||
           (certifierMay && person == certifier);
}

std::uint32_t Service::activePerson(const std::string &username) const
{
    const std::uint32_t person = personNamed(username);
    if (person == kNone)
        return kNone;
    const PersonState state = m_data.people[person].state;
    return state == PersonState::Active || state == PersonState::Untold ? person : kNone;
}

/// The certification that a write names. kNone with the refusal.
std::uint32_t Service::namedCertification(const Body &body, Response *refusal) const
{
    const std::string campaignId = body.text("campaignid");
    const std::string certKey = body.text("certkey");
    for (std::uint32_t campaign = 0; campaign < m_data.campaigns.size(); ++campaign) {
        const bool asked = campaignId.empty() ? m_data.campaigns[campaign].name == body.text("campaignname")
                                              : campaignId == std::to_string(m_truth->campaignKey(campaign));
        if (!asked)
            continue;
        for (const std::uint32_t index : m_truth->ofCampaign(campaign)) {
            if (certKey.empty() ? m_truth->name(index) == body.text("certificationname")
                                : certKey == std::to_string(m_truth->certKey(index)))
                return index;
        }
    }
    // As published, with the letters that change places.
    *refusal = m_envelope.refused("certification with certkey " + body.text("certkey", "certificationname") +
                                  " not found for camapignId " + body.text("campaignid", "campaignname"));
    return kNone;
}

Response Service::reassign(Endpoint endpoint, const Body &body, const Account &caller)
{
    const Operation &operation = operationOf(endpoint);
    if (const std::string missing = missingOf(operation, body); !missing.empty())
        return m_envelope.refused(missing);
    Response refusal;
    const std::uint32_t index = namedCertification(body, &refusal);
    if (index == kNone)
        return refusal;
    const std::string updateUser = body.text("updateuser");
    const std::uint32_t by = updateUser.empty() ? caller.identity : activePerson(updateUser);
    if (by == kNone)
        return m_envelope.refused("Active verifier with name " + updateUser + " not found");
    const std::uint32_t target = activePerson(body.text("newassignee"));
    if (target == kNone)
        return m_envelope.refused("Active verifier with name " + body.text("newassignee") + " not found");
    if (!operation.anyKind && kindOf(m_data.campaigns[m_truth->campaignOf(index)].type) != operation.kind)
        return m_envelope.failed("This is applicable only for " + std::string(operation.applicableTo) + " campaigns");
    if (operation.limited && !mayUpdate(by, index, operation.byCertifier))
        return m_envelope.failed("User " + updateUser + " is not authorized to reassign this certification");
    const State state = m_truth->state(index);
    if (!isOpen(state))
        return m_envelope.failed("certification with certkey " + std::to_string(m_truth->certKey(index)) + " is " +
                                 shownName(state));

    Move move;
    move.certification = index;
    move.target = target;
    move.at = m_now;
    move.comment = commentText(m_data.people[by], m_now, body.text(operation.comment));
    move.whole = endpoint == Endpoint::ReassignCertification;
    if (move.whole) {
        carryOut(move);
        return acted(m_envelope.answer(200, true, "success"));
    }
    // Y: all rules hold; N, and nothing where the flag may be left out: none of those about rows.
    const auto &flags = operation.validation;
    const bool validates = flags.empty() || body.isYes(flags.front(), flags.back());
    PickedRows picked(*m_truth, index, validates, target);
    picked.read(endpoint, body);
    if (body.isYes("bulkConsultAssociatedData"))
        picked.addAssociated();
    move.rows.assign(picked.rows().begin(), picked.rows().end());
    move.byHead = picked.byHead();
    const std::string problems = joined(picked.problems());
    if (move.rows.empty() || (!problems.empty() && m_options.variantIs("bad-id", "fails-call")))
        return m_envelope.failed(problems);
    carryOut(move);
    // A call that went well in part says so as one that did not: what moved has to be read.
    return acted(m_envelope.answer(200, problems.empty(), problems.empty() ? "success" : problems));
}

Response Service::acted(Response response)
{
    response.acted = true;
    return response;
}

void Service::carryOut(const Move &move)
{
    m_truth->apply(move);
    if (m_shown)
        m_lateShows.push_back(move);
}

} // namespace baton::sandbox::saviynt
