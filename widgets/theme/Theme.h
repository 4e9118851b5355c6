// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "core/Deadline.h"
#include "core/Unit.h"
#include "widgets/theme/ThemeColours.h"

#include <QFont>
#include <QIcon>
#include <QObject>

class QApplication;

namespace trucban::widgets {

enum class TextRole : std::uint8_t { body, strong, small, smallStrong, title, heading, clock };

/// The one source of colours, sizes, fonts and icons. Puts palette, font and style sheet on the application and does it
/// again, while running, when mode, scale or the desktop's colour scheme change. GUI thread. A theme file that cannot
/// be used is our bug: it says so and the colours before it stay.
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Mode : std::uint8_t { system, light, dark };
    Q_ENUM(Mode)

    explicit Theme(QApplication& application, QObject* parent = nullptr);

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    /// 1 to 2.5, times whatever the desktop's own scale is.
    void setScale(double scale);
    [[nodiscard]] double scale() const { return m_scale; }

    [[nodiscard]] QColor colour(Ink ink) const { return m_colours.of(ink); }
    [[nodiscard]] const ThemeColours& colours() const { return m_colours; }
    /// Logical pixels at 100 % to pixels at this scale.
    [[nodiscard]] int px(double logical) const;
    [[nodiscard]] QFont font(TextRole role) const;

    /// An icon of resources/icons by folder and name ("ui/dispatch"), in the text colour or another, dimmed when
    /// disabled.
    [[nodiscard]] QIcon icon(const QString& name, Ink ink = Ink::text) const;
    [[nodiscard]] QPixmap pixmap(const QString& name, int side, const QColor& colour, qreal devicePixelRatio) const;

    [[nodiscard]] static Ink badgeOf(core::Priority priority);
    [[nodiscard]] static Ink badgeTextOf(core::Priority priority);
    [[nodiscard]] static Ink softOf(core::Priority priority);
    [[nodiscard]] static Ink inkOf(core::CaseState state);
    [[nodiscard]] static Ink inkOf(core::DeadlineLevel level);
    [[nodiscard]] static Ink inkOf(core::UnitState state);

signals:
    void changed();

private:
    void apply();
    void loadFonts();

    QApplication& m_application;
    Mode m_mode = Mode::system;
    bool m_dark = false;
    double m_scale = 1;
    ThemeColours m_colours;
};

} // namespace trucban::widgets
