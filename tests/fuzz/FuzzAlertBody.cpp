// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Text.h"
#include "fuzz/Lines.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"
#include "wire/Limits.h"

using namespace trucban;

namespace {

const core::Policy& policy() {
    static const core::Policy kPolicy = [] {
        core::Policy out;
        out.kinds.push_back({.code = "robbery"});
        return out;
    }();
    return kPolicy;
}

/// Whatever came in, what goes on from here keeps its bounds.
void requireClean(const wire::AlertBody& body) {
    const auto& [text, address, position, attachments] = body.details;
    test::require(!body.facts.externalId.empty());
    test::require(core::characterCount(body.facts.externalId) <= wire::kMaxExternalIdChars);
    test::require(core::isValidUtf8(text) && core::characterCount(text) <= wire::kMaxTextChars);
    test::require(core::isValidUtf8(address) && core::characterCount(address) <= wire::kMaxAddressChars);
    test::require(!position || (position->point.isValid() && position->accuracyM >= 0));
    test::require(attachments.size() <= wire::kMaxAttachments);
    test::require(body.facts.warnings.size() <= wire::kMaxWarnings);
    test::require(body.facts.hasReporter == !body.reporter.isEmpty());
    const auto details = wire::decodeAlertDetails(wire::encodeAlertDetails(body.details));
    test::require(details.has_value() && *details == body.details);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr core::Instant kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 21};
    test::forEachLine(data, size, [&](std::string_view line) {
        if (const auto body = wire::parseAlertBody(line, kNow, policy())) {
            requireClean(*body);
            if (body->canonical.size() <= wire::kMaxBodyBytes) { // escapes may make it longer than what came
                const auto again = wire::parseAlertBody(body->canonical, kNow, policy());
                test::require(again.has_value() && again->canonical == body->canonical);
            }
        }
    });
    return 0;
}
