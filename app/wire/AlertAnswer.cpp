// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/HttpBodies.h"
#include "wire/JsonDescribe.h"

#include <boost/describe/class.hpp>

namespace trucban::wire {

BOOST_DESCRIBE_STRUCT(AlertAnswer, (), (alertId, caseId, ward, priority, seq, updated, warnings))

std::expected<AlertAnswer, DecodeError> parseAlertAnswer(std::string_view bytes) {
    auto answer = json::decodeText<AlertAnswer>(bytes);
    if (answer && (answer->alertId.isNil() || answer->caseId.isNil())) {
        return std::unexpected(
            DecodeError{DecodeFault::missingField, answer->alertId.isNil() ? "/alertId" : "/caseId"});
    }
    return answer;
}

} // namespace trucban::wire
