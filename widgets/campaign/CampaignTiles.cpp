// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/campaign/CampaignTiles.h"

#include "models/Wording.h"
#include "widgets/theme/Labels.h"

#include <QGridLayout>
#include <QKeyEvent>

#include <algorithm>

namespace trucban::widgets {

using models::FiguresState;

CampaignTiles::CampaignTiles(Theme& theme, models::CampaignBoard& board, QWidget* parent)
    : QScrollArea(parent),
      m_theme(theme),
      m_board(board),
      m_inside(new QWidget(this)),
      m_grid(new QGridLayout(m_inside)) {
    setObjectName(QStringLiteral("campaignTiles"));
    setStyleRole(*this, "plain");
    setStyleRole(*m_inside, "plain");
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_inside);
    m_grid->setContentsMargins(0, 6, 0, 0);
    m_grid->setSpacing(6);
    m_grid->setAlignment(Qt::AlignTop);
}

void CampaignTiles::refresh() {
    m_isOld = true;
    if (isVisible()) {
        fill();
    }
}

void CampaignTiles::fill() {
    m_isOld = false;
    const auto indicators = m_board.indicators();
    std::vector<std::string> codes;
    std::ranges::transform(indicators, std::back_inserter(codes), &figures::IndicatorRef::code);
    if (codes != m_codes) {
        for (ChartTile* tile : m_tiles) {
            tile->hide();
            tile->deleteLater();
        }
        m_tiles.clear();
        m_codes = codes;
        for (const std::string& code : codes) {
            auto* tile = new ChartTile(m_theme, m_inside);
            tile->setObjectName(QStringLiteral("tile/") + QString::fromStdString(code));
            tile->setCheckable(true);
            tile->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding); // as high as the highest beside it
            tile->installEventFilter(this);
            connect(tile, &ChartTile::clicked, this, [this, code] { emit opened(QString::fromStdString(code)); });
            m_tiles.push_back(tile);
        }
        m_columns = 0;
        arrange();
    }
    const auto asOf = m_board.asOf();
    const auto charts = m_board.charts();
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setChart(charts.tile(indicators[i]));
        m_tiles[i]->setChecked(QString::fromStdString(codes[i]) == m_indicator);
        switch (m_board.state()) {
        case FiguresState::current:
            m_tiles[i]->setState(ChartState::current);
            break;
        case FiguresState::loading:
            m_tiles[i]->setState(ChartState::loading);
            break;
        case FiguresState::stale:
            m_tiles[i]->setState(ChartState::stale, tr("Số liệu đến %1").arg(models::Wording::dateMinute(*asOf)));
            break;
        case FiguresState::none:
            m_tiles[i]->setState(ChartState::failed, tr("Chưa có số liệu"));
            break;
        }
    }
    arrange(); // with what they show they may want more room
}

void CampaignTiles::setIndicator(const QString& code) {
    m_indicator = code;
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setChecked(QString::fromStdString(m_codes[i]) == code);
    }
}

int CampaignTiles::columnsFor(const QSize& room) const {
    QSize wanted(m_theme.px(230), 1);
    for (const ChartTile* tile : m_tiles) {
        wanted = wanted.expandedTo({tile->minimumSizeHint().width(), tile->sizeHint().height()});
    }
    const int gap = m_grid->spacing();
    const int most = std::max(1, (room.width() + gap) / (wanted.width() + gap));
    const int rows = std::max(1, (room.height() - m_grid->contentsMargins().top() + gap) / (wanted.height() + gap));
    const int fewest = (static_cast<int>(m_tiles.size()) + rows - 1) / rows;
    return std::clamp(fewest, 1, most);
}

void CampaignTiles::arrange() {
    const int columns = columnsFor(viewport()->size());
    if (columns == m_columns) {
        return;
    }
    for (int i = 0; i < std::max(m_columns, columns); ++i) {
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
    m_columns = columns;
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_grid->removeWidget(m_tiles[i]);
        m_grid->addWidget(m_tiles[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
        m_tiles[i]->show();
    }
}

void CampaignTiles::step(QWidget& from, int columns, int rows) {
    const auto found = std::ranges::find(m_tiles, &from);
    const auto wanted = found - m_tiles.begin() + columns + rows * m_columns;
    if (found != m_tiles.end() && wanted >= 0 && wanted < std::ssize(m_tiles)) {
        ChartTile* tile = m_tiles[static_cast<std::size_t>(wanted)];
        tile->setFocus(Qt::TabFocusReason);
        ensureWidgetVisible(tile);
    }
}

bool CampaignTiles::eventFilter(QObject* watched, QEvent* event) {
    auto* tile = qobject_cast<ChartTile*>(watched);
    if (tile == nullptr || event->type() != QEvent::KeyPress) {
        return QScrollArea::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Left:
        step(*tile, -1, 0);
        return true;
    case Qt::Key_Right:
        step(*tile, 1, 0);
        return true;
    case Qt::Key_Up:
        step(*tile, 0, -1);
        return true;
    case Qt::Key_Down:
        step(*tile, 0, 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (static_cast<QKeyEvent*>(event)->modifiers().testFlag(Qt::ControlModifier)) {
            const auto place = std::ranges::find(m_tiles, tile) - m_tiles.begin();
            emit itemsAsked(QString::fromStdString(m_codes[static_cast<std::size_t>(place)]));
        } else {
            tile->click();
        }
        return true;
    default:
        return false;
    }
}

void CampaignTiles::focusFirst() {
    const auto chosen = std::ranges::find_if(m_tiles, &ChartTile::isChecked);
    if (!m_tiles.empty()) {
        (chosen != m_tiles.end() ? *chosen : m_tiles.front())->setFocus(Qt::ShortcutFocusReason);
    }
}

void CampaignTiles::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    if (m_isOld) {
        fill();
    }
}

void CampaignTiles::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    arrange();
}

} // namespace trucban::widgets
