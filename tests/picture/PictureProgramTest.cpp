// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, fed what a camera sends and what somebody sends who means harm.
#include "core/RawPicture.h"

#include <QBuffer>
#include <QImage>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <chrono>

using namespace trucban;
using core::PictureExit;

namespace {

constexpr int kDeadlineMs = 30'000;

struct Answer {
    bool ended = false; ///< by itself, not by a signal
    int code = -1;
    QByteArray bytes;
    [[nodiscard]] std::optional<core::RawPicture> picture() const {
        return core::RawPicture::parse({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    }
    [[nodiscard]] QRgb pixel(int x, int y) const {
        QRgb value = 0;
        const auto raw = picture();
        const auto at = core::RawPicture::kHeaderBytes +
                        (static_cast<std::size_t>(y) * raw->width + static_cast<std::size_t>(x)) * core::kBytesPerPixel;
        std::memcpy(&value, bytes.constData() + at, sizeof value);
        return value;
    }
};

Answer decode(const QByteArray& bytes) {
    QProcess process;
    process.setProgram(QStringLiteral(TRUCBAN_PICTURE_PROGRAM));
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start();
    process.write(bytes);
    process.closeWriteChannel();
    if (!process.waitForFinished(kDeadlineMs)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {.ended = process.exitStatus() == QProcess::NormalExit,
            .code = process.exitCode(),
            .bytes = process.readAllStandardOutput()};
}

QByteArray saved(const QImage& image, const char* format, int quality = -1) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return bytes;
}

/// Left red, right blue: the sides are known again after scaling and turning.
QImage halves(int width, int height, QImage::Format format = QImage::Format_RGB32) {
    QImage image(width, height, format);
    image.fill(Qt::red);
    for (int y = 0; y < height; ++y) {
        for (int x = width / 2; x < width; ++x) {
            image.setPixelColor(x, y, Qt::blue);
        }
    }
    return image;
}

quint32 crcOf(const QByteArray& bytes) {
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xedb88320U : crc >> 1U;
        }
    }
    return ~crc;
}

QByteArray bigEndian(quint32 value) {
    const std::array bytes{static_cast<char>(value >> 24U), static_cast<char>(value >> 16U),
                           static_cast<char>(value >> 8U), static_cast<char>(value)};
    return {bytes.data(), bytes.size()};
}

QByteArray chunk(const QByteArray& name, const QByteArray& body) {
    return bigEndian(static_cast<quint32>(body.size())) + name + body + bigEndian(crcOf(name + body));
}

/// A PNG that says it is so large; its pixels are zeros, which compress a thousand times.
QByteArray bomb(quint32 width, quint32 height, qsizetype zeros) {
    const auto header = bigEndian(width) + bigEndian(height) + QByteArray("\x08\x06\x00\x00\x00", 5);
    const auto pixels = qCompress(QByteArray(zeros, '\0'), 9).sliced(4); // without Qt's own length
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header) + chunk("IDAT", pixels) + chunk("IEND", {});
}

bool isRed(QRgb pixel) {
    return qRed(pixel) > 200 && qBlue(pixel) < 60;
}
bool isBlue(QRgb pixel) {
    return qBlue(pixel) > 200 && qRed(pixel) < 60;
}

} // namespace

class PictureProgramTest : public QObject {
    Q_OBJECT
private slots:
    void decodesWhatTelephonesSend_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("jpeg") << saved(halves(320, 200), "jpeg", 95);
        QTest::newRow("png") << saved(halves(320, 200), "png");
        QTest::newRow("webp") << saved(halves(320, 200), "webp", 95);
        QTest::newRow("grey and indexed") << saved(halves(320, 200).convertToFormat(QImage::Format_Indexed8), "png");
        QTest::newRow("16 bits") << saved(halves(320, 200, QImage::Format_RGBA64), "png");
    }
    void decodesWhatTelephonesSend() {
        QFETCH(QByteArray, bytes);
        const auto answer = decode(bytes);
        QVERIFY(answer.ended);
        QCOMPARE(answer.code, static_cast<int>(PictureExit::done));
        const core::RawPicture expected{.width = 320, .height = 200, .originalWidth = 320, .originalHeight = 200};
        QVERIFY(answer.picture() == expected);
        QVERIFY(isRed(answer.pixel(10, 100)));
        QVERIFY(isBlue(answer.pixel(310, 100)));
    }

    void makesALargePhotoSmall() {
        const auto answer = decode(saved(halves(6'000, 4'000), "jpeg", 60));
        QCOMPARE(answer.code, static_cast<int>(PictureExit::done));
        const auto picture = answer.picture();
        QVERIFY(picture.has_value());
        QCOMPARE(picture->width, core::kMaxPictureEdge);
        QCOMPARE(picture->height, core::kMaxPictureEdge * 2 / 3);
        QCOMPARE(picture->originalWidth, 6'000U);
        QVERIFY(isRed(answer.pixel(100, 500)));
        QVERIFY(isBlue(answer.pixel(1'500, 500)));
    }

    void turnsWhatWasTakenSideways() {
        // An EXIF block that says "rotate a quarter to the right", put behind the first marker.
        const QByteArray exif("\xff\xe1\x00\x22"
                              "Exif\0\0"
                              "MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0",
                              36);
        auto bytes = saved(halves(320, 200), "jpeg", 95);
        bytes.insert(2, exif);
        const auto answer = decode(bytes);
        QCOMPARE(answer.code, static_cast<int>(PictureExit::done));
        QCOMPARE(answer.picture()->width, 200U);
        QCOMPARE(answer.picture()->height, 320U);
        QVERIFY(isRed(answer.pixel(100, 10)));
        QVERIFY(isBlue(answer.pixel(100, 310)));
    }

    void showsWhatIsTransparentOnWhite() {
        QImage clear(20, 20, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        const auto answer = decode(saved(clear, "png"));
        QCOMPARE(answer.code, static_cast<int>(PictureExit::done));
        QCOMPARE(answer.pixel(5, 5), 0xffffffffU);
    }

    void givesNothingOfWhatItCannotRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const int unreadable = static_cast<int>(PictureExit::unreadable);
        const int tooLarge = static_cast<int>(PictureExit::tooLarge);
        QTest::newRow("nothing") << QByteArray() << unreadable;
        QTest::newRow("one byte") << QByteArray("\xff") << unreadable;
        QTest::newRow("words") << QByteArray("không phải ảnh") << unreadable;
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
                             << unreadable;
        QTest::newRow("gif") << QByteArray("GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00;", 20)
                             << unreadable;
        QTest::newRow("bmp") << saved(halves(8, 8), "bmp") << unreadable;
        QTest::newRow("jpeg's first bytes, then noise")
            << QByteArray("\xff\xd8\xff\xe0") + QByteArray(5'000, '\x5a') << unreadable;
        QTest::newRow("jpeg cut in its header") << saved(halves(640, 480), "jpeg").first(100) << unreadable;
        QTest::newRow("png cut") << saved(halves(640, 480), "png").first(60) << unreadable;
        QTest::newRow("riff of something else") << QByteArray("RIFF\x10\0\0\0WAVEfmt ", 16) << unreadable;
        QTest::newRow("riff, and no more") << QByteArray("RIFF") << unreadable;
        QTest::newRow("png of 3,600 million pixels") << bomb(60'000, 60'000, 1'000'000) << tooLarge;
        QTest::newRow("png of 2^31 - 1 squared") << bomb(0x7fffffff, 0x7fffffff, 1'000) << unreadable;
        QTest::newRow("png of no width") << bomb(0, 10, 10) << unreadable;
        QTest::newRow("png that says 12,000 squared") << bomb(12'000, 12'000, 50'000'000) << tooLarge;
        QTest::newRow("33 MiB") << QByteArray("\xff\xd8\xff") + QByteArray(33 * 1024 * 1024, 'x') << tooLarge;
    }
    void givesNothingOfWhatItCannotRead() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const auto answer = decode(bytes);
        QVERIFY(answer.ended);
        QVERIFY(answer.code == code || answer.code == static_cast<int>(PictureExit::unreadable));
        QVERIFY(answer.code != static_cast<int>(PictureExit::done));
        if (code == static_cast<int>(PictureExit::unreadable)) {
            QCOMPARE(answer.code, code);
        }
        QVERIFY(answer.bytes.isEmpty());
    }

    /// What a bad line leaves is shown as far as it came, or not at all; never half a frame.
    void aPhotoCutInTheMiddleIsAWholePictureOrNone() {
        const auto bytes = saved(halves(1'200, 900), "jpeg", 90);
        const auto answer = decode(bytes.first(bytes.size() / 2));
        QVERIFY(answer.ended);
        QCOMPARE(answer.picture().has_value(), answer.code == static_cast<int>(PictureExit::done));
        QCOMPARE(answer.bytes.isEmpty(), answer.code != static_cast<int>(PictureExit::done));
    }

    /// Compressed pixels without end behind a size that is allowed: bounded by what the picture may hold.
    void aBombWithinTheAllowedSizeEnds() {
        const auto answer = decode(bomb(7'000, 7'000, 7'000 * 28'001));
        QVERIFY(answer.ended);
        QCOMPARE(answer.picture().has_value(), answer.code == static_cast<int>(PictureExit::done));
    }

    void survivesFilesWithWrongBytes() {
        QRandomGenerator random(20'261'122);
        const std::array whole{saved(halves(300, 200), "jpeg"), saved(halves(300, 200), "png"),
                               saved(halves(300, 200), "webp")};
        for (int i = 0; i < 60; ++i) {
            auto bytes = whole[static_cast<std::size_t>(i) % whole.size()];
            for (int change = 0; change < 8; ++change) {
                const auto at = random.bounded(12, static_cast<int>(bytes.size()));
                bytes[at] = static_cast<char>(random.bounded(256));
            }
            const auto answer = decode(bytes);
            QVERIFY2(answer.ended || answer.bytes.isEmpty() || !answer.picture(), "half a picture");
            if (answer.ended) {
                QCOMPARE(answer.picture().has_value(), answer.code == static_cast<int>(PictureExit::done));
            }
        }
    }

    void believesNoFrameThatIsNotExactlyOne() {
        const core::RawPicture two{.width = 2, .height = 1, .originalWidth = 2, .originalHeight = 1};
        const auto header = two.header();
        std::vector<char> bytes(header.begin(), header.end());
        QVERIFY(!core::RawPicture::parse(bytes));
        bytes.resize(bytes.size() + 8);
        QVERIFY(core::RawPicture::parse(bytes) == two);
        bytes.push_back('x');
        QVERIFY(!core::RawPicture::parse(bytes));
        const core::RawPicture wide{
            .width = core::kMaxPictureEdge + 1, .height = 1, .originalWidth = 1, .originalHeight = 1};
        const auto wrong = wide.header();
        std::vector<char> large(wrong.begin(), wrong.end());
        large.resize(large.size() + wide.pixelBytes());
        QVERIFY(!core::RawPicture::parse(large));
    }
};

QTEST_GUILESS_MAIN(PictureProgramTest)
#include "PictureProgramTest.moc"
