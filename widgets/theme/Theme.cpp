// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/Theme.h"

#include "widgets/theme/IconRender.h"
#include "widgets/theme/StyleSheet.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QLoggingCategory>
#include <QPalette>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

#include <cmath>

namespace trucban::widgets {

Q_LOGGING_CATEGORY(themeLog, "trucban.theme", QtWarningMsg)

namespace {

constexpr auto kFamily = "Be Vietnam Pro";
constexpr double kBasePixels = 13;

QPalette paletteOf(const ThemeColours& colours) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Ink ink) { palette.setColor(role, colours.of(ink)); };
    set(QPalette::Window, Ink::window);
    set(QPalette::WindowText, Ink::text);
    set(QPalette::Base, Ink::field);
    set(QPalette::AlternateBase, Ink::panelAlt);
    set(QPalette::ToolTipBase, Ink::tooltip);
    set(QPalette::ToolTipText, Ink::tooltipText);
    set(QPalette::PlaceholderText, Ink::mutedText);
    set(QPalette::Text, Ink::text);
    set(QPalette::Button, Ink::raised);
    set(QPalette::ButtonText, Ink::text);
    set(QPalette::BrightText, Ink::danger);
    set(QPalette::Light, Ink::raised);
    set(QPalette::Midlight, Ink::panelAlt);
    set(QPalette::Mid, Ink::border);
    set(QPalette::Dark, Ink::border);
    set(QPalette::Shadow, Ink::shadow);
    set(QPalette::Highlight, Ink::selection);
    set(QPalette::HighlightedText, Ink::selectionText);
    set(QPalette::Link, Ink::link);
    set(QPalette::LinkVisited, Ink::link);
    set(QPalette::Accent, Ink::accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colours.of(Ink::disabledText));
    }
    return palette;
}

} // namespace

Theme::Theme(QApplication& application, QObject* parent) : QObject(parent), m_application(application) {
    loadFonts();
    m_application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QPixmapCache::setCacheLimit(32 * 1024);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_mode == Mode::system) {
            apply();
        }
    });
    apply();
}

void Theme::loadFonts() {
    for (const auto* weight : {"Regular", "Medium", "SemiBold", "Bold"}) {
        const auto file = QStringLiteral(":/fonts/BeVietnamPro-%1.ttf").arg(QLatin1String(weight));
        if (QFontDatabase::addApplicationFont(file) < 0) {
            qCWarning(themeLog) << "cannot load" << file;
        }
    }
}

void Theme::setMode(Mode mode) {
    if (mode != m_mode) {
        m_mode = mode;
        apply();
    }
}

void Theme::setScale(double scale) {
    const double wanted = std::clamp(scale, 1.0, 2.5);
    if (!qFuzzyCompare(wanted, m_scale)) {
        m_scale = wanted;
        apply();
    }
}

void Theme::apply() {
    m_dark = m_mode == Mode::dark ||
             (m_mode == Mode::system && QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark);
    QFile file(m_dark ? QStringLiteral(":/themes/dark.json") : QStringLiteral(":/themes/light.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        qCCritical(themeLog) << "no theme file" << file.fileName();
        return;
    }
    const auto colours = ThemeColours::parse(file.readAll());
    if (!colours) {
        qCCritical(themeLog) << "theme file" << file.fileName() << "cannot be used:" << colours.error();
        return;
    }
    m_colours = *colours;
    m_application.setFont(font(TextRole::body));
    m_application.setPalette(paletteOf(m_colours));
    m_application.setStyleSheet(styleSheet(*this));
    emit changed();
}

int Theme::px(double logical) const {
    return static_cast<int>(std::lround(logical * m_scale));
}

QFont Theme::font(TextRole role) const {
    double pixels = kBasePixels;
    auto weight = QFont::Normal;
    switch (role) {
    case TextRole::body:
        break;
    case TextRole::strong:
        weight = QFont::DemiBold;
        break;
    case TextRole::small:
        pixels = 11.5;
        break;
    case TextRole::smallStrong:
        pixels = 11.5;
        weight = QFont::DemiBold;
        break;
    case TextRole::title:
        pixels = 15;
        weight = QFont::DemiBold;
        break;
    case TextRole::heading:
        pixels = 20;
        weight = QFont::DemiBold;
        break;
    case TextRole::clock:
        pixels = 16;
        weight = QFont::DemiBold;
        break;
    }
    QFont font(QString::fromLatin1(kFamily));
    font.setPixelSize(px(pixels));
    font.setWeight(weight);
    // Digits of one width: seconds that count must not make the text dance.
    font.setFeature("tnum", 1);
    return font;
}

QIcon Theme::icon(const QString& name, Ink ink) const {
    QIcon icon;
    const qreal ratio = m_application.devicePixelRatio();
    for (const int side : {16, 20, 24}) {
        icon.addPixmap(renderIcon(name, px(side), colour(ink), ratio));
        icon.addPixmap(renderIcon(name, px(side), colour(Ink::disabledText), ratio), QIcon::Disabled);
    }
    return icon;
}

QPixmap Theme::pixmap(const QString& name, int side, const QColor& colour, qreal devicePixelRatio) const {
    return renderIcon(name, side, colour, devicePixelRatio);
}

Ink Theme::badgeOf(core::Priority priority) {
    return std::array{Ink::p1, Ink::p2, Ink::p3, Ink::p4}[static_cast<std::size_t>(priority)];
}

Ink Theme::badgeTextOf(core::Priority priority) {
    return std::array{Ink::p1Text, Ink::p2Text, Ink::p3Text, Ink::p4Text}[static_cast<std::size_t>(priority)];
}

Ink Theme::softOf(core::Priority priority) {
    return std::array{Ink::p1Soft, Ink::p2Soft, Ink::p3Soft, Ink::p4Soft}[static_cast<std::size_t>(priority)];
}

Ink Theme::inkOf(core::CaseState state) {
    switch (state) {
    case core::CaseState::isNew:
        return Ink::stateNew;
    case core::CaseState::acknowledged:
        return Ink::stateAcknowledged;
    case core::CaseState::inProgress:
        return Ink::stateInProgress;
    case core::CaseState::resolved:
        return Ink::stateResolved;
    case core::CaseState::closed:
        break;
    }
    return Ink::stateClosed;
}

Ink Theme::inkOf(core::DeadlineLevel level) {
    return std::array{Ink::inTime, Ink::dueSoon, Ink::overdue}[static_cast<std::size_t>(level)];
}

Ink Theme::inkOf(core::UnitState state) {
    return std::array{Ink::unitAvailable, Ink::unitDispatched,  Ink::unitEnRoute,
                      Ink::unitOnScene,   Ink::unitUnavailable, Ink::unitOffDuty}[static_cast<std::size_t>(state)];
}

} // namespace trucban::widgets
