// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/UrgentStrip.h"

#include "models/Wording.h"
#include "widgets/alarm/CaseNews.h"
#include "widgets/queue/UrgentCard.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace trucban::widgets {

UrgentStrip::UrgentStrip(Theme& theme, models::Board& board, models::Selection& selection, CaseNews& news,
                         std::function<core::Instant()> clock, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_board(board),
      m_selection(selection),
      m_news(news),
      m_clock(std::move(clock)),
      m_calmIcon(new IconLabel(theme, QStringLiteral("ui/check"), Ink::success, 18, this)),
      m_calm(new ElidedLabel(theme, TextRole::body, this, "muted")),
      m_more(new QPushButton(this)),
      m_layout(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("urgentStrip"));
    setProperty("role", QByteArray("panel"));
    m_calm->setObjectName(QStringLiteral("urgentCalm"));
    m_more->setObjectName(QStringLiteral("urgentMore"));
    m_layout->setSpacing(6);
    m_layout->addWidget(m_calmIcon);
    m_layout->addWidget(m_calm, 1);
    m_layout->addWidget(m_more);
    connect(m_more, &QPushButton::clicked, this, &UrgentStrip::nextRequested);
    connect(&board, &models::Board::changed, this, &UrgentStrip::onBoardChanged);
    connect(&news, &CaseNews::changed, this, [this](const core::CaseId& id) { refollow({id}); });
    connect(&selection, &models::Selection::changed, this, [this] { showSlots(); });
    connect(&theme, &Theme::changed, this, &UrgentStrip::restyle);
    restyle();
    setSlotCount(1);
    for (const auto& [id, case_] : board.state().cases) {
        track(id);
    }
    m_toldCount = count();
    assignSlots();
    retranslate();
}

void UrgentStrip::restyle() {
    setFixedHeight(m_theme.px(60));
    m_layout->setContentsMargins(m_theme.px(7), m_theme.px(6), m_theme.px(7), m_theme.px(6));
    update();
}

void UrgentStrip::onBoardChanged(const models::BoardChange& change) {
    for (const auto& id : change.erasedCases) {
        drop(id);
    }
    refollow(change.cases);
}

void UrgentStrip::refollow(const std::vector<core::CaseId>& cases) {
    for (const auto& id : cases) {
        track(id);
    }
    assignSlots();
    if (std::exchange(m_toldCount, count()) != count()) {
        emit countChanged(count());
    }
}

void UrgentStrip::track(const core::CaseId& id) {
    drop(id);
    const auto* case_ = m_board.case_(id);
    if (case_ == nullptr || case_->priority != core::Priority::p1) {
        return;
    }
    const auto newsAt = m_news.risenAt(id).or_else([&] { return m_news.offeredAt(id); });
    if (newsAt || case_->state == core::CaseState::isNew) {
        const auto since = newsAt.value_or(case_->openedAt);
        m_waiting.emplace(since, id);
        m_since.emplace(id, since);
    }
}

void UrgentStrip::drop(const core::CaseId& id) {
    if (const auto found = m_since.find(id); found != m_since.end()) {
        m_waiting.erase({found->second, id});
        m_since.erase(found);
    }
}

std::optional<core::CaseId> UrgentStrip::oldest() const {
    return m_waiting.empty() ? std::nullopt : std::optional(m_waiting.begin()->second);
}

void UrgentStrip::setSlotCount(std::size_t count) {
    m_slots.resize(count);
    m_nextSlot = 1; // slot 0 is the oldest case's
    while (m_cards.size() < count) {
        auto* card = new UrgentCard(m_theme, m_board, m_news, m_clock, this);
        card->setObjectName(QStringLiteral("urgentCard%1").arg(m_cards.size()));
        connect(card, &QAbstractButton::clicked, this, [this, card] { m_selection.select(card->caseId()); });
        m_layout->insertWidget(static_cast<int>(m_cards.size()), card, 1);
        m_cards.push_back(card);
    }
    for (std::size_t i = count; i < m_cards.size(); ++i) {
        m_cards[i]->setCase(std::nullopt);
    }
}

void UrgentStrip::assignSlots() {
    for (auto& slot : m_slots) {
        if (slot && !m_since.contains(*slot)) {
            slot.reset();
        }
    }
    const auto isShown = [this](const core::CaseId& id) { return std::ranges::count(m_slots, std::optional(id)) > 0; };
    const auto showOldest = [this, &isShown] {
        if (const auto first = oldest(); first && !isShown(*first)) {
            m_slots.front() = first;
        }
    };
    showOldest();
    // The newest first: what just came in is what nobody has seen. A card under the pointer stays: it may be clicked.
    std::size_t wanted = m_slots.size();
    for (auto waiting = m_waiting.rbegin(); waiting != m_waiting.rend() && wanted > 1; ++waiting, --wanted) {
        if (isShown(waiting->second)) {
            continue;
        }
        auto free = std::ranges::find_if(m_slots, [](const auto& slot) { return !slot.has_value(); });
        for (std::size_t tries = 1; free == m_slots.end() && tries < m_slots.size(); ++tries) {
            if (!m_cards[m_nextSlot]->underMouse()) {
                free = m_slots.begin() + static_cast<std::ptrdiff_t>(m_nextSlot);
            }
            m_nextSlot = m_nextSlot + 1 < m_slots.size() ? m_nextSlot + 1 : 1;
        }
        if (free == m_slots.end()) {
            break;
        }
        *free = waiting->second;
    }
    showOldest();
    showSlots();
}

void UrgentStrip::showSlots() {
    int shown = 0;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        m_cards[i]->setCase(m_slots[i]);
        m_cards[i]->setSelected(m_slots[i] && m_slots[i] == m_selection.current());
        shown += m_slots[i] ? 1 : 0;
    }
    const bool calm = m_waiting.empty();
    m_calm->setVisible(calm);
    m_calmIcon->setVisible(calm);
    const int rest = count() - shown;
    m_more->setVisible(rest > 0);
    m_more->setText(tr("+%1 vụ P1 khác").arg(models::Wording::number(rest)));
    m_more->setToolTip(tr("Đến vụ P1 chờ lâu nhất (Ctrl+J)"));
    update();
}

bool UrgentStrip::isInSight(const core::CaseId& id) const {
    return isVisible() && std::ranges::count(m_slots, std::optional(id)) > 0;
}

bool UrgentStrip::isCounted(const core::CaseId& id) const {
    return m_more->isVisible() && m_since.contains(id);
}

void UrgentStrip::refreshTimes() {
    for (auto* card : m_cards) {
        if (card->caseId()) {
            card->refresh();
        }
    }
}

void UrgentStrip::setFlash(bool lit) {
    if (lit != m_flash) {
        m_flash = lit;
        update();
    }
}

void UrgentStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    const auto fitting = static_cast<std::size_t>(std::clamp(width() / m_theme.px(270), 1, 8));
    if (fitting != m_slots.size()) {
        setSlotCount(fitting);
        assignSlots();
    }
}

void UrgentStrip::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (m_flash) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.colour(Ink::p1), m_theme.px(4)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().toRectF().adjusted(2, 2, -2, -2), m_theme.px(5), m_theme.px(5));
    }
    emit painted();
}

void UrgentStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void UrgentStrip::setKnowledge(Knowledge knowledge) {
    if (std::exchange(m_knowledge, knowledge) != knowledge) {
        showCalm();
    }
}

// An empty strip is calm only while it would show what there is.
void UrgentStrip::showCalm() {
    const bool isKnown = m_knowledge == Knowledge::current;
    const bool isOutside = m_knowledge == Knowledge::notForRole;
    m_calmIcon->setIcon(isKnown     ? QStringLiteral("ui/check")
                        : isOutside ? QStringLiteral("ui/info")
                                    : QStringLiteral("ui/help"),
                        isKnown     ? Ink::success
                        : isOutside ? Ink::mutedText
                                    : Ink::warning);
    switch (m_knowledge) {
    case Knowledge::current:
        m_calm->setText(tr("Không có vụ P1 nào chờ tiếp nhận"));
        break;
    case Knowledge::loading:
        m_calm->setText(tr("Đang tải, chưa biết có vụ P1 nào chờ tiếp nhận"));
        break;
    case Knowledge::stale:
        m_calm->setText(tr("Chưa biết có vụ P1 nào chờ tiếp nhận: không nghe được máy chủ"));
        break;
    case Knowledge::refused:
        m_calm->setText(tr("Chưa biết có vụ P1 nào chờ tiếp nhận: máy chủ từ chối máy này"));
        break;
    case Knowledge::notForRole:
        m_calm->setText(tr("Tài khoản tổ công tác không xem vụ việc, nên không báo P1"));
        break;
    }
}

void UrgentStrip::retranslate() {
    showCalm();
    setAccessibleName(tr("Các vụ P1 chưa tiếp nhận"));
    showSlots();
}

} // namespace trucban::widgets
