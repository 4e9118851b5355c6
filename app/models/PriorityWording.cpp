// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/PriorityWording.h"

#include "models/Wording.h"

namespace trucban::models {

QString PriorityWording::ofKind(const core::Policy& policy, const std::string& kindCode) {
    const core::Kind& kind = policy.kind(kindCode);
    const QString rule =
        tr("Gợi ý %1 theo loại “%2”").arg(Wording::priority(kind.priority), Wording::kind(policy, kindCode));
    const QString why = Wording::named(kind.whyVi, kind.whyEn);
    return why.isEmpty() ? tr("%1.").arg(rule) : tr("%1: %2").arg(rule, why);
}

QString PriorityWording::ofCase(const core::Policy& policy, const core::Case& case_) {
    const QString rule = ofKind(policy, case_.kind);
    if (!case_.priorityConfirmed) {
        const QString given =
            case_.priority == policy.kind(case_.kind).priority
                ? rule
                : tr("%1, theo tin báo hoặc quy định lúc nhận. %2").arg(Wording::priority(case_.priority), rule);
        return tr("%1\nChưa ai xác nhận (Ctrl+Shift+P để xác nhận hoặc đổi).").arg(given);
    }
    return tr("%1, cán bộ đã xác nhận.\n%2").arg(Wording::priority(case_.priority), rule);
}

} // namespace trucban::models
