// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/WardLocator.h"
#include "widgets/LocalGateway.h"

namespace trucban::test {

/// Believable content for a window, made by the domain from the demo evening's alerts and units. Two runs give the same.
class BoardFixtures {
public:
    explicit BoardFixtures(LocalGateway& gateway);

    /// The reference policy and the demo's units, at their wards.
    void house();
    /// The first `count` alerts of the evening, received one after the other until now; most of them worked on.
    void evening(int count);
    /// Alerts of the seven days before, so that the chart can compare.
    void week();
    /// One new alert, received now.
    core::CaseId alert(const std::string& kind, const std::string& text, std::optional<core::Position> position,
                       core::Contact contact = {.callable = true, .silent = false});
    /// Its sender says more about the case's first alert.
    void update(const core::CaseId& id, const std::string& kind, const std::string& text,
                core::SenderState sender = core::SenderState::active);
    bool exercise = false;                     ///< of the alerts made from now on
    std::vector<core::Attachment> attachments; ///< likewise
    [[nodiscard]] const geo::WardTable& wards() const { return m_locator.wards(); }

private:
    core::CaseId receive(core::ReceiveAlert body);
    void work(const core::CaseId& id, int step);
    geo::WardLocator m_locator;
    LocalGateway& m_gateway;
    core::Authority m_source;
    int m_counter = 0;
};

} // namespace trucban::test
