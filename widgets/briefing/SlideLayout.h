// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingRedaction.h"
#include "widgets/briefing/BriefingLook.h"

#include <QRectF>
#include <QSizeF>

class QPainter;

namespace trucban::widgets {

/// A briefing as slides of 16:9, one for each of its pages, painted on whatever there is: a PDF, a projector, a preview.
/// Units are kPoint. What does not fit is made smaller, then cut with a word that says so. Any thread that may use fonts.
class SlideLayout {
public:
    SlideLayout(models::RedactedBriefing briefing, bool isDark);

    [[nodiscard]] int pageCount() const { return static_cast<int>(m_briefing.pages().size()); }
    [[nodiscard]] static QSizeF pageSize() { return {960 * kPoint, 540 * kPoint}; }
    [[nodiscard]] const BriefingLook& look() const { return m_look; }
    [[nodiscard]] const models::RedactedBriefing& briefing() const { return m_briefing; }
    void paintPage(QPainter& painter, int page) const;
    /// Where nothing is painted at the foot, for a clock.
    [[nodiscard]] static QRectF clockBox();

private:
    void paintFrame(QPainter& painter, int page) const;
    void paintContent(QPainter& painter, const QRectF& box, const models::BriefingPage& page) const;
    void paintFigure(QPainter& painter, const QRectF& box, const models::BriefingBlock& block) const;
    void paintTable(QPainter& painter, const QRectF& box, const models::BriefingTable& table) const;
    void paintWords(QPainter& painter, const QRectF& box,
                    const std::vector<const models::BriefingBlock*>& blocks) const;

    models::RedactedBriefing m_briefing;
    BriefingLook m_look;
};

} // namespace trucban::widgets
