// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/HttpMessage.h"

#include "core/Text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <format>

namespace trucban::gateway {
namespace {

std::string_view find(const std::vector<std::pair<std::string, std::string>>& pairs, std::string_view name) {
    const auto found = std::ranges::find(pairs, name, [](const auto& pair) { return std::string_view{pair.first}; });
    return found == pairs.end() ? std::string_view{} : std::string_view{found->second};
}

constexpr std::array kTitles{
    std::pair{std::string_view{"badRequest"}, std::string_view{"The request is not well-formed HTTP/1.1."}},
    std::pair{std::string_view{"unauthorized"}, std::string_view{"A valid key or session token is needed."}},
    std::pair{std::string_view{"badCredentials"}, std::string_view{"The user name or the password is wrong."}},
    std::pair{std::string_view{"throttled"}, std::string_view{"Too many failed log-ins; wait."}},
    std::pair{std::string_view{"forbidden"}, std::string_view{"This role may not do this."}},
    std::pair{std::string_view{"notForThisKey"}, std::string_view{"The key is good, but not for this."}},
    std::pair{std::string_view{"foreignOrigin"}, std::string_view{"Web pages of other origins may not connect."}},
    std::pair{
        std::string_view{"viewNotRecorded"},
        std::string_view{"Looking at this is to be recorded first: a viewAttachment command, named by ?command=."}},
    std::pair{std::string_view{"notFound"}, std::string_view{"There is nothing here."}},
    std::pair{std::string_view{"methodNotAllowed"}, std::string_view{"This method is not allowed here."}},
    std::pair{std::string_view{"tooSlow"}, std::string_view{"The request did not arrive in time."}},
    std::pair{std::string_view{"headersTooLarge"}, std::string_view{"The request's header is too large."}},
    std::pair{std::string_view{"tooLarge"}, std::string_view{"The body is larger than allowed."}},
    std::pair{std::string_view{"lengthRequired"}, std::string_view{"The body's length must be given."}},
    std::pair{std::string_view{"digestMismatch"}, std::string_view{"The bytes are not those that the address names."}},
    std::pair{std::string_view{"refused"}, std::string_view{"The request was understood and refused."}},
    std::pair{std::string_view{"unavailable"},
              std::string_view{"The log cannot be written now; nothing was accepted. Send again."}},
    std::pair{std::string_view{"busy"}, std::string_view{"Too many requests are waiting; try again at once."}},
    std::pair{std::string_view{"upgradeRequired"},
              std::string_view{"This address speaks WebSocket with the subprotocol trucban.v1."}},
    std::pair{std::string_view{"internal"}, std::string_view{"The gateway failed; this is recorded."}},
};

} // namespace

std::string_view HttpRequest::header(std::string_view lowerName) const {
    return find(headers, lowerName);
}
std::string_view HttpRequest::parameter(std::string_view name) const {
    return find(query, name);
}

std::string_view HttpRequest::bearer() const {
    constexpr std::string_view kScheme = "bearer ";
    const std::string_view value = header("authorization");
    const bool matches = value.size() > kScheme.size() &&
                         std::ranges::equal(value.substr(0, kScheme.size()), kScheme, [](char a, char b) {
                             return std::tolower(static_cast<unsigned char>(a)) == b;
                         });
    return matches ? value.substr(kScheme.size()) : std::string_view{};
}

HttpResponse json(int status, std::string body) {
    return {
        .status = status, .contentType = "application/json", .body = std::move(body), .headers = {}, .close = false};
}

std::string_view titleOf(std::string_view code) {
    const auto found = std::ranges::find(kTitles, code, [](const auto& entry) { return entry.first; });
    return found == kTitles.end() ? std::string_view{"The request was refused."} : found->second;
}

HttpResponse problem(int status, std::string code, std::string detail, std::string pointer) {
    const std::string title{titleOf(code)};
    HttpResponse response = json(status, wire::encodeProblem({.status = status,
                                                              .code = std::move(code),
                                                              .title = title,
                                                              .detail = std::move(detail),
                                                              .pointer = std::move(pointer)}));
    response.contentType = "application/problem+json";
    return response;
}

HttpResponse problem(const wire::DecodeError& error) {
    const int status = error.fault == wire::DecodeFault::tooLarge ? 413 : 400;
    const std::string title{wire::sentenceOf(error.fault)};
    static constexpr std::array<std::string_view, 11> kCodes{"notJson",  "notObject",    "tooLarge",     "tooDeep",
                                                             "badUtf8",  "duplicateKey", "missingField", "wrongType",
                                                             "badValue", "unknownType",  "badXml"};
    HttpResponse response =
        json(status, wire::encodeProblem({.status = status,
                                          .code = std::string{kCodes[static_cast<std::size_t>(error.fault)]},
                                          .title = title,
                                          .detail = {},
                                          .pointer = error.pointer}));
    response.contentType = "application/problem+json";
    return response;
}

std::string_view reasonOf(int status) {
    static constexpr std::array kReasons{
        std::pair{101, std::string_view{"Switching Protocols"}},
        std::pair{200, std::string_view{"OK"}},
        std::pair{201, std::string_view{"Created"}},
        std::pair{204, std::string_view{"No Content"}},
        std::pair{400, std::string_view{"Bad Request"}},
        std::pair{401, std::string_view{"Unauthorized"}},
        std::pair{403, std::string_view{"Forbidden"}},
        std::pair{404, std::string_view{"Not Found"}},
        std::pair{405, std::string_view{"Method Not Allowed"}},
        std::pair{408, std::string_view{"Request Timeout"}},
        std::pair{409, std::string_view{"Conflict"}},
        std::pair{411, std::string_view{"Length Required"}},
        std::pair{413, std::string_view{"Content Too Large"}},
        std::pair{415, std::string_view{"Unsupported Media Type"}},
        std::pair{422, std::string_view{"Unprocessable Content"}},
        std::pair{426, std::string_view{"Upgrade Required"}},
        std::pair{429, std::string_view{"Too Many Requests"}},
        std::pair{431, std::string_view{"Request Header Fields Too Large"}},
        std::pair{500, std::string_view{"Internal Server Error"}},
        std::pair{503, std::string_view{"Service Unavailable"}},
    };
    const auto found = std::ranges::find(kReasons, status, [](const auto& entry) { return entry.first; });
    return found == kReasons.end() ? std::string_view{"Unknown"} : found->second;
}

std::string serialize(const HttpResponse& response, bool keepAlive, bool head) {
    std::string out =
        std::format("HTTP/1.1 {} {}\r\nServer: trucban-gateway\r\n", response.status, reasonOf(response.status));
    for (const auto& [name, value] : response.headers) {
        out += std::format("{}: {}\r\n", name, value);
    }
    if (response.status != 204 && response.status != 101) {
        out += std::format("Content-Type: {}\r\nContent-Length: {}\r\n", response.contentType, response.body.size());
    }
    out += "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";
    out += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (!head) {
        out += response.body;
    }
    return out;
}

std::string percentDecoded(std::string_view text, bool plusIsSpace, bool& ok) {
    std::string out;
    ok = true;
    const auto hex = [](char c) -> int {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        const int lower = std::tolower(static_cast<unsigned char>(c));
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 2 < text.size() ? hex(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                ok = false;
                return {};
            }
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += plusIsSpace && text[i] == '+' ? ' ' : text[i];
        }
    }
    ok = core::isValidUtf8(out) && out.find('\0') == std::string::npos;
    return out;
}

} // namespace trucban::gateway
