// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/UrgentCard.h"

#include "models/Wording.h"
#include "widgets/alarm/CaseNews.h"
#include "widgets/theme/Badges.h"

#include <QPainter>

namespace trucban::widgets {

using models::Wording;

UrgentCard::UrgentCard(Theme& theme, models::Board& board, const CaseNews& news, std::function<core::Instant()> clock,
                       QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_board(board), m_news(news), m_clock(std::move(clock)) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize UrgentCard::sizeHint() const {
    return {m_theme.px(230), m_theme.px(46)};
}

void UrgentCard::setCase(std::optional<core::CaseId> id) {
    m_case = id;
    setVisible(id.has_value());
    refresh();
}

void UrgentCard::setSelected(bool selected) {
    if (selected != m_selected) {
        m_selected = selected;
        update();
    }
}

QString UrgentCard::waited() const {
    const auto* case_ = m_case ? m_board.case_(*m_case) : nullptr;
    if (case_ == nullptr) {
        return {};
    }
    const auto newsAt = m_news.risenAt(*m_case).or_else([this] { return m_news.offeredAt(*m_case); });
    const auto since = newsAt.value_or(case_->openedAt);
    return Wording::duration(std::max(std::chrono::milliseconds{0}, m_clock() - since));
}

void UrgentCard::refresh() {
    const auto* case_ = m_case ? m_board.case_(*m_case) : nullptr;
    if (case_ != nullptr) {
        const auto kind = Wording::kind(m_board.policy(), case_->kind);
        const auto words = m_news.isRisen(*m_case)     ? tr("%1, %2, %3, đã tăng lên P1 %4 trước, chưa ai xem")
                           : m_news.isOffered(*m_case) ? tr("%1, %2, %3, được đề nghị nhận %4 trước, chờ trả lời")
                                                       : tr("%1, %2, %3, chờ tiếp nhận %4");
        setAccessibleName(words.arg(Wording::text(case_->code), kind,
                                    Wording::caseWard(*case_, m_board.primaryAlert(*case_)), waited()));
        setToolTip(accessibleName());
    }
    update();
}

void UrgentCard::paintEvent(QPaintEvent*) {
    const auto* case_ = m_case ? m_board.case_(*m_case) : nullptr;
    if (case_ == nullptr) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = rect().toRectF().adjusted(1, 1, -1, -1);
    const auto edge = hasFocus() ? Ink::focus : m_selected ? Ink::text : Ink::p1;
    painter.setPen(QPen(m_theme.colour(edge), m_theme.px(hasFocus() || m_selected ? 2 : 1)));
    painter.setBrush(m_theme.colour(underMouse() ? Ink::hover : Ink::p1Soft));
    painter.drawRoundedRect(box, m_theme.px(5), m_theme.px(5));

    const int pad = m_theme.px(8);
    const QRect badge(pad - m_theme.px(2), 0, m_theme.px(38), height());
    paintPriorityBadge(painter, badge.toRectF(), case_->priority, m_theme);

    const QRect words(badge.right() + m_theme.px(8), m_theme.px(4), width() - badge.right() - m_theme.px(8) - pad,
                      height() - m_theme.px(8));
    const QRect upper(words.left(), words.top(), words.width(), words.height() / 2);
    const QRect lower(words.left(), upper.bottom() + 1, words.width(), words.height() / 2);
    painter.setPen(m_theme.colour(Ink::text));
    painter.setFont(m_theme.font(TextRole::strong));
    const auto time = waited();
    const int timeWidth = painter.fontMetrics().horizontalAdvance(time);
    painter.setPen(m_theme.colour(Ink::overdue));
    painter.drawText(upper, Qt::AlignRight | Qt::AlignVCenter, time);
    painter.setPen(m_theme.colour(Ink::text));
    const auto kind = Wording::kind(m_board.policy(), case_->kind);
    painter.drawText(upper.adjusted(0, 0, -timeWidth - pad, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(kind, Qt::ElideRight, upper.width() - timeWidth - pad));
    painter.setFont(m_theme.font(TextRole::small));
    auto place = QStringLiteral("%1 · %2").arg(Wording::text(case_->code),
                                               Wording::caseWard(*case_, m_board.primaryAlert(*case_)));
    if (m_news.isRisen(*m_case)) {
        place = tr("đã tăng lên P1 · %1").arg(place);
    } else if (m_news.isOffered(*m_case)) {
        place = tr("đề nghị nhận · %1").arg(place);
    }
    painter.drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(place, Qt::ElideRight, lower.width()));
}

} // namespace trucban::widgets
