// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Ink.h"

#include <QColor>
#include <QHash>
#include <QString>

#include <expected>

class QByteArray;

namespace trucban::widgets {

/// The colours of one theme; a plain value.
class ThemeColours {
public:
    [[nodiscard]] const QColor& of(Ink ink) const { return m_colours[static_cast<std::size_t>(ink)]; }

    /// Any colour of the theme file by its key, the map's too; invalid for a key it does not have.
    [[nodiscard]] QColor named(QLatin1StringView name) const { return m_named.value(QString(name)); }

    /// Reads a theme file: {"colors": {"window": "#12171d", …}}. The error is the first key that is missing or no
    /// colour, or what the JSON parser said.
    [[nodiscard]] static std::expected<ThemeColours, QString> parse(const QByteArray& json);

    /// WCAG 2.2 relative contrast of two opaque colours, 1 to 21.
    [[nodiscard]] static double contrast(const QColor& a, const QColor& b);

private:
    std::array<QColor, kInkNames.size()> m_colours;
    QHash<QString, QColor> m_named;
};

} // namespace trucban::widgets
