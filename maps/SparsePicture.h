// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPoint>
#include <QRect>

#include <cstdint>
#include <memory>
#include <vector>

namespace trucban::maps {

/// A picture as it is laid over others again and again: rows of runs of one colour, and of pixels where these differ;
/// what is clear is in neither. Blending it touches a small part of the memory that the picture itself would take, and
/// memory is what such a frame takes its time for. Shared, immutable; any thread.
class SparsePicture {
public:
    SparsePicture() = default;
    explicit SparsePicture(QImage image);

    /// With a ratio of 1; premultiplied, of 32 bits.
    [[nodiscard]] const QImage& image() const { return m_image; }
    /// Around all that is not clear, in pixels.
    [[nodiscard]] const QRect& bounds() const { return m_bounds; }
    /// Over an opaque or premultiplied picture of 32 bits, in the size it has: its corner at `corner`, what lies in
    /// `clip` of it. `opacity`: 0 to 255. The same pixels as QPainter gives.
    void blend(QImage& onto, const QPoint& corner, const QRect& clip, int opacity = 255) const;

    [[nodiscard]] static bool canBlendOnto(QImage::Format format) {
        return format == QImage::Format_RGB32 || format == QImage::Format_ARGB32_Premultiplied;
    }
    [[nodiscard]] bool operator==(const SparsePicture& other) const {
        return m_image.cacheKey() == other.m_image.cacheKey();
    }

private:
    struct Run {
        int x = 0;
        int length = 0;
        std::int64_t first = 0; ///< among the pixels; below 0: it has one colour
        QRgb colour = 0;
    };
    struct Rows {
        std::vector<Run> runs;
        std::vector<std::size_t> begins; ///< of each row's runs, and the end of the last one's
        std::vector<QRgb> pixels;
    };

    static void addRow(Rows& rows, const QRgb* line, int width);

    QImage m_image;
    std::shared_ptr<const Rows> m_rows;
    QRect m_bounds;
};

} // namespace trucban::maps
