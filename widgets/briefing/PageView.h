// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QPixmap>

#include <functional>
#include <map>

namespace trucban::widgets {

/// Pages below each other, as they will be printed, as wide as the window times a zoom. Those in sight are painted when
/// they come into it. Wheel and Page Up/Down scroll; Ctrl with the wheel, + or - zooms; Home and End.
class PageView : public QAbstractScrollArea {
    Q_OBJECT
public:
    struct Pages {
        QSizeF size; ///< in the units of `paint`
        int count = 0;
        std::function<void(QPainter&, int)> paint;
    };
    explicit PageView(QWidget* parent = nullptr);
    /// `keepsPlace`: they are the same with other words on them.
    void setPages(Pages pages, bool keepsPlace = false);
    void setZoom(double zoom);
    [[nodiscard]] double zoom() const { return m_zoom; }
    /// The one in the middle of the view.
    [[nodiscard]] int currentPage() const;
    void showPage(int page);

signals:
    void currentPageChanged(int page);
    void clicked(int page, const QPointF& at); ///< in the units of `paint`

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void layOut();
    [[nodiscard]] QSize pagePixels() const;
    [[nodiscard]] int stride() const;
    [[nodiscard]] int leftEdge() const; ///< of the pages, in the viewport
    const QPixmap& picture(int page);

    Pages m_pages;
    double m_zoom = 1;
    std::map<int, QPixmap> m_pictures; ///< of pages in or near the view
};

} // namespace trucban::widgets
