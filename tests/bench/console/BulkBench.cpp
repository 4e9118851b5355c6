// SPDX-License-Identifier: GPL-3.0-or-later
// bulk_bench [CASES]: a real gateway with so many new cases and one whole desk at it, by keys alone: all marked, closed
// without action with one reason, and reopened by Undo. "ended" is from the last key until the exact result is told,
// "shown" until the window has shown all of it, "freeze" the longest time in which no key was heard meanwhile, "over32"
// how often that was more than 32 ms. QT_QPA_PLATFORM=offscreen; JSON on stdout, milliseconds.
#include "console/Desk.h"
#include "maps/MapSamples.h"
#include "support/GatewayFixture.h"
#include "widgets/bulk/BulkRun.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QDialog>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace trucban;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::minutes kDeadline{5};

double milliseconds(Clock::duration span) {
    return std::chrono::duration<double, std::milli>(span).count();
}

/// Notes how long each event of the loop takes.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        if (m_depth > 0) {
            return QApplication::notify(receiver, event);
        }
        ++m_depth;
        const auto began = Clock::now();
        const bool isTaken = QApplication::notify(receiver, event);
        const auto span = Clock::now() - began;
        --m_depth;
        longest = std::max(longest, span);
        over32 += span > std::chrono::milliseconds{32} ? 1 : 0;
        return isTaken;
    }
    void restart() {
        longest = {};
        over32 = 0;
    }
    Clock::duration longest{};
    int over32 = 0;

private:
    int m_depth = 0;
};

struct Figures {
    double ended = 0;
    double shown = 0;
    double freeze = 0;
    int over32 = 0;
    int done = 0;
    int left = 0;
};

void print(const char* name, const Figures& figures) {
    std::printf(R"("%s":{"ended":%.0f,"shown":%.0f,"freeze":%.1f,"over32":%d,"done":%d,"left":%d})", name,
                figures.ended, figures.shown, figures.freeze, figures.over32, figures.done, figures.left);
}

} // namespace

int main(int count, char** arguments) {
    TimedApplication application{count, arguments};
    test::addFonts();
    maps::prepareGraphics();
    const int cases = count > 1 ? std::atoi(arguments[1]) : 2'000;
    test::GatewayFixture gateway;
    gateway.addUser("an", "city", "all");
    const auto ingest = gateway.addKey("sos-app");
    gateway.start();
    const auto& wards = test::cityWards().wards();
    for (int i = 0; i < cases; ++i) {
        const auto& at = wards[static_cast<std::size_t>(i) % wards.size()].label;
        gateway.post(ingest, test::alertJson(std::to_string(i), at.lat, at.lon, "Ồn ào", "noise"));
    }
    const QTemporaryDir profile;
    widgets::Theme theme{application};
    console::Desk desk{theme,
                       test::cityWards(),
                       {.gatewayUrl = "https://127.0.0.1:" + std::to_string(gateway.port()),
                        .user = "an",
                        .password = "mật khẩu an",
                        .pin = gateway.fingerprint(),
                        .profileDir = profile.path().toStdString(),
                        .replicaKey = std::string(32, 'k')}};
    auto& window = desk.window();
    window.show();
    desk.start(nullptr);
    const auto& rows = *window.workspace().queue().table().model();
    const auto rowsIn = [&rows](core::CaseState state) {
        int found = 0;
        for (int row = 0; row < rows.rowCount(); ++row) {
            found += rows.index(row, 0).data(models::QueueModel::StateRole).toInt() == static_cast<int>(state) ? 1 : 0;
        }
        return found;
    };
    const auto waitFor = [](const std::function<bool()>& holds) { return QTest::qWaitFor(holds, kDeadline); };
    if (!waitFor([&] { return rowsIn(core::CaseState::isNew) == cases; })) {
        std::fprintf(stderr, "the desk did not get all cases\n");
        return 1;
    }
    QTest::qWait(1'500); // what a window does once, when it was filled, is not the triage's
    const auto key = [&window](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* top = &window;
        for (auto* dialog : window.findChildren<QDialog*>()) {
            top = dialog->isVisible() ? dialog : top;
        }
        top->activateWindow();
        QCoreApplication::processEvents();
        QTest::keyClick(top->focusWidget() != nullptr ? top->focusWidget() : top, key, modifiers);
    };
    const auto& run = *window.findChild<widgets::BulkRun*>();
    const auto measure = [&](Qt::Key last, widgets::BulkKind kind, core::CaseState state) {
        application.restart();
        const auto began = Clock::now();
        key(last);
        Figures figures;
        waitFor([&] { return run.result().kind == kind && run.result().chosen > 0 && run.result().hasEnded; });
        figures.ended = milliseconds(Clock::now() - began);
        waitFor([&] { return rowsIn(state) == run.result().done; });
        window.repaint();
        figures.shown = milliseconds(Clock::now() - began);
        figures.freeze = milliseconds(application.longest);
        figures.over32 = application.over32;
        figures.done = run.result().done;
        figures.left = static_cast<int>(run.result().left.size());
        return figures;
    };
    key(Qt::Key_1, Qt::ControlModifier);
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_F5);
    const auto closing = measure(Qt::Key_1, widgets::BulkKind::noAction, core::CaseState::closed);
    const auto undoing = measure(Qt::Key_F10, widgets::BulkKind::undoing, core::CaseState::isNew);
    std::printf(R"({"cases":%d,)", cases);
    print("close", closing);
    std::printf(",");
    print("undo", undoing);
    std::printf("}\n");
    return closing.done == cases && undoing.done == cases ? 0 : 1;
}
