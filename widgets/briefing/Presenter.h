// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "widgets/briefing/SlideLayout.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace trucban::widgets {

class PresenterNotes;

/// A briefing on the whole of a screen, 16:9: its pages, the clock, and what time the figures are of; no control on it.
/// Page Down, space, right, down, Enter or a click go on; Page Up, left, up, Backspace back; Home and End; a number and
/// Enter to that page; B or a full stop darken the screen, but for the clock; A goes on by itself; T changes between light
/// and dark; Escape or Ctrl+W leaves. A remote clicker sends the first of these. GUI thread.
class Presenter : public QWidget {
    Q_OBJECT
public:
    Presenter(const models::RedactedBriefing& briefing, std::function<core::Instant()> clock, bool isDark,
              QWidget* parent = nullptr);
    ~Presenter() override;

    /// Full screen on a screen `desk` is not on, when there is one, with notes and the next page on the desk's own; else
    /// on the one there is, without notes.
    void begin(const QWidget& desk);
    /// In a window of any size, with notes in another: for who practises.
    void beginInWindows();

    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] int pageCount() const { return m_light.pageCount(); }
    [[nodiscard]] bool isBlank() const { return m_isBlank; }
    [[nodiscard]] bool isAdvancing() const { return m_advance.isActive(); }
    [[nodiscard]] const SlideLayout& layout() const { return m_isDark ? m_dark : m_light; }
    [[nodiscard]] PresenterNotes* notes() const { return m_notes; }
    void setPage(int page);
    void setAdvance(std::chrono::milliseconds every) { m_every = every; }

signals:
    void pageChanged(int page);
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void go(int step);
    void toggleBlank();
    void toggleAdvance();
    bool takeDigit(int key);
    void tick();
    void openNotes();
    [[nodiscard]] QRectF slideBox() const;
    [[nodiscard]] const QPixmap& slide();

    SlideLayout m_light;
    SlideLayout m_dark;
    std::function<core::Instant()> m_clock;
    bool m_isDark;
    int m_page = 0;
    int m_typed = 0; ///< digits of a page's number so far
    bool m_isBlank = false;
    std::chrono::milliseconds m_every{30'000};
    QTimer m_second;
    QTimer m_advance;
    QPixmap m_slide; ///< of this page at this size; null: to be painted anew
    PresenterNotes* m_notes = nullptr;
};

} // namespace trucban::widgets
