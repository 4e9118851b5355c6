// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapOverlay.h"

#include "maps/HeatLegend.h"
#include "maps/LayerPanel.h"
#include "maps/Measure.h"
#include "maps/PickChip.h"
#include "maps/ScaleBar.h"
#include "maps/WardLegend.h"

#include <QEvent>
#include <QIcon>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>

namespace trucban::maps {
namespace {

constexpr int kEdge = 10;
constexpr int kButton = 34;
constexpr std::chrono::seconds kPassing{10};

QToolButton* button(const char* name, const QString& sign, QWidget* parent) {
    auto* made = new QToolButton{parent};
    made->setObjectName(QLatin1StringView{name});
    made->setText(sign);
    made->setFixedSize(kButton, kButton);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

/// A sign in a square of 20, for no font of ours has these.
QIcon drawn(const QColor& ink, const std::function<void(QPainter&)>& draw) {
    constexpr int kScale = 3;
    constexpr int kSide = 20;
    QPixmap picture{kSide * kScale, kSide * kScale};
    picture.setDevicePixelRatio(kScale);
    picture.fill(Qt::transparent);
    QPainter painter{&picture};
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen{ink, 1.7};
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    draw(painter);
    painter.end();
    return QIcon{picture};
}

/// Sheets upon each other.
void drawSheets(QPainter& painter) {
    painter.drawPolygon(QPolygonF{{{10, 2.5}, {18, 7}, {10, 11.5}, {2, 7}}});
    painter.drawPolyline(QPolygonF{{{2, 10.5}, {10, 15}, {18, 10.5}}});
    painter.drawPolyline(QPolygonF{{{2, 14}, {10, 18.5}, {18, 14}}});
}

void drawRectangle(QPainter& painter) {
    QPen pen = painter.pen();
    pen.setDashPattern({2.2, 1.6});
    painter.setPen(pen);
    painter.drawRect(QRectF{3, 4.5, 14, 11});
}

/// A noose with its end hanging down.
void drawLasso(QPainter& painter) {
    painter.drawEllipse(QRectF{2.5, 3, 15, 9});
    QPainterPath end{{6, 11.4}};
    end.cubicTo(QPointF{3, 14}, QPointF{8, 14.5}, QPointF{6.5, 18});
    painter.drawPath(end);
}

} // namespace

MapOverlay::MapOverlay(const MapWards& wards, const MapHeat& heat, MapPlaces& places, const MapStyle& style,
                       QWidget* parent)
    : QObject{parent},
      m_parent{parent},
      m_zoomIn{button("mapZoomIn", QStringLiteral("+"), parent)},
      m_zoomOut{button("mapZoomOut", QStringLiteral("−"), parent)},
      m_home{button("mapHome", QStringLiteral("⌂"), parent)},
      m_rectangle{button("mapRectangle", QString{}, parent)},
      m_lasso{button("mapLasso", QString{}, parent)},
      m_layersButton{button("mapLayers", QString{}, parent)},
      m_picked{new PickChip{style, parent}},
      m_prompt{new QLabel{parent}},
      m_layers{new LayerPanel{places, style, parent}},
      m_legend{new WardLegend{wards, style, parent}},
      m_heatLegend{new HeatLegend{heat, style, parent}},
      m_coordinate{new QLabel{parent}},
      m_attribution{new QLabel{parent}},
      m_banner{new QLabel{parent}},
      m_scaleBar{new ScaleBar{parent}},
      m_noticeTime{new QTimer{parent}} {
    m_attribution->setObjectName(QStringLiteral("mapAttribution"));
    m_attribution->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_attribution->setTextFormat(Qt::PlainText); // a foreign file's words among them
    m_coordinate->setObjectName(QStringLiteral("mapCoordinate"));
    m_coordinate->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_coordinate->hide();
    m_banner->setObjectName(QStringLiteral("mapBanner"));
    m_banner->setWordWrap(true);
    m_banner->setTextFormat(Qt::PlainText);
    m_banner->installEventFilter(this);
    m_banner->setCursor(Qt::PointingHandCursor);
    m_banner->hide();
    m_noticeTime->setObjectName(QStringLiteral("mapNoticeTime"));
    m_noticeTime->setSingleShot(true);
    m_noticeTime->setInterval(kPassing);
    connect(m_noticeTime, &QTimer::timeout, this, [this] { showNotice({}); });
    connect(m_zoomIn, &QToolButton::clicked, this, &MapOverlay::zoomInRequested);
    connect(m_zoomOut, &QToolButton::clicked, this, &MapOverlay::zoomOutRequested);
    connect(m_home, &QToolButton::clicked, this, &MapOverlay::homeRequested);
    m_prompt->setObjectName(QStringLiteral("mapPrompt"));
    m_prompt->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_prompt->setTextFormat(Qt::PlainText);
    m_prompt->setWordWrap(true);
    m_prompt->hide();
    m_rectangle->setCheckable(true);
    m_lasso->setCheckable(true);
    connect(m_rectangle, &QToolButton::clicked, this, &MapOverlay::rectangleRequested);
    connect(m_lasso, &QToolButton::clicked, this, &MapOverlay::lassoRequested);
    connect(m_picked, &PickChip::clicked, this, &MapOverlay::picksDropped);
    connect(m_picked, &PickChip::resized, this, [this] { place(m_parent->rect()); });
    m_layersButton->setCheckable(true);
    connect(m_layersButton, &QToolButton::toggled, this, [this](bool on) {
        place(m_parent->rect());
        m_layers->setVisible(on);
        if (on) {
            m_layers->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_layers, &LayerPanel::closed, this, [this] {
        m_layersButton->setChecked(false);
        m_layersButton->setFocus(Qt::OtherFocusReason);
    });
    connect(m_legend, &WardLegend::changed, this, [this] { place(m_parent->rect()); });
    connect(m_heatLegend, &HeatLegend::changed, this, [this] { place(m_parent->rect()); });
    connect(m_layers, &LayerPanel::resized, this, [this] { place(m_parent->rect()); });
    parent->installEventFilter(this);
    setTexts();
    setStyle(style);
}

bool MapOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_parent && event->type() == QEvent::LanguageChange) {
        setTexts();
        place(m_parent->rect());
    }
    if (watched == m_banner && event->type() == QEvent::MouseButtonPress) {
        showNotice({});
    }
    return QObject::eventFilter(watched, event);
}

void MapOverlay::setTexts() {
    const auto name = [](QToolButton* made, const QString& text, const QString& key) {
        made->setToolTip(QStringLiteral("%1 (%2)").arg(text, key));
        made->setAccessibleName(text);
    };
    name(m_zoomIn, tr("Phóng to"), QStringLiteral("+"));
    name(m_zoomOut, tr("Thu nhỏ"), QStringLiteral("−"));
    name(m_home, tr("Toàn thành phố"), QStringLiteral("Home"));
    name(m_rectangle, tr("Chọn các vụ trong khung"), QStringLiteral("Ctrl+Shift+E"));
    name(m_lasso, tr("Khoanh vùng để chọn các vụ"), QStringLiteral("Ctrl+Shift+L"));
    m_banner->setToolTip(tr("Bấm để ẩn"));
    m_layersButton->setToolTip(tr("Các lớp bản đồ"));
    m_layersButton->setAccessibleName(tr("Các lớp bản đồ"));
    setApproximate(m_approximate);
    setTrouble(m_trouble);
}

void MapOverlay::setTrouble(Trouble trouble) {
    m_trouble = trouble;
    switch (trouble) {
    case Trouble::none:
        m_banner->setText(m_notice);
        break;
    case Trouble::noTiles:
        m_banner->setText(tr("Không vẽ được bản đồ nền. Vị trí các vụ việc vẫn "
                             "đúng; mở lại chương trình để thử lại."));
        break;
    case Trouble::tilesLost:
        m_banner->setText(tr("Tạm thời không vẽ được bản đồ nền. Vị trí các vụ việc vẫn "
                             "đúng; chương trình đang tự thử lại."));
        break;
    case Trouble::noBaseMap:
        m_banner->setText(tr("Thiếu thành phần Qt Location nên không có bản đồ nền. Vị trí các "
                             "vụ việc vẫn đúng; báo người quản trị."));
        break;
    }
    m_banner->setVisible(!m_banner->text().isEmpty());
    place(m_parent->rect());
}

void MapOverlay::setApproximate(bool approximate) {
    m_approximate = approximate;
    QStringList parts;
    if (approximate) {
        parts << tr("Ranh giới gần đúng");
    }
    if (!m_credits.isEmpty()) {
        parts << m_credits << QStringLiteral("GSHHG"); // brief: a narrow map must have room for the first
    } else {
        parts << tr("Bờ biển, sông hồ: GSHHG, WDBII");
    }
    m_attribution->setText(parts.join(QStringLiteral(" · ")));
    place(m_parent->rect());
}

void MapOverlay::setCredits(const QString& credits) {
    m_credits = credits;
    setApproximate(m_approximate);
}

void MapOverlay::showNotice(const QString& notice) {
    m_noticeTime->stop();
    m_notice = notice;
    setTrouble(m_trouble);
}

void MapOverlay::showPassing(const QString& notice) {
    showNotice(notice);
    m_noticeTime->start();
}

void MapOverlay::hideControls() {
    for (QToolButton* made : {m_zoomIn, m_zoomOut, m_home, m_rectangle, m_lasso, m_layersButton}) {
        made->hide();
    }
}

void MapOverlay::showCoordinate(const core::GeoPoint& point) {
    m_coordinate->setText(coordinateText(point));
    m_coordinate->adjustSize();
    const QPoint above{m_scaleBar->geometry().right() + 1 - m_coordinate->width(),
                       m_scaleBar->y() - m_coordinate->height() - 2};
    const QPoint beside{m_scaleBar->x() - kEdge - m_coordinate->width(),
                        m_scaleBar->geometry().bottom() + 1 - m_coordinate->height()};
    m_coordinate->move(m_isNarrow ? beside : above);
    m_coordinate->show();
    m_coordinate->raise();
}

void MapOverlay::setPrompt(const QString& prompt) {
    m_prompt->setText(prompt);
    m_prompt->setVisible(!prompt.isEmpty());
    place(m_parent->rect());
}

void MapOverlay::showHeatLegend(bool shown) {
    m_heatLegend->setShown(shown);
}

void MapOverlay::setPicked(int count) {
    m_picked->setCount(count);
}

void MapOverlay::setTool(bool rectangle, bool lasso) {
    m_rectangle->setChecked(rectangle);
    m_lasso->setChecked(lasso);
}

void MapOverlay::hideCoordinate() {
    m_coordinate->hide();
}

void MapOverlay::showNoTiles() {
    setTrouble(Trouble::noTiles);
}

void MapOverlay::showTilesLost() {
    setTrouble(Trouble::tilesLost);
}

void MapOverlay::showTiles() {
    if (m_trouble == Trouble::tilesLost) {
        setTrouble(Trouble::none);
    }
}

void MapOverlay::showNoBaseMap() {
    setTrouble(Trouble::noBaseMap);
}

void MapOverlay::setScale(int zoom, double latitude) {
    m_scaleBar->setScale(zoom, latitude);
}

void MapOverlay::setMagnification(double magnification) {
    m_magnification = magnification;
    m_scaleBar->setMagnification(magnification);
    setStyle(m_style);
    place(m_parent->rect());
}

void MapOverlay::setStyle(const MapStyle& style) {
    m_style = style;
    const QString box = QStringLiteral("background:%1;color:%2;border:1px solid %3;border-radius:4px;")
                            .arg(style.panel.name(), style.panelText.name(), style.panelBorder.name());
    const QString focused =
        QStringLiteral("QToolButton:focus,QToolButton:checked{border:2px solid %1;}").arg(style.selection.name());
    for (QToolButton* made : {m_zoomIn, m_zoomOut, m_home, m_rectangle, m_lasso, m_layersButton}) {
        made->setStyleSheet(QStringLiteral("QToolButton{%1font-size:18px;}QToolButton:hover{background:%2;}")
                                .arg(box, style.panelBorder.name()) +
                            focused);
    }
    m_layersButton->setIcon(drawn(style.panelText, drawSheets));
    m_rectangle->setIcon(drawn(style.panelText, drawRectangle));
    m_lasso->setIcon(drawn(style.panelText, drawLasso));
    for (QToolButton* made : {m_layersButton, m_rectangle, m_lasso}) {
        made->setIconSize({20, 20});
    }
    m_picked->setStyle(style);
    m_prompt->setStyleSheet(QStringLiteral("background:%1;color:%2;border:2px solid %3;border-radius:4px;"
                                           "padding:6px 10px;font-weight:600;")
                                .arg(style.panel.name(), style.panelText.name(), style.selection.name()));
    QColor quiet = style.panel;
    quiet.setAlphaF(0.8f);
    for (QLabel* made : {m_attribution, m_coordinate}) {
        made->setStyleSheet(QStringLiteral("background:%1;color:%2;font-size:%3px;padding:1px 5px;")
                                .arg(quiet.name(QColor::HexArgb), style.panelText.name())
                                .arg(qRound(11 * m_magnification)));
    }
    m_banner->setStyleSheet(QStringLiteral("background:%1;color:%2;padding:8px 12px;border-radius:4px;")
                                .arg(style.banner.name(), style.bannerText.name()));
    m_scaleBar->setStyle(style);
    m_layers->setStyle(style);
    m_legend->setStyle(style);
    m_heatLegend->setStyle(style);
}

int MapOverlay::coveredRight() const {
    return kEdge + m_toolsWidth;
}

// One below the other, beside each other where the map is low: they cover neither its scale nor the follow button.
void MapOverlay::placeTools(const QRect& area) {
    constexpr int kStep = kButton + 4;
    constexpr int kBelow = 100; // the scale and what stands above it
    const std::array tools{m_zoomIn, m_zoomOut, m_home, m_rectangle, m_lasso, m_layersButton};
    const int count = static_cast<int>(tools.size());
    const int most = std::clamp((area.height() - kEdge - kBelow) / kStep, 2, count);
    const int columns = (count + most - 1) / most;
    const int rows = (count + columns - 1) / columns;
    for (int i = 0; i < count; ++i) {
        auto* made = tools[static_cast<std::size_t>(i)];
        made->move(area.right() - kEdge - kButton - (columns - 1 - i / rows) * kStep,
                   area.top() + kEdge + i % rows * kStep);
        made->raise();
    }
    m_toolsWidth = columns * kStep;
}

// Whose data it is must be readable; in a narrow map the scale stands above it.
void MapOverlay::placeFoot(const QRect& area) {
    m_attribution->setWordWrap(false);
    const int wanted = m_attribution->sizeHint().width();
    m_isNarrow = wanted > area.width() - 2 * kEdge - m_scaleBar->width();
    if (wanted > area.width()) {
        m_attribution->setWordWrap(true);
        m_attribution->resize(area.width(), m_attribution->heightForWidth(area.width()));
    } else {
        m_attribution->resize(m_attribution->sizeHint());
    }
    m_attribution->move(area.left(), area.bottom() + 1 - m_attribution->height());
    m_attribution->raise();
    const int foot = m_isNarrow ? m_attribution->y() - 2 : area.bottom() - kEdge;
    m_scaleBar->move(area.right() - kEdge - m_scaleBar->width(), foot - m_scaleBar->height());
    m_scaleBar->raise();
}

void MapOverlay::place(const QRect& area) {
    placeTools(area);
    placeFoot(area);
    m_legend->move(area.left() + kEdge, area.bottom() + 1 - m_attribution->height() - 6 - m_legend->height());
    m_legend->raise();
    const int above = m_legend->isHidden() ? m_legend->geometry().bottom() + 1 : m_legend->y() - 6;
    m_heatLegend->move(area.left() + kEdge, above - m_heatLegend->height());
    m_heatLegend->raise();
    const int width = qMin(area.width() - 3 * kEdge - m_toolsWidth, 560);
    if (width > 0) {
        m_banner->setFixedWidth(width);
        m_banner->adjustSize();
        m_banner->move(area.left() + kEdge, area.top() + kEdge);
        m_banner->raise();
        m_prompt->setFixedWidth(width);
        m_prompt->adjustSize();
        m_prompt->move(area.left() + kEdge, area.top() + kEdge);
        m_prompt->raise();
    }
    m_picked->adjustSize();
    const int middle = area.left() + (area.width() - m_toolsWidth) / 2; // beside the tools, in a narrow map too
    m_picked->move(qMax(area.left() + kEdge, middle - m_picked->width() / 2),
                   area.top() + kEdge + (m_prompt->isHidden() ? 0 : m_prompt->height() + 4));
    m_picked->raise();
    constexpr int kLeast = 200;
    m_layers->fitInto({qMax(kLeast, area.width() - 3 * kEdge - m_toolsWidth), qMax(kLeast, area.height() - 2 * kEdge)});
    m_layers->move(qMax(area.right() - 2 * kEdge - m_toolsWidth - m_layers->width(), area.left() + kEdge),
                   area.top() + kEdge);
    m_layers->raise();
}

} // namespace trucban::maps
