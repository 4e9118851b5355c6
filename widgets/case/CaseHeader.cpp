// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/CaseHeader.h"

#include "models/PriorityWording.h"
#include "models/Wording.h"
#include "widgets/case/MilestoneBar.h"
#include "widgets/theme/Badges.h"
#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

CaseHeader::CaseHeader(Theme& theme, models::Board& board, std::function<core::Instant()> clock, QWidget* parent)
    : QWidget(parent),
      m_board(board),
      m_clock(std::move(clock)),
      m_badge(new PriorityBadge(theme, this)),
      m_kindIcon(new IconLabel(theme, QStringLiteral("kinds/marker"), Ink::text, 18, this)),
      m_kind(new ElidedLabel(theme, TextRole::title, this)),
      m_state(new StateChip(theme, this)),
      m_where(new ElidedLabel(theme, TextRole::body, this, "muted")),
      m_othersIcon(new IconLabel(theme, QStringLiteral("ui/users"), Ink::mutedText, 16, this)),
      m_others(new ElidedLabel(theme, TextRole::small, this, "muted")),
      m_elapsed(new ThemedLabel(theme, TextRole::strong, this)),
      m_milestones(new MilestoneBar(theme, this)) {
    setObjectName(QStringLiteral("caseHeader"));
    m_kind->setObjectName(QStringLiteral("caseKind"));
    m_where->setObjectName(QStringLiteral("caseWhere"));
    m_elapsed->setObjectName(QStringLiteral("caseElapsed"));
    m_others->setObjectName(QStringLiteral("caseOthers"));
    m_others->hide();
    m_othersIcon->hide();
    m_state->setObjectName(QStringLiteral("caseState"));
    auto* upper = new QHBoxLayout;
    upper->setSpacing(8);
    upper->addWidget(m_badge);
    upper->addWidget(m_kindIcon);
    upper->addWidget(m_kind, 1);
    upper->addWidget(m_state);
    auto* lower = m_lower = new QHBoxLayout;
    lower->setSpacing(8);
    lower->addWidget(m_where, 3);
    lower->addWidget(m_othersIcon);
    lower->addWidget(m_others, 2);
    lower->addWidget(m_elapsed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(upper);
    column->addLayout(lower);
    column->addSpacing(2);
    column->addWidget(m_milestones);
}

void CaseHeader::showCase(const core::Case& case_) {
    m_badge->setPriority(case_.priority);
    const auto why = models::PriorityWording::ofCase(m_board.policy(), case_);
    m_badge->setToolTip(why);
    m_badge->setAccessibleDescription(why);
    m_kindIcon->setIcon(QStringLiteral("kinds/%1").arg(QString::fromStdString(m_board.policy().kind(case_.kind).icon)),
                        Ink::text);
    m_kind->setText(Wording::kind(m_board.policy(), case_.kind));
    m_state->setState(case_.state);
    auto where = QStringLiteral("%1 · %2").arg(Wording::text(case_.code),
                                               Wording::caseWardFull(case_, m_board.primaryAlert(case_)));
    if (case_.exercise) {
        where.prepend(tr("DIỄN TẬP · "));
    } else if (m_board.isExercise()) {
        where.prepend(tr("TIN THẬT · "));
    }
    m_where->setText(where);
    // Whoever else is there, which case it is stays readable.
    const auto code = where.section(QStringLiteral(" · "), 0, case_.exercise || m_board.isExercise() ? 1 : 0);
    m_where->setMinimumWidth(m_where->fontMetrics().horizontalAdvance(code + QStringLiteral(" …")));
    setAccessibleName(
        QStringLiteral("%1, %2, %3, %4")
            .arg(Wording::priority(case_.priority), m_kind->text(), where, Wording::caseState(case_.state)));
    refreshTimes(case_);
}

void CaseHeader::refreshTimes(const core::Case& case_) {
    const auto now = m_clock();
    const auto end = case_.isOpen() ? now : case_.closedAt.value_or(now);
    m_elapsed->setText(Wording::duration(std::max(std::chrono::milliseconds{0}, end - case_.openedAt)));
    m_elapsed->setToolTip(tr("Từ khi mở vụ lúc %1").arg(Wording::dateTime(case_.openedAt)));
    m_milestones->show(case_, m_board.policy(), now);
}

void CaseHeader::showOthers(const QString& text, const QString& tip, bool isEdited) {
    m_others->setText(text);
    // Who edits, and for how long, is worth more than a place that the queue shows too.
    m_lower->setStretchFactor(m_others, isEdited ? 24 : 2);
    m_others->setToolTip(tip.isEmpty() ? text : tip);
    setStyleRole(*m_others, isEdited ? "warning" : "muted");
    m_othersIcon->setIcon(isEdited ? QStringLiteral("ui/lock") : QStringLiteral("ui/users"),
                          isEdited ? Ink::warning : Ink::mutedText);
    m_others->setVisible(!text.isEmpty());
    m_othersIcon->setVisible(!text.isEmpty());
}

PriorityBadge::PriorityBadge(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void PriorityBadge::setPriority(core::Priority priority) {
    m_priority = priority;
    setAccessibleName(Wording::priority(priority));
    update();
}

QSize PriorityBadge::sizeHint() const {
    return {m_theme.px(38), m_theme.px(26)};
}

void PriorityBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPriorityBadge(painter, rect().toRectF(), m_priority, m_theme);
}

StateChip::StateChip(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void StateChip::setState(core::CaseState state) {
    m_state = state;
    setAccessibleName(Wording::caseState(state));
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const {
    const QFontMetrics metrics(m_theme.font(TextRole::smallStrong));
    return {metrics.horizontalAdvance(Wording::caseState(m_state)) + m_theme.px(30), m_theme.px(24)};
}

void StateChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto colour = m_theme.colour(Theme::inkOf(m_state));
    const QRectF box = rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(colour, m_theme.px(1)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const double side = m_theme.px(7);
    painter.setPen(QPen(colour, m_theme.px(1.5)));
    const bool isHollow = m_state == core::CaseState::isNew || m_state == core::CaseState::closed;
    painter.setBrush(isHollow ? QBrush(Qt::NoBrush) : QBrush(colour));
    painter.drawEllipse(QRectF(m_theme.px(10), box.center().y() - side / 2, side, side));
    painter.setFont(m_theme.font(TextRole::smallStrong));
    painter.setPen(colour);
    painter.drawText(box.adjusted(m_theme.px(22), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     Wording::caseState(m_state));
}

} // namespace trucban::widgets
