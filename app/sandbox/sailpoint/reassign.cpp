// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sailpoint/errors.h"
#include "app/sandbox/sailpoint/render.h"
#include "app/sandbox/sailpoint/service.h"

#include <nlohmann/json.hpp>

namespace baton::sandbox::sailpoint {

namespace {

using nlohmann::json;

constexpr std::size_t kMostCertifications = 250;
constexpr std::size_t kMostAtOnce = 50;
constexpr std::size_t kMostInATask = 500;

std::string textOf(const json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The body as an object; not an object when it is none.
json bodyOf(const Request &request)
{
    return json::parse(request.body, nullptr, false);
}

/// Reads the campaign call's body; empty or what is wrong with it.
std::string readWhole(const json &body, ReassignOrder *order, std::string *target)
{
    if (!body.is_object())
        return "The body is not a JSON object.";
    const auto ids = body.find("certificationIds");
    if (ids == body.end() || !ids->is_array() || ids->empty())
        return "certificationIds must name at least one certification.";
    if (ids->size() > kMostCertifications)
        return "certificationIds may name at most 250 certifications.";
    for (const json &id : *ids) {
        if (!id.is_string())
            return "certificationIds must hold strings.";
        order->certificationIds.push_back(foldedCase(id.get<std::string>()));
    }
    const auto to = body.find("reassignTo");
    if (to == body.end() || !to->is_object() || textOf(*to, "id").empty())
        return "reassignTo must be an object with an id.";
    if (textOf(*to, "type") != "IDENTITY")
        return "reassignTo.type must be IDENTITY.";
    *target = textOf(*to, "id");
    order->reason = textOf(body, "reason");
    order->wholeCertifications = true;
    return order->reason.empty() ? "reason is required." : "";
}

std::string readItems(const json &body, std::size_t most, ReassignOrder *order, std::string *target)
{
    if (!body.is_object())
        return "The body is not a JSON object.";
    const auto references = body.find("reassign");
    if (references == body.end() || !references->is_array() || references->empty())
        return "reassign must name at least one thing.";
    if (references->size() > most)
        return "reassign may name at most " + std::to_string(most) + " things.";
    for (const json &entry : *references) {
        Reference reference;
        reference.id = entry.is_object() ? textOf(entry, "id") : std::string();
        const std::string type = entry.is_object() ? textOf(entry, "type") : std::string();
        if (type == "ITEM")
            reference.kind = Reference::Kind::Item;
        else if (type == "IDENTITY_SUMMARY")
            reference.kind = Reference::Kind::IdentitySummary;
        else if (type == "TARGET_SUMMARY")
            reference.kind = Reference::Kind::TargetSummary;
        else
            return "reassign.type must be ITEM, IDENTITY_SUMMARY or TARGET_SUMMARY.";
        if (reference.id.empty())
            return "reassign.id is required.";
        order->references.push_back(std::move(reference));
    }
    const auto to = body.find("reassignTo");
    if (to == body.end() || !to->is_string() || to->get<std::string>().empty())
        return "reassignTo must be the id of an identity.";
    *target = to->get<std::string>();
    order->reason = textOf(body, "reason");
    return order->reason.empty() ? "reason is required." : "";
}

} // namespace

Response Service::targetRefusal(const Request &request, std::uint32_t target, const std::string &id) const
{
    if (target == kNone)
        return errorResponse(request, 404, "The identity " + id + " was not found.");
    const Person &person = m_world.data().people[target];
    if (person.state == PersonState::InactiveShortTerm || person.state == PersonState::InactiveLongTerm)
        return errorResponse(request, 400, person.name + " is not active and cannot be given work.");
    return {};
}

/// Why nothing of a certification can be moved now; empty when it can.
std::string Service::stateProblem(std::uint32_t certification) const
{
    const Tenant &tenant = m_world.truth();
    const Campaign &campaign = tenant.campaignOf(certification);
    const std::string what = "The certification " + tenant.certification(certification).id.text();
    if (tenant.seedOf(certification).phase == Phase::Signed)
        return what + " is signed off and cannot be reassigned.";
    if (campaign.status != CampaignStatus::Active && campaign.status != CampaignStatus::Staged)
        return "The campaign " + campaign.name + " is " + wireName(campaign.status) + ": nothing can be reassigned.";
    if (tenant.certification(certification).group)
        return what + " is assigned to a governance group, which this request does not support.";
    return {};
}

Response Service::reassignCampaign(const Request &request, const Route &route, const Caller &caller)
{
    ReassignOrder order;
    std::string targetId;
    order.campaign = m_world.data().campaignIndex(route.id);
    if (order.campaign == kNone)
        return errorResponse(request, 404, "The campaign " + route.id + " was not found.");
    const std::string problem = readWhole(bodyOf(request), &order, &targetId);
    if (!problem.empty())
        return errorResponse(request, 400, problem);
    order.target = m_world.data().personIndex(targetId);
    Response refusal = targetRefusal(request, order.target, targetId);
    if (refusal.status != 200)
        return refusal;
    const Campaign &campaign = m_world.data().campaigns[order.campaign];
    if (campaign.status != CampaignStatus::Active && campaign.status != CampaignStatus::Staged) {
        return errorResponse(request, 400,
                             "The campaign " + campaign.name + " is " + wireName(campaign.status) +
                                 ": nothing can be reassigned.");
    }
    if (m_world.options().variantIs("group-campaign-reassign", "refused")) {
        for (const std::string &id : order.certificationIds) {
            const std::uint32_t index = m_world.truth().find(id);
            if (index != kNone && m_world.truth().certification(index).group)
                return errorResponse(request, 400, "The certification " + id + " is assigned to a governance group.");
        }
    }
    const sandbox::Task &task = m_world.submit(std::move(order), campaign.id.text(), caller.identity, kNone, m_now);
    Response response;
    response.status = 202;
    response.acted = true;
    JsonWriter json(response.body);
    renderTask(json, m_world.data(), task, m_world.options().variantIs("trail", "object"), route.version == "beta");
    return response;
}

Response Service::reassignItems(const Request &request, const Route &route, const Caller &caller)
{
    const bool atOnce = route.endpoint == Endpoint::CertificationReassign;
    const Tenant &tenant = m_world.truth();
    ReassignOrder order;
    order.certification = tenant.find(route.id);
    if (order.certification == kNone)
        return errorResponse(request, 404, "The certification " + route.id + " was not found.");
    const Certification certification = tenant.certification(order.certification);
    if (!caller.administrator && (certification.group || certification.reviewer != caller.identity))
        return errorResponse(request, 403);
    std::string targetId;
    std::string problem = readItems(bodyOf(request), atOnce ? kMostAtOnce : kMostInATask, &order, &targetId);
    if (problem.empty())
        problem = stateProblem(order.certification);
    if (!problem.empty())
        return errorResponse(request, 400, problem);
    order.target = m_world.data().personIndex(targetId);
    Response response = targetRefusal(request, order.target, targetId);
    if (response.status != 200)
        return response;
    JsonWriter json(response.body);
    if (!atOnce) {
        const sandbox::Task &task =
            m_world.submit(std::move(order), certification.id.text(), caller.identity, certification.reviewer, m_now);
        response.status = m_world.options().variantIs("async-status", "202") ? 202 : 200;
        response.acted = true;
        renderTask(json, m_world.data(), task, m_world.options().variantIs("trail", "object"), false);
        return response;
    }
    const ReassignOutcome outcome = m_world.perform(order, m_now);
    if (outcome.moves.empty())
        return errorResponse(request, 400,
                             outcome.problems.empty() ? "Nothing to reassign." : outcome.problems.front());
    response.acted = true;
    renderCertification(json, tenant, order.certification);
    return response;
}

} // namespace baton::sandbox::sailpoint
