// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QLabel>

namespace trucban::widgets {

/// Sets the property the style sheet selects by, and restyles the widget when it changed.
void setStyleRole(QWidget& widget, const char* role);

/// A label with a text role of the theme that follows scale changes. Selectable by mouse when asked.
class ThemedLabel : public QLabel {
    Q_OBJECT
public:
    ThemedLabel(Theme& theme, TextRole role, QWidget* parent = nullptr, const char* styleRole = nullptr);
    void setTextRole(TextRole role);

private:
    Theme& m_theme;
    TextRole m_role;
};

/// Somebody's words, of which any may be longer than a line: those are broken. Copied, they are what was written.
class WordsLabel : public ThemedLabel {
    Q_OBJECT
public:
    using ThemedLabel::ThemedLabel;
    void setWords(const QString& words);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void copy() const;
};

/// One line that ends in "…" instead of widening its parent; the whole text is its tool tip.
class ElidedLabel : public ThemedLabel {
    Q_OBJECT
public:
    ElidedLabel(Theme& theme, TextRole role, QWidget* parent = nullptr, const char* styleRole = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A picture of the theme, redrawn on changes.
class IconLabel : public QLabel {
    Q_OBJECT
public:
    IconLabel(Theme& theme, QString name, Ink ink, double side, QWidget* parent = nullptr);
    void setIcon(const QString& name, Ink ink);

private:
    void redraw();
    Theme& m_theme;
    QString m_name;
    Ink m_ink;
    double m_side;
};

} // namespace trucban::widgets
