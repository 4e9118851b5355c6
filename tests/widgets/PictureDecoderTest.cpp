// SPDX-License-Identifier: GPL-3.0-or-later
// The console's end: whatever the program does, there is a picture or there is none, and the next one is decoded.
#include "widgets/attachment/PictureDecoder.h"

#include <QBuffer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;
using widgets::DecodedPicture;
using widgets::PictureDecoder;

namespace {

constexpr int kPatienceMs = 30'000;

std::shared_ptr<const std::string> photo(int width, int height, Qt::GlobalColor colour) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg");
    return std::make_shared<const std::string>(bytes.toStdString());
}

std::shared_ptr<const std::string> words(const char* text) {
    return std::make_shared<const std::string>(text);
}

} // namespace

class PictureDecoderTest : public QObject {
    Q_OBJECT
private slots:
    void decodesOneAfterTheOther() {
        PictureDecoder decoder;
        const auto red = decoder.decode(photo(60, 40, Qt::red));
        const auto broken = decoder.decode(words("\xff\xd8\xff and no more"));
        const auto blue = decoder.decode(photo(20, 30, Qt::blue));
        const auto pictures = wait(decoder, 3);
        QCOMPARE(pictures.at(red).image.size(), QSize(60, 40));
        QVERIFY(pictures.at(red).image.pixelColor(30, 20).red() > 200);
        QVERIFY(pictures.at(broken).image.isNull());
        QCOMPARE(pictures.at(broken).exit, core::PictureExit::unreadable);
        QCOMPARE(pictures.at(blue).image.size(), QSize(20, 30));
        QCOMPARE(pictures.at(blue).original, QSize(20, 30));
    }

    void standsWhateverTheProgramDoes_data() {
        QTest::addColumn<QString>("script");
        QTest::newRow("ends at once") << "exit 0";
        QTest::newRow("is killed") << "kill -SEGV $$";
        QTest::newRow("says too little") << "printf 'TBP1'; exit 0";
        QTest::newRow("says something else") << "cat; exit 0";
        QTest::newRow("reads nothing and sleeps") << "exec sleep 600";
        QTest::newRow("writes without end") << "exec cat /dev/zero";
        QTest::newRow("writes a frame and more")
            << "printf 'TBP1\\001\\0\\0\\0\\001\\0\\0\\0\\001\\0\\0\\0\\001\\0\\0\\0abcde'; exit 0";
        QTest::newRow("a whole frame, but it failed")
            << "printf 'TBP1\\001\\0\\0\\0\\001\\0\\0\\0\\001\\0\\0\\0\\001\\0\\0\\0abcd'; exit 1";
        QTest::newRow("is not there") << QString();
    }
    void standsWhateverTheProgramDoes() {
        QFETCH(QString, script);
        QTemporaryDir folder;
        const auto program = folder.filePath(QStringLiteral("program"));
        if (!script.isEmpty()) {
            QFile file(program);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("#!/bin/sh\n" + script.toUtf8() + '\n');
            file.close();
            QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        }
        PictureDecoder decoder(program, std::chrono::milliseconds(1'500));
        const auto first = decoder.decode(std::make_shared<const std::string>(std::string(3'000'000, 'x')));
        const auto second = decoder.decode(photo(10, 10, Qt::red));
        const auto pictures = wait(decoder, 2);
        QVERIFY(pictures.at(first).image.isNull());
        QVERIFY(pictures.at(second).image.isNull());
    }

    void saysNothingOfWhatWasDropped() {
        PictureDecoder decoder;
        const auto first = decoder.decode(photo(60, 40, Qt::red));
        const auto second = decoder.decode(photo(60, 40, Qt::red));
        const auto third = decoder.decode(photo(20, 30, Qt::blue));
        QCoreApplication::processEvents(); // the first is under way
        decoder.drop(first);
        decoder.drop(second);
        const auto pictures = wait(decoder, 1);
        QVERIFY(!pictures.contains(first) && !pictures.contains(second));
        QCOMPARE(pictures.at(third).image.size(), QSize(20, 30));
    }

    void endsItsProgramWithItself() {
        QElapsedTimer time;
        time.start();
        {
            QTemporaryDir folder;
            QFile file(folder.filePath(QStringLiteral("program")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("#!/bin/sh\nexec sleep 600\n");
            file.close();
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            PictureDecoder decoder(file.fileName());
            static_cast<void>(decoder.decode(photo(10, 10, Qt::red)));
            QCoreApplication::processEvents();
        }
        QVERIFY(time.elapsed() < kPatienceMs);
    }

private:
    static std::map<quint64, DecodedPicture> wait(PictureDecoder& decoder, std::size_t count) {
        std::map<quint64, DecodedPicture> pictures;
        const auto connection =
            connect(&decoder, &PictureDecoder::decoded, &decoder,
                    [&](quint64 id, const DecodedPicture& picture) { pictures.emplace(id, picture); });
        static_cast<void>(QTest::qWaitFor([&] { return pictures.size() >= count; }, kPatienceMs));
        QObject::disconnect(connection);
        return pictures;
    }
};

QTEST_GUILESS_MAIN(PictureDecoderTest)
#include "PictureDecoderTest.moc"
