// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deadline.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

#include <array>

namespace trucban::widgets {

/// The four facts of a case, planned against actual: acknowledged, dispatched, arrived, resolved, each with the time it
/// took or takes, the time allowed, and a bar. What is done in time is calm; what runs late says so in words too.
class MilestoneBar : public QWidget {
    Q_OBJECT
public:
    MilestoneBar(Theme& theme, QWidget* parent = nullptr);
    void show(const core::Case& case_, const core::Policy& policy, core::Instant now);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Part {
        QString name;
        QString time;
        double fraction = -1; ///< of the time allowed; -1: no limit
        core::DeadlineLevel level = core::DeadlineLevel::inTime;
        bool done = false;
        bool running = false;
    };
    Theme& m_theme;
    std::array<Part, 4> m_parts;
};

} // namespace trucban::widgets
