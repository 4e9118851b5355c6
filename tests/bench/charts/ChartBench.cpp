// SPDX-License-Identifier: GPL-3.0-or-later
// Charts with many points behind them, beside QCustomPlot given the raw points, in one run: chart_bench [POINTS]
// prints JSON, medians of nine in milliseconds of processor time (all is done by one thread, and other programs beside
// it do not count). "first" is from figures to pixels, "redraw" a new zoom or scroll to
// pixels; both sides draw into the same QCustomPlot buffers, 1,280 x 480, with antialiased lines as wide as ours.
#include "widgets/charts/ChartPlot.h"

#include <QApplication>
#include <QKeyEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <random>

using namespace trucban;

namespace {

constexpr int kRounds = 9;
constexpr QSize kSize(1'280, 480);
constexpr double kFirstDay = 20'000;

double processorMs() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double timed(const std::function<void()>& act) {
    const double begin = processorMs();
    act();
    return processorMs() - begin;
}

double median(std::vector<double> times) {
    std::ranges::sort(times);
    return times[times.size() / 2];
}

std::vector<models::TrendPoint> walk(std::size_t count) {
    std::mt19937_64 random(5);
    std::normal_distribution<double> step(0, 6);
    std::vector<models::TrendPoint> points(count);
    for (std::size_t i = 0; i < count; ++i) {
        points[i] = {
            kFirstDay + 400.0 * static_cast<double>(i) / static_cast<double>(count),
            std::abs(100 + 30 * std::sin(static_cast<double>(i) / static_cast<double>(count) * 40) + step(random))};
    }
    return points;
}

models::ChartData trend(std::size_t count) {
    models::TrendChart body{.from = kFirstDay, .to = kFirstDay + 399};
    body.lines = {{.key = QStringLiteral("a"), .name = QStringLiteral("Kỳ này"), .points = walk(count)}};
    return {.key = QStringLiteral("trend"), .body = std::move(body)};
}

models::ChartData burndown(std::size_t count) {
    models::BurndownChart body{.from = kFirstDay, .to = kFirstDay + 399};
    body.open = walk(count);
    return {.key = QStringLiteral("burndown"), .body = std::move(body)};
}

models::ChartData ecdf(std::size_t count) {
    std::mt19937_64 random(6);
    std::lognormal_distribution<double> spread(4, 1.2);
    std::vector<double> taken(count);
    std::ranges::generate(taken, [&] { return spread(random); });
    std::ranges::sort(taken);
    models::EcdfLine line{.key = QStringLiteral("a"), .name = QStringLiteral("Có mặt"), .count = count, .points = {}};
    for (std::size_t i = 0; i < count; ++i) {
        line.points.push_back({taken[i], static_cast<double>(i + 1) / static_cast<double>(count)});
    }
    models::EcdfChart body;
    body.lines.push_back(std::move(line));
    return {.key = QStringLiteral("ecdf"), .body = std::move(body)};
}

/// Rows by the functions that make one of them.
template <class Body, class Row>
models::ChartData rows(const char* key, std::size_t count, Row row) {
    Body body;
    body.rows.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        body.rows.push_back(row(QString::number(i), static_cast<double>(i * 7'919 % 1'000)));
    }
    return {.key = QLatin1String(key), .body = std::move(body)};
}

struct Peer {
    std::vector<double> keys;
    std::vector<double> values;
    enum class Kind { line, steps, bars } kind = Kind::line;
};

Peer peerOf(const models::ChartData& chart) {
    Peer peer;
    const auto line = [&peer](const std::vector<models::TrendPoint>& points) {
        for (const auto& point : points) {
            peer.keys.push_back(point.at);
            peer.values.push_back(point.value.value_or(0));
        }
    };
    if (const auto* body = std::get_if<models::TrendChart>(&chart.body)) {
        line(body->lines[0].points);
    } else if (const auto* open = std::get_if<models::BurndownChart>(&chart.body)) {
        line(open->open);
    } else if (const auto* times = std::get_if<models::EcdfChart>(&chart.body)) {
        peer.kind = Peer::Kind::steps;
        for (const auto& point : times->lines[0].points) {
            peer.keys.push_back(std::log10(point.seconds));
            peer.values.push_back(point.share);
        }
    } else if (const auto* ranking = std::get_if<models::RankingChart>(&chart.body)) {
        peer.kind = Peer::Kind::bars;
        for (const auto& row : ranking->rows) {
            peer.keys.push_back(static_cast<double>(peer.keys.size()));
            peer.values.push_back(row.value.value_or(0));
        }
    }
    return peer;
}

struct Result {
    double first = 0;
    double redraw = 0;
};

void key(QWidget& widget, int code) {
    QKeyEvent event(QEvent::KeyPress, code, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

Result ours(widgets::Theme& theme, const models::ChartData& chart) {
    widgets::ChartPlot plot(theme);
    plot.resize(kSize);
    plot.show();
    QCoreApplication::processEvents();
    auto* surface = plot.findChild<QCustomPlot*>();
    std::vector<double> firsts;
    std::vector<double> redraws;
    for (int round = 0; round < kRounds; ++round) {
        auto copy = chart;
        copy.key += QString::number(round);
        firsts.push_back(timed([&] {
            plot.setChart(std::move(copy));
            surface->replot(QCustomPlot::rpImmediateRefresh);
        }));
        redraws.push_back(timed([&] {
            key(plot, plot.scene().plot ? Qt::Key_Plus : Qt::Key_PageDown);
            surface->replot(QCustomPlot::rpImmediateRefresh);
        }));
        QCoreApplication::processEvents();
    }
    return {median(firsts), median(redraws)};
}

Result raw(const Peer& peer) {
    QCustomPlot plot;
    plot.resize(kSize);
    plot.show();
    QCoreApplication::processEvents();
    const QList<double> keys(peer.keys.begin(), peer.keys.end());
    const QList<double> values(peer.values.begin(), peer.values.end());
    QCPGraph* graph = nullptr;
    QCPBars* bars = nullptr;
    if (peer.kind == Peer::Kind::bars) {
        bars = new QCPBars(plot.xAxis, plot.yAxis);
    } else {
        graph = plot.addGraph();
        graph->setPen(QPen(Qt::blue, 2.3));
        graph->setLineStyle(peer.kind == Peer::Kind::steps ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
    }
    std::vector<double> firsts;
    std::vector<double> redraws;
    for (int round = 0; round < kRounds; ++round) {
        firsts.push_back(timed([&] {
            graph != nullptr ? graph->setData(keys, values, true) : bars->setData(keys, values, true);
            plot.rescaleAxes();
            plot.replot(QCustomPlot::rpImmediateRefresh);
        }));
        redraws.push_back(timed([&] {
            plot.xAxis->scaleRange(1 / 1.25);
            plot.replot(QCustomPlot::rpImmediateRefresh);
        }));
    }
    return {median(firsts), median(redraws)};
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const std::size_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    widgets::Theme theme(application);
    const std::vector<models::ChartData> charts{
        trend(count),
        burndown(count),
        ecdf(count),
        rows<models::RankingChart>("ranking", count,
                                   [](const QString& name, double value) {
                                       return models::RankingRow{.key = name, .name = name, .value = value};
                                   }),
        rows<models::CoverageChart>("coverage", count,
                                    [](const QString& name, double value) {
                                        return models::CoverageRow{
                                            .key = name, .name = name, .done = value, .all = 999};
                                    }),
        rows<models::DumbbellChart>("dumbbell", count,
                                    [](const QString& name, double value) {
                                        return models::DumbbellRow{
                                            .key = name, .name = name, .now = value, .change = {.before = 500}};
                                    }),
        rows<models::FiguresChart>("figures", count, [](const QString& name, double value) {
            return models::FiguresRow{.key = name, .name = name, .value = value};
        })};
    std::printf("{\n  \"points\": %zu", count);
    for (const auto& chart : charts) {
        const auto mine = ours(theme, chart);
        std::printf(",\n  \"%s\": {\"first\": %.2f, \"redraw\": %.2f", qPrintable(chart.key), mine.first, mine.redraw);
        if (const auto peer = peerOf(chart); !peer.keys.empty()) {
            const auto other = raw(peer);
            std::printf(", \"rawFirst\": %.2f, \"rawRedraw\": %.2f, \"timesFirst\": %.1f, \"timesRedraw\": %.1f",
                        other.first, other.redraw, other.first / mine.first, other.redraw / mine.redraw);
        }
        std::printf("}");
        std::fflush(stdout);
    }
    std::printf("\n}\n");
    return 0;
}
