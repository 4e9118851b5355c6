// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitDelegate.h"

#include "models/UnitModel.h"
#include "models/Wording.h"

#include <QApplication>
#include <QPaintEngine>
#include <QPainter>
#include <QStandardItemModel>
#include <QTest>

using namespace trucban;
using models::UnitModel;

namespace {

struct Drawn {
    QString text;
    double left = 0;
    double right = 0;
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
        words.append({item.text(), at.x(), at.x() + item.width()});
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
        for (const int width : {230, 300, 520}) {
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
        model.setData(index, qint64{7 * 60 * 1000}, UnitModel::PositionAgeRole);
        model.setData(index, true, UnitModel::SuitableRole);
        model.setData(index, true, UnitModel::OnThisCaseRole);
        model.setData(index, static_cast<int>(core::UnitKind::policePatrol), UnitModel::UnitKindRole);
        WordPaper paper;
        QPainter painter(&paper);
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, width, delegate.rowHeight());
        delegate.paint(&painter, option, index);
        painter.end();

        QCOMPARE(paper.words().size(), 4);
        const auto& sign = paper.words()[0];
        const auto& detail = paper.words()[1];
        const auto& state = paper.words()[2];
        const auto& where = paper.words()[3];
        QVERIFY(state.text.contains(models::Wording::unitState(core::UnitState::enRoute)));
        QVERIFY(where.text.contains(models::Wording::distance(12'345)));
        QVERIFY2(sign.text == name || sign.text.endsWith(QChar(0x2026)), "cut words say that they are cut");
        QVERIFY(sign.right <= state.left);
        QVERIFY(detail.right <= where.left);
        QVERIFY(state.right <= width && where.right <= width);
        if (width >= 520) {
            QCOMPARE(sign.text, name);
        }
    }
};

QTEST_MAIN(UnitDelegateTest)
#include "UnitDelegateTest.moc"
