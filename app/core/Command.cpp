// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Command.h"

#include <algorithm>
#include <type_traits>

namespace trucban::core {

namespace {

template <class Body, class... Any>
constexpr bool kIsAnyOf = (std::is_same_v<Body, Any> || ...);

} // namespace

bool expires(const CommandBody& body) {
    return std::visit(
        []<class Body>(const Body&) {
            return kIsAnyOf<Body, DispatchUnit, SetUnitState, RecallUnit, ResolveCase, CloseCase, OfferTransfer,
                            AnswerTransfer>;
        },
        body);
}

bool isOfficerSource(AlertSource source) {
    return std::ranges::contains(kOfficerSources, source);
}

CommandBody withoutReporter(CommandBody body) {
    if (auto* entered = std::get_if<EnterAlert>(&body)) {
        entered->reporter = {};
    }
    return body;
}

} // namespace trucban::core
