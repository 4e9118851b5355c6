// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/HttpBodies.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace trucban::gateway {

/// A request as the handlers see it. Header names in lower case.
struct HttpRequest {
    std::string method;
    std::string path; ///< percent-decoded per segment, without the query
    std::vector<std::pair<std::string, std::string>> query;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string peerAddress;
    bool keepAlive = true;

    /// The first of that name, or empty.
    [[nodiscard]] std::string_view header(std::string_view lowerName) const;
    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    /// The text after "Bearer ", or empty.
    [[nodiscard]] std::string_view bearer() const;
};

struct HttpResponse {
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    bool close = false;
};

[[nodiscard]] HttpResponse json(int status, std::string body);
/// application/problem+json; the title is a fixed sentence of `code`.
[[nodiscard]] HttpResponse problem(int status, std::string code, std::string detail = {}, std::string pointer = {});
[[nodiscard]] HttpResponse problem(const wire::DecodeError& error);
/// Every code `problem` is called with, and its sentence; OpenAPI lists them.
[[nodiscard]] std::string_view titleOf(std::string_view code);

/// Status line, headers and body as bytes. `head`: the answer to a HEAD request, without its body.
[[nodiscard]] std::string serialize(const HttpResponse& response, bool keepAlive, bool head);
[[nodiscard]] std::string_view reasonOf(int status);

/// "a%20b" → "a b"; nullopt-like empty flag through `ok` for a broken escape or bytes that are not UTF-8.
[[nodiscard]] std::string percentDecoded(std::string_view text, bool plusIsSpace, bool& ok);

} // namespace trucban::gateway
