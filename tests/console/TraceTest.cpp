// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Trace.h"

#include "maps/MapSamples.h"
#include "widgets/DeskHarness.h"

#include <QJsonDocument>
#include <QTemporaryDir>

#include <set>

using namespace trucban;
using console::Trace;
using test::DeskHarness;

// The benches and the end-to-end figures read these lines: their meaning must not drift.
class TraceTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        QVERIFY(m_folder.isValid());
        m_file = m_folder.filePath(QStringLiteral("%1.jsonl").arg(QLatin1String(QTest::currentTestFunction())));
        m_map = new maps::MapView(test::cityWards(), test::styleOf(QStringLiteral("light")));
        m_desk = std::make_unique<DeskHarness>(m_theme, m_map);
        m_feed =
            std::make_unique<console::MapFeed>(m_desk->board, m_desk->queue, m_desk->filter, m_desk->selection, *m_map);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        auto opened = Trace::open(m_file);
        QVERIFY(opened);
        m_trace = std::move(*opened);
        m_trace->watch(m_desk->board, *m_feed, *m_map, *m_desk->window);
        m_desk->window->resize(1'600, 900);
        m_desk->window->show();
        m_desk->goLive();
        QVERIFY(QTest::qWaitForWindowExposed(m_desk->window.get()));
    }
    void cleanup() {
        m_trace.reset();
        m_feed.reset();
        m_desk.reset();
    }

    void tellsWhenAnAlertWasReceivedAppliedAndPainted() {
        const auto before = QDateTime::currentMSecsSinceEpoch();
        const auto id = arrive("theft", std::chrono::milliseconds(5));
        QTRY_COMPARE(lines().size(), 1);
        const auto line = lines().front();
        QCOMPARE(line["case"].toString(), QString::fromStdString(id.toString()));
        QCOMPARE(line["id"].toString(), QString::fromStdString(m_desk->at(id).alerts.front().toString()));
        const auto received = line["received"].toDouble();
        QVERIFY(std::abs(received - static_cast<double>(before)) < 60'000);
        QVERIFY(line["applied"].toDouble() - received >= 5);
        QVERIFY(line["painted"].toDouble() >= line["applied"].toDouble());
        QVERIFY(std::abs(line["receivedToApplied"].toDouble() - (line["applied"].toDouble() - received)) < 0.01);
        QVERIFY(std::abs(line["receivedToPainted"].toDouble() - (line["painted"].toDouble() - received)) < 0.01);
        QVERIFY2(!line.contains("sight"), "only a P1 that waits must be in sight");
    }

    // Painted in a row that nobody can see is not seen.
    void tellsWhereEachWaitingP1CameInSight() {
        std::set<QString> sights;
        for (int i = 0; i < 30; ++i) {
            arrive("robbery", std::chrono::milliseconds(1));
        }
        QTRY_COMPARE(lines().size(), 30);
        for (const auto& line : lines()) {
            QCOMPARE(line["priority"].toString(), QStringLiteral("P1"));
            sights.insert(line["sight"].toString());
        }
        const std::set<QString> known{QStringLiteral("row"), QStringLiteral("card"), QStringLiteral("count")};
        QVERIFY(std::ranges::includes(known, sights));
        QVERIFY2(!sights.contains(QString()), "without sight it is not painted");
    }

    void doesNotWaitForAMapThatIsHidden() {
        m_map->hide();
        arrive("theft", std::chrono::milliseconds(1));
        QTRY_COMPARE(lines().size(), 1);
    }

    // A start is measured by the first line; a second one says when all was there.
    void tellsTheHeadAndTheWholeOfAFirstFill() {
        const auto cases = static_cast<int>(m_desk->board.state().cases.size());
        fill({.ofCases = 40, .isLast = false});
        QTRY_COMPARE(lines().size(), 1);
        QCOMPARE(lines()[0]["cases"].toInt(), cases + 1);
        QCOMPARE(lines()[0]["of"].toInt(), 40);
        QVERIFY(lines()[0]["painted"].toDouble() >= lines()[0]["applied"].toDouble());
        fill({.ofCases = 40, .isLast = false});
        fill({.ofCases = 3, .isLast = true});
        QTRY_COMPARE(lines().size(), 2);
        QCOMPARE(lines()[1]["cases"].toInt(), cases + 3);
    }

    void saysThatItsFileCannotBeWritten() {
        const auto opened = Trace::open(QStringLiteral("/nowhere/t.jsonl"));
        QVERIFY(!opened);
        QVERIFY(opened.error().contains(QStringLiteral("/nowhere/t.jsonl")));
    }

private:
    /// An alert whose frame came from the socket `ago`, as the desk tells it.
    core::CaseId arrive(const char* kind, std::chrono::milliseconds ago) {
        const auto id = m_desk->fixtures.alert(kind, "tin", core::Position{{10.77, 106.69}, 20});
        m_desk->gateway.publish();
        m_trace->onApplied({.received = {{m_desk->at(id).alerts.front(), std::chrono::steady_clock::now() - ago}},
                            .fill = std::nullopt});
        return id;
    }
    void fill(const bridge::FillPart& part) {
        m_desk->fixtures.alert("theft", "cũ", core::Position{{10.77, 106.69}, 20});
        m_desk->gateway.publish();
        m_trace->onApplied({.received = {}, .fill = part});
    }
    [[nodiscard]] QList<QJsonObject> lines() const {
        QList<QJsonObject> all;
        QFile file(m_file);
        if (file.open(QIODevice::ReadOnly)) {
            while (!file.atEnd()) {
                all.append(QJsonDocument::fromJson(file.readLine()).object());
            }
        }
        return all;
    }

    QTemporaryDir m_folder;
    QString m_file;
    widgets::Theme m_theme{*qApp};
    maps::MapView* m_map = nullptr; ///< the window's
    std::unique_ptr<DeskHarness> m_desk;
    std::unique_ptr<console::MapFeed> m_feed;
    std::unique_ptr<Trace> m_trace;
};

QTEST_MAIN(TraceTest)
#include "TraceTest.moc"
