// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/LayerPanel.h"

#include "maps/MapHeat.h"
#include "maps/SheetList.h"
#include "maps/WardLegend.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace trucban::maps {
namespace {

constexpr int kRim = 1; // the border

constexpr std::array kMeasures{WardMeasure::none, WardMeasure::open, WardMeasure::unacknowledged, WardMeasure::urgent};

constexpr std::array kWindows{std::chrono::hours{1}, std::chrono::hours{6}, std::chrono::hours{24},
                              std::chrono::hours{7 * 24}};

const char* keyOf(MapLayer layer) {
    switch (layer) {
    case MapLayer::wards:
        return "wards";
    case MapLayer::units:
        return "units";
    case MapLayer::heat:
        return "heat";
    }
    return "";
}

QString titleOf(MapLayer layer) {
    switch (layer) {
    case MapLayer::wards:
        return LayerPanel::tr("Phường, xã");
    case MapLayer::units:
        return LayerPanel::tr("Lực lượng");
    case MapLayer::heat:
        return LayerPanel::tr("Bản đồ nhiệt");
    }
    return {};
}

} // namespace

LayerPanel::LayerPanel(MapPlaces& places, const MapStyle& style, QWidget* parent)
    : QFrame{parent},
      m_scroll{new QScrollArea{this}},
      m_content{new QWidget},
      m_title{new QLabel{this}},
      m_cases{new QLabel{this}},
      m_measureLabel{new QLabel{this}},
      m_measure{new QComboBox{this}},
      m_windowLabel{new QLabel{this}},
      m_window{new QComboBox{this}},
      m_motion{new QCheckBox{this}},
      m_sheets{new SheetList{places, style, this}} {
    setObjectName(QStringLiteral("layerPanel"));
    m_content->setObjectName(QStringLiteral("layerContent"));
    m_scroll->setObjectName(QStringLiteral("layerScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_content);
    auto* whole = new QVBoxLayout{this};
    whole->setContentsMargins(kRim, kRim, kRim, kRim);
    whole->addWidget(m_scroll);
    auto* grid = new QGridLayout{m_content};
    grid->setContentsMargins(9, 7, 9, 9);
    grid->setHorizontalSpacing(10);
    for (QComboBox* box : {m_measure, m_window}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(9);
    }
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_cases, 1, 0, 1, 2);
    // From the top one down, as they lie on the map.
    int line = addRow(MapLayer::units, *grid, 2);
    grid->addWidget(m_sheets, line++, 0, 1, 2);
    line = addRow(MapLayer::heat, *grid, line);
    m_window->setObjectName(QStringLiteral("heatWindow"));
    m_windowLabel->setBuddy(m_window);
    grid->addWidget(m_windowLabel, line, 0);
    grid->addWidget(m_window, line++, 1);
    for (const std::chrono::hours window : kWindows) {
        m_window->addItem(QString{}, static_cast<int>(window.count()));
    }
    m_window->setCurrentIndex(m_window->findData(static_cast<int>(MapHeat::kFirstWindow.count())));
    connect(m_window, &QComboBox::currentIndexChanged, this,
            [this] { emit heatWindowChanged(std::chrono::hours{m_window->currentData().toInt()}); });
    line = addRow(MapLayer::wards, *grid, line);
    m_measure->setObjectName(QStringLiteral("wardMeasure"));
    m_measureLabel->setBuddy(m_measure);
    grid->addWidget(m_measureLabel, line, 0);
    grid->addWidget(m_measure, line++, 1);
    for (const WardMeasure measure : kMeasures) {
        m_measure->addItem(QString{}, static_cast<int>(measure));
    }
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this] { emit measureChanged(measure()); });
    m_motion->setObjectName(QStringLiteral("layerMotion"));
    m_motion->setChecked(true);
    grid->addWidget(m_motion, line, 0, 1, 2);
    connect(m_motion, &QCheckBox::toggled, this, &LayerPanel::motionChanged);
    connect(m_sheets, &SheetList::resized, this, [this] {
        m_content->layout()->activate();
        adjustSize();
        emit resized();
    });
    setTexts();
    setStyle(style);
    hide();
}

int LayerPanel::addRow(MapLayer layer, QGridLayout& grid, int line) {
    Row& row = m_rows[static_cast<std::size_t>(layer)];
    row.shown = new QCheckBox{this};
    row.shown->setObjectName(QStringLiteral("layer_%1").arg(QLatin1StringView{keyOf(layer)}));
    row.shown->setChecked(layer != MapLayer::heat);
    row.opacity = new QSlider{Qt::Horizontal, this};
    row.opacity->setObjectName(QStringLiteral("opacity_%1").arg(QLatin1StringView{keyOf(layer)}));
    row.opacity->setRange(kFaintestPercent, 100);
    row.opacity->setValue(100);
    row.opacity->setPageStep(20);
    row.opacity->setMinimumWidth(70);
    row.opacity->setEnabled(row.shown->isChecked());
    grid.addWidget(row.shown, line, 0);
    grid.addWidget(row.opacity, line, 1);
    const auto tell = [this, layer] {
        this->row(layer).opacity->setEnabled(state(layer).visible);
        emit layerChanged(layer, state(layer));
    };
    connect(row.shown, &QCheckBox::toggled, this, tell);
    connect(row.opacity, &QSlider::valueChanged, this, tell);
    return line + 1;
}

void LayerPanel::save(QSettings& settings) const {
    for (const MapLayer layer : kMapLayers) {
        const QString key = QLatin1StringView{keyOf(layer)};
        settings.setValue(key + QStringLiteral("/visible"), state(layer).visible);
        settings.setValue(key + QStringLiteral("/opacity"), row(layer).opacity->value());
    }
    settings.setValue(QStringLiteral("wards/measure"), m_measure->currentData());
    settings.setValue(QStringLiteral("heat/hours"), m_window->currentData());
    settings.setValue(QStringLiteral("motion"), m_motion->isChecked());
}

void LayerPanel::restore(QSettings& settings) {
    for (const MapLayer layer : kMapLayers) {
        const QString key = QLatin1StringView{keyOf(layer)};
        const LayerState now = state(layer);
        const int percent = settings.value(key + QStringLiteral("/opacity"), row(layer).opacity->value()).toInt();
        setState(layer, {.visible = settings.value(key + QStringLiteral("/visible"), now.visible).toBool(),
                         .opacity = percent / 100.0});
    }
    const auto choose = [&settings](QComboBox& box, const char* key) {
        if (const int index = box.findData(settings.value(QLatin1StringView{key})); index >= 0) {
            box.setCurrentIndex(index);
        }
    };
    choose(*m_measure, "wards/measure");
    choose(*m_window, "heat/hours");
    m_motion->setChecked(settings.value(QStringLiteral("motion"), true).toBool());
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
    m_windowLabel->setText(tr("Nhiệt: tin trong"));
    for (int i = 0; i < m_window->count(); ++i) {
        const int hours = static_cast<int>(kWindows[static_cast<std::size_t>(i)].count());
        m_window->setItemText(i, hours <= 24 ? tr("%n giờ", nullptr, hours) : tr("%n ngày", nullptr, hours / 24));
    }
    m_motion->setText(tr("Mở cụm có chuyển động"));
    adjustSize();
}

void LayerPanel::setStyle(const MapStyle& style) {
    // The box by itself: the style's frame is lost on a panel of this colour. Checked is filled, not only coloured.
    setStyleSheet(
        QStringLiteral("#layerPanel{background:%1;border:1px solid %3;border-radius:6px;}"
                       "#layerScroll,#layerContent{background:transparent;}"
                       "#layerPanel QLabel,#layerPanel QCheckBox{color:%2;background:transparent;}"
                       "#layerPanel QToolButton{color:%2;background:transparent;border:1px solid transparent;"
                       "border-radius:3px;padding:1px 3px;}#layerPanel QToolButton:hover{border-color:%3;}"
                       "#layerPanel QToolButton:focus{border-color:%4;}"
                       "#layerPanel QCheckBox::indicator{width:8px;height:8px;border:1.5px solid %2;"
                       "border-radius:3px;padding:2px;background:%1;}"
                       "#layerPanel QCheckBox::indicator:checked{background:%4;background-clip:content;}"
                       "#layerPanel QCheckBox:focus{outline:1px solid %4;}")
            .arg(style.panel.name(), style.panelText.name(), style.panelBorder.name(), style.selection.name()));
    m_sheets->setStyle(style);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
}

QSize LayerPanel::sizeHint() const {
    constexpr int kBorder = 2; // the style sheet's, and a pixel for its rounding
    return m_content->sizeHint() + QSize{2 * (kRim + kBorder), 2 * (kRim + kBorder)};
}

void LayerPanel::fitInto(const QSize& most) {
    QSize wanted = sizeHint();
    if (wanted.height() > most.height()) { // the bar takes no width from the rows
        wanted.rwidth() += m_scroll->verticalScrollBar()->sizeHint().width();
    }
    resize(wanted.boundedTo(most));
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
        const QSignalBlocker other{m_window};
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
