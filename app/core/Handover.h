// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Time.h"
#include "core/Uuid.h"
#include "core/Ward.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trucban::core {

/// One line of a handover as the incoming officer answers it.
struct HandoverItem {
    HandoverTopic topic = HandoverTopic::other;
    std::optional<CaseId> caseId;
    std::string text; ///< as it stood when it was signed; names nobody's reporter
    std::optional<Instant> answeredAt;
    std::string answeredBy;
    bool exception = false; ///< not taken over as it stands; stays pinned until it is answered without one
    std::string remark;     ///< why not
    bool operator==(const HandoverItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverItem, (), (topic, caseId, text, answeredAt, answeredBy, exception, remark))

/// "Bàn giao ca": what one shift leaves to the next, signed by who goes and accepted line by line by who comes.
struct Handover {
    HandoverId id;
    std::uint32_t version = 0;
    WardSet wards;   ///< whose desk it is; {kCityDesk} for the city's
    Instant since{}; ///< the shift's beginning, by the outgoing officer
    Instant signedAt{};
    std::string signedBy;
    std::string words; ///< of the outgoing officer; may be empty
    std::string head;  ///< hex hash of the log as the console knew it
    std::vector<HandoverItem> items;
    std::optional<Instant> acceptedAt;
    std::string acceptedBy;
    WardSet visibleTo;
    bool operator==(const Handover&) const = default;

    [[nodiscard]] bool isAccepted() const { return acceptedAt.has_value(); }
    [[nodiscard]] bool hasException() const {
        for (const HandoverItem& item : items) {
            if (item.exception) {
                return true;
            }
        }
        return false;
    }
};
BOOST_DESCRIBE_STRUCT(Handover, (),
                      (id, version, wards, since, signedAt, signedBy, words, head, items, acceptedAt, acceptedBy,
                       visibleTo))

} // namespace trucban::core
