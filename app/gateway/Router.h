// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "gateway/HttpMessage.h"
#include "gateway/Services.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::gateway {

/// Who may call: anybody, the holder of an ingest key, or of a session token.
enum class Access : std::uint8_t { open, key, session };

/// A request that found its route and showed what it needs.
struct Call {
    HttpRequest request;
    std::vector<std::string> parameters; ///< of the path, in order
    store::IngestKey key;                ///< for Access::key
    Session session;                     ///< for Access::session
    core::Instant receivedAt{};
};

using Handler = Task<HttpResponse> (*)(Services&, Call);

struct Route {
    std::string_view method;
    std::string_view pattern; ///< "/v1/alerts/{id}"
    Access access = Access::open;
    std::size_t maxBody = 0;
    Handler handler = nullptr;
    store::KeyPurpose purpose = store::KeyPurpose::intake; ///< for Access::key: what the key must be for
};

/// Every address there is; OpenAPI is checked against it.
[[nodiscard]] std::span<const Route> routes();

struct Match {
    const Route* route = nullptr; ///< null: see `allowed`
    std::vector<std::string> parameters;
    std::string allowed; ///< methods the path has, when it has not this one
};
/// `path` still percent-encoded. HEAD finds GET's route.
[[nodiscard]] Match matchRoute(std::string_view method, std::string_view path);

/// Checks key or token, and that the key is for this; the problem to answer with when they are not good. Fills in the call.
[[nodiscard]] Task<std::optional<HttpResponse>> authorise(Services& services, const Route& route, Call& call);

} // namespace trucban::gateway
