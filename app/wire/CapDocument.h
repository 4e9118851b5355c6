// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/DecodeError.h"

#include <expected>
#include <string>
#include <string_view>
#include <vector>

// Internal to wire: the part of an OASIS CAP 1.2 message that we use, as text, not yet judged.
namespace trucban::wire {

struct CapResource {
    std::string mimeType;
    std::string uri;
    std::string size;
};

struct CapArea {
    std::string description;
    std::vector<std::string> circles;  ///< "lat,lon radiusKm"
    std::vector<std::string> polygons; ///< "lat,lon lat,lon …"
};

struct CapInfo {
    std::vector<std::string> categories;
    std::string event;
    std::string effective;
    std::string onset;
    std::string senderName;
    std::string headline;
    std::string description;
    std::string instruction;
    std::string contact;
    std::vector<CapResource> resources;
    std::vector<CapArea> areas;
};

struct CapDocument {
    std::string identifier;
    std::string sender;
    std::string sent;
    std::string status;
    std::string msgType;
    std::string source;
    std::string references; ///< "sender,identifier,sent" triples, blank between them
    std::vector<CapInfo> infos;
};

/// Refuses documents with a DTD or any entity of their own, deeper than kMaxJsonDepth, or with a root other than
/// CAP 1.2's `alert`.
[[nodiscard]] std::expected<CapDocument, DecodeError> parseCapDocument(std::string_view xml);

} // namespace trucban::wire
