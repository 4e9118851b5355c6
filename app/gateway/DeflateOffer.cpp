// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/DeflateOffer.h"

#include <algorithm>
#include <vector>

namespace trucban::gateway {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t";
    const std::size_t first = text.find_first_not_of(kBlank);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string_view> parts(std::string_view text, char separator) {
    std::vector<std::string_view> found;
    for (;;) {
        const std::size_t end = text.find(separator);
        found.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) {
            return found;
        }
        text.remove_prefix(end + 1);
    }
}

bool isWindow(std::string_view value) {
    static constexpr std::string_view kSizes[]{"8", "9", "10", "11", "12", "13", "14", "15"};
    return std::ranges::find(kSizes, value) != std::end(kSizes);
}

/// One offer; nullopt when it asks for what we do not do, or for what the RFC does not know.
std::optional<std::string> accept(const std::vector<std::string_view>& offer) {
    std::string answer = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    std::vector<std::string_view> seen;
    for (std::size_t i = 1; i < offer.size(); ++i) {
        const std::size_t equals = offer[i].find('=');
        const std::string_view name = trimmed(offer[i].substr(0, equals));
        const bool hasValue = equals != std::string_view::npos;
        std::string_view value = hasValue ? trimmed(offer[i].substr(equals + 1)) : std::string_view{};
        if (value.size() > 1 && value.front() == '"' && value.back() == '"') {
            value = value.substr(1, value.size() - 2);
        }
        const bool isFlag = name == "server_no_context_takeover" || name == "client_no_context_takeover";
        const bool isClientWindow = name == "client_max_window_bits";
        const bool isServerWindow = name == "server_max_window_bits";
        const bool isGood = (isFlag && !hasValue) || (isClientWindow && (!hasValue || isWindow(value))) ||
                            (isServerWindow && value == "15"); // ours is never smaller
        if (!isGood || std::ranges::find(seen, name) != seen.end()) {
            return std::nullopt;
        }
        seen.push_back(name);
        if (isServerWindow) {
            answer += "; server_max_window_bits=15";
        }
    }
    return answer;
}

} // namespace

std::optional<std::string> acceptDeflate(std::string_view extensions) {
    for (const std::string_view offered : parts(extensions, ',')) {
        const auto offer = parts(offered, ';');
        if (offer.front() != "permessage-deflate") {
            continue;
        }
        if (auto answer = accept(offer)) {
            return answer;
        }
    }
    return std::nullopt;
}

} // namespace trucban::gateway
