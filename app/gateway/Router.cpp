// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Router.h"

#include "gateway/AwaitReply.h"
#include "gateway/Handlers.h"
#include "wire/Limits.h"

#include <array>
#include <format>

namespace trucban::gateway {
namespace {

constexpr std::array kRoutes{
    Route{"POST", "/v1/alerts", Access::key, wire::kMaxBodyBytes, &postAlert},
    Route{"GET", "/v1/alerts/{id}", Access::key, 0, &getAlert},
    Route{"POST", "/v1/cap", Access::key, wire::kMaxBodyBytes, &postCap},
    Route{"PUT", "/v1/attachments/{sha256}", Access::key, wire::kMaxAttachmentBytes, &putAttachment},
    Route{"GET", "/v1/attachments/{sha256}", Access::session, 0, &getAttachment},
    Route{"POST", "/v1/units/{id}/status", Access::key, wire::kMaxBodyBytes, &postUnitStatus,
          store::KeyPurpose::devices},
    Route{"POST", "/v1/units/{id}/position", Access::key, wire::kMaxBodyBytes, &postUnitPosition,
          store::KeyPurpose::devices},
    Route{"POST", "/v1/units/{id}/check-in", Access::key, wire::kMaxBodyBytes, &postUnitCheckIn,
          store::KeyPurpose::devices},
    Route{"POST", "/v1/visits", Access::key, wire::kMaxBodyBytes, &postVisit, store::KeyPurpose::visits},
    Route{"POST", "/v1/login", Access::open, 16 * 1024, &postLogin},
    Route{"POST", "/v1/logout", Access::session, 16 * 1024, &postLogout},
    Route{"GET", "/v1/cases", Access::session, 0, &getCases},
    Route{"GET", "/v1/cases/{id}", Access::session, 0, &getCase},
    Route{"GET", "/v1/cases/{id}/events", Access::session, 0, &getCaseEvents},
    Route{"GET", "/v1/events", Access::session, 0, &getEvents},
    Route{"GET", "/healthz", Access::open, 0, &getHealth},
    Route{"GET", "/readyz", Access::open, 0, &getReadiness},
    Route{"GET", "/metrics", Access::open, 0, &getMetrics},
    Route{"GET", "/v1/openapi.json", Access::open, 0, &getOpenApi},
    Route{"GET", "/v1/socket", Access::open, 0, &getSocketPlain},
};

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    std::size_t at = 1;
    while (at <= path.size()) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        parts.push_back(path.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

bool matches(std::string_view pattern, const std::vector<std::string_view>& path,
             std::vector<std::string>& parameters) {
    const auto expected = segments(pattern);
    if (expected.size() != path.size()) {
        return false;
    }
    parameters.clear();
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (expected[i].starts_with('{')) {
            bool ok = false;
            std::string value = percentDecoded(path[i], false, ok);
            if (!ok || value.empty()) {
                return false;
            }
            parameters.push_back(std::move(value));
        } else if (expected[i] != path[i]) {
            return false;
        }
    }
    return true;
}

std::optional<HttpResponse> checkPurpose(const Route& route, const store::IngestKey& key) {
    if (key.rights.allow(route.purpose)) {
        return std::nullopt;
    }
    return problem(403, "notForThisKey",
                   std::format("This needs a key for {}; {} is none.", core::nameOf(route.purpose), key.name));
}

} // namespace

std::span<const Route> routes() {
    return kRoutes;
}

Match matchRoute(std::string_view method, std::string_view path) {
    Match match;
    if (!path.starts_with('/')) {
        return match;
    }
    const auto parts = segments(path);
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    for (const Route& route : kRoutes) {
        std::vector<std::string> parameters;
        if (!matches(route.pattern, parts, parameters)) {
            continue;
        }
        if (route.method == wanted) {
            match.route = &route;
            match.parameters = std::move(parameters);
            return match;
        }
        match.allowed += (match.allowed.empty() ? "" : ", ") + std::string{route.method};
    }
    return match;
}

Task<std::optional<HttpResponse>> authorise(Services& services, const Route& route, Call& call) {
    if (route.access == Access::open) {
        co_return std::nullopt;
    }
    auto denied = problem(401, "unauthorized");
    denied.headers.emplace_back("WWW-Authenticate", "Bearer");
    const std::string token{call.request.bearer()};
    if (token.empty() || token.size() > 256) {
        co_return denied;
    }
    if (route.access == Access::session) {
        const auto session = services.sessions.find(token, services.clock());
        if (!session) {
            co_return denied;
        }
        call.session = *session;
        co_return std::nullopt;
    }
    if (const store::IngestKey* known = services.keyCache.find(token)) {
        call.key = *known;
        co_return checkPurpose(route, call.key);
    }
    auto start = [&services, token](auto reply) mutable {
        return services.accounts.verifyKey(token, std::move(reply));
    };
    auto verified = co_await awaitReply<store::Result<store::IngestKey>>(std::move(start));
    if (!verified) {
        co_return problem(503, "busy");
    }
    if (!*verified) {
        co_return (*verified).error().fault == store::StoreFault::badKey ? std::move(denied)
                                                                         : problem(503, "unavailable");
    }
    services.keyCache.add(token, **verified);
    call.key = std::move(**verified);
    co_return checkPurpose(route, call.key);
}

} // namespace trucban::gateway
