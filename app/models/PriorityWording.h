// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "core/Policy.h"

#include <QCoreApplication>
#include <QString>

namespace trucban::models {

/// Why a case has the priority it has, in words: the rule of its kind, and what an officer made of it. For tool tips and
/// whoever listens instead of looking.
class PriorityWording {
    Q_DECLARE_TR_FUNCTIONS(PriorityWording)
public:
    [[nodiscard]] static QString ofCase(const core::Policy& policy, const core::Case& case_);
    /// What an alert of that kind would start with.
    [[nodiscard]] static QString ofKind(const core::Policy& policy, const std::string& kindCode);
};

} // namespace trucban::models
