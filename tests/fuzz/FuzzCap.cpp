// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Text.h"
#include "fuzz/Lines.h"
#include "wire/HttpBodies.h"
#include "wire/Limits.h"

using namespace trucban;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr core::Instant kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 21};
    const std::string_view xml(reinterpret_cast<const char*>(data), size);
    if (const auto alerts = wire::parseCap(xml, kNow, core::Policy{})) {
        for (const auto& alert : *alerts) {
            test::require(!alert.facts.externalId.empty());
            test::require(core::isValidUtf8(alert.details.text));
            test::require(core::characterCount(alert.details.text) <= wire::kMaxTextChars);
            test::require(!alert.details.position || alert.details.position->point.isValid());
            test::require(alert.details.attachments.size() <= wire::kMaxAttachments);
        }
    }
    return 0;
}
