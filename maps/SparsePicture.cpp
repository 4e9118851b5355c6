// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/SparsePicture.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace trucban::maps {
namespace {

// Shorter, a run of one colour is more effort than its pixels.
constexpr int kLeastRun = 24;
// Clear pixels between others that are not worth another run.
constexpr int kLeastGap = 8;
// What is blended at once: eight pixels.
using Pixels = QRgb __attribute__((vector_size(32)));
using Words = std::uint16_t __attribute__((vector_size(32)));
using Bytes = std::uint8_t __attribute__((vector_size(32)));
constexpr int kGroup = 8;
static_assert(sizeof(Pixels) == kGroup * sizeof(QRgb));

template <class Number>
constexpr Number wholeGroups(Number pixels) {
    return (pixels + kGroup - 1) / kGroup * kGroup;
}

// With the instructions of the processor at hand it takes half the time.
#if defined(__x86_64__)
#define TRUCBAN_FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define TRUCBAN_FOR_EACH_PROCESSOR
#endif

/// bytes · factors / 255, rounded as Qt's raster engine does. Nothing by value: how vectors are handed over depends on the
/// processor.
[[gnu::always_inline]] inline void scale(Bytes& bytes, const Words& factors) {
    Words even = reinterpret_cast<Words>(bytes) & 0xff;
    Words odd = reinterpret_cast<Words>(bytes) >> 8;
    even *= factors;
    odd *= factors;
    even = (even + (even >> 8) + 128) >> 8;
    odd = (odd + (odd >> 8) + 128) & 0xff00;
    bytes = reinterpret_cast<Bytes>(even | odd);
}

/// `step`: 0 for a colour, held in a group of pixels, 1 for pixels.
TRUCBAN_FOR_EACH_PROCESSOR
void blendRun(QRgb* line, int length, const QRgb* pixels, int step, int opacity) {
    std::array<QRgb, kGroup> last{};
    std::array<QRgb, kGroup> lastBelow{};
    const Words fade = Words{} + static_cast<std::uint16_t>(opacity);
    for (int i = 0; i < length; i += kGroup) {
        const bool isWhole = i + kGroup <= length;
        const QRgb* from = pixels + i * step;
        QRgb* to = line + i;
        if (!isWhole) {
            std::copy_n(from, length - i, last.begin());
            std::copy_n(to, length - i, lastBelow.begin());
            from = last.data();
            to = lastBelow.data();
        }
        Bytes above;
        Bytes below;
        std::memcpy(&above, from, sizeof above);
        std::memcpy(&below, to, sizeof below);
        if (opacity < 255) {
            scale(above, fade);
        }
        const Pixels alpha = reinterpret_cast<Pixels>(above) >> 24;
        const Words clear = 255 - reinterpret_cast<Words>(alpha | alpha << 16);
        scale(below, clear);
        below += above;
        std::memcpy(to, &below, sizeof below);
        if (!isWhole) {
            std::copy_n(lastBelow.begin(), length - i, line + i);
        }
    }
}

} // namespace

SparsePicture::SparsePicture(QImage image) : m_image{std::move(image)} {
    if (m_image.isNull()) {
        return;
    }
    m_image.setDevicePixelRatio(1); // its size on the screen is another's business
    auto rows = std::make_shared<Rows>();
    rows->begins.push_back(0);
    for (int y = 0; y < m_image.height(); ++y) {
        addRow(*rows, reinterpret_cast<const QRgb*>(m_image.constScanLine(y)), m_image.width());
        if (rows->begins.back() < rows->runs.size()) {
            const Run& first = rows->runs[rows->begins.back()];
            const Run& last = rows->runs.back();
            m_bounds |= QRect{first.x, y, last.x + last.length - first.x, 1};
        }
        rows->begins.push_back(rows->runs.size());
    }
    rows->runs.shrink_to_fit();
    rows->pixels.shrink_to_fit();
    m_rows = std::move(rows);
}

void SparsePicture::addRow(Rows& rows, const QRgb* line, int width) {
    Run mixed; // that is open while it has a length
    const auto endMixed = [&rows, &mixed, line] {
        if (mixed.length > 0) {
            mixed.first = static_cast<std::int64_t>(rows.pixels.size());
            rows.pixels.insert(rows.pixels.end(), line + mixed.x, line + mixed.x + mixed.length);
            rows.pixels.resize(wholeGroups(rows.pixels.size()), 0);
            rows.runs.push_back(std::exchange(mixed, {}));
        }
    };
    for (int x = 0; x < width;) {
        const int end =
            static_cast<int>(std::find_if(line + x, line + width, [&](QRgb pixel) { return pixel != line[x]; }) - line);
        const bool isClear = line[x] == 0;
        int length = end - x;
        if (length >= (isClear ? kLeastGap : kLeastRun)) {
            endMixed();
            if (!isClear) {
                length -= length % kGroup; // the rest goes with what follows
                rows.runs.push_back({.x = x, .length = length, .first = -1, .colour = line[x]});
            }
        } else if (mixed.length > 0) {
            mixed.length += length;
        } else if (!isClear) {
            mixed = {.x = x, .length = length};
        }
        x += length;
    }
    endMixed();
}

void SparsePicture::blend(QImage& onto, const QPoint& corner, const QRect& clip, int opacity) const {
    const QRect shown = m_bounds.translated(corner) & clip & onto.rect();
    if (shown.isEmpty() || opacity <= 0) {
        return;
    }
    for (int y = shown.top(); y <= shown.bottom(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(onto.scanLine(y));
        const auto row = static_cast<std::size_t>(y - corner.y());
        for (std::size_t i = m_rows->begins[row]; i < m_rows->begins[row + 1]; ++i) {
            const Run& run = m_rows->runs[i];
            const int begin = run.x + corner.x();
            const int left = std::max(begin, shown.left());
            int length = std::min(begin + run.length, shown.right() + 1) - left;
            if (length <= 0) {
                continue;
            }
            // A whole run goes on with clear pixels up to a whole group.
            if (const int padded = wholeGroups(length); length == run.length && left + padded <= onto.width()) {
                length = padded;
            }
            if (run.first < 0) {
                std::array<QRgb, kGroup> colours{};
                colours.fill(run.colour);
                blendRun(line + left, length, colours.data(), 0, opacity);
            } else {
                const QRgb* pixels = m_rows->pixels.data() + run.first + (left - begin);
                blendRun(line + left, length, pixels, 1, opacity);
            }
        }
    }
}

} // namespace trucban::maps
