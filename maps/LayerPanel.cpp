// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/LayerPanel.h"

#include "maps/WardLegend.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

namespace trucban::maps {
namespace {

constexpr std::array kMeasures{WardMeasure::none, WardMeasure::open, WardMeasure::unacknowledged, WardMeasure::urgent};

const char* keyOf(MapLayer layer) {
    switch (layer) {
    case MapLayer::wards:
        return "wards";
    case MapLayer::units:
        return "units";
    }
    return "";
}

QString titleOf(MapLayer layer) {
    switch (layer) {
    case MapLayer::wards:
        return LayerPanel::tr("Phường, xã");
    case MapLayer::units:
        return LayerPanel::tr("Lực lượng");
    }
    return {};
}

} // namespace

LayerPanel::LayerPanel(const MapStyle& style, QWidget* parent)
    : QFrame{parent},
      m_title{new QLabel{this}},
      m_cases{new QLabel{this}},
      m_measureLabel{new QLabel{this}},
      m_measure{new QComboBox{this}} {
    setObjectName(QStringLiteral("layerPanel"));
    auto* grid = new QGridLayout{this};
    grid->setContentsMargins(10, 8, 10, 10);
    grid->setHorizontalSpacing(12);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_cases, 1, 0, 1, 2);
    int line = 2;
    for (const MapLayer layer : kMapLayers) {
        Row& row = m_rows[static_cast<std::size_t>(layer)];
        row.shown = new QCheckBox{this};
        row.shown->setObjectName(QStringLiteral("layer_%1").arg(QLatin1StringView{keyOf(layer)}));
        row.shown->setChecked(true);
        row.opacity = new QSlider{Qt::Horizontal, this};
        row.opacity->setObjectName(QStringLiteral("opacity_%1").arg(QLatin1StringView{keyOf(layer)}));
        row.opacity->setRange(kFaintestPercent, 100);
        row.opacity->setValue(100);
        row.opacity->setPageStep(20);
        row.opacity->setMinimumWidth(90);
        grid->addWidget(row.shown, line, 0);
        grid->addWidget(row.opacity, line++, 1);
        const auto tell = [this, layer] {
            this->row(layer).opacity->setEnabled(state(layer).visible);
            emit layerChanged(layer, state(layer));
        };
        connect(row.shown, &QCheckBox::toggled, this, tell);
        connect(row.opacity, &QSlider::valueChanged, this, tell);
    }
    m_measure->setObjectName(QStringLiteral("wardMeasure"));
    m_measureLabel->setBuddy(m_measure);
    grid->addWidget(m_measureLabel, line, 0);
    grid->addWidget(m_measure, line, 1);
    for (const WardMeasure measure : kMeasures) {
        m_measure->addItem(QString{}, static_cast<int>(measure));
    }
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this] { emit measureChanged(measure()); });
    setTexts();
    setStyle(style);
    hide();
}

void LayerPanel::setTexts() {
    m_title->setText(tr("Các lớp bản đồ"));
    m_cases->setText(tr("Vụ việc: luôn hiện"));
    for (const MapLayer layer : kMapLayers) {
        row(layer).shown->setText(titleOf(layer));
        row(layer).opacity->setAccessibleName(tr("Độ đậm: %1").arg(titleOf(layer)));
        row(layer).opacity->setToolTip(row(layer).opacity->accessibleName());
    }
    m_measureLabel->setText(tr("Tô màu theo"));
    for (int i = 0; i < m_measure->count(); ++i) {
        m_measure->setItemText(i, nameOf(kMeasures[static_cast<std::size_t>(i)]));
    }
    adjustSize();
}

void LayerPanel::setStyle(const MapStyle& style) {
    setStyleSheet(QStringLiteral("#layerPanel{background:%1;border:1px solid %3;border-radius:6px;}"
                                 "#layerPanel QLabel,#layerPanel "
                                 "QCheckBox{color:%2;background:transparent;}")
                      .arg(style.panel.name(), style.panelText.name(), style.panelBorder.name()));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
}

LayerState LayerPanel::state(MapLayer layer) const {
    return {.visible = row(layer).shown->isChecked(), .opacity = row(layer).opacity->value() / 100.0};
}

void LayerPanel::setState(MapLayer layer, const LayerState& state) {
    row(layer).opacity->setValue(static_cast<int>(state.opacity * 100 + 0.5));
    row(layer).shown->setChecked(state.visible);
}

WardMeasure LayerPanel::measure() const {
    return static_cast<WardMeasure>(m_measure->currentData().toInt());
}

void LayerPanel::setMeasure(WardMeasure measure) {
    m_measure->setCurrentIndex(m_measure->findData(static_cast<int>(measure)));
}

void LayerPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        const QSignalBlocker blocker{m_measure};
        setTexts();
    }
    QFrame::changeEvent(event);
}

void LayerPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        hide();
        emit closed();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace trucban::maps
