// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/OrderGrammar.h"

#include <QString>

#include <optional>
#include <vector>

// A line of the command bar as sentences and words.
namespace trucban::models {

struct OrderToken {
    qsizetype at = 0; ///< in the line
    qsizetype length = 0;
    QString folded;
    QString raw;
};

struct OrderSpan {
    qsizetype at = 0;
    qsizetype length = 0;
};

/// Between semicolons; one in double quotes belongs to the words it stands in. Empty ones are among them.
[[nodiscard]] std::vector<OrderSpan> sentencesOf(const QString& line);
/// Words between blanks and commas.
[[nodiscard]] std::vector<OrderToken> tokensOf(const QString& line, const OrderSpan& sentence);
/// What stands there, without blanks and quotes around it.
[[nodiscard]] QString wordsFrom(const QString& line, qsizetype from, qsizetype end);

/// `count` tokens from `first` on, folded, with one blank between them; empty when there are not so many.
[[nodiscard]] QString joined(const std::vector<OrderToken>& tokens, std::size_t first, std::size_t count);
/// The same as it was typed.
[[nodiscard]] QString joinedRaw(const std::vector<OrderToken>& tokens, std::size_t first, std::size_t count);

template <class T>
struct OrderFound {
    T meaning{};
    std::size_t count = 0; ///< tokens
};

inline constexpr std::size_t kLongestName = 7; ///< words in a name of anything

/// The longest phrase that stands at `first`, if any.
template <class T>
[[nodiscard]] std::optional<OrderFound<T>> phraseAt(const std::vector<OrderToken>& tokens, std::size_t first,
                                                    const std::vector<OrderPhrase<T>>& phrases) {
    for (std::size_t count = kLongestName; count > 0; --count) {
        const QString words = joined(tokens, first, count);
        if (words.isEmpty()) {
            continue;
        }
        for (const auto& phrase : phrases) {
            if (phrase.folded == words) {
                return OrderFound<T>{phrase.meaning, count};
            }
        }
    }
    return std::nullopt;
}

} // namespace trucban::models
