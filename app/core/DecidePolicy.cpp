// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"
#include "core/PolicyCheck.h"

namespace trucban::core {

Decided decideOn(Draft& draft, const ChangePolicy& command) {
    if (faultOf(command.policy)) {
        return refuse(Refusal::badValue);
    }
    Policy policy = command.policy;
    policy.version = draft.policy().version;
    if (policy == draft.policy()) {
        return refuse(Refusal::alreadyDone);
    }
    policy.version = 0;
    draft.emit(PolicyChanged{std::move(policy)});
    return {};
}

} // namespace trucban::core
