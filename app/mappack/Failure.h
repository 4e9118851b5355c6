// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace trucban::mappack {

enum class Fault : std::uint8_t {
    noTool,       ///< tilemaker or osmium is not installed
    noInput,      ///< the input file is missing or cannot be read
    notOsm,       ///< the input is no OpenStreetMap data
    truncatedOsm, ///< the input ends too early
    toolFailed,   ///< tilemaker or osmium ended with an error
    noData,       ///< the input holds nothing that could be drawn
    badOutput,    ///< the output cannot be written
    badPack,      ///< the pack's own error, see the detail
    badBoundaries,
    interrupted,
};

/// What happened, as a sentence in English for a terminal.
[[nodiscard]] std::string_view sentenceOf(Fault fault);

struct [[nodiscard]] Failure {
    Fault fault = Fault::badPack;
    std::string detail;
    bool operator==(const Failure&) const = default;

    /// The sentence, and the detail after it when there is one.
    [[nodiscard]] std::string message() const;
};

template <class T>
using Result = std::expected<T, Failure>;

[[nodiscard]] inline std::unexpected<Failure> failed(Fault fault, std::string detail = {}) {
    return std::unexpected(Failure{fault, std::move(detail)});
}

} // namespace trucban::mappack
