// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/MilestoneBar.h"

#include "models/Wording.h"
#include "widgets/theme/Badges.h"

#include <QPainter>

namespace trucban::widgets {

using models::Wording;

MilestoneBar::MilestoneBar(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("milestones"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

QSize MilestoneBar::sizeHint() const {
    return {m_theme.px(280), m_theme.px(46)};
}

void MilestoneBar::show(const core::Case& case_, const core::Policy& policy, core::Instant now) {
    const auto& allowed = policy.deadlinesFor(case_.priority);
    const std::array facts{std::pair{case_.acknowledgedAt, allowed.acknowledge},
                           std::pair{case_.dispatchedAt, allowed.dispatch}, std::pair{case_.arrivedAt, allowed.arrive},
                           std::pair{case_.resolvedAt, allowed.resolve}};
    const std::array names{tr("Tiếp nhận"), tr("Điều động"), tr("Có mặt"), tr("Giải quyết")};
    const auto running = core::runningDeadline(case_, policy, now);
    QStringList spoken;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const auto& [at, limit] = facts[i];
        auto& part = m_parts[i];
        part.name = names[i];
        part.done = at.has_value();
        part.running = !part.done && running && static_cast<std::size_t>(running->stage) == i;
        part.fraction = -1;
        part.time = QStringLiteral("—");
        part.level = core::DeadlineLevel::inTime;
        if (part.done || part.running) {
            const auto used = std::max(std::chrono::milliseconds{0}, at.value_or(now) - case_.openedAt);
            part.time = Wording::duration(used);
            if (limit.count() > 0) {
                part.fraction = static_cast<double>(used.count()) / static_cast<double>(limit.count());
                part.level = part.fraction > 1                                       ? core::DeadlineLevel::overdue
                             : !part.done && part.fraction >= policy.dueSoonFraction ? core::DeadlineLevel::dueSoon
                                                                                     : core::DeadlineLevel::inTime;
            }
        }
        const auto late = part.level == core::DeadlineLevel::overdue ? tr(", quá hạn") : QString();
        spoken << QStringLiteral("%1 %2%3").arg(part.name, part.time, late);
    }
    setAccessibleName(spoken.join(QStringLiteral("; ")));
    setToolTip(tr("Thời gian thực tế so với hạn: %1 / %2 / %3 / %4")
                   .arg(Wording::duration(allowed.acknowledge), Wording::duration(allowed.dispatch),
                        Wording::duration(allowed.arrive), Wording::duration(allowed.resolve)));
    update();
}

void MilestoneBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int gap = m_theme.px(6);
    const int width = (this->width() - 3 * gap) / 4;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const auto& part = m_parts[i];
        const QRect box(static_cast<int>(i) * (width + gap), 0, width, height());
        const bool isLate = part.level == core::DeadlineLevel::overdue;
        painter.setFont(m_theme.font(TextRole::small));
        painter.setPen(m_theme.colour(Ink::mutedText));
        painter.drawText(QRect(box.left(), 0, width, m_theme.px(17)), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(part.name, Qt::ElideRight, width));
        const auto ink = part.level != core::DeadlineLevel::inTime ? Theme::inkOf(part.level)
                         : part.done || part.running               ? Ink::text
                                                                   : Ink::mutedText;
        painter.setFont(m_theme.font(part.running || isLate ? TextRole::strong : TextRole::body));
        painter.setPen(m_theme.colour(ink));
        const QRect line(box.left(), m_theme.px(17), width, m_theme.px(19));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, part.time);
        if (part.done || isLate) {
            const int side = m_theme.px(13);
            const int x = line.left() + painter.fontMetrics().horizontalAdvance(part.time) + m_theme.px(4);
            const auto name = isLate ? QStringLiteral("ui/warning") : QStringLiteral("ui/check");
            if (x + side <= line.right()) {
                painter.drawPixmap(
                    x, line.center().y() - side / 2 + 1,
                    m_theme.pixmap(name, side, m_theme.colour(isLate ? ink : Ink::success), devicePixelRatioF()));
            }
        }
        paintDeadlineBar(painter, QRectF(box.left(), height() - m_theme.px(5), width, m_theme.px(4)), part.fraction,
                         part.level, m_theme);
    }
}

} // namespace trucban::widgets
