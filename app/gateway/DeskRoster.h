// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "gateway/Viewer.h"
#include "wire/Frames.h"

#include <map>
#include <optional>

namespace trucban::gateway {

/// Which wards have a console that somebody of theirs looks at: duty officers and ward leaders with that ward in their
/// scope. The city desk's sight of everything does not make a ward live. Network thread.
class DeskRoster {
public:
    void add(const Viewer& viewer);
    void remove(const Viewer& viewer);
    /// Wards that should have a desk, because an account for it exists.
    void setStaffed(core::WardSet wards);
    void setLogWritable(bool writable);

    [[nodiscard]] const core::WardSet& live() const { return m_live; }
    /// The state as told to consoles; nullopt when nothing changed since the last call.
    [[nodiscard]] std::optional<wire::Desks> takeChange();
    [[nodiscard]] wire::Desks now() const;
    /// What a session with this viewer is told: all of it, or its own wards.
    [[nodiscard]] static wire::Desks visibleTo(const wire::Desks& desks, const Viewer& viewer);

private:
    [[nodiscard]] static bool isDesk(const Viewer& viewer);
    void update();

    std::map<core::WardCode, std::size_t> m_counts;
    core::WardSet m_live;
    core::WardSet m_staffed;
    core::WardSet m_seen; ///< had a console since the gateway started
    bool m_logWritable = true;
    bool m_changed = false;
};

} // namespace trucban::gateway
