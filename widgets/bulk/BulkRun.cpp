// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bulk/BulkRun.h"

#include "core/Refusal.h"
#include "models/Wording.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace trucban::widgets {

using bridge::CommandStage;
using models::Wording;

namespace {

constexpr std::chrono::milliseconds kTellEvery{60};

/// Somebody decided on the case after the officer looked at it.
bool isChange(const std::string& code) {
    return std::ranges::any_of(std::array{core::Refusal::conflict, core::Refusal::caseClosed, core::Refusal::caseMerged,
                                          core::Refusal::alreadyDone, core::Refusal::illegalMove,
                                          core::Refusal::unitsStillOut, core::Refusal::unknownCase,
                                          core::Refusal::outOfScope},
                               [&code](core::Refusal refusal) { return core::nameOf(refusal) == code; });
}

} // namespace

BulkRun::BulkRun(CommandGateway& gateway, QObject* parent) : QObject(parent), m_gateway(gateway) {
    m_telling.setSingleShot(true);
    m_telling.setInterval(kTellEvery);
    connect(&m_telling, &QTimer::timeout, this, &BulkRun::progressed);
}

bool BulkRun::start(BulkPlan plan) {
    if (isRunning()) {
        return false;
    }
    m_plan = std::move(plan);
    m_next = 0;
    m_unanswered.clear();
    m_why.assign(m_plan.items.size(), {});
    m_result = {.kind = m_plan.kind,
                .title = m_plan.title,
                .chosen = static_cast<int>(m_plan.items.size() + m_plan.leftOut.size()),
                .leftOut = static_cast<int>(m_plan.leftOut.size()),
                .hasEnded = false};
    emit progressed();
    submitSome();
    checkEnd();
    return true;
}

void BulkRun::submitSome() {
    while (m_next < m_plan.items.size() && m_unanswered.size() + kSlice <= kMostUnanswered) {
        const auto first = m_next;
        m_next = std::min(first + kSlice, m_plan.items.size());
        std::vector<bridge::PlannedCommand> acts;
        for (auto item = first; item < m_next; ++item) {
            acts.push_back(std::move(m_plan.items[item].act));
        }
        m_isSubmitting = true;
        const auto ids = m_gateway.submitMany(std::move(acts));
        m_isSubmitting = false;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            m_unanswered.emplace(ids[i], first + i);
        }
    }
}

void BulkRun::stop() {
    if (!isRunning()) {
        return;
    }
    giveUpRest(m_result.stopped, tr("Đã dừng trước khi đến vụ này."));
    std::vector<core::CommandId> unanswered;
    std::ranges::transform(m_unanswered, std::back_inserter(unanswered), [](const auto& entry) { return entry.first; });
    for (const auto& id : unanswered) {
        m_gateway.withdraw(id); // its fate may be told at once
    }
    checkEnd();
}

void BulkRun::giveUpRest(int& count, const QString& why) {
    for (; m_next < m_plan.items.size(); ++m_next) {
        leave(m_next, count, why);
    }
}

void BulkRun::leave(std::size_t item, int& count, const QString& why) {
    ++count;
    m_why[item] = why;
}

bool BulkRun::onCommand(const bridge::CommandStatus& command) {
    const auto found = m_unanswered.find(command.id);
    if (found == m_unanswered.end()) {
        return m_isSubmitting; // told before its id was known here
    }
    if (command.stage == CommandStage::queued || command.stage == CommandStage::sent) {
        return true;
    }
    const auto item = found->second;
    m_unanswered.erase(found);
    settle(command, item);
    submitSome();
    checkEnd();
    if (isRunning() && !m_telling.isActive()) {
        m_telling.start();
    }
    return true;
}

void BulkRun::settle(const bridge::CommandStatus& command, std::size_t item) {
    switch (command.stage) {
    case CommandStage::accepted:
        ++m_result.done;
        m_result.doneCases.push_back(m_plan.items[item].id);
        m_result.upTo = std::max(m_result.upTo, command.seq.value_or(0));
        break;
    case CommandStage::refused:
        leave(item, isChange(command.refusalCode) ? m_result.changed : m_result.refused,
              Wording::refusal(command.refusalCode, command.refusalMessage));
        break;
    case CommandStage::withdrawn:
        leave(item, m_result.stopped, tr("Đã dừng trước khi đến vụ này."));
        break;
    case CommandStage::expired:
        leave(item, m_result.notSent, tr("Không gửi được trong thời hạn, nên chưa làm gì."));
        giveUpRest(m_result.notSent, tr("Chưa gửi: không có kết nối."));
        break;
    case CommandStage::queued:
    case CommandStage::sent:
        break;
    }
}

void BulkRun::checkEnd() {
    if (!isRunning() || !m_unanswered.empty() || m_next < m_plan.items.size()) {
        return;
    }
    m_result.left = m_plan.leftOut;
    for (std::size_t item = 0; item < m_plan.items.size(); ++item) {
        if (!m_why[item].isEmpty()) {
            m_result.left.push_back({m_plan.items[item].id, m_plan.items[item].code, m_why[item]});
        }
    }
    m_result.hasEnded = true;
    m_telling.stop();
    emit progressed();
    emit ended();
}

} // namespace trucban::widgets
