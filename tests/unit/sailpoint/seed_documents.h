// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// The answers of seeds 000 to 002, with every field that their pages name.
namespace baton::test::seeds {

/// Seed 001's example, as published: the trails are an object.
inline const QByteArray taskWithTrailObject = R"({
  "id": "2c918086719eec070171a7e3355a360a", "type": "ADMIN_REASSIGN", "targetType": "CAMPAIGN",
  "targetId": "2c918086719eec070171a7e3355a834c", "status": "QUEUED",
  "errors": [
    {"locale": "en-US", "localeOrigin": "DEFAULT",
     "text": "The request was syntactically correct but its content is semantically invalid."},
    {"locale": "de-DE", "localeOrigin": "REQUEST", "text": "Der Inhalt ist ungültig."}],
  "reassignmentTrailDTOs": {"previousOwner": "ef38f94347e94562b5bb8424a56397d8",
    "newOwner": "ef38f94347e94562b5bb8424a56397a3", "reassignmentType": "AUTOMATIC_REASSIGNMENT"},
  "created": "2020-09-24T18:10:47.693Z"})";

/// The same by its schema: the trails are an array.
inline const QByteArray taskWithTrailArray = R"({
  "id": "t-2", "type": "REASSIGN", "targetType": "CERTIFICATION", "targetId": "c-2", "status": "ERROR", "errors": [],
  "reassignmentTrailDTOs": [
    {"previousOwner": "a", "newOwner": "b", "reassignmentType": "AUTOMATIC_REASSIGNMENT"},
    {"previousOwner": "b", "newOwner": "c", "reassignmentType": "MANUAL_REASSIGNMENT"}],
  "created": "2020-09-24T18:10:47Z"})";

/// Seed 000's answer has no trails; errors may have a null locale and origin.
inline const QByteArray taskOfCampaign = R"({
  "id": "t-0", "type": "ADMIN_REASSIGN", "targetType": "CAMPAIGN", "targetId": "k-0", "status": "IN_PROGRESS",
  "errors": [{"locale": null, "localeOrigin": null, "text": "Cannot assign to self."}],
  "created": "2021-01-02T03:04:05.678+02:00"})";

/// Seed 002's answer.
inline const QByteArray certification = R"({
  "id": "2c9180835d2e5168015d32f890ca1581", "name": "Source Owner Access Review for Employees [source]",
  "campaign": {"id": "ef38f94347e94562b5bb8424a56397d8", "name": "Campaign Name", "type": "CAMPAIGN",
    "campaignType": "SOURCE_OWNER", "description": "A description of the campaign",
    "correlatedStatus": "UNCORRELATED", "mandatoryCommentRequirement": "REVOKE_ONLY_DECISIONS"},
  "completed": true, "identitiesCompleted": 5, "identitiesTotal": 10,
  "created": "2018-06-25T20:22:28.104Z", "modified": "2018-06-26T20:22:28.104Z",
  "decisionsMade": 20, "decisionsTotal": 40,
  "due": "2018-10-19T13:49:37.385Z", "signed": "2018-10-20T13:49:37.385Z",
  "reviewer": {"id": "r-1", "name": "Reviewer Name", "email": "reviewer@test.com", "type": "IDENTITY",
    "created": "2018-06-25T20:22:28.104Z", "modified": "2018-06-27T20:22:28.104Z"},
  "reassignment": {"from": {"id": "c-from", "name": "Certification Name", "type": "CERTIFICATION",
      "reviewer": {"id": "r-0", "name": "Former Reviewer", "email": "former@test.com", "type": "GOVERNANCE_GROUP",
        "created": "2017-06-25T20:22:28.104Z", "modified": "2017-06-27T20:22:28.104Z"}},
    "comment": "Reassigned for a reason"},
  "hasErrors": true, "errorMessage": "The certification has an error", "phase": "SIGNED"})";

/// Seed 001's error envelope, as published.
inline const QByteArray badRequest = R"({
  "detailCode": "400.1 Bad Request Content", "trackingId": "e7eab60924f64aa284175b9fa3309599",
  "messages": [{"locale": "en-US", "localeOrigin": "DEFAULT",
    "text": "The request was syntactically correct but its content is semantically invalid."}],
  "causes": [{"locale": "en-GB", "localeOrigin": "REQUEST", "text": "The target reviews itself."}]})";
inline const QByteArray forbidden = R"({
  "detailCode": "403 Forbidden", "trackingId": "b21b1f7ce4da4d639f2c62a57171b427",
  "messages": [{"locale": "en-US", "localeOrigin": "DEFAULT",
    "text": "The server understood the request but refuses to authorize it."}]})";
inline const QByteArray notFound = R"({
  "detailCode": "404 Not found", "trackingId": "b21b1f7ce4da4d639f2c62a57171b427",
  "messages": [{"locale": "en-US", "localeOrigin": "DEFAULT",
    "text": "The server did not find a current representation for the target resource."}]})";
inline const QByteArray internalFault = R"({
  "detailCode": "500.0 Internal Fault", "trackingId": "b21b1f7ce4da4d639f2c62a57171b427",
  "messages": [{"locale": "en-US", "localeOrigin": "DEFAULT", "text": "An internal fault occurred."}]})";
inline const QByteArray unauthorized = R"({"error": "JWT validation failed: JWT is expired"})";
inline const QByteArray tooManyRequests = R"({"message": " Rate Limit Exceeded "})";

} // namespace baton::test::seeds
