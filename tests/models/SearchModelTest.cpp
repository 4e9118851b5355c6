// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SearchModel.h"

#include "models/Samples.h"
#include "resources/Embedded.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using models::SearchHit;
using models::SearchModel;

namespace {

struct Desk {
    models::Board board;
    bridge::PlaceSearch places{*geo::WardTable::parse(resources::wardsCsv()), resources::formerUnitsCsv()};
    SearchModel search{board, places};
    QAbstractItemModelTester tester{&search, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Desk() {
        bridge::ChangeSet set;
        for (std::uint64_t number : {412, 413, 1412}) {
            set.cases.push_back(
                test::sampleCase(number, core::Priority::p2, test::kNow + std::chrono::seconds(number)));
            set.alerts.push_back(test::sampleAlert(number));
        }
        set.alerts[1].details->position.reset();
        core::Unit unit;
        unit.profile.id = core::UnitId{"T05"};
        unit.profile.name = "Tuần tra Bến Nghé";
        unit.point = core::GeoPoint{.lat = 10.78, .lon = 106.70};
        set.units = {unit};
        board.apply(std::move(set));
    }
    /// The first answer to a text; null: there is none.
    const SearchHit* first(const QString& text) {
        search.setText(text);
        if (!QTest::qWaitFor([this] { return search.state() != SearchModel::State::searching; })) {
            return nullptr;
        }
        return search.hitAt(search.nextHit(0, 1));
    }
};

} // namespace

class SearchModelTest : public QObject {
    Q_OBJECT
private slots:
    void findsACaseByItsCode_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"VV-1118-412", "vv 1118 412", "1118-412", "412"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
    }
    void findsACaseByItsCode() {
        QFETCH(const QString, text);
        Desk desk;
        const auto* hit = desk.first(text);
        QVERIFY(hit != nullptr);
        QVERIFY(hit->group == SearchHit::Group::cases);
        // Of several that end so the newest.
        QVERIFY(hit->caseId == test::caseId(text == QLatin1String("412") ? 1412 : 412));
    }

    void doesNotTakeAHouseNumberForACode() {
        Desk desk;
        const auto* hit = desk.first(QStringLiteral("412/45 Nguyễn Trãi"));
        QVERIFY(hit == nullptr || hit->group != SearchHit::Group::cases);
    }

    void saysWhenACaseIsNowhere() {
        Desk desk;
        const auto* hit = desk.first(QStringLiteral("VV-1118-413"));
        QVERIFY(hit != nullptr && !hit->at.has_value() && hit->caseId.has_value());
        QVERIFY(hit->detail.contains(QStringLiteral("chưa rõ vị trí")));
    }

    void findsCoordinatesAndLinks() {
        Desk desk;
        const auto* hit = desk.first(QStringLiteral("10.8231, 106.6297"));
        QVERIFY(hit != nullptr && hit->group == SearchHit::Group::coordinate);
        QCOMPARE(hit->at->lat, 10.8231);
        hit = desk.first(QStringLiteral("trucban://map/10.5,106.5,12"));
        QVERIFY(hit != nullptr && hit->group == SearchHit::Group::link);
        QCOMPARE(hit->closestZoom, 12);
    }

    void findsUnitsByCallSignAndName() {
        Desk desk;
        for (const char* text : {"t05", "T05", "tuần tra"}) {
            const auto* hit = desk.first(QString::fromUtf8(text));
            QVERIFY2(hit != nullptr && hit->group == SearchHit::Group::units, text);
        }
    }

    void showsAFormerWardBeforeTheUnitsThatAreNamedAfterIt() {
        Desk desk;
        const auto* hit = desk.first(QStringLiteral("ben nghe"));
        QVERIFY(hit != nullptr && hit->group == SearchHit::Group::formerUnits);
        QVERIFY(hit->detail.contains(QStringLiteral("Phường Sài Gòn")));
        bool isUnit = false;
        for (int row = 0; row < desk.search.rowCount(); ++row) {
            const auto* other = desk.search.hitAt(row);
            isUnit = isUnit || (other != nullptr && other->group == SearchHit::Group::units);
        }
        QVERIFY(isUnit);
    }

    void groupsAnswersUnderTheirName() {
        Desk desk;
        desk.search.setNear(core::GeoPoint{.lat = 10.77, .lon = 106.69});
        QVERIFY(desk.first(QStringLiteral("tan")) != nullptr);
        int headers = 0;
        QString group;
        for (int row = 0; row < desk.search.rowCount(); ++row) {
            const auto index = desk.search.index(row);
            if (index.data(SearchModel::HeaderRole).toBool()) {
                ++headers;
                group = index.data().toString();
                QVERIFY(desk.search.hitAt(row) == nullptr);
                QVERIFY(!index.flags().testFlag(Qt::ItemIsSelectable));
            } else {
                QVERIFY(index.data(Qt::AccessibleTextRole).toString().startsWith(group));
                QVERIFY(!index.data(SearchModel::DistanceRole).toString().isEmpty());
            }
        }
        QVERIFY(headers >= 1);
        QCOMPARE(desk.search.nextHit(0, 1), 1);
        QCOMPARE(desk.search.nextHit(desk.search.rowCount(), 1), -1);
    }

    void theNewestKeyWins() {
        Desk desk;
        QSignalSpy answered(&desk.search, &SearchModel::answered);
        for (const char* text : {"b", "be", "ben", "ben t", "ben th"}) {
            desk.search.setText(QString::fromLatin1(text));
        }
        QTRY_VERIFY(desk.search.state() == SearchModel::State::found);
        QCOMPARE(answered.count(), 1);
        QCOMPARE(desk.search.hitAt(1)->title, QStringLiteral("Phường Bến Thành"));
        desk.search.setText({});
        QVERIFY(desk.search.state() == SearchModel::State::empty);
        QCOMPARE(desk.search.rowCount(), 0);
    }

    void saysWhatItSearchedIn() {
        Desk desk;
        QVERIFY(desk.first(QStringLiteral("zzqx")) == nullptr);
        QVERIFY(desk.search.state() == SearchModel::State::nothing);
        QVERIFY(!desk.search.indexText().isEmpty());
    }
};

QTEST_GUILESS_MAIN(SearchModelTest)
#include "SearchModelTest.moc"
