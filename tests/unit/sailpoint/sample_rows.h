// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/sailpoint/seed_documents.h"

/// One full row of every list, in every published shape.
namespace baton::test::samples {

inline const QByteArray &certification = seeds::certification;
inline const QByteArray &task = seeds::taskWithTrailObject;

inline const QByteArray campaign = R"({
  "id": "k", "name": "Manager Campaign", "description": "Everyone", "type": "MANAGER", "status": "ACTIVE",
  "correlatedStatus": "CORRELATED", "mandatoryCommentRequirement": "ALL_DECISIONS",
  "created": "2020-03-03T22:15:13.611Z", "modified": "2020-03-04T22:15:13.611Z", "deadline": "2020-03-15T10:00:01.456Z",
  "totalCertifications": 100, "completedCertifications": 10,
  "emailNotificationEnabled": true, "autoRevokeAllowed": true, "recommendationsEnabled": true,
  "alerts": [{"level": "ERROR", "localizations": [{"locale": "en", "localeOrigin": "DEFAULT", "text": "Late"}]}]})";

inline const QByteArray betaCertification = R"({
  "id": "b", "name": "Beta", "campaignRef": {"id": "k", "name": "Campaign", "type": "CAMPAIGN",
    "campaignType": "SEARCH", "description": "d", "correlatedStatus": "CORRELATED",
    "mandatoryCommentRequirement": "NO_DECISIONS"},
  "phase": "ACTIVE", "due": "2018-10-19T13:49:37.385Z", "signed": "2018-10-19T13:49:37.385Z",
  "reviewer": {"type": "IDENTITY", "id": "r", "name": "Michael", "email": "m@test.com"},
  "reassignment": {"from": {"type": "CERTIFICATION", "id": "f", "name": "Manager Access",
      "reviewer": {"type": "IDENTITY", "id": "q", "name": "Q", "email": "q@test.com"}}, "comment": "Please review"},
  "hasErrors": true, "errorMessage": "e", "completed": true, "decisionsMade": 20, "decisionsTotal": 40,
  "entitiesCompleted": 5, "entitiesTotal": 10})";

inline const QByteArray betaTask = R"({
  "id": "abcd-ef12-3456", "certificationId": "ef38f94347e94562b5bb8424a56397d8", "type": "REASSIGN",
  "status": "ERROR", "errors": ["Cannot assign to self", "And another"]})";

inline const QByteArray item = R"({
  "id": "i", "completed": true, "newAccess": true, "decision": "REVOKE", "comments": "No longer needed",
  "identitySummary": {"id": "s", "name": "Alison Ferguso", "identityId": "p", "completed": true},
  "accessSummary": {
    "access": {"type": "ENTITLEMENT", "id": "a", "name": "Payroll admin"},
    "entitlement": {"id": "a", "name": "CN=payroll", "description": "Gives access", "privileged": true,
      "owner": {"type": "IDENTITY", "id": "o", "name": "Owner", "email": "o@test.com"},
      "attributeName": "memberOf", "attributeValue": "CN=payroll", "sourceName": "AD",
      "account": {"nativeIdentity": "CN=Alison", "disabled": true, "locked": true, "type": "ACCOUNT",
        "id": "acc", "name": "alison"}},
    "accessProfile": null, "role": null}})";

inline const QByteArray identity = R"({
  "id": "p", "name": "Alison Ferguso", "alias": "alison.ferguso", "email": "alison@acme.com", "status": "Active",
  "identityState": "ACTIVE", "manager": {"type": "IDENTITY", "id": "m", "name": "Thomas Edison"},
  "attributes": [{"key": "department", "name": "Department", "value": "Finance"}]})";

} // namespace baton::test::samples
