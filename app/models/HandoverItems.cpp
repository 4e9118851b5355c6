// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HandoverItems.h"

#include "core/Command.h"
#include "core/Deadline.h"
#include "core/QueueRank.h"
#include "models/CallBacks.h"
#include "models/CaseSheet.h"
#include "models/Wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace trucban::models {

namespace {

using core::HandoverTopic;

/// Together with what JSON puts around each line this stays below wire::kMaxClientFrameBytes.
constexpr std::size_t kMostBytes = 400 * 1024;
constexpr std::size_t kBytesAround = 170;
constexpr std::size_t kMostLines = core::kMaxHandoverItems - 8; ///< room for what is always said
/// Open cases that are not urgent leave the rest to promises, transfers, units and changes, however many wait.
constexpr std::size_t kMostOpenBytes = 300 * 1024;
constexpr std::size_t kMostOpenLines = 1'400;
constexpr std::size_t kMostChanges = 300;

class Compiler {
    Q_DECLARE_TR_FUNCTIONS(HandoverItems)
public:
    Compiler(const core::State& state, const HandoverGround& ground) : m_state(state), m_ground(ground) {
        for (const auto& [id, case_] : state.cases) {
            if (isOurs(case_)) {
                m_cases.emplace_back(core::queueRank(case_), &case_);
            }
        }
        std::ranges::sort(m_cases, {}, [](const auto& entry) { return std::pair{entry.first, entry.second->id}; });
    }

    std::vector<core::HandoverItem> run() {
        addOpen(true);
        addOpen(false);
        addAwaited();
        addUnits();
        addMute();
        addChanges();
        addLeftOut();
        return std::move(m_items);
    }

private:
    [[nodiscard]] bool isOurs(const core::Case& case_) const {
        const auto& desk = m_ground.desk;
        const auto isOurWard = [&desk](core::WardCode ward) { return core::contains(desk, ward); };
        const bool isOffered = case_.transfer && case_.transfer->state == core::OfferState::offered;
        return isOurWard(core::kCityDesk) || isOurWard(case_.ward) ||
               std::ranges::any_of(case_.candidates, isOurWard) || (isOffered && isOurWard(case_.transfer->to));
    }

    [[nodiscard]] bool hasRoom(const core::Case& case_) const {
        return case_.priority == core::Priority::p1 || (m_items.size() < kMostOpenLines && m_bytes < kMostOpenBytes);
    }

    bool add(HandoverTopic topic, const core::Case* case_, const QString& text) {
        if (m_items.size() >= kMostLines || m_bytes + static_cast<std::size_t>(text.toUtf8().size()) > kMostBytes) {
            return false;
        }
        addAlways(topic, case_, text);
        return true;
    }

    void addOrCount(HandoverTopic topic, const core::Case* case_, const QString& text) {
        m_othersLeftOut += add(topic, case_, text) ? 0 : 1;
    }

    void addAlways(HandoverTopic topic, const core::Case* case_, const QString& text) {
        auto line = text.toStdString();
        m_bytes += line.size() + kBytesAround;
        m_items.push_back({.topic = topic,
                           .caseId = case_ != nullptr ? std::optional(case_->id) : std::nullopt,
                           .text = std::move(line)});
    }

    [[nodiscard]] QString name(const core::Case& case_) const {
        return QStringLiteral("%1 · %2 · %3 · %4")
            .arg(Wording::text(case_.code), Wording::priorityShort(case_.priority),
                 Wording::kind(m_state.policy, case_.kind), Wording::caseWard(case_, primaryAlertOf(case_, m_state)));
    }

    [[nodiscard]] bool isOverdue(const core::Case& case_) const {
        const auto running = core::runningDeadline(case_, m_state.policy, m_ground.now);
        return running && running->level == core::DeadlineLevel::overdue;
    }

    void addOpen(bool overdue) {
        for (const auto& [rank, case_] : m_cases) {
            if (!case_->isOpen() || isOverdue(*case_) != overdue) {
                continue;
            }
            auto text = QStringLiteral("%1 · %2").arg(name(*case_), Wording::caseState(case_->state));
            if (overdue) {
                text += QStringLiteral(" · ") + deadlineWords(*case_, m_state.policy, m_ground.now);
            }
            if (const auto units = activeUnits(*case_); !units.isEmpty()) {
                text += QStringLiteral(" · ") + units;
            }
            if (!hasRoom(*case_) || !add(overdue ? HandoverTopic::overdue : HandoverTopic::openCase, case_, text)) {
                ++m_leftOut[static_cast<std::size_t>(case_->priority)];
            }
        }
    }

    void addAwaited() {
        for (const auto& [rank, case_] : m_cases) {
            if (!case_->isOpen()) {
                continue;
            }
            if (const auto due = promisedCallBack(*case_)) {
                addOrCount(HandoverTopic::promise, case_,
                           tr("%1 · hẹn gọi lại người báo trước %2")
                               .arg(Wording::text(case_->code), Wording::dateMinute(*due)));
            }
            for (const auto& request : case_->jointRequests) {
                if (request.state == core::OfferState::offered) {
                    addOrCount(HandoverTopic::promise, case_,
                               tr("%1 · %2 chưa trả lời đề nghị phối hợp lúc %3")
                                   .arg(Wording::text(case_->code), Wording::agency(request.agency),
                                        Wording::dateMinute(request.requestedAt)));
                }
            }
        }
        for (const auto& [rank, case_] : m_cases) {
            const auto& offer = case_->transfer;
            if (case_->isOpen() && offer && offer->state == core::OfferState::offered) {
                addOrCount(HandoverTopic::transfer, case_,
                           tr("%1 · %2 đề nghị %3 nhận, chờ trả lời đến %4")
                               .arg(name(*case_), Wording::wardShort(offer->from), Wording::wardShort(offer->to),
                                    Wording::dateMinute(offer->expiresAt)));
            } else if (offer && offer->answeredAt && *offer->answeredAt >= m_ground.since &&
                       offer->state == core::OfferState::accepted) {
                addOrCount(HandoverTopic::transfer, case_,
                           tr("%1 · đã chuyển từ %2 sang %3 lúc %4")
                               .arg(name(*case_), Wording::wardShort(offer->from), Wording::wardShort(offer->to),
                                    Wording::dateMinute(*offer->answeredAt)));
            }
        }
    }

    void addUnits() {
        std::vector<const core::Unit*> out;
        for (const auto& [id, unit] : m_state.units) {
            const auto* case_ = unit.caseId ? m_state.case_(*unit.caseId) : nullptr;
            const bool isOurs = core::contains(m_ground.desk, core::kCityDesk) ||
                                core::contains(m_ground.desk, unit.profile.homeWard) ||
                                (case_ != nullptr && this->isOurs(*case_));
            if (unit.caseId && isOurs) {
                out.push_back(&unit);
            }
        }
        std::ranges::sort(out, {}, [](const core::Unit* unit) { return unit->profile.id; });
        for (const auto* unit : out) {
            const auto* case_ = m_state.case_(*unit->caseId);
            const auto code = case_ != nullptr ? Wording::text(case_->code) : tr("vụ nơi khác");
            addOrCount(HandoverTopic::unitOut, case_,
                       tr("%1 · %2 ở %3 từ %4")
                           .arg(Wording::text(unit->profile.id.value), Wording::unitState(unit->state), code,
                                Wording::dateMinute(unit->stateSince)));
        }
    }

    void addMute() {
        if (m_ground.mutedUntil) {
            addAlways(HandoverTopic::mutedAlarm, nullptr,
                      tr("Chuông của bàn trực đang tắt, tự bật lại lúc %1").arg(Wording::time(*m_ground.mutedUntil)));
        }
    }

    void addChanges() {
        std::vector<const core::Case*> ended;
        std::size_t opened = 0;
        for (const auto& [rank, case_] : m_cases) {
            opened += case_->openedAt >= m_ground.since ? 1 : 0;
            if (case_->closedAt && *case_->closedAt >= m_ground.since && !case_->mergedInto) {
                ended.push_back(case_);
            }
        }
        std::ranges::sort(ended, std::ranges::greater{}, [](const core::Case* case_) { return *case_->closedAt; });
        addAlways(HandoverTopic::change, nullptr,
                  tr("Từ %1 có %2 vụ mới, %3 vụ đã kết thúc")
                      .arg(Wording::dateMinute(m_ground.since), Wording::number(static_cast<qlonglong>(opened)),
                           Wording::number(static_cast<qlonglong>(ended.size()))));
        const auto listed = std::min(ended.size(), kMostChanges);
        for (const auto* case_ : std::span(ended).first(listed)) {
            const auto result = case_->outcome ? Wording::disposition(case_->outcome->disposition) : QString();
            addOrCount(
                HandoverTopic::change, case_,
                tr("%1 · kết thúc lúc %2 · %3").arg(name(*case_), Wording::dateMinute(*case_->closedAt), result));
        }
    }

    void addLeftOut() {
        for (const auto priority : {core::Priority::p1, core::Priority::p2, core::Priority::p3, core::Priority::p4}) {
            if (const auto count = m_leftOut[static_cast<std::size_t>(priority)]; count > 0) {
                const auto text = tr("Còn %1 vụ %2 đang mở không nêu từng vụ: xem hàng chờ hoặc bảng dự phòng")
                                      .arg(Wording::number(count), Wording::priorityShort(priority));
                addAlways(HandoverTopic::other, nullptr, text);
            }
        }
        if (m_othersLeftOut > 0) {
            addAlways(HandoverTopic::other, nullptr,
                      tr("Còn %1 mục khác không nêu từng mục: xem từng vụ và bảng lực lượng")
                          .arg(Wording::number(m_othersLeftOut)));
        }
    }

    const core::State& m_state;
    const HandoverGround& m_ground;
    std::vector<std::pair<std::int64_t, const core::Case*>> m_cases;
    std::vector<core::HandoverItem> m_items;
    std::size_t m_bytes = 0;
    std::array<qlonglong, 4> m_leftOut{}; ///< open cases, by priority
    qlonglong m_othersLeftOut = 0;
};

struct HandoverItems {
    Q_DECLARE_TR_FUNCTIONS(HandoverItems)
public:
    static QString topic(HandoverTopic topic) {
        switch (topic) {
        case HandoverTopic::openCase:
            return tr("Vụ đang mở");
        case HandoverTopic::overdue:
            return tr("Vụ quá hạn");
        case HandoverTopic::promise:
            return tr("Còn chờ trả lời");
        case HandoverTopic::transfer:
            return tr("Chuyển tuyến");
        case HandoverTopic::unitOut:
            return tr("Lực lượng đang ngoài hiện trường");
        case HandoverTopic::mutedAlarm:
            return tr("Chuông đang tắt");
        case HandoverTopic::change:
            return tr("Thay đổi trong ca");
        case HandoverTopic::other:
            break;
        }
        return tr("Khác");
    }

    static QString answer(const core::HandoverItem& item) {
        if (!item.answeredAt) {
            return {};
        }
        const auto who = QStringLiteral("%1 %2").arg(Wording::text(item.answeredBy), Wording::time(*item.answeredAt));
        const auto word = item.exception        ? tr("NGOẠI LỆ: %1").arg(Wording::text(item.remark))
                          : item.remark.empty() ? tr("nhận")
                                                : tr("nhận: %1").arg(Wording::text(item.remark));
        return QStringLiteral("%1 (%2)").arg(word, who);
    }

    static Sheet sheet(const core::Handover& handover) {
        Sheet sheet;
        sheet.title = tr("Bàn giao ca trực");
        sheet.facts << tr("Đơn vị: %1. Ca từ %2 đến %3.")
                           .arg(deskName(handover.wards), Wording::dateMinute(handover.since),
                                Wording::dateMinute(handover.signedAt))
                    << tr("Người giao ký: %1 lúc %2.")
                           .arg(Wording::text(handover.signedBy), Wording::dateTime(handover.signedAt))
                    << (handover.acceptedAt
                            ? tr("Người nhận ký: %1 lúc %2.")
                                  .arg(Wording::text(handover.acceptedBy), Wording::dateTime(*handover.acceptedAt))
                            : tr("Chưa có người nhận."));
        if (!handover.words.empty()) {
            sheet.facts << tr("Lời bàn giao: %1").arg(Wording::text(handover.words));
        }
        sheet.columns = {{tr("Số"), 4}, {tr("Mục"), 14}, {tr("Nội dung"), 52}, {tr("Trả lời"), 30}};
        int number = 0;
        for (const auto& item : handover.items) {
            sheet.rows.push_back(
                {Wording::number(++number), topic(item.topic), Wording::text(item.text), answer(item)});
        }
        if (!handover.head.empty()) {
            sheet.closing << tr("Đầu nhật ký lúc ký: %1").arg(Wording::text(handover.head))
                          << tr("Kiểm tra: trucban-gateway verify --head %1").arg(Wording::text(handover.head));
        }
        sheet.closing << tr("Người giao (ký, ghi rõ họ tên): ……………………………………")
                      << tr("Người nhận (ký, ghi rõ họ tên): ……………………………………");
        sheet.foot = tr("Trực Ban · bàn giao ca · %1").arg(Wording::dateMinute(handover.signedAt));
        return sheet;
    }
};

} // namespace

std::vector<core::HandoverItem> compileHandover(const core::State& state, const HandoverGround& ground) {
    return Compiler(state, ground).run();
}

core::WardSet deskOf(const core::Scope& scope) {
    return scope.all ? core::WardSet{core::kCityDesk} : scope.wards;
}

bool isOfDesk(const core::Handover& handover, const core::WardSet& desk) {
    return std::ranges::any_of(handover.wards, [&desk](core::WardCode ward) { return core::contains(desk, ward); });
}

QString topicName(core::HandoverTopic topic) {
    return HandoverItems::topic(topic);
}

QString deskName(const core::WardSet& desk) {
    QStringList names;
    for (const auto ward : desk) {
        names << Wording::wardShort(ward);
    }
    return names.join(QStringLiteral(", "));
}

Sheet handoverSheet(const core::Handover& handover) {
    return HandoverItems::sheet(handover);
}

} // namespace trucban::models
