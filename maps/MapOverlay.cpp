// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapOverlay.h"

#include "maps/ScaleBar.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace trucban::maps {
namespace {

constexpr int kEdge = 10;
constexpr int kButton = 34;

QToolButton* button(const char* name, const QString& sign, QWidget* parent) {
    auto* made = new QToolButton{parent};
    made->setObjectName(QLatin1StringView{name});
    made->setText(sign);
    made->setFixedSize(kButton, kButton);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

} // namespace

MapOverlay::MapOverlay(const MapStyle& style, QWidget* parent)
    : QObject{parent},
      m_parent{parent},
      m_zoomIn{button("mapZoomIn", QStringLiteral("+"), parent)},
      m_zoomOut{button("mapZoomOut", QStringLiteral("−"), parent)},
      m_home{button("mapHome", QStringLiteral("⌂"), parent)},
      m_attribution{new QLabel{parent}},
      m_banner{new QLabel{parent}},
      m_scaleBar{new ScaleBar{parent}} {
    m_attribution->setObjectName(QStringLiteral("mapAttribution"));
    m_attribution->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_banner->setObjectName(QStringLiteral("mapBanner"));
    m_banner->setWordWrap(true);
    m_banner->hide();
    connect(m_zoomIn, &QToolButton::clicked, this, &MapOverlay::zoomInRequested);
    connect(m_zoomOut, &QToolButton::clicked, this, &MapOverlay::zoomOutRequested);
    connect(m_home, &QToolButton::clicked, this, &MapOverlay::homeRequested);
    parent->installEventFilter(this);
    setTexts();
    setStyle(style);
}

bool MapOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_parent && event->type() == QEvent::LanguageChange) {
        setTexts();
        place(m_parent->rect());
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
    m_attribution->setText(tr("Ranh giới gần đúng · Bờ biển, sông hồ: GSHHG, WDBII"));
    setTrouble(m_trouble);
}

void MapOverlay::setTrouble(Trouble trouble) {
    m_trouble = trouble;
    switch (trouble) {
    case Trouble::none:
        break;
    case Trouble::noTiles:
        m_banner->setText(tr("Không vẽ được bản đồ nền. Vị trí các vụ việc vẫn đúng; mở lại chương trình để thử lại."));
        break;
    case Trouble::noBaseMap:
        m_banner->setText(tr(
            "Thiếu thành phần Qt Location nên không có bản đồ nền. Vị trí các vụ việc vẫn đúng; báo người quản trị."));
        break;
    }
    m_banner->setVisible(trouble != Trouble::none);
    place(m_parent->rect());
}

void MapOverlay::showNoTiles() {
    setTrouble(Trouble::noTiles);
}

void MapOverlay::showNoBaseMap() {
    setTrouble(Trouble::noBaseMap);
}

void MapOverlay::setScale(int zoom, double latitude) {
    m_scaleBar->setScale(zoom, latitude);
}

void MapOverlay::setStyle(const MapStyle& style) {
    const QString box = QStringLiteral("background:%1;color:%2;border:1px solid %3;border-radius:4px;")
                            .arg(style.panel.name(), style.panelText.name(), style.panelBorder.name());
    const QString focused = QStringLiteral("QToolButton:focus{border:2px solid %1;}").arg(style.selection.name());
    for (QToolButton* made : {m_zoomIn, m_zoomOut, m_home}) {
        made->setStyleSheet(QStringLiteral("QToolButton{%1font-size:18px;}QToolButton:hover{background:%2;}")
                                .arg(box, style.panelBorder.name()) +
                            focused);
    }
    QColor quiet = style.panel;
    quiet.setAlphaF(0.8f);
    m_attribution->setStyleSheet(QStringLiteral("background:%1;color:%2;font-size:11px;padding:1px 5px;")
                                     .arg(quiet.name(QColor::HexArgb), style.panelText.name()));
    m_banner->setStyleSheet(QStringLiteral("background:%1;color:%2;padding:8px 12px;border-radius:4px;")
                                .arg(style.banner.name(), style.bannerText.name()));
    m_scaleBar->setStyle(style);
}

void MapOverlay::place(const QRect& area) {
    int y = area.top() + kEdge;
    for (QToolButton* made : {m_zoomIn, m_zoomOut, m_home}) {
        made->move(area.right() - kEdge - kButton, y);
        y += kButton + 4;
        made->raise();
    }
    m_attribution->adjustSize();
    m_attribution->move(area.left(), area.bottom() + 1 - m_attribution->height());
    m_attribution->raise();
    m_scaleBar->move(area.right() - kEdge - m_scaleBar->width(), area.bottom() - kEdge - m_scaleBar->height());
    m_scaleBar->raise();
    const int width = qMin(area.width() - 2 * kEdge - 2 * kButton, 560);
    if (width > 0) {
        m_banner->setFixedWidth(width);
        m_banner->adjustSize();
        m_banner->move(area.left() + kEdge, area.top() + kEdge);
        m_banner->raise();
    }
}

} // namespace trucban::maps
