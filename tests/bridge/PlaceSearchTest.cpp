// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/PlaceSearch.h"

#include "bridge/SmallPack.h"
#include "resources/Embedded.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;
using bridge::PlaceAnswer;
using bridge::PlaceIndex;
using bridge::PlaceSearch;
using test::makeTiles;

namespace {

bool addPlaces(const QString& file, const std::vector<geo::Place>& places) {
    auto writer = store::MapPackWriter::open(file.toStdString());
    return writer && (*writer)->setPlaces(places) && (*writer)->finish();
}

geo::Place street(const std::string& name, double lat = 10.76, double lon = 106.68) {
    geo::Place place{.kind = geo::PlaceKind::street, .name = name, .at = {.lat = lat, .lon = lon}};
    place.southWest = place.northEast = place.at;
    return place;
}

} // namespace

class PlaceSearchTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_answers.clear();
        m_search =
            std::make_unique<PlaceSearch>(*geo::WardTable::parse(resources::wardsCsv()), resources::formerUnitsCsv());
        connect(m_search.get(), &PlaceSearch::answered, this,
                [this](const PlaceAnswer& answer) { m_answers.push_back(answer); });
    }
    void cleanup() { m_search.reset(); }

    void findsWardsWithoutAPack() {
        const auto ticket = m_search->ask(QStringLiteral("ben thanh"), std::nullopt);
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QCOMPARE(m_answers.front().ticket, ticket);
        QCOMPARE(m_answers.front().places.front().place.name, std::string("Phường Bến Thành"));
        QVERIFY(m_search->index() == PlaceIndex::none);
    }

    void findsStreetsInAPack() {
        const QString file = m_folder.filePath(QStringLiteral("streets.mappack"));
        QVERIFY(makeTiles(file));
        QVERIFY(addPlaces(file, {street("Đường Nguyễn Trãi"), street("Đường Lê Lợi")}));
        m_search->setPack(file);
        QTRY_VERIFY(m_search->index() == PlaceIndex::ready);
        m_search->ask(QStringLiteral("nguyen trai"), std::nullopt);
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QCOMPARE(m_answers.front().places.front().place.name, std::string("Đường Nguyễn Trãi"));
        m_search->setPack({});
        QTRY_VERIFY(m_search->index() == PlaceIndex::none);
        m_search->ask(QStringLiteral("nguyen trai"), std::nullopt);
        QTRY_COMPARE(m_answers.size(), std::size_t(2));
        QVERIFY(m_answers.back().places.empty());
    }

    void saysWhyThereAreNoStreets() {
        const QString plain = m_folder.filePath(QStringLiteral("plain.mbtiles"));
        QVERIFY(makeTiles(plain));
        m_search->setPack(plain);
        QTRY_VERIFY(m_search->index() == PlaceIndex::noPlaces);
        m_search->setPack(m_folder.filePath(QStringLiteral("is-not-there.mappack")));
        QTRY_VERIFY(m_search->index() == PlaceIndex::failed);
        m_search->ask(QStringLiteral("ben thanh"), std::nullopt); // wards all the same
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QVERIFY(!m_answers.front().places.empty());
    }

    void answersTheNewestOfManyKeys() {
        quint64 last = 0;
        for (int i = 0; i < 200; ++i) {
            last = m_search->ask(QStringLiteral("ben thanh").left(1 + i % 9), std::nullopt);
        }
        QTRY_VERIFY(!m_answers.empty() && m_answers.back().ticket == last);
        QVERIFY(m_answers.size() <= 200);
        QVERIFY(std::ranges::is_sorted(m_answers, {}, &PlaceAnswer::ticket));
    }

    void endsWithAQuestionUnderWay() {
        m_search->ask(QStringLiteral("ben"), std::nullopt);
        m_search.reset(); // nothing comes, nothing hangs
        QCoreApplication::processEvents();
        QVERIFY(m_answers.empty());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<PlaceSearch> m_search;
    std::vector<PlaceAnswer> m_answers;
};

QTEST_GUILESS_MAIN(PlaceSearchTest)
#include "PlaceSearchTest.moc"
