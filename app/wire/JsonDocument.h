// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/DecodeError.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <string_view>
#include <vector>

// Internal to wire: a parsed JSON text as one flat array of nodes. Boost.JSON's own values drop a repeated member
// silently; ours are refused while reading, and reading costs one allocation instead of one per value.
namespace trucban::wire::json {

enum class Type : std::uint8_t { null, boolean, integer, unsignedInteger, real, string, array, object };

/// One value. Containers are followed by their content: an array by its values, an object by key, value, key, value …
struct Node {
    Type type = Type::null;
    std::uint32_t span = 1;  ///< nodes of this value with all its content; 0 while the container is still open
    std::uint32_t count = 0; ///< bytes of a string, values of an array, members of an object
    union {
        const char* chars;
        std::int64_t integer;          ///< also boolean
        std::uint64_t unsignedInteger; ///< only for values above the range of `integer`
        double real;
    };
    Node() : integer(0) {}
};

/// A look at one value of a Document; valid as long as the Document and the bytes it was parsed from.
class Value {
public:
    explicit Value(const Node* node) : m_node(node) {}

    [[nodiscard]] Type type() const { return m_node->type; }
    [[nodiscard]] bool isNull() const { return type() == Type::null; }
    [[nodiscard]] bool isObject() const { return type() == Type::object; }
    [[nodiscard]] bool isString() const { return type() == Type::string; }
    /// Precondition: isString().
    [[nodiscard]] std::string_view text() const { return {m_node->chars, m_node->count}; }
    /// The node itself, for numbers and booleans.
    [[nodiscard]] const Node& node() const { return *m_node; }
    [[nodiscard]] std::size_t size() const { return m_node->count; }
    /// Integers and reals as a double. Precondition: a number.
    [[nodiscard]] double number() const;
    [[nodiscard]] bool isNumber() const {
        return type() == Type::integer || type() == Type::unsignedInteger || type() == Type::real;
    }

    /// Precondition: an array.
    template <class Each>
    void forEachElement(Each&& each) const {
        const Node* at = m_node + 1;
        for (std::uint32_t i = 0; i < m_node->count; ++i) {
            if (!each(Value(at))) {
                return;
            }
            at += at->span;
        }
    }
    /// Precondition: an object. `each(key, value)` returns false to stop.
    template <class Each>
    void forEachMember(Each&& each) const {
        const Node* at = m_node + 1;
        for (std::uint32_t i = 0; i < m_node->count; ++i) {
            const Value value(at + 1);
            if (!each(std::string_view{at->chars, at->count}, value)) {
                return;
            }
            at += 1 + value.m_node->span;
        }
    }
    /// The member of that name, or a null value. Precondition: an object.
    [[nodiscard]] Value member(std::string_view key) const;

private:
    const Node* m_node;
};

class Document {
public:
    /// `bytes` must outlive the document. Faults: notJson, badUtf8, tooDeep, duplicateKey (with a pointer).
    [[nodiscard]] static std::expected<Document, DecodeError> parse(std::string_view bytes);
    /// The same, and the root must be an object (notObject).
    [[nodiscard]] static std::expected<Document, DecodeError> parseObject(std::string_view bytes);

    [[nodiscard]] Value root() const { return Value(m_nodes.data()); }

private:
    friend class DocumentBuilder;
    std::vector<Node> m_nodes;
    std::unique_ptr<char[]> m_unescaped; ///< strings that had escapes; the others point into the bytes
};

/// Sorted members, no blanks, shortest numbers: equal content gives equal text.
void appendCanonical(std::string& out, Value value);

} // namespace trucban::wire::json
