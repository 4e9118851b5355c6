// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/FeedError.h"
#include "feed/Net.h"
#include "feed/Target.h"
#include "feed/TlsTrust.h"

#include <boost/beast/core/flat_buffer.hpp>

#include <chrono>
#include <string>
#include <variant>

namespace trucban::feed {

struct HttpRequest {
    std::string path;
    std::string bearer; ///< key or token; empty: no Authorization
    std::string body;   ///< JSON
};
struct HttpAnswer {
    unsigned status = 0;
    std::string body;
};

/// One keep-alive connection to the gateway, opened when first needed and again after a loss. One request at a time.
/// A connection that the server closed while it was idle is replaced without a word; any later loss is `broken`: the
/// request may have been heard. Never throws. One thread; `target` and `trust` outlive it.
class HttpConnection {
public:
    HttpConnection(Executor executor, const Target& target, TlsTrust& trust);

    [[nodiscard]] Task<Result<HttpAnswer>> post(const HttpRequest& request, std::chrono::milliseconds deadline);
    [[nodiscard]] bool isOpen() const { return !std::holds_alternative<std::monostate>(m_stream); }
    /// Only between requests.
    void close() { m_stream.emplace<std::monostate>(); }
    /// At any time: what is under way ends with `stopped`, and so does everything after.
    void abort();

private:
    Task<Result<void>> open(std::chrono::milliseconds deadline);
    Task<Result<HttpAnswer>> exchange(const HttpRequest& request, std::chrono::milliseconds deadline);

    Executor m_executor;
    const Target& m_target;
    TlsTrust& m_trust;
    std::variant<std::monostate, PlainStream, TlsStream> m_stream;
    beast::flat_buffer m_buffer;
    bool m_aborted = false;
};

/// Resolves and connects `stream`, with TCP_NODELAY.
[[nodiscard]] Task<Result<void>> connectTcp(PlainStream& stream, const Target& target,
                                            std::chrono::milliseconds deadline);

} // namespace trucban::feed
