// SPDX-License-Identifier: GPL-3.0-or-later
// What one pan frame of the whole map costs without a graphics card: pan_bench [--quick] [PACK], under
// installer/with-display.sh, prints JSON. It runs itself once per back end, Qt Quick's software one and OpenGL by llvmpipe.
// --ours or --layers instead of PACK pans those alone, with whatever draws. Each measures, in one run, at 1920 x 1080, a
// frame from the change of the camera until the window has been flushed:
//   empty      the base map alone
//   items      the base map with 1,000 MapQuickItems of a MapItemView, a picture each
//   ours       the console's map: 1,000,000 alerts, 168 wards coloured by a measure, 500 units with trails
//   layers     the same without the base map
//   blank      nothing but the window's ground: what any frame costs
// and counts the marks that should be in sight and those whose pixels are there. With a PACK also, for the built-in map
// shown before: from the file's name until the last of its tiles has been painted.
#include "PanFrames.h"
#include "maps/AlertLayer.h"
#include "maps/Glyphs.h"
#include "maps/MapCamera.h"
#include "maps/MapSamples.h"
#include "maps/MapView.h"
#include "maps/TileServer.h"
#include "maps/UnitLayer.h"
#include "maps/tiles/PackPainter.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <cmath>
#include <cstdio>
#include <numbers>
#include <random>

using namespace trucban;
using bench::FrameTimes;
using bench::PanFrames;

namespace {

struct Effort {
    int rounds = 5;
    int frames = 100;
    int fewFrames = 30; ///< where one takes long, and only the median is looked at
};
constexpr Effort kQuick{.rounds = 1, .frames = 20, .fewFrames = 10};
constexpr double kStepPx = 8;
constexpr int kWidth = 1'920;
constexpr int kHeight = 1'080;
constexpr int kZoom = 13;
constexpr std::uint32_t kAlerts = 1'000'000;
constexpr int kUnits = 500;
constexpr int kItems = 1'000;
constexpr core::GeoPoint kMiddle{.lat = 10.7769, .lon = 106.7009};

QString jsonOf(const FrameTimes& times) {
    return QStringLiteral("{\"median_ms\": %1, \"p99_ms\": %2, \"cpu_ms\": %3, \"gui_cpu_ms\": %4}")
        .arg(times.medianMs, 0, 'f', 2)
        .arg(times.p99Ms, 0, 'f', 2)
        .arg(times.cpuMs, 0, 'f', 2)
        .arg(times.guiCpuMs, 0, 'f', 2);
}

/// A window of the whole screen.
class Stage : public QWidget {
public:
    explicit Stage(QWidget& content) {
        setWindowFlag(Qt::FramelessWindowHint);
        auto* layout = new QVBoxLayout{this};
        layout->setContentsMargins({});
        layout->addWidget(&content);
        setGeometry(0, 0, kWidth, kHeight);
        show();
    }
};

/// Qt Location's map as it comes, with nothing or with its own items on it.
class PlainMap {
public:
    PlainMap(const std::shared_ptr<const maps::PackPainter>& pack, int items) : m_server{m_style, 1} {
        if (!m_server.start()) {
            qFatal("the tile server does not start");
        }
        m_server.setLayers(test::builtInLayers());
        m_server.setPack(pack);
        m_camera.setSize({kWidth, kHeight});
        m_camera.look(geo::toWorld(kMiddle), kZoom);
        const QString picture = m_folder.filePath(QStringLiteral("sign.png"));
        maps::drawGlyph({.priority = core::Priority::p2, .count = 1}, m_style, 1).save(picture);
        canvas = new QQuickWidget;
        canvas->setResizeMode(QQuickWidget::SizeRootObjectToView);
        const QUrl url = QUrl::fromLocalFile(QStringLiteral(TRUCBAN_SOURCE_DIR "/tests/bench/maps/ItemView.qml"));
        m_component = std::make_unique<QQmlComponent>(canvas->engine(), url);
        QObject* root = m_component->createWithInitialProperties(
            {{QStringLiteral("camera"), QVariant::fromValue<QObject*>(&m_camera)},
             {QStringLiteral("tileUrl"), m_server.url()},
             {QStringLiteral("cacheFolder"), m_folder.path()},
             {QStringLiteral("places"), placesInSight(items)},
             {QStringLiteral("picture"), QUrl::fromLocalFile(picture)}});
        if (root == nullptr) {
            qFatal("%s", qPrintable(m_component->errorString()));
        }
        canvas->setContent(url, m_component.get(), root);
        m_stage = std::make_unique<Stage>(*canvas);
    }

    FrameTimes measure(const Effort& effort) {
        PanFrames frames{*m_stage, *canvas};
        frames.settle();
        return frames.rounds(effort.rounds, effort.fewFrames,
                             [this](int direction) { m_camera.panBy({direction * kStepPx, 0}); });
    }

    QQuickWidget* canvas = nullptr; ///< the stage's

private:
    static QVariantList placesInSight(int count) {
        std::mt19937 random{5};
        const geo::WorldPoint middle = geo::toWorld(kMiddle);
        const auto away = [&](int pixels) {
            return (static_cast<double>(random() % static_cast<unsigned>(pixels)) - pixels / 2.0) /
                   geo::worldPixels(kZoom);
        };
        QVariantList places;
        for (int i = 0; i < count; ++i) {
            const core::GeoPoint at = geo::toGeo({.x = middle.x + away(kWidth), .y = middle.y + away(kHeight)});
            places.append(QVariantMap{{QStringLiteral("lat"), at.lat}, {QStringLiteral("lon"), at.lon}});
        }
        return places;
    }

    maps::MapStyle m_style = test::styleOf(QStringLiteral("light"));
    QTemporaryDir m_folder;
    maps::MapCamera m_camera;
    maps::TileServer m_server;
    std::unique_ptr<QQmlComponent> m_component;
    std::unique_ptr<Stage> m_stage; ///< last: its map uses all of the above
};

FrameTimes measureBlank(const Effort& effort) {
    auto* canvas = new QQuickWidget;
    canvas->setResizeMode(QQuickWidget::SizeRootObjectToView);
    const QUrl url{QStringLiteral("qrc:/bench/blank.qml")}; // local: made at once
    QQmlComponent component{canvas->engine()};
    component.setData("import QtQuick\nRectangle { width: 1; height: 1; color: \"white\" }", url);
    auto* root = qobject_cast<QQuickItem*>(component.create());
    canvas->setContent(url, &component, root);
    Stage stage{*canvas};
    PanFrames frames{stage, *canvas};
    frames.settle();
    bool dark = false;
    return frames.rounds(effort.rounds, effort.fewFrames, [&](int) {
        dark = !dark;
        root->setProperty("color", dark ? QColor{Qt::lightGray} : QColor{Qt::white});
    });
}

std::vector<maps::MapPoint> cityAlerts() {
    std::mt19937_64 random{138};
    std::normal_distribution<double> spread{0, 1};
    std::vector<core::GeoPoint> quarters;
    for (int i = 0; i < 168; ++i) {
        quarters.push_back({.lat = kMiddle.lat + 0.12 * spread(random), .lon = kMiddle.lon + 0.12 * spread(random)});
    }
    std::vector<maps::MapPoint> points;
    points.reserve(kAlerts);
    for (std::uint32_t i = 0; i < kAlerts; ++i) {
        const core::GeoPoint& quarter = quarters[random() % quarters.size()];
        auto point = test::casePoint(i, quarter.lat + 0.012 * spread(random), quarter.lon + 0.012 * spread(random),
                                     static_cast<core::Priority>(random() % 4), random() % 7 == 0);
        point.open = random() % 11 != 0;
        points.push_back(point);
    }
    return points;
}

/// Each drove about for the last half hour, a place a minute.
void driveUnits(maps::MapUnits& units) {
    using namespace std::chrono_literals;
    std::mt19937_64 random{31};
    std::normal_distribution<double> spread{0, 1};
    std::vector<maps::MapUnit> fleet(kUnits);
    for (int i = 0; i < kUnits; ++i) {
        maps::MapUnit& unit = fleet[static_cast<std::size_t>(i)];
        unit.id = QStringLiteral("113-%1").arg(i, 3, 10, QLatin1Char{'0'});
        unit.point = {.lat = kMiddle.lat + 0.06 * spread(random), .lon = kMiddle.lon + 0.1 * spread(random)};
        unit.state = static_cast<core::UnitState>(i % 5);
        unit.headingDeg = static_cast<double>(random() % 360);
        if (i % 5 == 1 || i % 5 == 2) {
            unit.casePoint = core::GeoPoint{.lat = unit.point.lat + 0.01 * spread(random),
                                            .lon = unit.point.lon + 0.01 * spread(random)};
        }
    }
    const core::Instant begin{std::chrono::hours{490'000}};
    for (int minute = 0; minute < 30; ++minute) {
        for (maps::MapUnit& unit : fleet) {
            const double heading = *unit.headingDeg * std::numbers::pi / 180;
            unit.point.lat += 0.001 * std::cos(heading) + 0.0004 * spread(random);
            unit.point.lon += 0.001 * std::sin(heading) + 0.0004 * spread(random);
            unit.pointAt = begin + std::chrono::minutes{minute};
        }
        units.upsert(fleet);
    }
    units.setNow(begin + 30min);
}

/// How many of the marks in sight have left pixels of their own in the picture, against one without their layer.
template <class Layer>
std::pair<int, int> countMarks(QWidget& window, PanFrames& frames, Layer& layer) {
    const auto picture = [&] { return window.grab().toImage().convertToFormat(QImage::Format_RGB32); };
    const QImage with = picture();
    frames.frame([&] { layer.setVisible(false); });
    const QImage without = picture();
    frames.frame([&] { layer.setVisible(true); });
    constexpr int kReach = 4;
    const QRectF inside = QRectF{with.rect()}.adjusted(kReach, kReach, -kReach, -kReach);
    int expected = 0;
    int seen = 0;
    for (const auto& mark : layer.marks()) {
        const QPointF at = layer.screenPos(mark);
        if (!inside.contains(at)) {
            continue;
        }
        ++expected;
        int changed = 0;
        for (int dy = -kReach; dy <= kReach; ++dy) {
            for (int dx = -kReach; dx <= kReach; ++dx) {
                const int x = static_cast<int>(at.x()) + dx;
                const int y = static_cast<int>(at.y()) + dy;
                changed += with.rect().contains(x, y) && with.pixel(x, y) != without.pixel(x, y) ? 1 : 0;
            }
        }
        seen += changed > kReach * kReach ? 1 : 0;
    }
    return {expected, seen};
}

class OurMap {
public:
    OurMap() : m_view{new maps::MapView{test::cityWards(), test::styleOf(QStringLiteral("light"))}}, m_stage{*m_view} {
        m_view->flyTo(kMiddle, kZoom);
        m_canvas = m_view->findChild<QQuickWidget*>(QStringLiteral("mapCanvas"));
        m_base = m_canvas->rootObject()->findChild<QQuickItem*>(QStringLiteral("baseMap"));
        m_frames.emplace(m_stage, *m_canvas);
        m_frames->settle();
    }

    /// Milliseconds; the pack stays.
    double openPack(const std::string& file, const std::shared_ptr<const maps::TileKit>& kit) {
        std::vector<double> times;
        for (int round = 0; round < Effort{}.rounds; ++round) {
            m_frames->settle([&] { m_view->setPack(nullptr, {}); });
            times.push_back(m_frames->settle([&] { m_view->setPack(maps::TilePack::open(file, kit).value(), {}); }));
        }
        return bench::quantile(times, 0.5);
    }

    void fill() {
        m_view->points().upsert(cityAlerts());
        driveUnits(m_view->units());
        std::vector<maps::WardFigure> figures;
        for (const core::Ward& ward : test::cityWards().wards()) {
            const auto open = static_cast<std::uint32_t>(figures.size() % 40);
            figures.push_back({.code = ward.code, .open = open, .unacknowledged = open / 4, .urgent = open / 10});
        }
        m_view->wards().setFigures(figures);
        m_view->wards().setMeasure(maps::WardMeasure::open);
        m_frames->settle();
    }

    FrameTimes measure(const Effort& effort) {
        const double world = geo::worldPixels(kZoom);
        return m_frames->rounds(effort.rounds, effort.frames, [this, world](int direction) {
            const geo::WorldPoint at = geo::toWorld(m_view->centre());
            m_view->flyTo(geo::toGeo({.x = at.x - direction * kStepPx / world, .y = at.y}));
        });
    }

    FrameTimes measureLayers(const Effort& effort) {
        m_base->setVisible(false);
        m_frames->settle();
        const FrameTimes times = measure(effort);
        m_base->setVisible(true);
        m_frames->settle();
        return times;
    }

    QString marks() {
        m_view->flyTo(kMiddle, kZoom);
        m_frames->settle();
        const auto child = [this](const char* name) {
            return m_canvas->rootObject()->findChild<QQuickItem*>(QLatin1StringView{name});
        };
        auto* units = qobject_cast<maps::UnitLayer*>(child("unitLayer"));
        auto* alerts = qobject_cast<maps::AlertLayer*>(child("alertLayer"));
        // Units lie below the alerts, which hide some of them.
        alerts->setVisible(false);
        m_frames->settle();
        const auto [unitsThere, unitsSeen] = countMarks(m_stage, *m_frames, *units);
        alerts->setVisible(true);
        m_frames->settle();
        const auto [alertsThere, alertsSeen] = countMarks(m_stage, *m_frames, *alerts);
        return QStringLiteral(
                   "{\"alert_marks\": %1, \"alert_marks_seen\": %2, \"unit_marks\": %3, \"unit_marks_seen\": %4}")
            .arg(alertsThere)
            .arg(alertsSeen)
            .arg(unitsThere)
            .arg(unitsSeen);
    }

private:
    maps::MapView* m_view; ///< the stage's
    Stage m_stage;
    QQuickWidget* m_canvas = nullptr;
    QQuickItem* m_base = nullptr;
    std::optional<PanFrames> m_frames;
};

/// For a profiler: nothing but our map, or our layers, again and again.
int panOurs(bool layersAlone, const Effort& effort) {
    test::addFonts();
    maps::prepareGraphics();
    OurMap map;
    map.fill();
    const FrameTimes times = layersAlone ? map.measureLayers(effort) : map.measure(effort);
    std::printf("%s\n", qPrintable(jsonOf(times)));
    return 0;
}

int measureHere(const QString& file, const Effort& effort) {
    test::addFonts();
    maps::prepareGraphics();
    const std::string path = file.toStdString();
    const auto kit = maps::TileKit::load().value();
    std::shared_ptr<const maps::PackPainter> painter;
    if (!path.empty()) {
        auto pack = maps::TilePack::open(path, kit);
        if (!pack) {
            std::fprintf(stderr, "%s\n", pack.error().message().c_str());
            return 1;
        }
        painter = std::make_shared<const maps::PackPainter>(*pack, nullptr);
    }
    const auto told = [](const char* name, const FrameTimes& times) { // as it comes: all of it takes minutes
        std::fprintf(stderr, "pan_bench: %s %s\n", name, qPrintable(jsonOf(times)));
        return times;
    };
    const FrameTimes blank = told("blank", measureBlank(effort));
    const FrameTimes empty = told("empty", PlainMap{painter, 0}.measure(effort));
    const FrameTimes items = told("items", PlainMap{painter, kItems}.measure(effort));
    OurMap map;
    const double opened = path.empty() ? 0 : map.openPack(path, kit);
    map.fill();
    const FrameTimes ours = told("ours", map.measure(effort));
    const FrameTimes layers = told("layers", map.measureLayers(effort));
    const QString marks = map.marks();
    const auto line = [](const char* name, const FrameTimes& times) {
        std::printf("  \"%s\": %s,\n", name, qPrintable(jsonOf(times)));
    };
    std::printf("{\n");
    if (!path.empty()) {
        std::printf("  \"open_and_first_view_ms\": %.0f,\n", opened);
    }
    line("blank", blank);
    line("empty", empty);
    line("items", items);
    line("ours", ours);
    line("layers", layers);
    std::printf("  \"ours_to_items\": %.3f,\n  \"ours_to_empty\": %.3f,\n", ours.medianMs / items.medianMs,
                ours.medianMs / empty.medianMs);
    std::printf("  \"marks\": %s,\n  \"frames\": %d,\n  \"rounds\": %d\n}\n", qPrintable(marks), effort.frames,
                effort.rounds);
    return 0;
}

QJsonObject runOnce(const QStringList& arguments, const QString& variable, const QString& value) {
    QProcess child;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("QT_QUICK_BACKEND"));
    environment.remove(QStringLiteral("QSG_RHI_BACKEND"));
    environment.insert(variable, value);
    environment.insert(QStringLiteral("LIBGL_ALWAYS_SOFTWARE"), QStringLiteral("1"));
    // Its dispatcher says when it sleeps; GLib's does not always.
    environment.insert(QStringLiteral("QT_NO_GLIB"), QStringLiteral("1"));
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), QStringList{QStringLiteral("--here")} + arguments);
    constexpr int kMostMs = 20 * 60 * 1'000;
    if (!child.waitForFinished(kMostMs) || child.exitCode() != 0) {
        std::fprintf(stderr, "pan_bench: %s=%s ended with %d\n", qPrintable(variable), qPrintable(value),
                     child.exitCode());
        std::exit(1);
    }
    return QJsonDocument::fromJson(child.readAllStandardOutput()).object();
}

} // namespace

int main(int argc, char** argv) {
    std::vector<QByteArray> given{argv + 1, argv + argc};
    const bool quick = std::erase(given, "--quick") > 0;
    const Effort effort = quick ? kQuick : Effort{};
    const QByteArray what = given.empty() ? QByteArray{} : given.front();
    if (what == "--ours" || what == "--layers") {
        const QApplication application{argc, argv};
        return panOurs(what == "--layers", effort);
    }
    if (what == "--here") {
        const QApplication application{argc, argv};
        return measureHere(given.size() > 1 ? QString::fromLocal8Bit(given[1]) : QString{}, effort);
    }
    const QCoreApplication application{argc, argv};
    QStringList passed{QString::fromLocal8Bit(what)};
    if (quick) {
        passed.append(QStringLiteral("--quick"));
    }
    const QJsonObject software = runOnce(passed, QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    const QJsonObject llvmpipe = runOnce(passed, QStringLiteral("QSG_RHI_BACKEND"), QStringLiteral("opengl"));
    const QJsonObject all{{QStringLiteral("software"), software},
                          {QStringLiteral("llvmpipe"), llvmpipe},
                          {QStringLiteral("same_marks"), software.value(u"marks") == llvmpipe.value(u"marks")}};
    std::fputs(QJsonDocument{all}.toJson().constData(), stdout);
    return 0;
}
