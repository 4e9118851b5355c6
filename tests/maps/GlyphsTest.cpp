// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/Glyphs.h"

#include "MapSamples.h"

#include <QTest>

#include <set>

using namespace trucban;
using maps::GlyphLook;

namespace {

// The filled shape alone: which pixels are not the map's.
QImage mask(const QImage& image) {
    return image.createAlphaMask();
}

} // namespace

class GlyphsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { test::addFonts(); }

    void prioritiesDifferInShapeAndNotInColourAlone() {
        for (const auto* theme : {"light", "dark"}) {
            const auto style = test::styleOf(QLatin1StringView{theme});
            std::vector<QImage> shapes;
            for (const auto priority :
                 {core::Priority::p1, core::Priority::p2, core::Priority::p3, core::Priority::p4}) {
                const auto image = maps::drawGlyph({.priority = priority, .count = 1}, style, 1);
                QCOMPARE(QSizeF(image.size()), maps::glyphSize({.priority = priority, .count = 1}));
                const auto shape = mask(image);
                for (const QImage& other : shapes) {
                    QVERIFY(shape != other);
                }
                shapes.push_back(shape);
            }
        }
    }

    void pictureIsSharperAtTwiceTheScale() {
        const auto style = test::styleOf(QStringLiteral("light"));
        const GlyphLook look{.priority = core::Priority::p1, .count = 1};
        const auto once = maps::drawGlyph(look, style, 1);
        const auto twice = maps::drawGlyph(look, style, 2);
        QCOMPARE(twice.size(), once.size() * 2);
        QCOMPARE(twice.deviceIndependentSize(), once.deviceIndependentSize());
    }

    void nothingIsCutAtTheEdge_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<uint>("count");
        QTest::addColumn<double>("size");
        QTest::newRow("single") << 0 << 1u << 0.0;
        QTest::newRow("small cluster") << 1 << 2u << 0.0;
        QTest::newRow("large cluster") << 1 << 98'765u << 0.0;
        QTest::newRow("pulse") << 2 << 1u << 25.0;
        QTest::newRow("ring") << 3 << 1u << 25.0;
    }
    void nothingIsCutAtTheEdge() {
        QFETCH(int, kind);
        QFETCH(uint, count);
        QFETCH(double, size);
        const GlyphLook look{.kind = static_cast<GlyphLook::Kind>(kind),
                             .priority = core::Priority::p1,
                             .count = count,
                             .unacknowledged = count,
                             .urgent = true,
                             .sizePx = size};
        const auto image = maps::drawGlyph(look, test::styleOf(QStringLiteral("dark")), 1);
        for (int i = 0; i < image.width(); ++i) {
            QCOMPARE(qAlpha(image.pixel(i, 0)), 0);
            QCOMPARE(qAlpha(image.pixel(i, image.height() - 1)), 0);
            QCOMPARE(qAlpha(image.pixel(0, i)), 0);
            QCOMPARE(qAlpha(image.pixel(image.width() - 1, i)), 0);
        }
    }

    void countsStayShort() {
        QCOMPARE(maps::shortCount(7), QStringLiteral("7"));
        QCOMPARE(maps::shortCount(999), QStringLiteral("999"));
        QCOMPARE(maps::shortCount(1'234), QStringLiteral("1,2k"));
        QCOMPARE(maps::shortCount(98'765), QStringLiteral("98k"));
        QCOMPARE(maps::shortCount(4'000'000), QStringLiteral("4000k"));
    }
};

QTEST_MAIN(GlyphsTest)
#include "GlyphsTest.moc"
