// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/undo/UndoPlan.h"

#include "models/CommandModel.h"
#include "models/Wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace trucban::widgets {

using models::Wording;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(trucban::widgets::UndoPlan)
};

UndoPlan by(const core::CaseId& id, core::CommandBody act) {
    UndoPlan plan{.acts = {}, .checksCase = id, .cannot = {}};
    plan.acts.push_back(std::move(act));
    return plan;
}

UndoPlan cannot(const QString& why) {
    return {.acts = {}, .checksCase = std::nullopt, .cannot = why};
}

constexpr std::size_t kMostRecords = 50; ///< of one act; more is an import

/// One branch per act; an act without a branch is not spoken of.
struct Planner {
    const models::Board& board;

    using Plan = std::optional<UndoPlan>;

    Plan operator()(const core::AcknowledgeCase& act) const { return by(act.caseId, core::ReturnToNew{act.caseId}); }

    Plan operator()(const core::ReturnToNew& act) const { return by(act.caseId, core::AcknowledgeCase{act.caseId}); }

    Plan operator()(const core::SetPriority& act) const {
        const auto* case_ = board.case_(act.caseId);
        if (case_ == nullptr || case_->priority == act.priority) {
            return cannot(Words::tr("Mức ưu tiên chỉ được xác nhận, không đổi."));
        }
        return by(act.caseId, core::SetPriority{act.caseId, case_->priority, undoReason()});
    }

    Plan operator()(const core::SetKind& act) const {
        const auto* case_ = board.case_(act.caseId);
        if (case_ == nullptr) {
            return std::nullopt;
        }
        auto plan = by(act.caseId, core::SetKind{act.caseId, case_->kind});
        if (!case_->priorityConfirmed && board.policy().kind(act.kind).priority < case_->priority) {
            plan.acts.emplace_back(
                core::SetPriority{act.caseId, case_->priority, undoReason()}); // it rose with the kind
        }
        return plan;
    }

    Plan operator()(const core::PlaceAlert& act) const {
        const auto* alert = board.alert(act.alert);
        if (alert == nullptr) {
            return std::nullopt;
        }
        const auto position = alert->position();
        return position ? UndoPlan{.acts = {core::PlaceAlert{act.alert, *position}}, .checksCase = {}, .cannot = {}}
                        : cannot(Words::tr("Trước đó tin này chưa có vị trí. Đặt lại vị trí bằng Ctrl+Shift+V."));
    }

    Plan operator()(const core::DispatchUnit& act) const {
        return UndoPlan{.acts = {core::RecallUnit{act.caseId, act.unit}}, .checksCase = {}, .cannot = {}};
    }

    Plan operator()(const core::RecallUnit& act) const {
        const auto* case_ = board.case_(act.caseId);
        const auto* assignment = case_ != nullptr ? case_->activeAssignment(act.unit) : nullptr;
        return UndoPlan{.acts = {core::DispatchUnit{.caseId = act.caseId,
                                                    .unit = act.unit,
                                                    .lead = assignment != nullptr && assignment->lead,
                                                    .overrideKind = true}}, // it had been sent to this
                        .checksCase = {},
                        .cannot = {}};
    }

    Plan operator()(const core::SetUnitState& act) const {
        const auto* unit = board.unit(act.unit);
        if (unit == nullptr) {
            return std::nullopt;
        }
        if (!unit->caseId) {
            return UndoPlan{.acts = {core::SetUnitState{act.unit, unit->state}}, .checksCase = {}, .cannot = {}};
        }
        const bool leaves = act.state != core::UnitState::enRoute && act.state != core::UnitState::onScene;
        return leaves
                   ? cannot(Words::tr("Lực lượng đã rời vụ. Điều động lại bằng F3."))
                   : cannot(Words::tr("Bước đi của lực lượng không lùi được. Ghi chú nếu nhầm, hoặc gọi về bằng F4."));
    }

    Plan operator()(const core::ResolveCase& act) const { return reopening(act.caseId); }

    Plan operator()(const core::CloseCase& act) const {
        const auto* case_ = board.case_(act.caseId);
        const bool released = case_ != nullptr && std::ranges::any_of(case_->assignments, &core::Assignment::isActive);
        return released ? cannot(Words::tr("Lực lượng đã được cho về. Mở lại vụ bằng Ctrl+Shift+O rồi điều động lại."))
                        : reopening(act.caseId);
    }

    Plan operator()(const core::ReopenCase& act) const {
        const auto* case_ = board.case_(act.caseId);
        if (case_ == nullptr || !case_->outcome) {
            return cannot(Words::tr("Kết quả cũ không còn ở máy này. Dùng Kết thúc (F7)."));
        }
        if (case_->state == core::CaseState::resolved) {
            return by(act.caseId, core::ResolveCase{act.caseId, *case_->outcome});
        }
        return by(act.caseId, core::CloseCase{act.caseId, case_->outcome, false});
    }

    Plan operator()(const core::OfferTransfer& act) const {
        return by(act.caseId, core::AnswerTransfer{act.caseId, core::OfferState::withdrawn, undoReason()});
    }

    Plan operator()(const core::AnswerTransfer& act) const {
        return act.state == core::OfferState::withdrawn
                   ? cannot(Words::tr("Đề nghị đã rút. Đề nghị lại bằng F9."))
                   : cannot(Words::tr("Phường kia đã thấy trả lời. Chuyển lại bằng F9."));
    }

    Plan operator()(const core::RequestJoint& act) const {
        return UndoPlan{.acts = {core::AnswerJoint{.caseId = act.caseId,
                                                   .request = act.request,
                                                   .state = core::OfferState::withdrawn,
                                                   .contactName = {},
                                                   .referenceNumber = {},
                                                   .answer = undoReason()}},
                        .checksCase = {},
                        .cannot = {}};
    }

    Plan operator()(const core::AnswerJoint&) const {
        return cannot(Words::tr("Trả lời qua điện thoại đã ghi. Ghi chú nếu nhầm."));
    }

    Plan operator()(const core::ClaimCase&) const {
        return cannot(Words::tr("Vụ đã về một phường, các phường khác không thấy nữa. Chuyển bằng F9."));
    }

    Plan operator()(const core::MergeCases& act) const {
        UndoPlan plan;
        for (const auto& other : act.others) {
            plan.acts.emplace_back(core::UnmergeCase{other});
        }
        return plan;
    }

    Plan operator()(const core::UnmergeCase& act) const {
        const auto* case_ = board.case_(act.caseId);
        if (case_ == nullptr || !case_->mergedInto) {
            return std::nullopt;
        }
        return UndoPlan{.acts = {core::MergeCases{*case_->mergedInto, {act.caseId}}}, .checksCase = {}, .cannot = {}};
    }

    Plan operator()(const core::TickCheck& act) const {
        return UndoPlan{.acts = {core::TickCheck{act.caseId, act.code, !act.done}}, .checksCase = {}, .cannot = {}};
    }

    Plan operator()(const core::MakeReal&) const {
        return cannot(Words::tr("Tin đã báo chuông như tin thật. Kết thúc vụ nếu nhầm (F5)."));
    }

    Plan operator()(const core::AddNote&) const {
        return cannot(Words::tr("Ghi chú ở lại nhật ký. Thêm một ghi chú đính chính (F8)."));
    }

    /// What was changed goes back to what it was, what is new is withdrawn; the gateway refuses when somebody saved it
    /// since. An import has an undo of its own.
    Plan operator()(const core::SaveRecords& act) const {
        if (act.records.size() > kMostRecords) {
            return std::nullopt;
        }
        UndoPlan plan;
        core::WithdrawRecords made{{}, undoReason()};
        core::SaveRecords changed;
        for (const core::Record& saved : act.records) {
            const auto before = board.state().records.find(saved.id);
            if (before == board.state().records.end() || before->second.withdrawn) {
                made.records.push_back(saved.id);
            } else {
                changed.records.push_back(before->second);
                ++changed.records.back().version;
            }
        }
        if (!made.records.empty()) {
            plan.acts.emplace_back(std::move(made));
        }
        if (!changed.records.empty()) {
            plan.acts.emplace_back(std::move(changed));
        }
        return plan.isPossible() ? Plan{std::move(plan)} : std::nullopt;
    }

    Plan operator()(const core::WithdrawRecords& act) const {
        core::SaveRecords back;
        for (const core::RecordId& id : act.records) {
            const auto before = board.state().records.find(id);
            if (before == board.state().records.end() || act.records.size() > kMostRecords) {
                return std::nullopt;
            }
            back.records.push_back(before->second);
            ++back.records.back().version;
        }
        return UndoPlan{.acts = {std::move(back)}, .checksCase = {}, .cannot = {}};
    }

    template <class Other>
    Plan operator()(const Other&) const {
        return std::nullopt;
    }

private:
    static UndoPlan reopening(const core::CaseId& id) { return by(id, core::ReopenCase{id, undoReason()}); }
};

/// Whether the case is as its act left it; acts whose plan checks no case are not asked about.
struct Outlook {
    const core::Case& after;

    bool operator()(const core::AcknowledgeCase&) const { return after.state == core::CaseState::acknowledged; }
    bool operator()(const core::ReturnToNew&) const { return after.state == core::CaseState::isNew; }
    bool operator()(const core::SetPriority& act) const { return after.priority == act.priority; }
    bool operator()(const core::SetKind& act) const { return after.kind == act.kind; }
    bool operator()(const core::ResolveCase& act) const {
        return after.state == core::CaseState::resolved && after.outcome == act.outcome;
    }
    bool operator()(const core::CloseCase& act) const {
        return after.state == core::CaseState::closed && (!act.outcome || after.outcome == act.outcome);
    }
    bool operator()(const core::ReopenCase&) const { return after.isOpen(); }
    bool operator()(const core::OfferTransfer& act) const {
        return after.transfer && after.transfer->to == act.to && after.transfer->state == core::OfferState::offered;
    }
    template <class Other>
    bool operator()(const Other&) const {
        return true;
    }
};

} // namespace

bool isAsDecided(const core::CommandBody& body, const core::Case& after) {
    return std::visit(Outlook{after}, body);
}

std::optional<UndoPlan> undoPlan(const core::CommandBody& body, const models::Board& before) {
    return std::visit(Planner{before}, body);
}

std::string undoReason() {
    // Into the log, whatever language the window speaks.
    return "Hoàn tác";
}

QString undoName(const core::CommandBody& body, const models::Board& board) {
    auto name = Wording::commandName(body);
    if (!name.isEmpty()) {
        name[0] = name[0].toLower();
    }
    std::optional<core::CaseId> id = models::caseOf(body);
    if (const auto* place = std::get_if<core::PlaceAlert>(&body)) {
        const auto* alert = board.alert(place->alert);
        id = alert != nullptr ? std::optional(alert->caseId) : std::nullopt;
    }
    const auto* case_ = id ? board.case_(*id) : nullptr;
    return case_ != nullptr ? QStringLiteral("%1 %2").arg(name, Wording::text(case_->code)) : name;
}

} // namespace trucban::widgets
