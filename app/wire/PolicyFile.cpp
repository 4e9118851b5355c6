// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/PolicyFile.h"

#include "core/Assert.h"
#include "wire/Json.h"
#include "wire/JsonDocument.h"
#include "wire/JsonText.h"
#include "wire/Pointer.h"

#include <format>

namespace trucban::wire {

namespace {

using json::Type;
using json::Value;

/// What `given` has and `known`, which is written from what was understood of it, has not.
void collectUnknown(Value given, Value known, const std::string& place, std::vector<std::string>& unknown) {
    if (given.isObject() && known.isObject()) {
        given.forEachMember([&](std::string_view key, Value member) {
            bool isKnown = false;
            const auto inner = std::format("{}/{}", place, json::escapedPointer(key));
            known.forEachMember([&](std::string_view other, Value meant) {
                isKnown = other == key;
                if (isKnown) {
                    collectUnknown(member, meant, inner, unknown);
                }
                return !isKnown;
            });
            if (!isKnown) {
                unknown.push_back(inner);
            }
            return unknown.size() < kMaxUnknownMembers;
        });
    } else if (given.type() == Type::array && known.type() == Type::array) {
        std::vector<Value> meant;
        known.forEachElement([&](Value element) {
            meant.push_back(element);
            return true;
        });
        std::size_t index = 0;
        given.forEachElement([&](Value element) {
            if (index < meant.size()) {
                collectUnknown(element, meant[index], std::format("{}/{}", place, index), unknown);
            }
            ++index;
            return unknown.size() < kMaxUnknownMembers;
        });
    }
}

bool isContainer(Value value) {
    return value.isObject() || value.type() == Type::array;
}

/// Without containers but lists of plain values: short enough for one line.
bool isPlain(Value value) {
    bool plain = true;
    if (value.isObject()) {
        value.forEachMember([&](std::string_view, Value member) { return plain = !isContainer(member); });
    } else if (value.type() == Type::array) {
        value.forEachElement([&](Value element) { return plain = !isContainer(element); });
    }
    return plain;
}

void appendLeaf(std::string& out, Value value) {
    switch (value.type()) {
    case Type::boolean:
        out += value.node().integer != 0 ? "true" : "false";
        break;
    case Type::integer:
        json::appendInteger(out, value.node().integer);
        break;
    case Type::unsignedInteger:
        json::appendUnsigned(out, value.node().unsignedInteger);
        break;
    case Type::real:
        json::appendDouble(out, value.node().real);
        break;
    case Type::string:
        json::appendString(out, value.text());
        break;
    default:
        out += "null";
        break;
    }
}

void append(std::string& out, Value value, std::size_t depth) {
    if (!isContainer(value)) {
        appendLeaf(out, value);
        return;
    }
    const bool oneLine = isPlain(value) && depth > 0;
    bool isFirst = true;
    const auto begin = [&] {
        out += isFirst ? "" : ",";
        if (oneLine) {
            out += isFirst ? "" : " ";
        } else {
            out += '\n';
            out.append(2 * (depth + 1), ' ');
        }
        isFirst = false;
    };
    out += value.isObject() ? '{' : '[';
    if (value.isObject()) {
        value.forEachMember([&](std::string_view key, Value member) {
            begin();
            json::appendString(out, key);
            out += ": ";
            append(out, member, depth + 1);
            return true;
        });
    } else {
        value.forEachElement([&](Value element) {
            begin();
            append(out, element, depth + 1);
            return true;
        });
    }
    if (!oneLine && !isFirst) {
        out += '\n';
        out.append(2 * depth, ' ');
    }
    out += value.isObject() ? '}' : ']';
}

} // namespace

std::expected<PolicyFile, DecodeError> readPolicyFile(std::string_view text) {
    auto policy = decodePolicy(text);
    if (!policy) {
        return std::unexpected(policy.error());
    }
    PolicyFile file{.policy = std::move(*policy), .unknown = {}};
    const auto understood = encodePolicy(file.policy);
    const auto given = json::Document::parseObject(text);
    const auto known = json::Document::parseObject(understood);
    TRUCBAN_ASSERT(given && known);
    collectUnknown(given->root(), known->root(), {}, file.unknown);
    return file;
}

std::string printPolicy(const core::Policy& policy) {
    const auto text = encodePolicy(policy);
    const auto document = json::Document::parseObject(text);
    TRUCBAN_ASSERT(document.has_value());
    std::string out;
    append(out, document->root(), 0);
    return out;
}

} // namespace trucban::wire
