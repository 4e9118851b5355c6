// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/campaign/CampaignPage.h"

#include "models/ChartTable.h"
#include "models/Wording.h"

#include <QGridLayout>

#include <algorithm>
#include <bit>
#include <cmath>

namespace trucban::widgets {

using models::FiguresState;

namespace {

constexpr int kLeastWidth = 520; ///< of a chart beside another, at 100 %

/// A key of the heat map: "2/13".
std::optional<std::pair<std::uint32_t, std::uint32_t>> hourOf(const QString& key) {
    const auto parts = key.split(QLatin1Char('/'));
    if (parts.size() != 2) {
        return std::nullopt;
    }
    const auto weekday = parts[0].toUInt();
    const auto hour = parts[1].toUInt();
    return weekday < 7 && hour < 24 ? std::optional{std::pair{weekday, hour}} : std::nullopt;
}

core::Day dayOf(double place) {
    return static_cast<core::Day>(std::floor(place));
}

} // namespace

CampaignPage::CampaignPage(Theme& theme, models::CampaignBoard& board, const QString& name, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_board(board), m_grid(new QGridLayout(this)) {
    setObjectName(name);
    m_grid->setContentsMargins(0, 6, 0, 0);
    m_grid->setSpacing(6);
}

ChartFrame& CampaignPage::addChart(const QString& name, ChartChoice choice, Maker maker, const char* opens) {
    auto* frame = new ChartFrame(m_theme, this);
    frame->setObjectName(name);
    m_parts.push_back({.widget = frame, .frame = frame, .choice = choice, .maker = std::move(maker), .opens = opens});
    const std::size_t index = m_parts.size() - 1;
    connect(frame, &ChartFrame::chosen, this, [this, choice](const QString& key) { choose(choice, key); });
    connect(frame, &ChartFrame::spanChosen, this, [this](double from, double to) {
        m_board.brush(figures::DaySpan{dayOf(std::min(from, to)), dayOf(std::max(from, to))});
    });
    connect(frame, &ChartFrame::spanCleared, this, [this] { m_board.brush(std::nullopt); });
    connect(frame, &ChartFrame::opened, this, [this, index, choice](const QString& key) {
        const auto fixed =
            figures::findIndicator(choice == ChartChoice::indicators ? key.toStdString() : m_parts[index].opens);
        if (fixed || m_indicator.indicator != nullptr) {
            emit itemsAsked(fixed.value_or(m_indicator), choice, key);
        }
    });
    connect(frame, &ChartFrame::retryAsked, this, &CampaignPage::retryAsked);
    m_columns = 0;
    return *frame;
}

void CampaignPage::addWidget(QWidget& widget) {
    widget.setParent(this);
    m_parts.push_back({.widget = &widget, .frame = nullptr, .choice = ChartChoice::none, .maker = {}, .opens = {}});
    widget.show();
    m_columns = 0;
    arrange();
}

void CampaignPage::setHead(QWidget& widget) {
    m_head = &widget;
    m_columns = 0;
}

void CampaignPage::choose(ChartChoice choice, const QString& key) {
    switch (choice) {
    case ChartChoice::kinds:
        m_board.toggleKind(key.toStdString());
        break;
    case ChartChoice::hours:
        if (const auto hour = hourOf(key)) {
            m_board.toggleHour(hour->first, hour->second);
        }
        break;
    case ChartChoice::wards: {
        // Of a single ward the rows are its neighbourhoods.
        const auto ward = models::wardOfKey(key);
        if (core::contains(m_board.wards(), ward)) {
            m_board.toggleWard(ward);
        } else if (!key.isEmpty()) {
            m_board.toggleNeighbourhood(key.toStdString());
        }
        break;
    }
    case ChartChoice::neighbourhoods:
        if (!key.isEmpty()) {
            m_board.toggleNeighbourhood(key.toStdString());
        }
        break;
    case ChartChoice::indicators:
        if (figures::findIndicator(key.toStdString())) {
            emit indicatorChosen(key);
        }
        break;
    case ChartChoice::days:
    case ChartChoice::none:
        break;
    }
}

void CampaignPage::setIndicator(const figures::IndicatorRef& indicator) {
    if (m_indicator != indicator) {
        m_indicator = indicator;
        refresh();
    }
}

void CampaignPage::refresh() {
    m_isOld = true;
    if (isVisible()) {
        fill();
    }
}

void CampaignPage::fill() {
    m_isOld = false;
    if (m_board.campaign() == nullptr || m_indicator.indicator == nullptr) {
        return;
    }
    const auto charts = m_board.charts();
    for (const Part& part : m_parts) {
        if (part.frame != nullptr) {
            // Of another campaign's days nothing is left standing while this one's come.
            if (m_board.asOf() || !part.frame->plot().chart().key.isEmpty()) {
                part.frame->setChart(part.maker(charts, m_indicator));
            }
            showChosen(part);
            showState(part);
        }
    }
}

void CampaignPage::showChosen(const Part& part) const {
    const auto& asked = m_board.figures().asked();
    std::vector<QString> keys;
    switch (part.choice) {
    case ChartChoice::kinds:
        for (const std::string& kind : asked.kinds) {
            keys.push_back(models::Wording::text(kind));
        }
        break;
    case ChartChoice::hours:
        if (asked.hours != figures::kAllHours) {
            keys.push_back(
                QStringLiteral("%1/%2").arg(std::countr_zero(asked.weekdays)).arg(std::countr_zero(asked.hours)));
        }
        break;
    case ChartChoice::wards:
        for (const core::WardCode ward : asked.chosen) {
            keys.push_back(models::wardKey(ward));
        }
        [[fallthrough]];
    case ChartChoice::neighbourhoods:
        if (!asked.neighbourhood.empty()) {
            keys.push_back(models::Wording::text(asked.neighbourhood));
        }
        break;
    case ChartChoice::indicators:
    case ChartChoice::days:
    case ChartChoice::none:
        break;
    }
    if (part.choice == ChartChoice::wards || part.choice == ChartChoice::neighbourhoods) {
        // What is not among the rows would dim all of them.
        const auto rows = models::tableOf(part.frame->plot().chart()).keys;
        std::erase_if(keys, [&rows](const QString& key) { return !std::ranges::contains(rows, key); });
    }
    part.frame->setChosen(std::move(keys));
    part.frame->setBrushed(part.choice == ChartChoice::days && asked.brush
                               ? std::optional{ChartSpan{.from = static_cast<double>(asked.brush->from),
                                                         .to = static_cast<double>(asked.brush->to)}}
                               : std::nullopt);
}

void CampaignPage::showState(const Part& part) const {
    const auto asOf = m_board.asOf();
    switch (m_board.state()) {
    case FiguresState::current:
        part.frame->setState(ChartState::current);
        break;
    case FiguresState::loading:
        part.frame->setState(ChartState::loading);
        break;
    case FiguresState::stale:
        part.frame->setState(ChartState::stale, tr("Số liệu đến %1.").arg(models::Wording::dateMinute(*asOf)));
        break;
    case FiguresState::none:
        part.frame->setState(ChartState::failed, tr("Chưa có số liệu: chưa nghe được máy chủ."));
        break;
    }
}

void CampaignPage::arrange() {
    const int columns = width() >= m_theme.px(2 * kLeastWidth) ? 2 : 1;
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    const int count = static_cast<int>(m_parts.size());
    const int first = m_head == nullptr ? 0 : 1;
    if (m_head != nullptr) {
        m_grid->removeWidget(m_head);
        m_grid->addWidget(m_head, 0, 0, 1, columns);
    }
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        m_grid->setRowStretch(row, 0); // those of before take no room
    }
    for (int i = 0; i < count; ++i) {
        QWidget* widget = m_parts[static_cast<std::size_t>(i)].widget;
        m_grid->removeWidget(widget);
        const bool isLastAlone = i + 1 == count && i % columns == 0;
        m_grid->addWidget(widget, first + i / columns, i % columns, 1, isLastAlone ? columns : 1);
        m_grid->setRowStretch(first + i / columns, 1);
    }
    for (int column = 0; column < 2; ++column) {
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    }
}

void CampaignPage::focusFirst() {
    if (!m_parts.empty() && m_parts.front().frame != nullptr) {
        m_parts.front().frame->focusChart();
    } else if (!m_parts.empty()) {
        m_parts.front().widget->setFocus(Qt::ShortcutFocusReason);
    }
}

void CampaignPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    arrange();
    if (m_isOld) {
        fill();
    }
}

void CampaignPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace trucban::widgets
