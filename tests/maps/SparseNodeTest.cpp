// SPDX-License-Identifier: GPL-3.0-or-later
// Under the software back end, at several scale factors.
#include "maps/SparseNode.h"

#include <QPainter>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
#include <QTest>

#include <cstdlib>
#include <memory>
#include <random>
#include <vector>

using namespace trucban::maps;

namespace {

QImage clearImage(const QSize& size) {
    QImage image{size, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    return image;
}

/// A thin line across, patches and a speck: most is clear.
QImage sign() {
    QImage image = clearImage({203, 101});
    QPainter painter{&image};
    painter.setPen(Qt::darkBlue);
    painter.drawLine(0, 100, 202, 3);
    painter.fillRect(140, 50, 45, 19, QColor{200, 0, 0, 120}); // long enough for a run of one colour
    painter.fillRect(20, 10, 90, 8, Qt::yellow);
    image.setPixel(202, 100, qRgba(0, 40, 0, 255));
    return image;
}

class SparseItem : public QQuickItem {
public:
    SparseItem(QImage image, const QPointF& at, double ratio)
        : m_rect{at, QSizeF{image.size()} / ratio}, m_picture{std::move(image)} {
        setFlag(ItemHasContents);
    }

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override {
        auto* node = old == nullptr ? new SparseNode{*window()} : static_cast<SparseNode*>(old);
        node->set(m_picture, m_rect);
        return node;
    }

private:
    QRectF m_rect;
    SparsePicture m_picture;
};

class PaintCount : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

/// Translucent everywhere: what is blended twice is darker.
QImage veil(const QSize& size) {
    QImage image{size, QImage::Format_ARGB32_Premultiplied};
    image.fill(QColor{0, 0, 160, 90});
    return image;
}

} // namespace

class SparseNodeTest : public QObject {
    Q_OBJECT
private slots:
    void blendsAsThePainterDoes_data() {
        QTest::addColumn<QImage::Format>("format");
        QTest::addColumn<int>("opacity");
        QTest::addColumn<QRect>("clip");
        const QRect all{0, 0, 300, 200};
        QTest::newRow("opaque ground") << QImage::Format_RGB32 << 255 << all;
        QTest::newRow("translucent ground") << QImage::Format_ARGB32_Premultiplied << 255 << all;
        QTest::newRow("faded") << QImage::Format_RGB32 << 100 << all;
        QTest::newRow("nearly gone") << QImage::Format_RGB32 << 3 << all;
        QTest::newRow("a part") << QImage::Format_RGB32 << 255 << QRect{77, 41, 101, 67};
        QTest::newRow("one pixel") << QImage::Format_RGB32 << 255 << QRect{181, 83, 1, 1};
        QTest::newRow("outside") << QImage::Format_RGB32 << 255 << QRect{400, 300, 10, 10};
    }
    void blendsAsThePainterDoes() {
        QFETCH(QImage::Format, format);
        QFETCH(int, opacity);
        QFETCH(QRect, clip);
        std::mt19937 random{3};
        QImage ground{300, 200, format};
        for (int y = 0; y < ground.height(); ++y) {
            for (int x = 0; x < ground.width(); ++x) {
                const auto colour = static_cast<QRgb>(random());
                ground.setPixel(x, y, ground.hasAlphaChannel() ? qPremultiply(colour) : colour | 0xff000000U);
            }
        }
        QImage expected = ground;
        // Partly outside on each side.
        for (const QPoint corner : {QPoint{31, 17}, QPoint{-50, -20}, QPoint{180, 150}, QPoint{-400, 10}}) {
            SparsePicture{sign()}.blend(ground, corner, clip, opacity);
            QPainter painter{&expected};
            painter.setClipRect(clip);
            painter.setOpacity(opacity / 255.0);
            painter.drawImage(corner, sign());
        }
        // Qt rounds a faded picture once more.
        const int tolerance = opacity < 255 ? 2 : 0;
        for (int y = 0; y < ground.height(); ++y) {
            for (int x = 0; x < ground.width(); ++x) {
                const QColor shown = ground.pixelColor(x, y);
                const QColor wanted = expected.pixelColor(x, y);
                QVERIFY2(std::abs(shown.red() - wanted.red()) <= tolerance &&
                             std::abs(shown.green() - wanted.green()) <= tolerance &&
                             std::abs(shown.blue() - wanted.blue()) <= tolerance && shown.alpha() == wanted.alpha(),
                         qPrintable(QStringLiteral("%1, %2: %3, not %4")
                                        .arg(x)
                                        .arg(y)
                                        .arg(shown.name(QColor::HexArgb), wanted.name(QColor::HexArgb))));
            }
        }
    }

    void knowsWhereThereIsAnything_data() {
        QTest::addColumn<QImage>("image");
        QTest::addColumn<QRect>("bounds");
        QTest::newRow("no picture") << QImage{} << QRect{};
        QTest::newRow("clear") << clearImage({90, 40}) << QRect{};
        QImage speck = clearImage({90, 40});
        speck.setPixel(89, 39, 0x01000000);
        QTest::newRow("a speck in the corner") << speck << QRect{89, 39, 1, 1};
        QTest::newRow("sign") << sign() << QRect{0, 3, 203, 98};
        QImage full = clearImage({90, 40});
        full.fill(Qt::red);
        QTest::newRow("full") << full << full.rect();
    }
    void knowsWhereThereIsAnything() {
        QFETCH(QImage, image);
        QFETCH(QRect, bounds);
        const SparsePicture picture{image};
        QCOMPARE(picture.bounds(), bounds);
        QImage ground{90, 40, QImage::Format_RGB32};
        ground.fill(Qt::white);
        picture.blend(ground, {}, ground.rect()); // an empty one too
    }

    void drawsPixelForPixel_data() {
        QTest::addColumn<double>("opacity");
        QTest::newRow("opaque") << 1.0;
        QTest::newRow("faded") << 0.4;
    }
    // An interpolated picture would be blurred; a part left out or taken twice would be of another colour.
    void drawsPixelForPixel() {
        QFETCH(double, opacity);
        QQuickWidget widget;
        widget.resize(300, 200);
        widget.setClearColor(Qt::white);
        const double ratio = widget.devicePixelRatioF();
        const QPointF at{31, 17};
        SparseItem item{sign(), at, ratio};
        item.setOpacity(opacity);
        item.setParentItem(widget.quickWindow()->contentItem());
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        const QImage shown = widget.grabFramebuffer().convertToFormat(QImage::Format_RGB32);
        QImage expected{shown.size(), QImage::Format_RGB32};
        expected.fill(Qt::white);
        QPainter painter{&expected};
        painter.setOpacity(opacity);
        painter.drawImage((at * ratio).toPoint(), sign());
        painter.end();
        item.setParentItem(nullptr);
        QCOMPARE(shown.size(), widget.size() * ratio);
        int others = 0;
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < shown.width(); ++x) {
                const QRgb one = shown.pixel(x, y);
                const QRgb other = expected.pixel(x, y);
                others += std::abs(qRed(one) - qRed(other)) > 2 || std::abs(qGreen(one) - qGreen(other)) > 2 ||
                                  std::abs(qBlue(one) - qBlue(other)) > 2
                              ? 1
                              : 0;
            }
        }
        QCOMPARE(others, 0);
    }

    // At 125 and 150 %: rows under two parts of what changed were blended twice, and got darker each time.
    void aPartPaintedAnewIsAsItWas() {
        QQuickWidget widget;
        widget.resize(300, 200);
        widget.setClearColor(Qt::white);
        const double ratio = widget.devicePixelRatioF();
        QQmlComponent rectangle{widget.engine()};
        rectangle.setData("import QtQuick\nRectangle { color: 'beige' }", {});
        std::vector<std::unique_ptr<QQuickItem>> items;
        const auto add = [&](const QRect& place) {
            items.emplace_back(qobject_cast<QQuickItem*>(rectangle.create()));
            items.back()->setPosition(place.topLeft());
            items.back()->setSize(place.size());
            items.back()->setParentItem(widget.quickWindow()->contentItem());
        };
        add(widget.rect()); // the ground
        SparseItem item{veil(widget.size() * ratio), {}, ratio};
        item.setParentItem(widget.quickWindow()->contentItem());
        for (const QRect& place : {QRect{31, 17, 33, 21}, QRect{51, 31, 33, 30}, QRect{101, 90, 13, 13}}) {
            add(place);
        }
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        PaintCount painted;
        widget.installEventFilter(&painted);
        const auto colour = [&](const char* name) {
            const int before = painted.count;
            for (std::size_t i = 1; i < items.size(); ++i) {
                items[i]->setProperty("color", QColor{QLatin1String(name)});
            }
            return QTest::qWaitFor([&] { return painted.count > before; });
        };
        QVERIFY(colour("#78007800"));
        const QImage before = widget.grab().toImage();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(colour("#78780000"));
            QVERIFY(colour("#78007800"));
        }
        QCOMPARE(widget.grab().toImage(), before);
        item.setParentItem(nullptr);
    }
};

QTEST_MAIN(SparseNodeTest)
#include "SparseNodeTest.moc"
