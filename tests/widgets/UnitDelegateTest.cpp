// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitDelegate.h"

#include "models/UnitModel.h"
#include "models/Wording.h"

#include <QApplication>
#include <QPaintEngine>
#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

#include <algorithm>

using namespace trucban;
using models::UnitModel;

namespace {

struct Drawn {
    QString text;
    double left = 0;
    double right = 0;
    double middle = 0;
};

/// Draws nothing and remembers the words and where they would stand.
class WordEngine : public QPaintEngine {
public:
    WordEngine() : QPaintEngine(QPaintEngine::AllFeatures) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        words.append({item.text(), at.x(), at.x() + item.width(), at.y() - item.ascent() / 2});
    }
    [[nodiscard]] Type type() const override { return User; }
    QList<Drawn> words;
};

class WordPaper : public QPaintDevice {
public:
    [[nodiscard]] QPaintEngine* paintEngine() const override { return &m_engine; }
    [[nodiscard]] const QList<Drawn>& words() const { return m_engine.words; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric which) const override {
        switch (which) {
        case PdmWidth:
        case PdmHeight:
            return 2'000;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        default:
            return 96;
        }
    }

private:
    mutable WordEngine m_engine;
};

} // namespace

class UnitDelegateTest : public QObject {
    Q_OBJECT
private slots:
    void cutsNoWordsUnderOthers_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("name");
        for (const int width : {420, 520, 640}) {
            QTest::addRow("short name, %d", width) << width << QStringLiteral("M21");
            QTest::addRow("long name, %d", width)
                << width << QStringLiteral("Tổ bảo vệ an ninh trật tự khu phố 27 Bình Hưng Hòa B");
        }
    }
    // A call sign whose end stood under the state read like another unit's; a distance without its first digit sent the
    // wrong one.
    void cutsNoWordsUnderOthers() {
        QFETCH(int, width);
        QFETCH(QString, name);
        widgets::Theme theme(*qApp);
        const widgets::UnitDelegate delegate(theme, nullptr);
        QStandardItemModel model(1, 1);
        const auto index = model.index(0, 0);
        model.setData(index, name, UnitModel::UnitIdRole);
        model.setData(index, static_cast<int>(core::UnitState::enRoute), UnitModel::UnitStateRole);
        model.setData(index, 12'345.0, UnitModel::DistanceRole);
        model.setData(index, QStringLiteral("khoảng 1 giờ 05 phút, đường chim bay × 1,4"), UnitModel::ArrivalRole);
        model.setData(index, QStringLiteral("vị trí cũ 07:00 · không có trang bị mà đơn vị khác có · đã nghỉ 75 phút"),
                      UnitModel::ReasonsRole);
        model.setData(index, static_cast<int>(geo::UnitStanding::onThisCase), UnitModel::StandingRole);
        model.setData(index, static_cast<int>(core::UnitKind::policePatrol), UnitModel::UnitKindRole);
        WordPaper paper;
        QPainter painter(&paper);
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, width, delegate.rowHeight());
        delegate.paint(&painter, option, index);
        painter.end();

        // Above: arrival, call sign, kind; below: state, distance, reasons.
        QVERIFY(paper.words().size() >= 5);
        QList<Drawn> upper;
        QList<Drawn> lower;
        for (const auto& drawn : paper.words()) {
            QVERIFY(drawn.left >= 0 && drawn.right <= width);
            (drawn.middle < delegate.rowHeight() / 2.0 ? upper : lower).append(drawn);
        }
        for (auto* line : {&upper, &lower}) {
            std::ranges::sort(*line, {}, &Drawn::left);
            for (qsizetype i = 1; i < line->size(); ++i) {
                QVERIFY2(line->at(i - 1).right <= line->at(i).left, qPrintable(line->at(i).text));
            }
        }
        QVERIFY2(upper.front().text == name || upper.front().text.endsWith(QChar(0x2026)),
                 "cut words say that they are cut");
        QCOMPARE(upper.back().text, index.data(UnitModel::ArrivalRole).toString());
        QVERIFY(lower.front().text.endsWith(QChar(0x2026)) || width >= 640);
        QVERIFY(lower.at(lower.size() - 2).text == models::Wording::distance(12'345));
        QVERIFY(lower.back().text.contains(models::Wording::unitState(core::UnitState::enRoute)));
    }
};

QTEST_MAIN(UnitDelegateTest)
#include "UnitDelegateTest.moc"
