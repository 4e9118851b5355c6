// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/HttpBodies.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"
#include "wire/Limits.h"

#include <boost/describe/class.hpp>

namespace trucban::wire {

BOOST_DESCRIBE_STRUCT(LoginBody, (), (user, password))
BOOST_DESCRIBE_STRUCT(LoginAnswer, (), (token, user, role, scope, expiresAt))

namespace {

template <class T>
std::expected<T, DecodeError> decodeNeeding(std::string_view bytes, std::initializer_list<std::string_view> needed) {
    if (bytes.size() > kMaxBodyBytes) {
        return std::unexpected(DecodeError{DecodeFault::tooLarge, {}});
    }
    const auto document = json::Document::parseObject(bytes);
    if (!document) {
        return std::unexpected(document.error());
    }
    for (const auto name : needed) {
        if (document->root().member(name).isNull()) {
            return std::unexpected(DecodeError{DecodeFault::missingField, "/" + std::string(name)});
        }
    }
    T value{};
    DecodeError error;
    if (!json::readDescribed(document->root(), value, error)) {
        return std::unexpected(std::move(error));
    }
    return value;
}

/// What an alert's sender is told. Fewer words than the desk has: no priorities, no units, no names.
std::string_view citizensWord(core::CaseState state) {
    switch (state) {
    case core::CaseState::isNew:
        return "đã nhận được tin báo";
    case core::CaseState::acknowledged:
        return "đã tiếp nhận";
    case core::CaseState::inProgress:
        return "đang xử lý";
    case core::CaseState::resolved:
        return "đã giải quyết";
    case core::CaseState::closed:
        return "đã kết thúc";
    }
    return "đã nhận được tin báo";
}

void appendMember(std::string& out, std::string_view name, const auto& value) {
    out += out.empty() ? '{' : ',';
    out += '"';
    out += name;
    out += "\":";
    json::append(out, value);
}

} // namespace

std::expected<LoginBody, DecodeError> parseLogin(std::string_view bytes) {
    return decodeNeeding<LoginBody>(bytes, {"user", "password"});
}
std::string encodeLogin(const LoginBody& body) {
    std::string out;
    json::appendDescribed(out, body);
    return out;
}

std::expected<LoginAnswer, DecodeError> parseLoginAnswer(std::string_view bytes) {
    return decodeNeeding<LoginAnswer>(bytes, {"token"});
}
std::string encodeLoginAnswer(const LoginAnswer& answer) {
    std::string out;
    json::appendDescribed(out, answer);
    return out;
}

std::string encodeAlertAnswer(const AlertAnswer& answer) {
    std::string out;
    appendMember(out, "alertId", answer.alertId);
    appendMember(out, "caseId", answer.caseId);
    if (answer.ward.isNone()) {
        out += R"(,"ward":null)";
    } else {
        appendMember(out, "ward", answer.ward);
    }
    appendMember(out, "priority", answer.priority);
    appendMember(out, "seq", answer.seq);
    if (answer.updated) {
        appendMember(out, "updated", true);
    }
    appendMember(out, "warnings", answer.warnings);
    out += '}';
    return out;
}

std::string encodeAlertStatus(const core::Alert& alert, const core::Case& case_) {
    std::string out;
    appendMember(out, "alertId", alert.id);
    appendMember(out, "state", std::string(citizensWord(case_.state)));
    appendMember(out, "stateCode", case_.state);
    appendMember(out, "receivedAt", alert.receivedAt);
    appendMember(out, "updatedAt", std::max(alert.updatedAt, case_.changedAt));
    out += '}';
    return out;
}

std::string encodeProblem(const Problem& problem) {
    std::string out;
    appendMember(out, "type", std::string("about:blank"));
    appendMember(out, "status", static_cast<std::int64_t>(problem.status));
    appendMember(out, "code", problem.code);
    appendMember(out, "title", problem.title);
    if (!problem.detail.empty()) {
        appendMember(out, "detail", problem.detail);
    }
    if (!problem.pointer.empty()) {
        appendMember(out, "pointer", problem.pointer);
    }
    out += '}';
    return out;
}

} // namespace trucban::wire
