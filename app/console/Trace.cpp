// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Trace.h"

#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/window/DutyWorkspace.h"

#include <QJsonDocument>
#include <QTimer>

namespace trucban::console {

namespace {

// A P1 that nobody scrolls to must not keep the list growing.
constexpr std::size_t kMostPending = 100'000;

} // namespace

Trace::Trace() : m_steadyStart(Clock::now()), m_wallStart(std::chrono::system_clock::now()) {}

std::expected<std::unique_ptr<Trace>, QString> Trace::open(const QString& file) {
    std::unique_ptr<Trace> trace(new Trace);
    trace->m_file.setFileName(file);
    if (!trace->m_file.open(QIODevice::WriteOnly | QIODevice::Append)) {
        return std::unexpected(
            QStringLiteral("cannot write the trace file %1: %2").arg(file, trace->m_file.errorString()));
    }
    return trace;
}

void Trace::watch(models::Board& board, MapFeed& mapFeed, maps::MapView& map, widgets::MainWindow& window) {
    m_board = &board;
    m_mapFeed = &mapFeed;
    m_map = &map;
    m_window = &window;
    auto& workspace = window.workspace();
    connect(&workspace.queue().table(), &widgets::QueueTable::painted, this, &Trace::onQueuePainted);
    connect(&workspace.urgent(), &widgets::UrgentStrip::painted, this, &Trace::onQueuePainted);
    connect(&map, &maps::MapView::presented, this, &Trace::onMapPresented);
}

void Trace::onApplied(const Arrivals& arrivals) {
    const auto now = Clock::now();
    if (arrivals.fill) {
        onFilled(*arrivals.fill, now);
    }
    for (const auto& [id, received] : arrivals.received) {
        const auto* alert = m_board->alert(id);
        if (alert == nullptr || m_pending.size() >= kMostPending) {
            continue;
        }
        const auto* case_ = m_board->case_(alert->caseId);
        m_pending.push_back({.alert = id,
                             .caseId = alert->caseId,
                             .received = received,
                             .applied = now,
                             .mapGeneration = m_mapFeed->shows(alert->caseId) ? m_mapFeed->generation() : 0,
                             .needsSight = case_ != nullptr && case_->priority == core::Priority::p1 &&
                                           case_->state == core::CaseState::isNew,
                             .inQueue = std::nullopt,
                             .onMap = std::nullopt});
    }
    if (!m_pending.empty() || m_fill) {
        // A row that came in outside the viewport paints nothing by itself.
        m_window->workspace().queue().table().viewport()->update();
    }
}

void Trace::onFilled(const bridge::FillPart& part, Clock::time_point now) {
    const auto cases = m_board->state().cases.size();
    if (cases > 0 && (part.isLast || !std::exchange(m_hasFilled, true))) {
        m_fill = Fill{.cases = static_cast<qsizetype>(cases),
                      .of = static_cast<qsizetype>(std::max(cases, part.ofCases)),
                      .applied = now};
    }
}

void Trace::onQueuePainted() {
    if ((m_pending.empty() && !m_fill) || std::exchange(m_queueFrame, true)) {
        return;
    }
    // When the event loop runs again, the frame of this paint has been handed to the screen.
    QTimer::singleShot(0, this, &Trace::onQueuePresented);
}

void Trace::onQueuePresented() {
    m_queueFrame = false;
    const auto now = Clock::now();
    if (m_fill) {
        write(*std::exchange(m_fill, std::nullopt), now);
    }
    for (auto& pending : m_pending) {
        if (pending.inQueue) {
            continue;
        }
        if (pending.needsSight) {
            pending.sight = sightOf(pending.caseId);
        }
        // Acknowledged meanwhile by somebody who did see it: no longer ours to show.
        const auto* case_ = m_board->case_(pending.caseId);
        if (!pending.sight.isEmpty() || !pending.needsSight || case_ == nullptr ||
            case_->state != core::CaseState::isNew) {
            pending.inQueue = now;
        }
    }
    finish();
}

QLatin1StringView Trace::sightOf(const core::CaseId& id) const {
    const auto& workspace = m_window->workspace();
    if (workspace.queue().table().isCaseInSight(id)) {
        return QLatin1StringView("row");
    }
    if (workspace.urgent().isInSight(id)) {
        return QLatin1StringView("card");
    }
    return workspace.urgent().isCounted(id) ? QLatin1StringView("count") : QLatin1StringView();
}

void Trace::onMapPresented(quint64 generation) {
    const auto now = Clock::now();
    for (auto& pending : m_pending) {
        if (!pending.onMap && pending.mapGeneration != 0 && generation >= pending.mapGeneration) {
            pending.onMap = now;
        }
    }
    finish();
}

void Trace::finish() {
    bool wrote = false;
    std::erase_if(m_pending, [this, &wrote](const Pending& pending) {
        const bool mapDone = pending.mapGeneration == 0 || pending.onMap || !m_map->isVisible();
        if (!pending.inQueue || !mapDone) {
            return false;
        }
        write(pending);
        wrote = true;
        return true;
    });
    if (wrote) {
        m_file.flush();
    }
}

double Trace::epochMs(Clock::time_point at) const {
    const auto wall = m_wallStart + (at - m_steadyStart);
    return std::chrono::duration<double, std::milli>(wall.time_since_epoch()).count();
}

void Trace::write(const Pending& pending) {
    const auto painted = std::max(*pending.inQueue, pending.onMap.value_or(*pending.inQueue));
    const auto* case_ = m_board->case_(pending.caseId);
    const auto span = [&pending](Clock::time_point to) {
        return std::chrono::duration<double, std::milli>(to - pending.received).count();
    };
    QJsonObject line{{QStringLiteral("id"), QString::fromStdString(pending.alert.toString())},
                     {QStringLiteral("case"), QString::fromStdString(pending.caseId.toString())},
                     {QStringLiteral("received"), epochMs(pending.received)},
                     {QStringLiteral("applied"), epochMs(pending.applied)},
                     {QStringLiteral("painted"), epochMs(painted)},
                     {QStringLiteral("receivedToApplied"), span(pending.applied)},
                     {QStringLiteral("receivedToPainted"), span(painted)}};
    if (case_ != nullptr) {
        line.insert(QStringLiteral("priority"), QString::fromUtf8(core::nameOf(case_->priority)));
    }
    if (!pending.sight.isEmpty()) {
        line.insert(QStringLiteral("sight"), pending.sight);
    }
    writeLine(line);
}

void Trace::write(const Fill& fill, Clock::time_point painted) {
    writeLine({{QStringLiteral("cases"), fill.cases},
               {QStringLiteral("of"), fill.of},
               {QStringLiteral("applied"), epochMs(fill.applied)},
               {QStringLiteral("painted"), epochMs(painted)}});
    m_file.flush();
}

void Trace::writeLine(const QJsonObject& line) {
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact));
    m_file.write("\n");
}

} // namespace trucban::console
