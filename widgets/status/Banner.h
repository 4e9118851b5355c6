// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QFrame>

class QPushButton;

namespace trucban::widgets {

class IconLabel;
class ThemedLabel;

/// A strip across the window for what concerns every row of it: what happened, what it means, what to do.
class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Tone : std::uint8_t { stale, danger };

    Banner(Theme& theme, Tone tone, const QString& icon, QWidget* parent = nullptr);
    /// Hidden when `text` is empty.
    void setText(const QString& text);
    void setButton(const QString& text);

signals:
    void pressed();

private:
    ThemedLabel* m_text;
    QPushButton* m_button;
};

} // namespace trucban::widgets
