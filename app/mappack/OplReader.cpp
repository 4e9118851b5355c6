// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/OplReader.h"

#include <charconv>

namespace trucban::mappack {
namespace {

// No real object comes near it; a stream without line ends must not fill the memory.
constexpr std::size_t kMostLineBytes = 64U << 20U;

void appendUtf8(std::string& out, std::uint32_t codePoint) {
    if (codePoint < 0x80) {
        out += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        out += static_cast<char>(0xC0 | codePoint >> 6);
        out += static_cast<char>(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        out += static_cast<char>(0xE0 | codePoint >> 12);
        out += static_cast<char>(0x80 | (codePoint >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (codePoint & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | codePoint >> 18);
        out += static_cast<char>(0x80 | (codePoint >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (codePoint >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (codePoint & 0x3F));
    }
}

/// `%1ed3%` is one code point in hexadecimal.
std::optional<std::string> unescaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        if (text.front() != '%') {
            out += text.front();
            text.remove_prefix(1);
            continue;
        }
        const auto end = text.find('%', 1);
        std::uint32_t codePoint = 0;
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const auto [at, failure] = std::from_chars(text.data() + 1, text.data() + end, codePoint, 16);
        const bool isLetter = codePoint <= 0x10FFFF && (codePoint < 0xD800 || codePoint > 0xDFFF);
        if (failure != std::errc{} || at != text.data() + end || !isLetter) {
            return std::nullopt;
        }
        appendUtf8(out, codePoint);
        text.remove_prefix(end + 1);
    }
    return out;
}

template <class Number>
std::optional<Number> numberFrom(std::string_view text) {
    Number number{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// Calls `each` with the parts between `separator`; false as soon as one is refused.
template <class Each>
bool forEachPart(std::string_view text, char separator, Each&& each) {
    while (!text.empty()) {
        const auto end = text.find(separator);
        if (!each(text.substr(0, end))) {
            return false;
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return true;
}

bool takeTags(std::string_view text, OsmTags& tags) {
    return forEachPart(text, ',', [&](std::string_view tag) {
        const auto middle = tag.find('=');
        if (middle == std::string_view::npos) {
            return false;
        }
        auto key = unescaped(tag.substr(0, middle));
        auto value = unescaped(tag.substr(middle + 1));
        if (!key || !value) {
            return false;
        }
        tags.add(std::move(*key), std::move(*value));
        return true;
    });
}

/// "n123" or, with locations, "n123x106.1y10.2".
bool takeNodes(std::string_view text, std::vector<std::int64_t>& nodes) {
    return forEachPart(text, ',', [&](std::string_view part) {
        const auto id =
            part.starts_with('n') ? numberFrom<std::int64_t>(part.substr(1, part.find('x') - 1)) : std::nullopt;
        if (id) {
            nodes.push_back(*id);
        }
        return id.has_value();
    });
}

std::optional<OsmKind> kindFrom(char letter) {
    switch (letter) {
    case 'n':
        return OsmKind::node;
    case 'w':
        return OsmKind::way;
    case 'r':
        return OsmKind::relation;
    default:
        return std::nullopt;
    }
}

/// "w31096786@outer".
bool takeMembers(std::string_view text, std::vector<OsmMember>& members) {
    return forEachPart(text, ',', [&](std::string_view part) {
        const auto at = part.find('@');
        const auto kind = part.empty() ? std::nullopt : kindFrom(part.front());
        if (!kind || at == std::string_view::npos) {
            return false;
        }
        const auto id = numberFrom<std::int64_t>(part.substr(1, at - 1));
        auto role = unescaped(part.substr(at + 1));
        if (!id || !role) {
            return false;
        }
        members.push_back({.kind = *kind, .id = *id, .role = std::move(*role)});
        return true;
    });
}

} // namespace

std::optional<OsmObject> objectFromOpl(std::string_view line) {
    const auto kind = line.empty() ? std::nullopt : kindFrom(line.front());
    if (!kind) {
        return std::nullopt;
    }
    OsmObject object{.kind = *kind};
    std::optional<double> lon;
    std::optional<double> lat;
    bool isFirst = true;
    const bool ok = forEachPart(line, ' ', [&](std::string_view field) {
        if (std::exchange(isFirst, false)) {
            const auto id = numberFrom<std::int64_t>(field.substr(1));
            object.id = id.value_or(0);
            return id.has_value();
        }
        const std::string_view value = field.empty() ? field : field.substr(1);
        switch (field.empty() ? '\0' : field.front()) {
        case 't':
            object.timestamp = value;
            return true;
        case 'T':
            return takeTags(value, object.tags);
        case 'x':
            lon = numberFrom<double>(value);
            return lon.has_value() || value.empty();
        case 'y':
            lat = numberFrom<double>(value);
            return lat.has_value() || value.empty();
        case 'N':
            return takeNodes(value, object.nodes);
        case 'M':
            return takeMembers(value, object.members);
        default:
            return true; // version, changeset, user: not wanted
        }
    });
    if (!ok) {
        return std::nullopt;
    }
    if (lon && lat) {
        const core::GeoPoint at{.lat = *lat, .lon = *lon};
        object.at = at.isValid() ? std::optional{at} : std::nullopt;
    }
    return object;
}

void OplReader::take(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        if (end == std::string_view::npos) {
            m_ok = m_ok && m_rest.size() + bytes.size() <= kMostLineBytes;
            if (m_ok) {
                m_rest += bytes;
            }
            return;
        }
        if (m_rest.empty()) {
            takeLine(bytes.substr(0, end));
        } else {
            m_rest += bytes.substr(0, end);
            takeLine(m_rest);
            m_rest.clear();
        }
        bytes.remove_prefix(end + 1);
    }
}

bool OplReader::finish() {
    takeLine(m_rest);
    m_rest.clear();
    return m_ok;
}

void OplReader::takeLine(std::string_view line) {
    if (line.empty()) {
        return;
    }
    if (auto object = objectFromOpl(line)) {
        m_each(std::move(*object));
    } else {
        m_ok = m_ok && line.front() == 'c'; // a changeset
    }
}

} // namespace trucban::mappack
