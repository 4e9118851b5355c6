// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/OpenApi.h"

#include "core/Enums.h"
#include "wire/Limits.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <format>
#include <initializer_list>
#include <string_view>

// Built as values, not as text, so that it cannot be ill-formed; a test holds it against the routes and the running
// server.
namespace trucban::gateway {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

object schemaRef(std::string_view name) {
    return {{"$ref", std::format("#/components/schemas/{}", name)}};
}

object content(std::string_view type, object schema) {
    return {{type, object{{"schema", std::move(schema)}}}};
}

object answer(std::string_view description, object schema) {
    return {{"description", description}, {"content", content("application/json", std::move(schema))}};
}

object problems() {
    return {{"description", "RFC 9457 problem"},
            {"content", content("application/problem+json", schemaRef("Problem"))}};
}

/// `statuses` of problems are added to `good`.
object responses(object good, std::initializer_list<int> statuses) {
    for (const int status : statuses) {
        good[std::to_string(status)] = problems();
    }
    return good;
}

object parameter(std::string_view name, std::string_view in, std::string_view description, object schema) {
    return {{"name", name},
            {"in", in},
            {"required", in == "path"},
            {"description", description},
            {"schema", std::move(schema)}};
}

object body(std::string_view type, object schema, std::string_view description) {
    return {{"required", true}, {"description", description}, {"content", content(type, std::move(schema))}};
}

object text(std::size_t most) {
    return {{"type", "string"}, {"maxLength", most}};
}
object wholeNumber() {
    return {{"type", "integer"}, {"minimum", 0}};
}
object uuid() {
    return {{"type", "string"}, {"format", "uuid"}};
}
object time() {
    return {{"type", "string"}, {"format", "date-time"}};
}
object listOf(object items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}

template <class E>
object enumOf() {
    array names;
    for (const auto& entry : core::EnumNames<E>::table) {
        names.emplace_back(entry.second);
    }
    return {{"type", "string"}, {"enum", std::move(names)}};
}

array secured(std::string_view scheme) {
    return {object{{scheme, array{}}}};
}

object operation(std::string_view id, std::string_view summary, std::string_view scheme, object answers) {
    object made{{"operationId", id}, {"summary", summary}, {"responses", std::move(answers)}};
    made["security"] = scheme.empty() ? array{} : secured(scheme);
    return made;
}

object alertSchema() {
    object position{{"type", "object"},
                    {"properties", object{{"lat", object{{"type", "number"}, {"minimum", -90}, {"maximum", 90}}},
                                          {"lon", object{{"type", "number"}, {"minimum", -180}, {"maximum", 180}}},
                                          {"accuracyM", object{{"type", "number"}, {"minimum", 0}}}}},
                    {"required", array{"lat", "lon"}}};
    object reporter{{"type", "object"},
                    {"properties", object{{"name", text(wire::kMaxNameChars)}, {"phone", text(wire::kMaxNameChars)}}}};
    object contact{{"type", "object"},
                   {"properties", object{{"callable", object{{"type", "boolean"}}},
                                         {"silent", object{{"type", "boolean"},
                                                           {"description", "a call may betray a hiding victim"}}}}}};
    object attachment{{"type", "object"},
                      {"properties", object{{"kind", enumOf<core::AttachmentKind>()},
                                            {"url", text(wire::kMaxUrlChars)},
                                            {"sha256", object{{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}},
                                            {"bytes", wholeNumber()}}}};
    object attachments = listOf(std::move(attachment));
    attachments["maxItems"] = wire::kMaxAttachments;
    object externalId = text(wire::kMaxExternalIdChars);
    externalId["minLength"] = 1;
    return {{"type", "object"},
            {"description",
             "Only externalId must be there. Whatever else is missing or wrong is dropped or replaced and named in the "
             "answer's warnings; the alert is taken."},
            {"properties",
             object{{"source", enumOf<core::AlertSource>()},
                    {"externalId", std::move(externalId)},
                    {"occurredAt", time()},
                    {"category", object{{"type", "string"}, {"description", "a kind of the policy; else \"other\""}}},
                    {"text", text(wire::kMaxTextChars)},
                    {"position", std::move(position)},
                    {"address", text(wire::kMaxAddressChars)},
                    {"reporter", std::move(reporter)},
                    {"contact", std::move(contact)},
                    {"state", enumOf<core::SenderState>()},
                    {"attachments", std::move(attachments)},
                    {"exercise", object{{"type", "boolean"}}}}},
            {"required", array{"externalId"}}};
}

object answerSchema() {
    object warning{
        {"type", "object"},
        {"properties", object{{"pointer", object{{"type", "string"}}}, {"reason", object{{"type", "string"}}}}}};
    return {
        {"type", "object"},
        {"properties", object{{"alertId", uuid()},
                              {"caseId", uuid()},
                              {"ward", object{{"type", "string"}, {"description", "code, or empty: to be claimed"}}},
                              {"priority", enumOf<core::Priority>()},
                              {"seq", wholeNumber()},
                              {"updated", object{{"type", "boolean"}}},
                              {"warnings", listOf(std::move(warning))}}},
        {"required", array{"alertId", "caseId", "priority", "seq", "warnings"}}};
}

object schemas() {
    object problem{{"type", "object"},
                   {"properties", object{{"type", object{{"type", "string"}}},
                                         {"status", wholeNumber()},
                                         {"code", object{{"type", "string"}}},
                                         {"title", object{{"type", "string"}}},
                                         {"detail", object{{"type", "string"}}},
                                         {"pointer", object{{"type", "string"}}}}},
                   {"required", array{"status", "title"}}};
    object free{{"type", "object"}};
    return {{"Alert", alertSchema()},
            {"AlertAnswer", answerSchema()},
            {"Problem", std::move(problem)},
            {"AlertStatus", object{{"type", "object"},
                                   {"properties", object{{"state", object{{"type", "string"}}},
                                                         {"stateCode", enumOf<core::CaseState>()},
                                                         {"receivedAt", time()},
                                                         {"updatedAt", time()}}}}},
            {"Login", object{{"type", "object"},
                             {"properties",
                              object{{"user", object{{"type", "string"}}}, {"password", object{{"type", "string"}}}}},
                             {"required", array{"user", "password"}}}},
            {"LoginAnswer", object{{"type", "object"},
                                   {"properties", object{{"token", object{{"type", "string"}}},
                                                         {"user", object{{"type", "string"}}},
                                                         {"role", enumOf<core::Role>()},
                                                         {"scope", free},
                                                         {"expiresAt", time()}}}}},
            {"Done", object{{"type", "object"}, {"properties", object{{"result", object{{"type", "string"}}}}}}},
            {"Case", free},
            {"CasePage", object{{"type", "object"},
                                {"description", "cases, newest first, and next: the cursor of the page after"}}},
            {"EventPage",
             object{{"type", "object"}, {"description", "events in the order of the log, and next: where to go on"}}}};
}

void addIntake(object& paths) {
    object post =
        operation("postAlert", "Report an alert", "ingestKey",
                  responses({{"201", answer("A new alert; on the disk when this is sent.", schemaRef("AlertAnswer"))},
                             {"200", answer("Known: the same content again, or an update.", schemaRef("AlertAnswer"))}},
                            {400, 401, 403, 408, 413, 503}));
    post["requestBody"] =
        body("application/json", schemaRef("Alert"),
             std::format("At most {} bytes, {} levels deep.", wire::kMaxBodyBytes, wire::kMaxJsonDepth));
    paths["/v1/alerts"] = object{{"post", std::move(post)}};
    object get =
        operation("getAlert", "What became of an alert, in citizens' words; for the key that posted it", "ingestKey",
                  responses({{"200", answer("Its state; no names.", schemaRef("AlertStatus"))}}, {401, 403, 404, 503}));
    get["parameters"] = array{parameter("id", "path", "alertId of the answer", uuid())};
    paths["/v1/alerts/{id}"] = object{{"get", std::move(get)}};
    object cap = operation("postCap", "Report by OASIS CAP 1.2", "ingestKey",
                           responses({{"201", answer("One answer for each info block.", {{"type", "object"}})},
                                      {"200", answer("All known.", {{"type", "object"}})}},
                                     {400, 401, 403, 408, 413, 503}));
    cap["requestBody"] = body("application/xml", {{"type", "string"}},
                              std::format("CAP 1.2 without DTD and entities, at most {} bytes.", wire::kMaxBodyBytes));
    paths["/v1/cap"] = object{{"post", std::move(cap)}};
}

void addAttachments(object& paths) {
    const auto sha256 = [] {
        return parameter("sha256", "path", "SHA-256 of the bytes", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}});
    };
    object binary{{"type", "string"}, {"format", "binary"}};
    object put = operation("putAttachment", "Bring a photo, sound or film", "ingestKey",
                           responses({{"201", answer("Stored.", {{"type", "object"}})},
                                      {"200", answer("Was here already.", {{"type", "object"}})}},
                                     {401, 403, 404, 408, 413, 422, 503}));
    put["parameters"] = array{sha256()};
    put["requestBody"] =
        body("application/octet-stream", binary, std::format("At most {} bytes.", wire::kMaxAttachmentBytes));
    object get = operation("getAttachment", "Fetch an attachment of an alert in sight", "session",
                           responses({{"200", object{{"description", "The bytes."},
                                                     {"content", content("application/octet-stream", binary)}}}},
                                     {401, 403, 404, 503}));
    get["parameters"] = array{
        sha256(), parameter("command", "query",
                            "id of the session's own accepted viewAttachment; needed for a sensitive case", uuid())};
    paths["/v1/attachments/{sha256}"] = object{{"put", std::move(put)}, {"get", std::move(get)}};
}

void addDevices(object& paths) {
    const auto unit = [] { return parameter("id", "path", "call sign of the unit", text(32)); };
    const auto device = [&](std::string_view id, std::string_view summary, object schema) {
        object post = operation(id, summary, "ingestKey",
                                responses({{"200", answer("Taken, or known already.", schemaRef("Done"))}},
                                          {400, 401, 403, 404, 408, 409, 413, 422, 503}));
        post["requestBody"] = body("application/json", std::move(schema), "");
        return post;
    };
    object status =
        device("postUnitStatus", "A unit tells what it is doing; for a key made --for devices, of one of its units",
               {{"type", "object"},
                {"properties", object{{"state", enumOf<core::UnitState>()}}},
                {"required", array{"state"}}});
    status["parameters"] = array{unit()};
    object position =
        device("postUnitPosition", "A unit tells where it is; for a key made --for devices, of one of its units",
               {{"type", "object"},
                {"properties", object{{"lat", object{{"type", "number"}}},
                                      {"lon", object{{"type", "number"}}},
                                      {"headingDeg", object{{"type", "number"}}},
                                      {"seenAt", time()}}}});
    position["parameters"] = array{unit()};
    object checkIn = device("postUnitCheckIn",
                            "A lone unit says that all is well; the body is not looked at; for a key made --for "
                            "devices, of one of its units",
                            {{"type", "object"}});
    checkIn["parameters"] = array{unit()};
    paths["/v1/units/{id}/check-in"] = object{{"post", std::move(checkIn)}};
    paths["/v1/units/{id}/status"] = object{{"post", std::move(status)}};
    paths["/v1/units/{id}/position"] = object{{"post", std::move(position)}};
    paths["/v1/visits"] =
        object{{"post", device("postVisit", "An outreach team tells of a visit; for a key made --for visits",
                               {{"type", "object"}})}};
}

void addSessions(object& paths) {
    object login =
        operation("postLogin", "Log in", "",
                  responses({{"200", answer("A session token, good for 16 hours.", schemaRef("LoginAnswer"))}},
                            {400, 401, 408, 413, 429, 503}));
    login["requestBody"] = body("application/json", schemaRef("Login"), "");
    paths["/v1/login"] = object{{"post", std::move(login)}};
    paths["/v1/logout"] = object{{"post", operation("postLogout", "End the session", "session",
                                                    responses({{"204", object{{"description", "Ended."}}}}, {401}))}};
    object socket = operation(
        "openSocket",
        "The consoles' socket: WebSocket, subprotocol trucban.v1; permessage-deflate without context takeover "
        "is taken when offered, and then snapshots, event frames and the past come compressed",
        "", responses({{"101", object{{"description", "Switched; the first frame is hello."}}}}, {403, 426}));
    paths["/v1/socket"] = object{{"get", std::move(socket)}};
}

void addReading(object& paths) {
    const auto after = [](std::string_view what) { return parameter("after", "query", what, {{"type", "string"}}); };
    const auto limit = [] {
        return parameter("limit", "query", "items of a page",
                         {{"type", "integer"}, {"minimum", 1}, {"maximum", wire::kMaxPageItems}, {"default", 100}});
    };
    object cases = operation("getCases", "Cases in scope, newest first, masked", "session",
                             responses({{"200", answer("A page.", schemaRef("CasePage"))}}, {400, 401, 403, 503}));
    cases["parameters"] = array{parameter("state", "query", "only cases in this state", enumOf<core::CaseState>()),
                                parameter("ward", "query", "only cases of this ward", wholeNumber()),
                                after("next of the page before"), limit()};
    paths["/v1/cases"] = object{{"get", std::move(cases)}};
    const auto caseId = [] { return parameter("id", "path", "caseId", uuid()); };
    object one = operation("getCase", "One case, masked", "session",
                           responses({{"200", answer("The case.", schemaRef("Case"))}}, {401, 403, 404, 503}));
    one["parameters"] = array{caseId()};
    paths["/v1/cases/{id}"] = object{{"get", std::move(one)}};
    object events =
        operation("getCaseEvents", "What happened to a case, masked", "session",
                  responses({{"200", answer("A page.", schemaRef("EventPage"))}}, {400, 401, 403, 404, 503}));
    events["parameters"] = array{caseId(), after("seq of the last event of the page before"), limit()};
    paths["/v1/cases/{id}/events"] = object{{"get", std::move(events)}};
    object all = operation("getEvents", "Events in scope in the order of the log, masked", "session",
                           responses({{"200", answer("A page.", schemaRef("EventPage"))}}, {400, 401, 503}));
    all["parameters"] = array{after("seq to start after"), limit()};
    paths["/v1/events"] = object{{"get", std::move(all)}};
}

void addSystem(object& paths) {
    paths["/healthz"] = object{{"get", operation("getHealth", "Is the process alive?", "",
                                                 {{"200", answer("It is.", {{"type", "object"}})}})}};
    paths["/readyz"] = object{
        {"get",
         operation("getReadiness", "Would an alert be taken now?", "",
                   {{"200", answer("Yes.", {{"type", "object"}})},
                    {"503", answer("No: the log cannot be written, or it is stopping.", {{"type", "object"}})}})}};
    paths["/metrics"] =
        object{{"get", operation("getMetrics", "Prometheus metrics", "",
                                 {{"200", object{{"description", "Text format 0.0.4."},
                                                 {"content", content("text/plain", {{"type", "string"}})}}}})}};
    paths["/v1/openapi.json"] = object{
        {"get", operation("getOpenApi", "This document", "", {{"200", answer("OpenAPI 3.1.", {{"type", "object"}})}})}};
}

std::string make() {
    object paths;
    addIntake(paths);
    addAttachments(paths);
    addDevices(paths);
    addSessions(paths);
    addReading(paths);
    addSystem(paths);
    object bearer{{"type", "http"}, {"scheme", "bearer"}};
    object ingest = bearer;
    ingest["description"] = "a key made with `trucban-gateway key add`; where it is not for what is asked, 403 "
                            "notForThisKey says what it would have to be for";
    bearer["description"] = "the token of POST /v1/login";
    object document{
        {"openapi", "3.1.0"},
        {"info",
         object{
             {"title", "Trực Ban gateway"},
             {"version", std::format("{}", wire::kProtocolVersion)},
             {"license", object{{"name", "GPL-3.0-or-later"}, {"identifier", "GPL-3.0-or-later"}}},
             {"description",
              std::format("A request must be whole within {} s of its first byte, its header at most {} bytes. "
                          "An alert is never rate-limited. Kept connections are closed after {} s without a request.",
                          wire::kRequestDeadline.count(), wire::kMaxHeaderBytes, wire::kIdleDeadline.count())}}},
        {"paths", std::move(paths)},
        {"components",
         object{{"schemas", schemas()},
                {"securitySchemes", object{{"ingestKey", std::move(ingest)}, {"session", std::move(bearer)}}}}}};
    return boost::json::serialize(document);
}

} // namespace

const std::string& openApiDocument() {
    static const std::string kDocument = make();
    return kDocument;
}

} // namespace trucban::gateway
