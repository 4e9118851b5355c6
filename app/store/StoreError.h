// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace trucban::store {

enum class StoreFault : std::uint8_t {
    cannotOpen,  ///< the file or folder cannot be opened or made
    wrongKey,    ///< not a database of ours, or encrypted with another key
    keysMissing, ///< the data folder holds data whose keys are not where they should be
    newerSchema, ///< written by a newer version of the program
    corrupt,     ///< the file's content contradicts itself
    diskFull,
    ioError,
    busy, ///< another process holds the lock for too long
    readOnly,
    notFound,
    exists,
    headMismatch, ///< the log's end is not where the caller believes it to be: somebody else appended
    badPassword,  ///< unknown user, wrong password or disabled: not told apart
    badKey,       ///< unknown or disabled ingest key
    badValue,     ///< an argument outside its range
    tooLarge,
    digestMismatch, ///< the bytes are not those their digest names
    cannotDecode,   ///< a stored value is of a form that this version cannot read
    chainBroken,    ///< the log's hash chain does not hold
};

/// What happened, as a sentence in English for operators and logs.
[[nodiscard]] std::string_view sentenceOf(StoreFault fault);

/// `detail` names files, codes and numbers; it never holds personal data, keys or stored text.
struct [[nodiscard]] StoreError {
    StoreFault fault = StoreFault::ioError;
    std::string detail;
    bool operator==(const StoreError&) const = default;

    /// The sentence, and the detail in brackets when there is one.
    [[nodiscard]] std::string message() const;
};

template <class T>
using Result = std::expected<T, StoreError>;

[[nodiscard]] inline std::unexpected<StoreError> failure(StoreFault fault, std::string detail = {}) {
    return std::unexpected(StoreError{fault, std::move(detail)});
}

} // namespace trucban::store
