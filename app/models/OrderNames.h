// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Order.h"
#include "models/OrderText.h"

#include <unordered_map>

namespace trucban::models {

/// A case as it was typed: "VV-1121-0412", "VV-0412", "0412".
struct OrderCaseName {
    QString day; ///< "1121"; empty: not said
    std::uint32_t number = 0;
    qsizetype at = 0; ///< in the line
    qsizetype length = 0;
    bool operator==(const OrderCaseName&) const = default;
};

/// What the words of a line may be names of: the board's units and cases, the policy's kinds, the city's wards. Made for
/// one reading.
class OrderNames {
public:
    explicit OrderNames(const OrderContext& context);

    [[nodiscard]] std::optional<OrderFound<core::UnitId>> unitAt(const std::vector<OrderToken>& tokens,
                                                                 std::size_t first) const;
    [[nodiscard]] std::optional<OrderFound<core::WardCode>> wardAt(const std::vector<OrderToken>& tokens,
                                                                   std::size_t first) const;
    [[nodiscard]] std::optional<OrderFound<std::string>> kindAt(const std::vector<OrderToken>& tokens,
                                                                std::size_t first) const;
    /// A reason of the policy for "no action".
    [[nodiscard]] std::optional<OrderFound<const core::NoActionReason*>> reasonAt(const std::vector<OrderToken>& tokens,
                                                                                  std::size_t first) const;
    [[nodiscard]] static std::optional<OrderFound<OrderCaseName>> caseAt(const std::vector<OrderToken>& tokens,
                                                                         std::size_t first);
    /// Those the name may mean, of the best sort there is: open ones of today, then other open ones, then closed ones of
    /// today, then older closed ones; with `done`, those that are resolved or closed come before. The selected one is
    /// among them whenever the name fits it.
    [[nodiscard]] std::vector<core::CaseId> casesNamed(const OrderCaseName& name, bool done) const;

private:
    const OrderContext& m_context;
    QString m_today;
    std::unordered_map<std::string, core::UnitId> m_units; ///< by folded call sign
};

/// "1121" of VV-1121-0412, and its number; nullopt for a code of another make.
struct OrderCode {
    std::string_view day;
    std::uint32_t number = 0;
};
[[nodiscard]] std::optional<OrderCode> codeOf(std::string_view code);

} // namespace trucban::models
