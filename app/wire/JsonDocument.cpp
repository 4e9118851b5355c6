// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/JsonDocument.h"

#include "core/Text.h"
#include "wire/JsonText.h"
#include "wire/Limits.h"
#include "wire/Pointer.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace trucban::wire::json {

using boost::system::error_code;

/// Boost.JSON's parser calls this for each token; it fills the node array.
class DocumentBuilder {
public:
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    explicit DocumentBuilder(std::string_view bytes) : m_bytes(bytes) {
        m_document.m_nodes.reserve(bytes.size() / 12 + 8);
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return open(Type::object); }
    bool on_object_end(std::size_t count, error_code& error) {
        const auto at = close(count);
        if (const auto repeated = repeatedKey(at); repeated.data() != nullptr) {
            m_duplicate = pointerTo(at) + "/" + escapedPointer(repeated);
            m_hasDuplicate = true;
            error = boost::json::error::syntax;
            return false;
        }
        return true;
    }
    bool on_array_begin(error_code&) { return open(Type::array); }
    bool on_array_end(std::size_t count, error_code&) {
        close(count);
        return true;
    }
    bool on_key_part(std::string_view part, std::size_t, error_code&) { return keep(part); }
    bool on_key(std::string_view part, std::size_t, error_code&) { return addString(part); }
    bool on_string_part(std::string_view part, std::size_t, error_code&) { return keep(part); }
    bool on_string(std::string_view part, std::size_t, error_code&) { return addString(part); }
    bool on_number_part(std::string_view, error_code&) { return true; }
    bool on_int64(std::int64_t value, std::string_view, error_code&) {
        add(Type::integer).integer = value;
        return true;
    }
    bool on_uint64(std::uint64_t value, std::string_view, error_code&) {
        add(Type::unsignedInteger).unsignedInteger = value;
        return true;
    }
    bool on_double(double value, std::string_view, error_code&) {
        add(Type::real).real = value;
        return true;
    }
    bool on_bool(bool value, error_code&) {
        add(Type::boolean).integer = value ? 1 : 0;
        return true;
    }
    bool on_null(error_code&) {
        add(Type::null);
        return true;
    }
    bool on_comment_part(std::string_view, error_code&) { return true; }
    bool on_comment(std::string_view, error_code&) { return true; }

    Document take() { return std::move(m_document); }
    [[nodiscard]] bool hasDuplicate() const { return m_hasDuplicate; }
    [[nodiscard]] const std::string& duplicate() const { return m_duplicate; }

private:
    std::vector<Node>& nodes() { return m_document.m_nodes; }
    Node& add(Type type) {
        auto& node = nodes().emplace_back();
        node.type = type;
        return node;
    }
    bool open(Type type) {
        m_open.push_back(static_cast<std::uint32_t>(nodes().size()));
        add(type).span = 0;
        return true;
    }
    std::size_t close(std::size_t count) {
        const auto at = m_open.back();
        m_open.pop_back();
        nodes()[at].span = static_cast<std::uint32_t>(nodes().size() - at);
        nodes()[at].count = static_cast<std::uint32_t>(count);
        return at;
    }
    /// Unescaped text is never longer than the bytes it came from, so one buffer of their size is enough for all.
    bool keep(std::string_view part) {
        if (!m_document.m_unescaped) {
            m_document.m_unescaped = std::make_unique_for_overwrite<char[]>(m_bytes.size());
        }
        std::memcpy(m_document.m_unescaped.get() + m_used, part.data(), part.size());
        m_used += part.size();
        m_pending += part.size();
        return true;
    }
    bool addString(std::string_view part) {
        const std::less<const char*> before;
        const bool inInput = m_pending == 0 && !before(part.data(), m_bytes.data()) &&
                             !before(m_bytes.data() + m_bytes.size(), part.data() + part.size());
        auto& node = add(Type::string);
        if (inInput || (part.empty() && m_pending == 0)) {
            node.chars = part.empty() ? m_bytes.data() : part.data();
            node.count = static_cast<std::uint32_t>(part.size());
            return true;
        }
        if (!part.empty()) {
            keep(part);
        }
        node.chars = m_document.m_unescaped.get() + (m_used - m_pending);
        node.count = static_cast<std::uint32_t>(m_pending);
        m_pending = 0;
        return true;
    }

    /// A key that stands twice in the object at `at`, or a view of nothing.
    std::string_view repeatedKey(std::size_t at) {
        constexpr std::size_t kFewKeys = 12;
        m_keys.clear();
        Value(&nodes()[at]).forEachMember([&](std::string_view key, Value) {
            m_keys.push_back(key);
            return true;
        });
        if (m_keys.size() > kFewKeys) {
            std::ranges::sort(m_keys);
            const auto found = std::ranges::adjacent_find(m_keys);
            return found == m_keys.end() ? std::string_view{} : *found;
        }
        for (std::size_t i = 1; i < m_keys.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (m_keys[i] == m_keys[j]) {
                    return m_keys[i];
                }
            }
        }
        return {};
    }

    /// The RFC 6901 pointer of the node at `target`; the containers around it are still open.
    std::string pointerTo(std::size_t target) {
        std::string pointer;
        std::size_t at = 0;
        while (at != target) {
            const bool isObject = nodes()[at].type == Type::object;
            std::size_t child = at + 1;
            std::string_view key;
            for (std::size_t index = 0;; ++index) {
                if (isObject) {
                    key = {nodes()[child].chars, nodes()[child].count};
                    ++child;
                }
                const auto span = nodes()[child].span;
                if (span == 0 || child + span > target) {
                    pointer += "/" + (isObject ? escapedPointer(key) : std::to_string(index));
                    break;
                }
                child += span;
            }
            at = child;
        }
        return pointer;
    }

    std::string_view m_bytes;
    Document m_document;
    std::vector<std::uint32_t> m_open;
    std::vector<std::string_view> m_keys;
    std::size_t m_used = 0;
    std::size_t m_pending = 0; ///< bytes of the string being put together
    bool m_hasDuplicate = false;
    std::string m_duplicate;
};

double Value::number() const {
    switch (type()) {
    case Type::integer:
        return static_cast<double>(m_node->integer);
    case Type::unsignedInteger:
        return static_cast<double>(m_node->unsignedInteger);
    default:
        return m_node->real;
    }
}

Value Value::member(std::string_view key) const {
    static const Node null;
    Value found(&null);
    forEachMember([&](std::string_view name, Value value) {
        if (name == key) {
            found = value;
            return false;
        }
        return true;
    });
    return found;
}

std::expected<Document, DecodeError> Document::parse(std::string_view bytes) {
    boost::json::parse_options options;
    options.max_depth = kMaxJsonDepth;
    options.numbers = boost::json::number_precision::precise;
    boost::json::basic_parser<DocumentBuilder> parser(options, bytes);
    error_code error;
    const auto consumed = parser.write_some(false, bytes.data(), bytes.size(), error);
    if (!error && consumed == bytes.size() && parser.done()) {
        return parser.handler().take();
    }
    if (parser.handler().hasDuplicate()) {
        return std::unexpected(DecodeError{DecodeFault::duplicateKey, parser.handler().duplicate()});
    }
    if (error == boost::json::error::too_deep) {
        return std::unexpected(DecodeError{DecodeFault::tooDeep, {}});
    }
    // The parser checks UTF-8 as it goes but calls it a syntax error; a sender is better told what it is.
    return std::unexpected(DecodeError{core::isValidUtf8(bytes) ? DecodeFault::notJson : DecodeFault::badUtf8, {}});
}

std::expected<Document, DecodeError> Document::parseObject(std::string_view bytes) {
    auto document = parse(bytes);
    if (document && !document->root().isObject()) {
        return std::unexpected(DecodeError{DecodeFault::notObject, {}});
    }
    return document;
}

void appendCanonical(std::string& out, Value value) {
    switch (value.type()) {
    case Type::null:
        out += "null";
        return;
    case Type::boolean:
        out += value.node().integer != 0 ? "true" : "false";
        return;
    case Type::integer:
        appendInteger(out, value.node().integer);
        return;
    case Type::unsignedInteger:
        appendUnsigned(out, value.node().unsignedInteger);
        return;
    case Type::real:
        appendDouble(out, value.node().real);
        return;
    case Type::string:
        appendString(out, value.text());
        return;
    case Type::array: {
        char separator = '[';
        value.forEachElement([&](Value element) {
            out += separator;
            separator = ',';
            appendCanonical(out, element);
            return true;
        });
        out += value.size() == 0 ? "[]" : "]";
        return;
    }
    case Type::object: {
        std::vector<std::pair<std::string_view, Value>> members;
        members.reserve(value.size());
        value.forEachMember([&](std::string_view key, Value member) {
            members.emplace_back(key, member);
            return true;
        });
        std::ranges::sort(members, {}, &std::pair<std::string_view, Value>::first);
        char separator = '{';
        for (const auto& [key, member] : members) {
            out += separator;
            separator = ',';
            appendString(out, key);
            out += ':';
            appendCanonical(out, member);
        }
        out += members.empty() ? "{}" : "}";
        return;
    }
    }
}

} // namespace trucban::wire::json
