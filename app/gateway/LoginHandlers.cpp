// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AwaitReply.h"
#include "gateway/Handlers.h"
#include "wire/HttpBodies.h"

#include <algorithm>
#include <string>

namespace trucban::gateway {

Task<HttpResponse> postLogin(Services& services, Call call) {
    auto login = wire::parseLogin(call.request.body);
    if (!login) {
        co_return problem(login.error());
    }
    const std::string user = login->user.substr(0, 64);
    const std::string address = call.request.peerAddress;
    const auto wait = services.throttle.wait(user, address, std::chrono::steady_clock::now());
    const auto begun = wait.count() > 0 ? std::nullopt : services.throttle.begin(user, address);
    if (!begun) {
        services.metrics.loginsThrottled.fetch_add(1, std::memory_order_relaxed);
        HttpResponse response = problem(429, "throttled");
        const auto seconds = std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::seconds>(wait).count());
        response.headers.emplace_back("Retry-After", std::to_string(seconds));
        co_return response;
    }
    auto start = [&services, body = std::move(*login)](auto reply) mutable {
        return services.accounts.verifyPassword(std::move(body.user), std::move(body.password), std::move(reply));
    };
    auto verified = co_await awaitReply<store::Result<store::User>>(std::move(start));
    services.throttle.end(*begun);
    if (!verified) {
        co_return problem(503, "busy");
    }
    if (!*verified && verified->error().fault != store::StoreFault::badPassword &&
        verified->error().fault != store::StoreFault::badValue) {
        co_return problem(503, "unavailable");
    }
    if (!*verified) {
        services.throttle.onFailure(user, address, std::chrono::steady_clock::now());
        services.metrics.loginsRefused.fetch_add(1, std::memory_order_relaxed);
        co_return problem(401, "badCredentials");
    }
    services.throttle.onSuccess(user, address);
    services.metrics.loginsAccepted.fetch_add(1, std::memory_order_relaxed);
    const store::User& account = **verified;
    // The periodic look may not have come by since the account was changed.
    services.scopes.note(account.name, viewerOf(account.role, account.scope, account.name).groupKey(),
                         services.hub.head());
    const auto opened = services.sessions.open(account, services.scopes.since(account.name), services.clock());
    services.journal.info("loggedIn", {{"session", std::string_view{opened.session.id}},
                                       {"role", core::nameOf(opened.session.viewer.role)}});
    co_return json(200, wire::encodeLoginAnswer({.token = opened.token,
                                                 .user = opened.session.user,
                                                 .role = opened.session.viewer.role,
                                                 .scope = opened.session.viewer.scope,
                                                 .expiresAt = opened.session.expiresAt}));
}

Task<HttpResponse> postLogout(Services& services, Call call) {
    services.sessions.close(call.request.bearer());
    services.hub.revoke(call.session.id);
    HttpResponse response;
    response.status = 204;
    co_return response;
}

} // namespace trucban::gateway
