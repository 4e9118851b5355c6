// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/briefing/Presenter.h"

namespace trucban::widgets {

/// Beside a presenter, for who speaks: the page that is shown, the next one, the notes of this one, the clock and how long
/// it has taken. Its keys are the presenter's.
class PresenterNotes : public QWidget {
    Q_OBJECT
public:
    PresenterNotes(Presenter& presenter, std::function<core::Instant()> clock);

    /// Once a second.
    void tick() { update(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void onPageChanged();
    void paintSlide(QPainter& painter, const QRectF& box, int page, QPixmap& kept);

    Presenter& m_presenter;
    std::function<core::Instant()> m_clock;
    core::Instant m_began;
    QPixmap m_now;
    QPixmap m_next;
};

} // namespace trucban::widgets
