// SPDX-License-Identifier: GPL-3.0-or-later
// The queue's own table over many live cases, beside a QSortFilterProxyModel under a QTableView with the same rows, the
// same filter and the same sort, in one run: queue_bench [CASES] prints JSON, medians of five in milliseconds.
// "filter" and "sort" are how long the call holds the window; "painted" adds what it takes until the rows are drawn.
#include "bench/models/Evening.h"
#include "core/Text.h"
#include "models/QueueModel.h"
#include "models/QueueRow.h"
#include "models/Wording.h"
#include "widgets/queue/QueueTable.h"

#include <QApplication>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>

using namespace trucban;
using bench::Clock;
using bench::median;
using bench::milliseconds;
using models::QueueModel;

namespace {

constexpr int kRounds = 5;
/// Found in one case of eleven, scattered over all.
constexpr const char* kWord = "nguyen trai";
constexpr int kHaystackRole = Qt::UserRole + 100;
constexpr int kSortRole = Qt::UserRole + 101;

/// The same rows as plain texts, all made before: the peer pays for nothing but its own work.
class PlainModel : public QAbstractTableModel {
public:
    PlainModel(const models::Board& board, const QueueModel& queue) {
        for (int row = 0; row < queue.rowCount(); ++row) {
            const auto& case_ = *board.case_(*queue.caseAt(row));
            Row plain;
            for (int column = 0; column < QueueModel::ColumnCount; ++column) {
                plain.texts.push_back(models::queueText(case_, board, column, test::kNow));
            }
            plain.haystack = plain.texts.join(QLatin1Char('\n')) + QLatin1Char('\n') +
                             models::Wording::text(board.primaryAlert(case_)->details->text);
            plain.haystack = QString::fromStdString(core::folded(plain.haystack.toStdString()));
            plain.since = case_.stateSince.time_since_epoch().count();
            m_rows.push_back(std::move(plain));
        }
    }
    int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(QueueModel::ColumnCount);
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const auto& row = m_rows[static_cast<std::size_t>(index.row())];
        switch (role) {
        case kHaystackRole:
            return row.haystack;
        case kSortRole:
            return index.column() == QueueModel::TimeColumn ? QVariant(row.since) : QVariant(row.texts[index.column()]);
        case Qt::DisplayRole:
            return row.texts[index.column()];
        default:
            return {};
        }
    }

private:
    struct Row {
        QStringList texts;
        QString haystack;
        qlonglong since = 0;
    };
    std::vector<Row> m_rows;
};

struct Timing {
    std::vector<double> call;
    std::vector<double> painted;

    void take(const std::function<void()>& act) {
        const auto begin = Clock::now();
        act();
        call.push_back(milliseconds(Clock::now() - begin));
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        painted.push_back(milliseconds(Clock::now() - begin));
    }
    [[nodiscard]] std::string json() const {
        std::array<char, 120> text{};
        std::snprintf(text.data(), text.size(), "{\"median\": %.2f, \"worst\": %.2f, \"painted\": %.2f}", median(call),
                      std::ranges::max(call), median(painted));
        return text.data();
    }
};

/// Keeps a queue in a window as the console does, without the rest of it.
struct Desk {
    models::Board board;
    models::Filter filter;
    models::Selection selection;
    core::Instant now = test::kNow;
    QueueModel queue{board, filter, [this] { return now; }};
    widgets::QueueTable table;

    explicit Desk(widgets::Theme& theme) : table(theme, board, queue, selection) {}
};

double filterAsTyped(Desk& desk) {
    std::printf(",\n  \"filter\": {");
    std::vector<Timing> letters(std::strlen(kWord));
    Timing cleared;
    int rows = 0;
    for (int round = 0; round < kRounds; ++round) {
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const auto text = QString::fromLatin1(kWord).left(static_cast<qsizetype>(i) + 1);
            letters[i].take([&] { desk.filter.type(text); });
        }
        rows = desk.queue.rowCount();
        cleared.take([&] { desk.filter.clear(); });
    }
    double worst = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        std::printf("%s\n    \"%.*s\": %s", i > 0 ? "," : "", static_cast<int>(i) + 1, kWord,
                    letters[i].json().c_str());
        worst = std::max(worst, median(letters[i].call));
    }
    Timing whole; // the whole word at once, as the peer gets it
    for (int round = 0; round < kRounds; ++round) {
        whole.take([&] { desk.filter.type(QString::fromLatin1(kWord)); });
        desk.filter.clear();
        QCoreApplication::processEvents();
    }
    std::printf(",\n    \"cleared\": %s,\n    \"whole\": %s,\n    \"rows\": %d, \"slowestLetter\": %.2f}",
                cleared.json().c_str(), whole.json().c_str(), rows, worst);
    return median(whole.call);
}

void sortByEachColumn(Desk& desk) {
    std::printf(",\n  \"sort\": {");
    for (int column = 0; column < QueueModel::ColumnCount; ++column) {
        Timing ascending;
        Timing descending;
        for (int round = 0; round < kRounds; ++round) {
            ascending.take([&] { desk.queue.sort(column, Qt::AscendingOrder); });
            descending.take([&] { desk.queue.sort(column, Qt::DescendingOrder); });
        }
        std::printf("%s\n    \"%d\": {\"ascending\": %s, \"descending\": %s}", column > 0 ? "," : "", column,
                    ascending.json().c_str(), descending.json().c_str());
    }
    Timing duty;
    for (int round = 0; round < kRounds; ++round) {
        desk.queue.sort(QueueModel::AddressColumn);
        duty.take([&] { desk.queue.sort(-1); });
    }
    std::printf(",\n    \"duty\": %s}", duty.json().c_str());
}

/// As at 60 frames a second with 200 changes a second: a new case, one that moves up, one whose alert changed.
void changesWhileScrolling(Desk& desk) {
    constexpr int kFrames = 600;
    auto& bar = *desk.table.verticalScrollBar();
    std::mt19937_64 random{7};
    std::uint64_t next = 10'000'000;
    bar.setValue(bar.maximum() / 3);
    desk.selection.select(desk.queue.caseAt(desk.table.rowAt(desk.table.height() / 2)));
    const auto selected = desk.selection.current();
    QCoreApplication::processEvents();
    std::vector<double> frames;
    int anchorLost = 0;
    int changes = 0;
    for (int frame = 0; frame < kFrames; ++frame) {
        bridge::ChangeSet set;
        for (int i = 0; i < (frame % 3 == 0 ? 4 : 3); ++i, ++changes) {
            const auto number = i == 0 ? next++ : random() % 100'000;
            auto case_ = test::sampleCase(number, static_cast<core::Priority>(random() % 4),
                                          test::kNow - std::chrono::seconds(random() % 3'600));
            case_.state = static_cast<core::CaseState>(random() % 3);
            set.cases.push_back(std::move(case_));
            set.alerts.push_back(test::sampleAlert(number));
        }
        if (std::ranges::any_of(set.cases, [&](const core::Case& case_) { return case_.id == selected; })) {
            continue; // it goes where it belongs
        }
        const int row = desk.table.rowAt(0);
        const auto top = desk.queue.caseAt(row);
        const bool isChanged = std::ranges::any_of(set.cases, [&](const core::Case& case_) { return case_.id == top; });
        const int y = desk.table.rowViewportPosition(row);
        const auto begin = Clock::now();
        desk.board.apply(std::move(set));
        const auto applied = Clock::now();
        const int after = top ? desk.queue.rowOf(*top) : -1;
        // A row in sight that is selected is what stands still, else the top one.
        anchorLost += !isChanged && !desk.table.isCaseInSight(*selected) && desk.table.rowViewportPosition(after) != y;
        const auto scrolled = Clock::now();
        bar.setValue(bar.value() + 37);
        QCoreApplication::processEvents();
        frames.push_back(milliseconds((applied - begin) + (Clock::now() - scrolled)));
    }
    std::ranges::sort(frames);
    std::printf(
        ",\n  \"scrolling\": {\"frames\": %zu, \"changes\": %d, \"median\": %.2f, \"p99\": %.2f, \"worst\": %.2f, "
        "\"selectionKept\": %s, \"anchorLost\": %d}",
        frames.size(), changes, median(frames), frames[frames.size() * 99 / 100], frames.back(),
        desk.selection.current() == selected ? "true" : "false", anchorLost);
}

/// Its median for the same word.
double peer(const PlainModel& plain) {
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(const_cast<PlainModel*>(&plain));
    proxy.setFilterRole(kHaystackRole);
    proxy.setSortRole(kSortRole);
    proxy.setDynamicSortFilter(true);
    QTableView view;
    view.setModel(&proxy);
    view.resize(900, 900);
    view.show();
    QCoreApplication::processEvents();
    Timing filter;
    Timing cleared;
    for (int round = 0; round < kRounds; ++round) {
        filter.take([&] { proxy.setFilterFixedString(QString::fromLatin1(kWord)); });
        cleared.take([&] { proxy.setFilterFixedString({}); });
    }
    std::printf(",\n  \"peer\": {\"filter\": %s,\n    \"cleared\": %s", filter.json().c_str(), cleared.json().c_str());
    for (int column = 0; column < QueueModel::ColumnCount; ++column) {
        Timing sort;
        for (int round = 0; round < kRounds; ++round) {
            sort.take([&] { proxy.sort(column, round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder); });
        }
        std::printf(",\n    \"sort%d\": %s", column, sort.json().c_str());
    }
    std::printf("}");
    return median(filter.call);
}

} // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    const std::uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
    widgets::Theme theme(const_cast<QApplication&>(application));
    Desk desk(theme);
    desk.table.resize(900, 900);
    desk.table.show();
    const auto begin = Clock::now();
    desk.board.apply(bench::evening(count));
    std::printf("{\n  \"cases\": %d,\n  \"filled\": %.1f", desk.queue.rowCount(), milliseconds(Clock::now() - begin));
    QCoreApplication::processEvents();
    const PlainModel plain(desk.board, desk.queue);
    const double ours = filterAsTyped(desk);
    sortByEachColumn(desk);
    changesWhileScrolling(desk);
    desk.table.hide();
    const double theirs = peer(plain);
    std::printf(",\n  \"filterFasterThanPeer\": %.0f\n}\n", theirs / ours);
    return 0;
}
