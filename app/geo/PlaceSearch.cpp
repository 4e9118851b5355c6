// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/PlaceSearch.h"

#include "core/Text.h"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>
#include <span>
#include <tuple>

namespace trucban::geo {
namespace {

bool isWordByte(char byte) {
    return static_cast<unsigned char>(byte) >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

bool isDigit(char byte) {
    return byte >= '0' && byte <= '9';
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char byte : text) {
        if (isWordByte(byte)) {
            word += byte;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? "" : " ";
        text += word;
    }
    return text;
}

/// Lower case of one composed letter as Vietnamese and its neighbours in Unicode have it: in these blocks a capital's
/// small letter is 0x20, or for the paired blocks 1, farther.
char32_t lowered(char32_t letter) {
    if (letter == 0xD0 || letter == 0xF0) {
        return 0x111; // Icelandic Ð and ð look like Đ and đ, and stand for them in much of the data
    }
    if (letter >= 0xC0 && letter <= 0xDE && letter != 0xD7) {
        return letter + 0x20;
    }
    const bool isPaired = (letter >= 0x100 && letter <= 0x137) || (letter >= 0x14A && letter <= 0x177) ||
                          letter == 0x1A0 || (letter >= 0x1EA0 && letter <= 0x1EF9);
    if (isPaired && letter % 2 == 0) {
        return letter + 1;
    }
    return letter == 0x1AF ? char32_t{0x1B0} : letter;
}

std::string loweredText(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const bool isTwo = (lead & 0xE0) == 0xC0 && i + 1 < text.size();
        const bool isThree = (lead & 0xF0) == 0xE0 && i + 2 < text.size();
        const auto tail = [&](std::size_t n) { return static_cast<char32_t>(text[i + n] & 0x3F); };
        if (isTwo) {
            const char32_t letter = lowered((lead & 0x1Fu) << 6 | tail(1));
            out += static_cast<char>(0xC0 | letter >> 6);
            out += static_cast<char>(0x80 | (letter & 0x3F));
            i += 1;
        } else if (isThree) {
            const char32_t letter = lowered((lead & 0x0Fu) << 12 | tail(1) << 6 | tail(2));
            out += static_cast<char>(0xE0 | letter >> 12);
            out += static_cast<char>(0x80 | (letter >> 6 & 0x3F));
            out += static_cast<char>(0x80 | (letter & 0x3F));
            i += 2;
        } else {
            out += lead >= 'A' && lead <= 'Z' ? static_cast<char>(lead - 'A' + 'a') : text[i];
        }
    }
    return out;
}

/// "123", "12a", "12bis": what a house number is made of.
bool isNumberWord(const std::string& word) {
    return isDigit(word.front()) && word.size() <= 8;
}

bool isAlleyWord(const std::string& word) {
    return word == "hem" || word == "ngo" || word == "ngach" || word == "so" || word == "nha" || word == "kiet";
}

bool isStreetWord(const std::string& word) {
    return word == "duong" || word == "pho";
}

/// The words of a search key.
void addWords(std::vector<std::string_view>& words, std::string_view key) {
    while (!key.empty()) {
        const auto end = std::min(key.find(' '), key.size());
        words.push_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
}

/// True when each query word begins a word of `text` of its own.
bool beginWordsOf(const std::vector<std::string>& query, const std::vector<std::string_view>& text) {
    boost::container::small_vector<bool, 64> used(text.size());
    return std::ranges::all_of(query, [&](const std::string& word) {
        // A number is a word of its own: "12" is not the beginning of "123".
        const bool whole = isDigit(word.back()) && &word != &query.back();
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (!used[i] && (whole ? text[i] == word : text[i].starts_with(word))) {
                used[i] = true;
                return true;
            }
        }
        return false;
    });
}

/// The words by which signs name a thing of that kind before its own name. Folded, "dương" is "đường" too: words that
/// begin many names of people are not among those of other kinds.
std::span<const std::string_view> kindWords(PlaceKind kind) {
    static constexpr std::array<std::string_view, 7> kUnits{"phuong ", "xa ",       "dac khu ", "quan ",
                                                            "huyen ",  "thi tran ", "thi xa "};
    static constexpr std::array<std::string_view, 1> kStreets{"duong "};
    static constexpr std::array<std::string_view, 2> kAlleys{"hem ", "ngo "};
    static constexpr std::array<std::string_view, 1> kMarkets{"cho "};
    static constexpr std::array<std::string_view, 1> kHospitals{"benh vien "};
    switch (kind) {
    case PlaceKind::ward:
    case PlaceKind::formerUnit:
        return kUnits;
    case PlaceKind::street:
        return kStreets;
    case PlaceKind::alley:
        return kAlleys;
    case PlaceKind::market:
        return kMarkets;
    case PlaceKind::hospital:
        return kHospitals;
    default:
        return {};
    }
}

/// "Phường Bến Thành" is asked for as "bến thành", and "Lê Lợi" as "đường lê lợi".
std::string_view withoutKind(std::string_view key, PlaceKind kind) {
    for (const std::string_view word : kindWords(kind)) {
        if (key.starts_with(word)) {
            return key.substr(word.size());
        }
    }
    return key;
}

/// "q5", "p12": what `shortUnitName` makes.
bool isShortUnit(std::string_view word) {
    return word.size() >= 2 && (word[0] == 'q' || word[0] == 'p') && isDigit(word[1]);
}

PlaceMatch wholeQueryMatch(const Place& place, const PlaceQuery& query) {
    const std::string key = searchKey(place.name);
    const std::string_view bare = withoutKind(key, place.kind);
    const std::string_view asked = withoutKind(query.key, place.kind);
    const bool isShort = query.hasShortUnit && shortUnitName(place.name) == query.key;
    if (key == query.key || bare == query.key || (!asked.empty() && key == asked) || isShort) {
        return PlaceMatch::whole;
    }
    if (key.starts_with(query.key) || bare.starts_with(query.key)) {
        return PlaceMatch::prefix;
    }
    std::vector<std::string_view> words;
    words.reserve(32);
    addWords(words, key);
    if (place.kind == PlaceKind::street) {
        words.emplace_back("duong");
    } else if (place.kind == PlaceKind::alley) {
        words.emplace_back("hem");
    }
    if (beginWordsOf(query.words, words)) {
        return PlaceMatch::words;
    }
    std::string more = searchKey(place.aliases + " " + place.area);
    if (query.hasShortUnit) {
        more += shortUnitNames(place.name + ", " + place.area);
    }
    addWords(words, more);
    return beginWordsOf(query.words, words) ? PlaceMatch::withArea : PlaceMatch::none;
}

/// Of a query with a house number.
PlaceMatch partialMatch(const Place& place, const PlaceQuery& query) {
    if (query.numberWords.empty() || query.streetWords.empty()) {
        return PlaceMatch::none;
    }
    const std::string key = searchKey(place.name + " " + place.area);
    std::vector<std::string_view> words;
    addWords(words, key);
    if (!beginWordsOf(query.streetWords, words)) {
        return PlaceMatch::none;
    }
    if (place.kind == PlaceKind::alley) {
        return std::ranges::find(words, query.numberWords.front()) != words.end() ? PlaceMatch::alleyOf
                                                                                  : PlaceMatch::none;
    }
    return place.kind == PlaceKind::street ? PlaceMatch::streetOf : PlaceMatch::none;
}

int kindOrder(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::ward:
        return 0;
    case PlaceKind::formerUnit:
    case PlaceKind::settlement:
        return 1;
    case PlaceKind::street:
        return 2;
    case PlaceKind::alley:
        return 3;
    case PlaceKind::address:
        return 5;
    default:
        return 4;
    }
}

std::optional<double> numberFrom(std::string_view& text) {
    const auto skip = [&](auto&& isSkipped) {
        while (!text.empty() && isSkipped(text.front())) {
            text.remove_prefix(1);
        }
    };
    skip([](char c) { return c == ' ' || c == ',' || c == ';' || c == '\t'; });
    const bool isNegative = text.starts_with('-');
    if (isNegative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double number = 0;
    const auto [end, failure] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (failure != std::errc{} || text.empty() || !isDigit(text.front())) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with("°")) {
        text.remove_prefix(std::string_view{"°"}.size());
    }
    return isNegative ? -number : number;
}

} // namespace

std::string searchKey(std::string_view text) {
    return joined(wordsOf(core::folded(text)));
}

std::string exactKey(std::string_view text) {
    return joined(wordsOf(loweredText(text)));
}

std::optional<core::GeoPoint> parseCoordinate(std::string_view text) {
    const auto first = numberFrom(text);
    const bool isApart = !text.empty() && (text.front() == ',' || text.front() == ' ' || text.front() == ';');
    const auto second = first && isApart ? numberFrom(text) : std::nullopt;
    if (!second || text.find_first_not_of(" \t") != std::string_view::npos) {
        return std::nullopt;
    }
    core::GeoPoint point{.lat = *first, .lon = *second};
    if (std::abs(point.lat) > 90) {
        std::swap(point.lat, point.lon);
    }
    return point.isValid() ? std::optional{point} : std::nullopt;
}

std::string shortUnitName(std::string_view name) {
    const auto words = wordsOf(core::folded(name));
    if (words.size() != 2 || !isNumberWord(words[1])) {
        return {};
    }
    if (words[0] == "quan") {
        return "q" + words[1];
    }
    return words[0] == "phuong" ? "p" + words[1] : std::string{};
}

std::string shortUnitNames(std::string_view units) {
    std::string names;
    for (std::size_t begin = 0; begin <= units.size();) {
        const std::size_t end = std::min(units.find(',', begin), units.size());
        if (const auto unit = shortUnitName(units.substr(begin, end - begin)); !unit.empty()) {
            names += " " + unit;
        }
        begin = end + 1;
    }
    return names;
}

PlaceQuery parsePlaceQuery(std::string_view text) {
    PlaceQuery query;
    const std::string cut = core::isValidUtf8(text) ? core::truncated(text, kMostQueryBytes) : std::string{};
    query.coordinate = parseCoordinate(cut);
    query.words = wordsOf(core::folded(cut));
    if (query.words.size() > kMostQueryWords) {
        query.words.resize(kMostQueryWords);
    }
    query.key = joined(query.words);
    query.hasShortUnit = std::ranges::any_of(query.words, isShortUnit);
    if (std::string exact = exactKey(cut); exact != query.key) {
        query.exact = std::move(exact);
    }
    auto word = query.words.begin();
    while (word != query.words.end() && isAlleyWord(*word)) {
        ++word;
    }
    while (word != query.words.end() && (isNumberWord(*word) || (!query.numberWords.empty() && *word == "bis"))) {
        query.numberWords.push_back(*word++);
    }
    while (word != query.words.end() && isStreetWord(*word)) {
        ++word;
    }
    if (!query.numberWords.empty()) {
        query.streetWords.assign(word, query.words.end());
    }
    return query;
}

std::vector<std::string> tellingWords(const std::vector<std::string>& words) {
    // What stands before or behind nearly every name.
    static constexpr std::array<std::string_view, 7> kCommon{"phuong", "quan", "duong", "hem", "huyen", "xa", "pho"};
    std::vector<std::string> telling;
    for (const std::string& word : words) {
        const bool isCommon =
            std::ranges::any_of(kCommon, [&](std::string_view common) { return common.starts_with(word); });
        if (word.size() > 1 && !isCommon) {
            telling.push_back(word);
        }
    }
    return telling;
}

PlaceMatch matchOf(const Place& place, const PlaceQuery& query) {
    if (query.words.empty()) {
        return PlaceMatch::none;
    }
    const PlaceMatch match = wholeQueryMatch(place, query);
    return match != PlaceMatch::none ? match : partialMatch(place, query);
}

std::vector<FoundPlace> rankPlaces(std::vector<Place> candidates, const PlaceQuery& query,
                                   std::optional<core::GeoPoint> near, std::size_t limit) {
    struct Ranked {
        std::tuple<PlaceMatch, bool, int, double, std::size_t> order;
        std::size_t index;
    };
    std::vector<Ranked> ranked;
    std::set<std::tuple<PlaceKind, std::string_view, double, double>> seen;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Place& place = candidates[i];
        const PlaceMatch match = matchOf(place, query);
        if (match == PlaceMatch::none || !seen.emplace(place.kind, place.name, place.at.lat, place.at.lon).second) {
            continue;
        }
        const bool otherMarks =
            !query.exact.empty() && exactKey(place.name + " " + place.area).find(query.exact) == std::string::npos;
        const double away = near ? core::distanceM(*near, place.at) : 0;
        ranked.push_back({.order = {match, otherMarks, kindOrder(place.kind), away, i}, .index = i});
    }
    std::ranges::sort(ranked, {}, &Ranked::order);
    ranked.resize(std::min(ranked.size(), limit));
    std::vector<FoundPlace> found;
    for (const Ranked& item : ranked) {
        found.push_back({.place = std::move(candidates[item.index]), .match = std::get<PlaceMatch>(item.order)});
    }
    return found;
}

} // namespace trucban::geo
