// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueCollation.h"

#include <QChar>
#include <QString>

#include <algorithm>
#include <array>
#include <cstdint>

namespace trucban::models {

namespace {

// Weights by place: the separator of tones below all, then marks, numbers, letters, all other writing.
constexpr char kTones = 0x01;
constexpr std::string_view kMarks = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
constexpr int kFirstMark = 0x02;
constexpr int kNumber = 0x25; ///< + digits it has
constexpr int kMostDigits = 12;
constexpr int kFirstLetter = 0x40;
constexpr char kOther = 0x7F;
static_assert(kFirstMark + kMarks.size() < kNumber && kNumber + kMostDigits < kFirstLetter);

/// â is "a^", ơ "o+", đ "d-".
constexpr std::array<std::string_view, 33> kLetters{"a", "a(", "a^", "b", "c", "d",  "d-", "e", "e^", "f",  "g",
                                                    "h", "i",  "j",  "k", "l", "m",  "n",  "o", "o^", "o+", "p",
                                                    "q", "r",  "s",  "t", "u", "u+", "v",  "w", "x",  "y",  "z"};

struct Letter {
    std::uint8_t weight = 0; ///< 0: no letter of ours
    std::uint8_t tone = 0;   ///< 0 … 5
};

int toneOf(char32_t mark) {
    constexpr std::array<char32_t, 5> kOrder{0x300, 0x309, 0x303, 0x301, 0x323};
    const auto found = std::ranges::find(kOrder, mark);
    return found == kOrder.end() ? 0 : static_cast<int>(found - kOrder.begin()) + 1;
}

char shapeOf(char32_t mark) {
    return mark == 0x306 ? '(' : mark == 0x302 ? '^' : mark == 0x31B ? '+' : '\0';
}

std::uint8_t weightOf(std::string_view letter) {
    const auto found = std::ranges::find(kLetters, letter);
    return found == kLetters.end() ? 0 : static_cast<std::uint8_t>(kFirstLetter + (found - kLetters.begin()));
}

Letter letterOf(char16_t unit) {
    if (unit == 0x110 || unit == 0x111) {
        return {.weight = weightOf("d-")};
    }
    const QString parts = QString(QChar(unit)).normalized(QString::NormalizationForm_D).toLower();
    std::string letter{static_cast<char>(parts[0].unicode() < 0x80 ? parts[0].unicode() : 0)};
    Letter result;
    for (const QChar mark : QStringView(parts).mid(1)) {
        if (const char shape = shapeOf(mark.unicode()); shape != '\0') {
            letter.push_back(shape);
        } else if (const int tone = toneOf(mark.unicode()); tone > 0) {
            result.tone = static_cast<std::uint8_t>(tone);
        }
    }
    result.weight = weightOf(letter);
    // é of French and the like keeps its letter, ñ of Spanish too: the tone that is not one sorts as one.
    return result.weight != 0 ? result : Letter{.weight = weightOf(letter.substr(0, 1)), .tone = result.tone};
}

constexpr char32_t kLatinEnd = 0x250;
constexpr char32_t kAdditional = 0x1E00;
constexpr char32_t kAdditionalEnd = 0x1F00;

/// Latin letters of both blocks; made when first asked for.
Letter knownLetter(char32_t point) {
    static const auto table = [] {
        std::array<Letter, kLatinEnd + kAdditionalEnd - kAdditional> all{};
        for (char32_t unit = 0x41; unit < kLatinEnd; ++unit) {
            all[unit] = letterOf(static_cast<char16_t>(unit));
        }
        for (char32_t unit = kAdditional; unit < kAdditionalEnd; ++unit) {
            all[kLatinEnd + unit - kAdditional] = letterOf(static_cast<char16_t>(unit));
        }
        return all;
    }();
    return point < kLatinEnd                                ? table[point]
           : point >= kAdditional && point < kAdditionalEnd ? table[kLatinEnd + point - kAdditional]
                                                            : Letter{};
}

/// The code point at `at`, which it moves behind it.
char32_t next(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t point = more == 0 ? lead : lead & (0x3Fu >> more);
    for (int i = 0; i < more && at < text.size(); ++i) {
        point = (point << 6) | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
    }
    return point;
}

class KeyMaker {
public:
    std::string make(std::string_view text) {
        for (std::size_t at = 0; at < text.size() && m_key.size() < kLongestCollationKey;) {
            if (text[at] >= '0' && text[at] <= '9') {
                addNumber(text, at);
            } else {
                add(next(text, at));
            }
        }
        if (m_lastTone > 0) {
            m_key.push_back(kTones);
            m_key.append(m_tones, 0, m_lastTone);
        }
        m_key.resize(std::min(m_key.size(), kLongestCollationKey));
        return std::move(m_key);
    }

private:
    void addNumber(std::string_view text, std::size_t& at) {
        while (at < text.size() && text[at] == '0') {
            ++at;
        }
        const auto begin = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            ++at;
        }
        m_key.push_back(static_cast<char>(kNumber + std::min<std::size_t>(at - begin, kMostDigits)));
        for (std::size_t digit = begin; digit < at; ++digit) {
            m_key.push_back(static_cast<char>(text[digit] - '0' + kFirstMark));
        }
    }

    void add(char32_t point) {
        if (const Letter letter = knownLetter(point); letter.weight != 0) {
            m_key.push_back(static_cast<char>(letter.weight));
            m_tones.push_back(static_cast<char>(letter.tone + 1));
            m_lastTone = letter.tone > 0 ? m_tones.size() : m_lastTone;
        } else if (point >= 0x300 && point < 0x370) {
            addMark(point);
        } else if (point < 0x80) {
            const auto mark = kMarks.find(static_cast<char>(point));
            m_key.push_back(static_cast<char>(kFirstMark + (mark == std::string_view::npos ? 0 : mark)));
        } else {
            m_key.push_back(kOther);
            for (const int shift : {14, 7, 0}) {
                m_key.push_back(static_cast<char>(((point >> shift) & 0x7F) + 1));
            }
        }
    }

    /// Of decomposed text: the mark belongs to the letter before it.
    void addMark(char32_t mark) {
        if (m_tones.empty()) {
            return;
        }
        const auto last = static_cast<std::size_t>(static_cast<unsigned char>(m_key.back()) - kFirstLetter);
        if (const int tone = toneOf(mark); tone > 0) {
            m_tones.back() = static_cast<char>(tone + 1);
            m_lastTone = m_tones.size();
        } else if (const char shape = shapeOf(mark); shape != '\0' && last < kLetters.size()) {
            if (const auto weight = weightOf(std::string(kLetters[last].substr(0, 1)) + shape); weight != 0) {
                m_key.back() = static_cast<char>(weight);
            }
        }
    }

    std::string m_key;
    std::string m_tones;        ///< of each letter
    std::size_t m_lastTone = 0; ///< how many of them up to the last that is one
};

} // namespace

std::string collationKey(std::string_view text) {
    return KeyMaker().make(text);
}

} // namespace trucban::models
