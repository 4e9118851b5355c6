// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CampaignBoard.h"
#include "widgets/charts/ChartTile.h"

#include <QScrollArea>

#include <vector>

class QGridLayout;

namespace trucban::widgets {

/// The campaign's indicators as tiles, in so few columns that all are in sight at once, or as many as there is room for:
/// what a wide tile says is not cut. Arrow keys walk, Enter opens the
/// page of one. Made while they are in sight.
class CampaignTiles : public QScrollArea {
    Q_OBJECT
public:
    CampaignTiles(Theme& theme, models::CampaignBoard& board, QWidget* parent = nullptr);
    /// Something changed: shown at once when the tiles are in sight, else when they come there.
    void refresh();
    void setIndicator(const QString& code);
    void focusFirst();

signals:
    void opened(const QString& code);
    void itemsAsked(const QString& code); ///< by Ctrl+Enter: what it counts

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void arrange();
    [[nodiscard]] int columnsFor(const QSize& room) const;
    void step(QWidget& from, int columns, int rows);

    Theme& m_theme;
    models::CampaignBoard& m_board;
    QWidget* m_inside;
    QGridLayout* m_grid;
    std::vector<ChartTile*> m_tiles;
    std::vector<std::string> m_codes; ///< of the tiles
    QString m_indicator;
    int m_columns = 0;
    bool m_isOld = true;
};

} // namespace trucban::widgets
