// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/FilterChips.h"

#include "models/Wording.h"
#include "widgets/queue/FilterMenu.h"
#include "widgets/theme/FlowLayout.h"

#include <QKeyEvent>
#include <QPushButton>

#include <algorithm>

namespace trucban::widgets {

using models::FilterSpec;
using models::Wording;

namespace {

constexpr std::size_t kMostOfAKind = 4;

} // namespace

FilterChips::FilterChips(Theme& theme, models::Board& board, models::Filter& filter,
                         std::function<core::Instant()> clock, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_board(board), m_filter(filter), m_clock(std::move(clock)) {
    setObjectName(QStringLiteral("filterChips"));
    new FlowLayout(this, 4);
    connect(&filter, &models::Filter::changed, this, &FilterChips::rebuild);
    connect(&theme, &Theme::changed, this, &FilterChips::rebuild);
    rebuild();
}

void FilterChips::rebuild() {
    const int focus = focused();
    // Later: the chip that was clicked is still on the stack.
    for (auto* chip : m_chips) {
        chip->hide();
        layout()->removeWidget(chip);
        chip->setObjectName(QString());
        chip->deleteLater();
    }
    m_chips.clear();
    addLists();
    addTime();
    addPlace();
    setVisible(!m_chips.empty());
    if (focus >= 0 && !m_chips.empty()) {
        m_chips[std::min(static_cast<std::size_t>(focus), m_chips.size() - 1)]->setFocus(Qt::OtherFocusReason);
    } else if (focus >= 0) {
        emit leaveRequested();
    }
}

void FilterChips::addLists() {
    const auto& spec = m_filter.spec();
    // Some thirty kinds, as in the chart's "the rest", would take the place of the queue: they are counted.
    const auto each = [&](auto member, const QString& name, const QString& many, auto wording) {
        const auto& list = spec.*member;
        if (list.size() > kMostOfAKind) {
            auto rest = spec;
            (rest.*member).clear();
            add(name + QLatin1Char('s'), many, rest);
            return;
        }
        for (const auto& value : list) {
            auto rest = spec;
            std::erase(rest.*member, value);
            add(name, wording(value), rest);
        }
    };
    const auto count = [](const auto& list) { return static_cast<int>(list.size()); };
    each(&FilterSpec::priorities, QStringLiteral("chipPriority"), QString(), Wording::priority);
    each(&FilterSpec::states, QStringLiteral("chipState"), tr("%n trạng thái", nullptr, count(spec.states)),
         Wording::caseState);
    each(&FilterSpec::kinds, QStringLiteral("chipKind"), tr("%n loại việc", nullptr, count(spec.kinds)),
         [this](const std::string& kind) { return Wording::kind(m_board.policy(), kind); });
    each(&FilterSpec::wards, QStringLiteral("chipWard"), tr("%n phường", nullptr, count(spec.wards)),
         Wording::wardShort);
    each(&FilterSpec::sources, QStringLiteral("chipSource"), tr("%n nguồn tin", nullptr, count(spec.sources)),
         Wording::source);
}

QString FilterChips::stamp(core::Instant at) const {
    const auto text = Wording::dateMinute(at); // dd/MM/yyyy HH:mm
    return core::vietnamDay(at) == core::vietnamDay(m_clock()) ? text.right(5) : text.left(5) + text.right(6);
}

void FilterChips::addTime() {
    const auto& spec = m_filter.spec();
    if (spec.span != models::TimeSpan::any) {
        auto rest = spec;
        rest.span = models::TimeSpan::any;
        add(QStringLiteral("chipSpan"), nameOf(spec.span), rest);
    }
    if (spec.from || spec.to) {
        auto rest = spec;
        rest.from.reset();
        rest.to.reset();
        const auto from = spec.from ? stamp(*spec.from) : QStringLiteral("…");
        const auto to = spec.to ? stamp(*spec.to) : QStringLiteral("…");
        add(QStringLiteral("chipHours"), QStringLiteral("%1–%2").arg(from, to), rest);
    }
}

void FilterChips::addPlace() {
    const auto& spec = m_filter.spec();
    auto rest = spec;
    if (spec.unlocatedOnly) {
        rest.unlocatedOnly = false;
        add(QStringLiteral("chipUnlocated"), tr("Chưa rõ vị trí"), rest);
    }
    rest = spec;
    if (spec.area) {
        rest.area.reset();
        add(QStringLiteral("chipArea"), tr("Phần bản đồ đang hiện"), rest);
    }
}

void FilterChips::add(const QString& name, const QString& text, const FilterSpec& without) {
    auto* chip = new QPushButton(QStringLiteral("%1  ×").arg(text), this);
    chip->setObjectName(name);
    chip->setProperty("role", QByteArray("chip"));
    chip->setAutoDefault(false);
    chip->setFont(m_theme.font(TextRole::small));
    chip->setAccessibleName(tr("Bỏ điều kiện: %1").arg(text));
    chip->setToolTip(chip->accessibleName());
    chip->installEventFilter(this);
    connect(chip, &QPushButton::clicked, this, [this, without] { m_filter.setSpec(without); });
    layout()->addWidget(chip);
    chip->setVisible(true);
    m_chips.push_back(chip);
}

int FilterChips::focused() const {
    const auto found = std::ranges::find_if(m_chips, [](const QPushButton* chip) { return chip->hasFocus(); });
    return found == m_chips.end() ? -1 : static_cast<int>(found - m_chips.begin());
}

void FilterChips::step(int by) {
    const int at = focused() + by;
    if (at >= 0 && at < static_cast<int>(m_chips.size())) {
        m_chips[static_cast<std::size_t>(at)]->setFocus(Qt::TabFocusReason);
    }
}

bool FilterChips::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() != Qt::NoModifier && key->modifiers() != Qt::KeypadModifier) {
            return QWidget::eventFilter(watched, event);
        }
        switch (key->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            static_cast<QPushButton*>(watched)->click();
            return true;
        case Qt::Key_Left:
        case Qt::Key_Right:
            step(key->key() == Qt::Key_Left ? -1 : 1);
            return true;
        case Qt::Key_Escape:
            emit leaveRequested();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trucban::widgets
