// SPDX-License-Identifier: GPL-3.0-or-later
// What an import would do to the records that exist, against the domain itself.
#include "models/ImportCheck.h"

#include "core/Fold.h"
#include "geo/WardTable.h"
#include "models/ImportHistory.h"
#include "models/ImportModels.h"
#include "models/Samples.h"
#include "resources/Embedded.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace trucban;
using namespace trucban::models;
using core::RecordKind;

namespace {

const geo::WardTable& wards() {
    static const auto table = geo::WardTable::parse(resources::wardsCsv());
    return *table;
}

/// A gateway without its log.
struct World {
    core::State state;
    core::Authority authority{.actor = {.kind = core::ActorKind::officer, .name = "an"},
                              .role = core::Role::city,
                              .scope = {.all = true, .wards = {}}};
    core::Instant now = test::kNow;
    std::uint64_t lastId = 0;

    core::Uuid newId() { return test::uuidOf(++lastId + 5'000'000); }

    ImportAsk ask(RecordKind kind, const QByteArray& csv) {
        ImportAsk asked;
        std::array<std::uint8_t, 10> random{};
        random.back() = static_cast<std::uint8_t>(++lastId);
        asked.id = {core::Uuid::v7(now, random)};
        asked.kind = kind;
        asked.sheet = readImportSheet(readImportText(csv)->text).value();
        asked.targets = ImportMapping::guess(kind, asked.sheet);
        asked.authority = authority;
        asked.now = now;
        asked.newId = [this] { return newId(); };
        return asked;
    }
    ImportPlan plan(ImportAsk asked) {
        ImportCheck check(std::move(asked), wards(), state);
        while (!check.isDone()) {
            check.step(64);
        }
        return check.take();
    }
    ImportPlan plan(RecordKind kind, const QByteArray& csv) { return plan(ask(kind, csv)); }

    std::optional<core::Refusal> tell(core::CommandBody body, const char* who = "an") {
        core::Authority by = authority;
        by.actor.name = who;
        now += core::Milliseconds{1'000};
        const core::Command command{.id = {newId()}, .expected = {}, .body = std::move(body)};
        auto decided = core::decide(state, command, {.now = now, .authority = by});
        if (!decided) {
            return decided.error();
        }
        for (core::Event& event : *decided) {
            event.seq = state.seq + 1;
            event.at = now;
            event.actor = by.actor;
            if (!core::apply(state, event)) {
                return core::Refusal::badValue;
            }
        }
        return std::nullopt;
    }
    std::optional<core::Refusal> send(const ImportPlan& plan) { return tell(core::SaveRecords{plan.records()}); }
    [[nodiscard]] std::size_t standing() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(state.records, [](const auto& entry) { return !entry.second.withdrawn; }));
    }
};

QStringList sentences(const ImportPlan& plan) {
    QStringList found;
    for (const ImportProblem& problem : plan.problems) {
        found << QStringLiteral("%1/%2 %3").arg(problem.row).arg(problem.column).arg(problem.sentence);
    }
    return found;
}

} // namespace

class ImportCheckTest : public QObject {
    Q_OBJECT
private slots:
    void readsEachKindOfCell() {
        World world;
        const auto plan = world.plan(RecordKind::dayFigures, "Ngày;Phường;Khu phố;Đối tượng;Băng nhóm;Nguồn\n"
                                                             "05/11/2026;Phường Bến Thành;KP 1;1.234;0;Báo cáo ngày\n"
                                                             "46332;26743;;2;;\n");
        QVERIFY2(plan.mayGo(), qPrintable(sentences(plan).join('\n') + plan.obstacle));
        const auto records = plan.records();
        QCOMPARE(records.size(), std::size_t{2});
        QCOMPARE(records[0].neighbourhood, std::string("KP 1"));
        QCOMPARE(records[0].dayFigures->day, core::dayNumber(std::chrono::year{2026} / 11 / 5));
        QCOMPARE(records[0].dayFigures->values, (std::vector<core::NamedCount>{{"suspects", 1'234}, {"gangs", 0}}));
        QCOMPARE(records[1].dayFigures->day, records[0].dayFigures->day + 1);
        QCOMPARE(records[1].ward, core::WardCode{26743});
        QCOMPARE(records[1].dayFigures->values, (std::vector<core::NamedCount>{{"suspects", 2}}));
        QVERIFY(records[1].import == plan.id);
        QVERIFY(!world.send(plan));
        QCOMPARE(world.standing(), std::size_t{2});
    }

    void saysWhatIsWrongWhere_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("says");
        const auto figures = int(RecordKind::dayFigures);
        QTest::newRow("no such ward") << figures << QByteArray("Ngày;Phường;Đối tượng\n05/11/2026;Phường Lạ;1\n") << 1
                                      << "Phường Lạ";
        QTest::newRow("no date") << figures << QByteArray("Ngày;Phường;Đối tượng\n31/02/2026;26743;1\n") << 0
                                 << "05/11/2026";
        QTest::newRow("a month first") << figures << QByteArray("Ngày;Phường;Đối tượng\n11/25/2026;26743;1\n") << 0
                                       << "ngày/tháng";
        QTest::newRow("no number") << figures << QByteArray("Ngày;Phường;Đối tượng\n05/11/2026;26743;nhiều\n") << 2
                                   << "số";
        QTest::newRow("a fraction") << figures << QByteArray("Ngày;Phường;Đối tượng\n05/11/2026;26743;1,5\n") << 2
                                    << "số";
        QTest::newRow("below nought") << figures << QByteArray("Ngày;Phường;Đối tượng\n05/11/2026;26743;-3\n") << 2
                                      << "số";
        QTest::newRow("no date at all") << figures << QByteArray("Ngày;Phường;Đối tượng\n;26743;1\n") << -1 << "Ngày";
        QTest::newRow("no ward at all") << figures << QByteArray("Ngày;Phường;Đối tượng\n05/11/2026;;1\n") << -1
                                        << "Phường";
        QTest::newRow("nothing counted") << figures << QByteArray("Ngày;Phường;Đối tượng\n05/11/2026;26743;\n") << -1
                                         << "Số liệu";
        QTest::newRow("a cell outside") << figures << QByteArray("Ngày;Phường;Đối tượng\n05/11/2026;26743;1;2\n") << -1
                                        << "tiêu đề";
        QTest::newRow("a telephone number")
            << figures << QByteArray("Ngày;Phường;Đối tượng;Nguồn\n05/11/2026;26743;1;gọi 0912345678\n") << 3
            << "định danh";
        QTest::newRow("more violations than inspections")
            << int(RecordKind::inspection)
            << QByteArray("Ngày;Phường;Loại cơ sở;Đã kiểm tra;Vi phạm\n05/11/2026;26743;khách sạn;3;4\n") << 4
            << "nhiều";
        QTest::newRow("a period backwards") << int(RecordKind::baseline)
                                            << QByteArray("Phường;Từ ngày;Đến ngày;Vụ việc;Nguồn;Ngày nguồn\n"
                                                          "26743;30/06/2025;01/06/2025;4;BC 12;01/07/2025\n")
                                            << 2 << "trước";
        QTest::newRow("no source") << int(RecordKind::baseline)
                                   << QByteArray("Phường;Từ ngày;Đến ngày;Vụ việc;Nguồn;Ngày nguồn\n"
                                                 "26743;01/06/2025;30/06/2025;4;;01/07/2025\n")
                                   << -1 << "Nguồn";
        QTest::newRow("an unknown state")
            << int(RecordKind::drugFree)
            << QByteArray("Phường;Khu phố;Trạng thái;Từ ngày\n26743;KP 1;lửng lơ;05/11/2026\n") << 2 << "lửng lơ";
    }
    void saysWhatIsWrongWhere() {
        QFETCH(int, kind);
        QFETCH(QByteArray, csv);
        QFETCH(int, column);
        QFETCH(QString, says);
        World world;
        const auto plan = world.plan(static_cast<RecordKind>(kind), csv);
        QVERIFY2(plan.obstacle.isEmpty(), qPrintable(plan.obstacle));
        QCOMPARE(plan.problemCount, std::size_t{1});
        QCOMPARE(plan.bad, std::size_t{1});
        QCOMPARE(plan.problems.front().row, std::size_t{2});
        QVERIFY2(plan.problems.front().column == column && plan.problems.front().sentence.contains(says),
                 qPrintable(sentences(plan).join('\n')));
        QVERIFY(!plan.mayGo());
    }

    void aColumnAboutPeopleIsNeverRead() {
        World world;
        auto asked =
            world.ask(RecordKind::households, "Phường;Số hộ;Tính đến ngày;SĐT\n26743;5;05/11/2026;0912345678\n");
        asked.targets[3] = "source"; // whatever was chosen
        const auto plan = world.plan(asked);
        QVERIFY(plan.mayGo());
        QVERIFY(plan.records().front().households->source.empty());
        QVERIFY(plan.notes.join(' ').contains(QStringLiteral("SĐT")));
    }

    void aFieldWithoutAColumnIsAnObstacle() {
        World world;
        const auto plan = world.plan(RecordKind::households, "Phường;Số hộ\n26743;5\n");
        QVERIFY(plan.obstacle.contains(QStringLiteral("Tính đến ngày")));
        QVERIFY(!plan.mayGo());
        auto asked = world.ask(RecordKind::households, "Số hộ;Tính đến ngày\n5;05/11/2026\n");
        asked.ward = core::WardCode{26743};
        QVERIFY(world.plan(asked).mayGo());
    }

    void newUpdatedAndTheSameAreToldApart() {
        World world;
        const QByteArray first(
            "Phường;Khu phố;Số hộ;Tính đến ngày;Nguồn\n26743;KP 1;5;05/11/2026;cũ\n26743;KP 2;6;05/11/2026;\n");
        QVERIFY(!world.send(world.plan(RecordKind::households, first)));
        const QByteArray second("Phường;Khu phố;Số hộ;Tính đến ngày\n26743;KP 1;5;05/11/2026\n26743;KP 2;7;05/11/2026\n"
                                "26743;KP 3;8;05/11/2026\n");
        auto asked = world.ask(RecordKind::households, second);
        const auto plan = world.plan(asked);
        QCOMPARE(plan.unchanged, std::size_t{1});
        QCOMPARE(plan.updates, std::size_t{1});
        QCOMPARE(plan.fresh, std::size_t{1});
        QCOMPARE(plan.lines[0].record.households->source, std::string("cũ")); // no column says otherwise
        QCOMPARE(plan.before().front().households->households, 6u);
        asked.isUpdateAllowed = false;
        const auto strict = world.plan(asked);
        QCOMPARE(strict.bad, std::size_t{1});
        QVERIFY(strict.problems.front().sentence.contains(QStringLiteral("an lưu lúc")));
        QVERIFY(!world.send(plan));
        QCOMPARE(world.standing(), std::size_t{3});
        // The same file again has nothing to say.
        const auto again = world.plan(RecordKind::households, second);
        QCOMPARE(again.unchanged, std::size_t{3});
        QVERIFY(!again.mayGo());
    }

    void twoRowsOfOneThingAreAnError() {
        World world;
        const auto plan =
            world.plan(RecordKind::households, "Phường;Khu phố;Số hộ;Tính đến ngày\n26743;KP 1;5;05/11/2026\n"
                                               "26743;KP 2;5;05/11/2026\n26743;KP 1;9;05/11/2026\n");
        QCOMPARE(plan.bad, std::size_t{1});
        QCOMPARE(plan.problems.front().row, std::size_t{4});
        QVERIFY(plan.problems.front().sentence.contains(QStringLiteral("dòng 2")));
    }

    void signedOffDaysAndForeignWardsAreRefusedRowByRow() {
        World world;
        core::Record signedOff;
        signedOff.id = {world.newId()};
        signedOff.ward = core::WardCode{26743};
        const core::Day day = core::dayNumber(std::chrono::year{2026} / 11 / 5);
        signedOff.signOff = core::SignOffRecord{.from = day, .to = day};
        QVERIFY(!world.tell(core::SaveRecords{{signedOff}}));
        world.authority.role = core::Role::wardLeader;
        world.authority.scope = {.all = false, .wards = {core::WardCode{26743}}};
        const auto plan =
            world.plan(RecordKind::dayFigures, "Ngày;Phường;Đối tượng\n05/11/2026;26743;1\n06/11/2026;26743;1\n"
                                               "06/11/2026;26740;1\n");
        QCOMPARE(plan.bad, std::size_t{2});
        QVERIFY(plan.problems[0].sentence.contains(QStringLiteral("đã chốt")));
        QVERIFY(plan.problems[0].sentence.contains(QStringLiteral("05/11/2026")));
        QVERIFY(plan.problems[1].sentence.contains(QStringLiteral("ngoài phạm vi")));
    }

    void oldUnitsGoWhereTheTableSays() {
        World world;
        const auto table = world.plan(RecordKind::unitMapping, "Đơn vị cũ\tNay thuộc\nPhường 4, Quận 3\t26743 100\n"
                                                               "Phường 5, Quận 3\t26743 60; 26740 40\n");
        QVERIFY2(table.mayGo(), qPrintable(sentences(table).join('\n')));
        QVERIFY(!world.send(table));
        const auto plan = world.plan(RecordKind::households, "Phường\tKhu phố\tSố hộ\tTính đến ngày\n"
                                                             "Phường 4, Quận 3\tKP 1\t5\t05/11/2024\n"
                                                             "Phường 5, Quận 3\tKP 1\t6\t05/11/2024\n");
        QCOMPARE(plan.lines[0].record.ward, core::WardCode{26743});
        QCOMPARE(plan.bad, std::size_t{1});
        QVERIFY(plan.problems.front().sentence.contains(QStringLiteral("nhiều phường")));
        // Figures of an earlier time keep the old unit: the counting knows the shares.
        const auto baseline =
            world.plan(RecordKind::baseline, "Phường\tTừ ngày\tĐến ngày\tVụ việc\tNguồn\tNgày nguồn\n"
                                             "Phường 5, Quận 3\t01/06/2024\t30/06/2024\t4\tBC 12\t05/07/2024\n"
                                             "Phường 9, Quận 3\t01/06/2024\t30/06/2024\t4\tBC 12\t05/07/2024\n");
        QVERIFY2(baseline.mayGo(), qPrintable(sentences(baseline).join('\n')));
        QCOMPARE(baseline.records()[0].baseline->oldUnit, std::string("Phường 5, Quận 3"));
        QVERIFY(baseline.records()[0].ward.isNone());
        // The ward that is given for all rows is not an old unit's, and a table of units has none.
        auto given = world.ask(RecordKind::baseline, "Đơn vị cũ\tTừ ngày\tĐến ngày\tVụ việc\tNguồn\tNgày nguồn\n"
                                                     "Phường 5, Quận 3\t01/07/2024\t31/07/2024\t4\tBC\t05/08/2024\n"
                                                     "\t01/07/2024\t31/07/2024\t4\tBC\t05/08/2024\n");
        given.ward = core::WardCode{26743};
        const auto mixed = world.plan(given);
        QVERIFY2(mixed.mayGo(), qPrintable(sentences(mixed).join('\n')));
        QVERIFY(mixed.records()[0].ward.isNone());
        QCOMPARE(mixed.records()[1].ward, core::WardCode{26743});
        auto units = world.ask(RecordKind::unitMapping, "Đơn vị cũ\tNay thuộc\nPhường 6, Quận 3\t26743 100\n");
        units.ward = core::WardCode{26743};
        QVERIFY(world.plan(units).mayGo());
        QVERIFY(baseline.notes.join(' ').contains(QStringLiteral("quy đổi")));
        QVERIFY(!world.send(baseline));
    }

    /// 10,000 rows, 17 of them bad: all 17 named, nothing sent; mended, all are saved by one command; undone, none stands.
    void tenThousandRowsWithSeventeenBadOnes() {
        World world;
        QByteArray csv("\xEF\xBB\xBFNgày;Phường;Đối tượng bắt, xử lý;Băng nhóm;Vụ khởi tố;Nguồn\r\n");
        std::map<std::size_t, QString> wrong;
        const auto& all = wards().wards();
        const core::Day first = core::dayNumber(std::chrono::year{2026} / 9 / 1);
        const QStringList bad{"32/13/2026", "x", "", "99/99"};
        for (std::size_t i = 0; i < 10'000; ++i) {
            const auto date = core::dateOf(first + static_cast<core::Day>(i / all.size()));
            QString day = QStringLiteral("%1/%2/%3")
                              .arg(static_cast<unsigned>(date.day()), 2, 10, QLatin1Char('0'))
                              .arg(static_cast<unsigned>(date.month()), 2, 10, QLatin1Char('0'))
                              .arg(static_cast<int>(date.year()));
            QString count = QString::number(i % 7);
            if (i % 600 == 77) {
                const std::size_t which = wrong.size();
                wrong.emplace(i + 2, QString());
                if (which % 2 == 0) {
                    day = bad[static_cast<qsizetype>(which / 2 % 4)];
                } else {
                    count = QStringLiteral("ba");
                }
            }
            csv += QStringLiteral("%1;%2;%3;%4;0;Báo cáo ngày\r\n")
                       .arg(day)
                       .arg(all[i % all.size()].code.value)
                       .arg(count)
                       .arg(i % 3)
                       .toUtf8();
        }
        QCOMPARE(wrong.size(), std::size_t{17});
        QElapsedTimer timer;
        timer.start();
        auto asked = world.ask(RecordKind::dayFigures, csv);
        const auto plan = world.plan(asked);
        qInfo("read and checked 10,000 rows in %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(!plan.mayGo());
        QCOMPARE(plan.bad, std::size_t{17});
        QCOMPARE(plan.problems.size(), std::size_t{17});
        for (const ImportProblem& problem : plan.problems) {
            QVERIFY2(wrong.contains(problem.row), qPrintable(problem.sentence));
        }
        QCOMPARE(world.standing(), std::size_t{0});

        for (auto& row : asked.sheet.rows) {
            if (wrong.contains(row.row)) {
                const auto date = core::dateOf(first + static_cast<core::Day>((row.row - 2) / all.size()));
                row.cells[0] = QStringLiteral("%1/%2/%3")
                                   .arg(static_cast<unsigned>(date.day()))
                                   .arg(static_cast<unsigned>(date.month()))
                                   .arg(static_cast<int>(date.year()))
                                   .toStdString();
                row.cells[2] = "3";
            }
        }
        const auto mended = world.plan(asked);
        QVERIFY2(mended.mayGo(), qPrintable(mended.obstacle + sentences(mended).join('\n')));
        QVERIFY(mended.bytes > 0);
        qInfo("the command has %zu bytes", mended.bytes);
        QVERIFY(!world.send(mended));
        QCOMPARE(world.standing(), std::size_t{10'000});

        const auto history = importsOf(world.state);
        QCOMPARE(history.size(), std::size_t{1});
        QCOMPARE(history.front().fresh.size(), std::size_t{10'000});
        QCOMPARE(history.front().by, std::string("an"));
        const auto undo = undoOf(history.front(), std::nullopt, world.state, false);
        QVERIFY(!world.tell(core::WithdrawRecords{.records = undo.withdraw, .reason = "Nhập nhầm tệp"}));
        QCOMPARE(world.standing(), std::size_t{0});
        QVERIFY(importsOf(world.state).front().isUndone());
    }

    void undoGivesBackWhatWasThereAndNamesWhatChangedSince() {
        World world;
        QVERIFY(!world.send(
            world.plan(RecordKind::households, "Phường;Khu phố;Số hộ;Tính đến ngày\n26743;KP 1;5;05/11/2026\n")));
        const auto plan =
            world.plan(RecordKind::households, "Phường;Khu phố;Số hộ;Tính đến ngày\n26743;KP 1;50;06/11/2026\n"
                                               "26743;KP 2;60;06/11/2026\n26743;KP 3;70;06/11/2026\n");
        const ImportMemo memo{.file = "số hộ.csv", .rows = 3, .by = "an", .before = plan.before()};
        QVERIFY(!world.send(plan));
        core::Record later = world.state.records.at(plan.lines[2].record.id);
        later.households->households = 71;
        QVERIFY(!world.tell(core::SaveRecords{{later}}, "binh"));

        const auto history = importsOf(world.state);
        const auto entry = std::ranges::find(history, plan.id, &ImportEntry::id);
        QVERIFY(entry != history.end());
        QCOMPARE(entry->updated.size(), std::size_t{1});
        QCOMPARE(entry->fresh.size(), std::size_t{1});
        QCOMPARE(entry->changed, (std::vector{plan.lines[2].record.id}));

        const auto blind = undoOf(*entry, std::nullopt, world.state, true);
        QCOMPARE(blind.lost, std::size_t{2});
        QCOMPARE(blind.withdraw.size(), std::size_t{1});
        const auto careful = undoOf(*entry, memo, world.state, false);
        QCOMPARE(careful.kept, std::size_t{1});
        // As it is kept at the desk and read again, and back as it was.
        auto undo = undoOf(*entry, ImportMemo::fromText(memo.toText()), world.state, true);
        QCOMPARE(undo.lost, std::size_t{0});
        QVERIFY(!world.tell(core::SaveRecords{undo.restore}));
        QVERIFY(!world.tell(core::WithdrawRecords{.records = undo.withdraw, .reason = "Nhập nhầm"}));
        QCOMPARE(world.standing(), std::size_t{1});
        QCOMPARE(world.state.records.at(plan.before().front().id).households->households, 5u);
        QCOMPARE(ImportMemo::fromText(memo.toText())->by, std::string("an"));
        QVERIFY(!ImportMemo::fromText(QStringLiteral("{]")));
    }

    void whatDoesNotFitOneFrameIsToldBeforeItIsSent() {
        World world;
        QByteArray csv("Ngày;Phường;Đối tượng;Nguồn\n");
        for (int i = 0; i < 9'000; ++i) {
            csv += QStringLiteral("05/11/2026;%1;1;%2\n")
                       .arg(wards().wards()[static_cast<std::size_t>(i) % 168].code.value)
                       .arg(QString(600, 'x'))
                       .toUtf8();
        }
        auto asked = world.ask(RecordKind::dayFigures, csv);
        // A day of its own for each, so that they are not the same thing.
        for (std::size_t i = 0; i < asked.sheet.rows.size(); ++i) {
            asked.sheet.rows[i].cells[0] = std::to_string(46'000 + i / 168);
        }
        const auto plan = world.plan(asked);
        QCOMPARE(plan.bad, std::size_t{0});
        QVERIFY2(plan.obstacle.contains(QStringLiteral("Chia tệp")), qPrintable(plan.obstacle));
        QVERIFY(!plan.mayGo());
    }

    void modelsShowRowsAndProblems() {
        World world;
        const auto asked =
            world.ask(RecordKind::households, "Phường;Khu phố;Số hộ;Tính đến ngày;Nguồn\n"
                                              "26743;KP 1;5;05/11/2026;=cmd()\n26743;KP 2;x;05/11/2026;\n");
        const auto plan = world.plan(asked);
        const RecordNames names(wards(), world.state, 20'000);
        ImportLinesModel lines;
        ImportProblemsModel problems;
        const QAbstractItemModelTester linesTester(&lines, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester problemsTester(&problems,
                                                      QAbstractItemModelTester::FailureReportingMode::QtTest);
        lines.show(&asked, &plan, &names);
        problems.show(&asked, &plan);
        const int count = lines.columnOf(2);
        QCOMPARE(lines.rowCount(), 2);
        QCOMPARE(lines.index(0, ImportLinesModel::FateColumn).data().toString(), QStringLiteral("mới"));
        QCOMPARE(lines.index(1, count).data().toString(), QStringLiteral("x"));
        QVERIFY(lines.index(1, count).data(ImportLinesModel::IsWrongRole).toBool());
        QVERIFY(!lines.index(0, count).data(ImportLinesModel::IsWrongRole).toBool());
        QCOMPARE(problems.rowCount(), 1);
        QCOMPARE(problems.index(0, ImportProblemsModel::ColumnColumn).data().toString(), QStringLiteral("Số hộ"));
        const QByteArray csv = csvOf(problems.sheet(QStringLiteral("a.csv")));
        QVERIFY(csv.contains("3;"));
        lines.show(nullptr, nullptr, nullptr);
        QCOMPARE(lines.rowCount(), 0);
    }

    /// Formulas stay words: here, and behind the guard on the way out.
    void formulasAreWords() {
        World world;
        const auto plan =
            world.plan(RecordKind::households,
                       "Phường;Số hộ;Tính đến ngày;Nguồn\n26743;x;05/11/2026;=1\n26740;5;05/11/2026;=HYPERLINK(1)\n");
        QCOMPARE(plan.lines[1].record.households->source, std::string("=HYPERLINK(1)"));
        auto asked = world.ask(RecordKind::households, "Phường;Số hộ;Tính đến ngày\n26743;=1+1;05/11/2026\n");
        const auto wrong = world.plan(asked);
        ImportProblemsModel problems;
        problems.show(&asked, &wrong);
        QVERIFY(csvOf(problems.sheet({})).contains(";'=1+1;"));
    }
};

QTEST_GUILESS_MAIN(ImportCheckTest)
#include "ImportCheckTest.moc"
