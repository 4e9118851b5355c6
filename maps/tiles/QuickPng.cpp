// SPDX-License-Identifier: GPL-3.0-or-later
// Names and numbers as in the PNG specification (ISO/IEC 15948), chapters 11 and 9.
#include "maps/tiles/QuickPng.h"

#include <QtEndian>

#include <vector>
#include <zlib.h>

namespace trucban::maps {
namespace {

constexpr uchar kFilterUp = 2;
constexpr int kChannels = 3;

void putChunk(QByteArray& png, const char* name, const QByteArray& data) {
    const QByteArray body = QByteArray{name, 4} + data;
    const auto length = qToBigEndian(static_cast<quint32>(data.size()));
    const auto sum = qToBigEndian(static_cast<quint32>(
        crc32(0, reinterpret_cast<const Bytef*>(body.constData()), static_cast<uInt>(body.size()))));
    png.append(reinterpret_cast<const char*>(&length), sizeof length);
    png.append(body);
    png.append(reinterpret_cast<const char*>(&sum), sizeof sum);
}

/// Each row as its differences from the one above.
QByteArray filtered(const QImage& picture) {
    const auto width = static_cast<std::size_t>(picture.width());
    std::vector<uchar> above(width * kChannels);
    QByteArray rows;
    rows.resize(static_cast<qsizetype>((width * kChannels + 1) * static_cast<std::size_t>(picture.height())));
    auto* to = reinterpret_cast<uchar*>(rows.data());
    for (int y = 0; y < picture.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        *to++ = kFilterUp;
        for (std::size_t x = 0; x < width; ++x) {
            const uchar colour[kChannels] = {static_cast<uchar>(qRed(from[x])), static_cast<uchar>(qGreen(from[x])),
                                             static_cast<uchar>(qBlue(from[x]))};
            uchar* before = &above[x * kChannels];
            for (int channel = 0; channel < kChannels; ++channel) {
                *to++ = static_cast<uchar>(colour[channel] - before[channel]);
                before[channel] = colour[channel];
            }
        }
    }
    return rows;
}

} // namespace

QByteArray quickPng(const QImage& picture) {
    const QImage image = picture.convertToFormat(QImage::Format_RGB32);
    const QByteArray rows = filtered(image);
    z_stream stream{};
    if (deflateInit2(&stream, 1, Z_DEFLATED, MAX_WBITS, MAX_MEM_LEVEL, Z_RLE) != Z_OK) {
        return {};
    }
    QByteArray packed;
    packed.resize(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(rows.size()))));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rows.constData())); // zlib only reads it
    stream.avail_in = static_cast<uInt>(rows.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    if (!done) {
        return {};
    }
    QByteArray head;
    for (const int side : {image.width(), image.height()}) {
        const auto number = qToBigEndian(static_cast<quint32>(side));
        head.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    head.append("\x08\x02\x00\x00\x00", 5); // 8 bits, RGB, the only packing and filters there are, not interlaced
    QByteArray png{"\x89PNG\r\n\x1a\n", 8};
    putChunk(png, "IHDR", head);
    putChunk(png, "IDAT", packed);
    putChunk(png, "IEND", {});
    return png;
}

} // namespace trucban::maps
