// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/Decoding.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

#include <algorithm>
#include <array>
#include <cstring>

namespace trucban::picture {
namespace {

constexpr int kAllocationLimitMb = 256;
/// A telephone of today takes 200 million; a JPEG of that is read at an eighth.
constexpr qint64 kMaxPixels = 256LL * 1024 * 1024;

/// One row of any format as 0xffRRGGBB on white. Qt's own conversions start threads, which a confined process cannot.
void readRow(const QImage& image, int y, std::vector<std::uint32_t>& row) {
    const int width = image.width();
    if (image.format() == QImage::Format_RGB32) {
        std::memcpy(row.data(), image.constScanLine(y), static_cast<std::size_t>(width) * sizeof(std::uint32_t));
        for (auto& pixel : row) {
            pixel |= 0xff000000U;
        }
        return;
    }
    for (int x = 0; x < width; ++x) {
        const QRgb pixel = image.pixel(x, y);
        const int alpha = qAlpha(pixel);
        const auto onWhite = [alpha](int part) { return (part * alpha + 255 * (255 - alpha)) / 255; };
        row[static_cast<std::size_t>(x)] = qRgb(onWhite(qRed(pixel)), onWhite(qGreen(pixel)), onWhite(qBlue(pixel)));
    }
}

struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
    [[nodiscard]] std::size_t at(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }
};

/// Each target pixel is the mean of the source pixels that fall into it.
class Shrinker {
public:
    Shrinker(int sourceWidth, int sourceHeight, int width, int height)
        : m_sourceWidth(sourceWidth),
          m_sourceHeight(sourceHeight),
          m_sums(static_cast<std::size_t>(width)),
          m_raster{width, height,
                   std::vector<std::uint32_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))} {}

    void add(int sourceY, const std::vector<std::uint32_t>& row) {
        const int y = static_cast<int>(static_cast<qint64>(sourceY) * m_raster.height / m_sourceHeight);
        if (y != m_y) {
            finishRow();
            m_y = y;
        }
        for (int x = 0; x < m_sourceWidth; ++x) {
            const auto pixel = row[static_cast<std::size_t>(x)];
            auto& sum = m_sums[static_cast<std::size_t>(static_cast<qint64>(x) * m_raster.width / m_sourceWidth)];
            sum[0] += (pixel >> 16U) & 0xffU;
            sum[1] += (pixel >> 8U) & 0xffU;
            sum[2] += pixel & 0xffU;
            ++sum[3];
        }
    }
    [[nodiscard]] Raster take() {
        finishRow();
        return std::move(m_raster);
    }

private:
    void finishRow() {
        for (int x = 0; m_y >= 0 && x < m_raster.width; ++x) {
            auto& sum = m_sums[static_cast<std::size_t>(x)];
            const auto count = std::max<std::uint64_t>(sum[3], 1);
            m_raster.pixels[m_raster.at(x, m_y)] =
                0xff000000U |
                static_cast<std::uint32_t>(((sum[0] / count) << 16U) | ((sum[1] / count) << 8U) | (sum[2] / count));
            sum = {};
        }
    }

    int m_sourceWidth;
    int m_sourceHeight;
    int m_y = -1;
    std::vector<std::array<std::uint64_t, 4>> m_sums;
    Raster m_raster;
};

Raster shrunk(const QImage& image) {
    const int longest = std::max(image.width(), image.height());
    const int edge = std::min(longest, static_cast<int>(core::kMaxPictureEdge));
    const auto scaled = [&](int side) {
        return std::max(1, static_cast<int>(static_cast<qint64>(side) * edge / longest));
    };
    Shrinker shrinker(image.width(), image.height(), scaled(image.width()), scaled(image.height()));
    std::vector<std::uint32_t> row(static_cast<std::size_t>(image.width()));
    for (int y = 0; y < image.height(); ++y) {
        readRow(image, y, row);
        shrinker.add(y, row);
    }
    return shrinker.take();
}

/// As a camera that was held otherwise says it is to be turned.
Raster upright(Raster raster, QImageIOHandler::Transformations turn) {
    const auto flip = [&raster](bool across, bool down) {
        Raster out{raster.width, raster.height, std::vector<std::uint32_t>(raster.pixels.size())};
        for (int y = 0; y < raster.height; ++y) {
            for (int x = 0; x < raster.width; ++x) {
                out.pixels[out.at(across ? raster.width - 1 - x : x, down ? raster.height - 1 - y : y)] =
                    raster.pixels[raster.at(x, y)];
            }
        }
        raster = std::move(out);
    };
    if (turn.testFlag(QImageIOHandler::TransformationMirror) || turn.testFlag(QImageIOHandler::TransformationFlip)) {
        flip(turn.testFlag(QImageIOHandler::TransformationMirror), turn.testFlag(QImageIOHandler::TransformationFlip));
    }
    if (turn.testFlag(QImageIOHandler::TransformationRotate90)) {
        Raster out{raster.height, raster.width, std::vector<std::uint32_t>(raster.pixels.size())};
        for (int y = 0; y < raster.height; ++y) {
            for (int x = 0; x < raster.width; ++x) {
                out.pixels[out.at(raster.height - 1 - y, x)] = raster.pixels[raster.at(x, y)];
            }
        }
        raster = std::move(out);
    }
    return raster;
}

/// The JPEG decoder can halve up to three times as it reads; more exactly only in memory it need not have.
void readSmall(QImageReader& reader, QSize size) {
    int divisor = 1;
    while (divisor < 8 &&
           std::max(size.width(), size.height()) / (divisor * 2) >= static_cast<int>(core::kMaxPictureEdge)) {
        divisor *= 2;
    }
    if (divisor > 1) {
        const auto part = [divisor](int side) { return (side + divisor - 1) / divisor; };
        reader.setScaledSize({part(size.width()), part(size.height())});
    }
}

} // namespace

const char* formatOf(const QByteArray& bytes) {
    if (bytes.startsWith("\xff\xd8\xff")) {
        return "jpeg";
    }
    if (bytes.startsWith("\x89PNG\r\n\x1a\n")) {
        return "png";
    }
    constexpr qsizetype kName = 8; // after "RIFF" and a length
    return bytes.startsWith("RIFF") && bytes.sliced(std::min(kName, bytes.size())).startsWith("WEBP") ? "webp"
                                                                                                      : nullptr;
}

bool prepare(const char* format) {
    QBuffer nothing;
    nothing.open(QIODevice::ReadOnly);
    QImageReader reader(&nothing, format);
    reader.setDecideFormatFromContent(false);
    reader.setAutoDetectImageFormat(false);
    static_cast<void>(reader.canRead()); // makes the handler, and with it loads its library
    return reader.error() != QImageReader::UnsupportedFormatError &&
           QImageReader::supportedImageFormats().contains(format);
}

std::expected<Decoded, core::PictureExit> decode(const QByteArray& bytes, const char* format) {
    QImageReader::setAllocationLimit(kAllocationLimitMb);
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setDecideFormatFromContent(false);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(false);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty()) {
        return std::unexpected(core::PictureExit::unreadable);
    }
    if (static_cast<qint64>(size.width()) * size.height() > kMaxPixels) {
        return std::unexpected(core::PictureExit::tooLarge);
    }
    const bool isJpeg = std::strcmp(format, "jpeg") == 0;
    constexpr qint64 kInMemory = kAllocationLimitMb * 1024LL * 1024 / 4;
    if (isJpeg) {
        readSmall(reader, size);
    } else if (static_cast<qint64>(size.width()) * size.height() > kInMemory) {
        return std::unexpected(core::PictureExit::tooLarge);
    }
    const auto turn = reader.transformation();
    QImage image;
    if (!reader.read(&image) || image.isNull()) {
        return std::unexpected(core::PictureExit::unreadable);
    }
    auto raster = upright(shrunk(image), turn);
    const bool isTurned = turn.testFlag(QImageIOHandler::TransformationRotate90);
    const QSize sent = isTurned ? size.transposed() : size;
    return Decoded{.picture = {.width = static_cast<std::uint32_t>(raster.width),
                               .height = static_cast<std::uint32_t>(raster.height),
                               .originalWidth = static_cast<std::uint32_t>(sent.width()),
                               .originalHeight = static_cast<std::uint32_t>(sent.height())},
                   .pixels = std::move(raster.pixels)};
}

} // namespace trucban::picture
