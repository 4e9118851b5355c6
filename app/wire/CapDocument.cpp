// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/CapDocument.h"

#include "wire/Limits.h"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace trucban::wire {

namespace {

constexpr std::string_view kNamespace = "urn:oasis:names:tc:emergency:cap:1.2";
constexpr char kSeparator = '\x1F'; // between namespace and name; XML 1.0 cannot hold it
constexpr std::size_t kMaxInfos = 16;
constexpr std::size_t kMaxShapes = 64;

/// What expat calls. It follows the path of elements and gathers the text of those we know.
class CapBuilder {
public:
    explicit CapBuilder(XML_Parser parser) : m_parser(parser) {}

    void open(std::string_view qualified) {
        if (m_aborted) {
            return; // expat still reports the end of an empty element, and what stands in its buffer
        }
        if (++m_depth > kMaxJsonDepth) {
            abort(DecodeFault::tooDeep);
            return;
        }
        const auto split = qualified.find(kSeparator);
        const auto space = split == std::string_view::npos ? std::string_view{} : qualified.substr(0, split);
        const auto name = split == std::string_view::npos ? qualified : qualified.substr(split + 1);
        if (m_depth == 1 && (space != kNamespace || name != "alert")) {
            abort(DecodeFault::badXml);
            return;
        }
        // Elements of other namespaces (signatures) keep their place in the path under a name that matches nothing.
        m_path.emplace_back(space == kNamespace ? name : "?");
        m_text = nullptr;
        startContainer();
        m_text = m_aborted ? nullptr : textOf();
    }
    void close() {
        if (m_aborted) {
            return;
        }
        --m_depth;
        m_path.pop_back();
        m_text = nullptr;
    }
    void text(std::string_view part) {
        if (m_text != nullptr) {
            m_text->append(part);
        }
    }
    void abort(DecodeFault fault) {
        m_fault = fault;
        m_aborted = true;
        m_text = nullptr;
        XML_StopParser(m_parser, XML_FALSE);
    }

    CapDocument take() { return std::move(m_document); }
    [[nodiscard]] DecodeFault fault() const { return m_fault; }

private:
    [[nodiscard]] bool isAt(std::initializer_list<std::string_view> path) const {
        return std::ranges::equal(m_path, path);
    }
    void startContainer() {
        auto& infos = m_document.infos;
        if (isAt({"alert", "info"})) {
            if (infos.size() == kMaxInfos) {
                abort(DecodeFault::tooLarge);
                return;
            }
            infos.emplace_back();
        } else if (isAt({"alert", "info", "resource"}) && infos.back().resources.size() < kMaxShapes) {
            infos.back().resources.emplace_back();
        } else if (isAt({"alert", "info", "area"}) && infos.back().areas.size() < kMaxShapes) {
            infos.back().areas.emplace_back();
        }
    }
    /// Where the text of the element just opened goes; null: nowhere.
    std::string* textOf() {
        if (m_path.size() == 2) {
            return alertText(m_path[1]);
        }
        if (m_path.size() == 3 && m_path[1] == "info" && !m_document.infos.empty()) {
            return infoText(m_document.infos.back(), m_path[2]);
        }
        if (m_path.size() == 4 && m_path[1] == "info" && !m_document.infos.empty()) {
            return partText(m_document.infos.back(), m_path[2], m_path[3]);
        }
        return nullptr;
    }
    std::string* alertText(std::string_view name) {
        auto& alert = m_document;
        return name == "identifier"   ? &alert.identifier
               : name == "sender"     ? &alert.sender
               : name == "sent"       ? &alert.sent
               : name == "status"     ? &alert.status
               : name == "msgType"    ? &alert.msgType
               : name == "source"     ? &alert.source
               : name == "references" ? &alert.references
                                      : nullptr;
    }
    static std::string* infoText(CapInfo& info, std::string_view name) {
        if (name == "category") {
            return info.categories.size() < kMaxShapes ? &info.categories.emplace_back() : nullptr;
        }
        return name == "event"         ? &info.event
               : name == "effective"   ? &info.effective
               : name == "onset"       ? &info.onset
               : name == "senderName"  ? &info.senderName
               : name == "headline"    ? &info.headline
               : name == "description" ? &info.description
               : name == "instruction" ? &info.instruction
               : name == "contact"     ? &info.contact
                                       : nullptr;
    }
    static std::string* partText(CapInfo& info, std::string_view part, std::string_view name) {
        if (part == "resource" && !info.resources.empty()) {
            auto& resource = info.resources.back();
            return name == "mimeType" ? &resource.mimeType
                   : name == "uri"    ? &resource.uri
                   : name == "size"   ? &resource.size
                                      : nullptr;
        }
        if (part == "area" && !info.areas.empty()) {
            auto& area = info.areas.back();
            if (name == "areaDesc") {
                return &area.description;
            }
            auto* shapes = name == "circle" ? &area.circles : name == "polygon" ? &area.polygons : nullptr;
            return shapes != nullptr && shapes->size() < kMaxShapes ? &shapes->emplace_back() : nullptr;
        }
        return nullptr;
    }

    XML_Parser m_parser;
    CapDocument m_document;
    std::vector<std::string> m_path;
    std::size_t m_depth = 0;
    std::string* m_text = nullptr; ///< valid until the next element opens or closes
    DecodeFault m_fault = DecodeFault::badXml;
    bool m_aborted = false;
};

CapBuilder& builderOf(void* user) {
    return *static_cast<CapBuilder*>(user);
}

} // namespace

std::expected<CapDocument, DecodeError> parseCapDocument(std::string_view xml) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS(nullptr, kSeparator),
                                                                              XML_ParserFree);
    if (!parser) {
        return std::unexpected(DecodeError{DecodeFault::tooLarge, {}});
    }
    CapBuilder builder(parser.get());
    XML_SetUserData(parser.get(), &builder);
    XML_SetElementHandler(
        parser.get(), [](void* user, const XML_Char* name, const XML_Char**) { builderOf(user).open(name); },
        [](void* user, const XML_Char*) { builderOf(user).close(); });
    XML_SetCharacterDataHandler(parser.get(), [](void* user, const XML_Char* text, int length) {
        builderOf(user).text({text, static_cast<std::size_t>(length)});
    });
    // Without a DTD there can be no entities, and so no expansion of them.
    XML_SetStartDoctypeDeclHandler(parser.get(), [](void* user, const XML_Char*, const XML_Char*, const XML_Char*,
                                                    int) { builderOf(user).abort(DecodeFault::badXml); });
    const auto status = XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE);
    if (status != XML_STATUS_OK) {
        const bool stopped = XML_GetErrorCode(parser.get()) == XML_ERROR_ABORTED;
        return std::unexpected(DecodeError{stopped ? builder.fault() : DecodeFault::badXml, {}});
    }
    return builder.take();
}

} // namespace trucban::wire
