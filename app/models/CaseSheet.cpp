// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CaseSheet.h"

#include "core/Deadline.h"
#include "core/QueueRank.h"
#include "core/Text.h"
#include "models/Wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace trucban::models {

namespace {

constexpr std::size_t kMostWords = 160;

struct CaseSheet {
    Q_DECLARE_TR_FUNCTIONS(CaseSheet)
public:
    static Sheet head() {
        Sheet sheet;
        sheet.title = tr("Các vụ đang mở");
        sheet.columns = {{tr("Mức"), 4},      {tr("Mã"), 9},        {tr("Loại việc"), 11}, {tr("Trạng thái"), 9},
                         {tr("Địa chỉ"), 17}, {tr("Phường"), 10},   {tr("Tin báo"), 20},   {tr("Lực lượng"), 11},
                         {tr("Mở lúc"), 8},   {tr("Thời hạn"), 10}, {tr("Đang chờ"), 14}};
        sheet.isLandscape = true;
        return sheet;
    }

    static QString words(const core::Case& case_, const core::State& state) {
        const auto* alert = primaryAlertOf(case_, state);
        if (alert == nullptr || !alert->details || isSensitive(case_, state.policy)) {
            return {};
        }
        auto text = Wording::text(core::masked(alert->details->text)).simplified();
        return text.size() > static_cast<qsizetype>(kMostWords)
                   ? Wording::text(core::truncated(text.toStdString(), kMostWords)) + QStringLiteral("…")
                   : text;
    }

    static QString awaited(const core::Case& case_) {
        QStringList parts;
        if (case_.transfer && case_.transfer->state == core::OfferState::offered) {
            parts << tr("%1 nhận chuyển tuyến").arg(Wording::wardShort(case_.transfer->to));
        }
        for (const auto& request : case_.jointRequests) {
            if (request.state == core::OfferState::offered) {
                parts << tr("%1 trả lời").arg(Wording::agency(request.agency));
            }
        }
        return parts.join(QStringLiteral("; "));
    }

    static QStringList row(const core::Case& case_, const core::State& state, core::Instant now) {
        const auto* alert = primaryAlertOf(case_, state);
        auto kind = Wording::kind(state.policy, case_.kind);
        if (case_.exercise) {
            kind += tr(" (diễn tập)");
        }
        return {Wording::priorityShort(case_.priority),
                Wording::text(case_.code),
                kind,
                Wording::caseState(case_.state),
                guardedPlace(case_, state),
                Wording::caseWard(case_, alert),
                words(case_, state),
                activeUnits(case_),
                Wording::dateMinute(case_.openedAt),
                deadlineWords(case_, state.policy, now),
                awaited(case_)};
    }

    static QStringList facts(const SheetSource& source, std::size_t open, std::size_t urgent) {
        QStringList lines;
        lines << tr("Lập lúc %1 bởi %2. %3 vụ đang mở, trong đó %4 vụ P1 chưa tiếp nhận.")
                     .arg(Wording::dateTime(source.now), source.user, Wording::number(static_cast<qlonglong>(open)),
                          Wording::number(static_cast<qlonglong>(urgent)));
        addAge(lines, source);
        return lines;
    }

    static void addAge(QStringList& lines, const SheetSource& source) {
        if (source.heardAt) {
            lines << tr("DỮ LIỆU CŨ: nghe máy chủ lần cuối lúc %1. Có thể đã có tin báo mới không nằm trong bảng này.")
                         .arg(Wording::dateTime(*source.heardAt));
        }
    }

    using Ranked = std::vector<std::pair<std::int64_t, const core::Case*>>;

    /// As the queue stands.
    static void addRows(Sheet& sheet, Ranked cases, const core::State& state, core::Instant now) {
        std::ranges::sort(cases, {}, [](const auto& entry) { return std::pair{entry.first, entry.second->id}; });
        sheet.rows.reserve(cases.size());
        for (const auto& [rank, case_] : cases) {
            sheet.rows.push_back(row(*case_, state, now));
        }
    }

    static QString place(const core::Case& case_, const core::State& state) {
        if (isSensitive(case_, state.policy)) {
            return tr("địa chỉ được giữ kín");
        }
        const auto* alert = primaryAlertOf(case_, state);
        if (alert != nullptr && alert->details && !alert->details->address.empty()) {
            return Wording::text(core::masked(alert->details->address)).simplified();
        }
        const auto position = alert != nullptr ? alert->position() : std::nullopt;
        return position ? Wording::coordinate(position->point) : tr("chưa rõ vị trí");
    }

    static QString deadline(const core::RunningDeadline& running, core::Instant now) {
        const bool isOver = running.level == core::DeadlineLevel::overdue;
        return (isOver ? tr("quá hạn %1 %2") : tr("hạn %1 còn %2"))
            .arg(Wording::deadlineStage(running.stage),
                 Wording::duration(isOver ? now - running.due : running.due - now));
    }
};

} // namespace

const core::Alert* primaryAlertOf(const core::Case& case_, const core::State& state) {
    for (const auto& id : case_.alerts) {
        if (const auto* alert = state.alert(id)) {
            return alert;
        }
    }
    return nullptr;
}

bool isSensitive(const core::Case& case_, const core::Policy& policy) {
    return case_.sensitive || policy.kind(case_.kind).sensitive;
}

QString guardedPlace(const core::Case& case_, const core::State& state) {
    return CaseSheet::place(case_, state);
}

QString deadlineWords(const core::Case& case_, const core::Policy& policy, core::Instant now) {
    const auto running = core::runningDeadline(case_, policy, now);
    return running ? CaseSheet::deadline(*running, now) : QString();
}

QString activeUnits(const core::Case& case_) {
    QStringList units;
    for (const auto& assignment : case_.assignments) {
        if (assignment.isActive()) {
            units << QStringLiteral("%1 %2").arg(Wording::text(assignment.unit.value),
                                                 Wording::assignmentState(assignment.state).toLower());
        }
    }
    return units.join(QStringLiteral(", "));
}

Sheet openCasesSheet(const core::State& state, const SheetSource& source) {
    CaseSheet::Ranked open;
    std::size_t urgent = 0;
    for (const auto& [id, case_] : state.cases) {
        if (case_.isOpen()) {
            open.emplace_back(core::queueRank(case_), &case_);
            urgent += case_.priority == core::Priority::p1 && case_.state == core::CaseState::isNew ? 1 : 0;
        }
    }
    auto sheet = CaseSheet::head();
    sheet.facts = CaseSheet::facts(source, open.size(), urgent);
    sheet.foot = CaseSheet::tr("Trực Ban · các vụ đang mở · %1").arg(Wording::dateMinute(source.now));
    if (open.empty()) {
        sheet.closing << CaseSheet::tr("Không có vụ nào đang mở.");
    }
    CaseSheet::addRows(sheet, std::move(open), state, source.now);
    return sheet;
}

Sheet chosenCasesSheet(const core::State& state, const std::unordered_set<core::CaseId>& chosen,
                       const SheetSource& source) {
    CaseSheet::Ranked cases;
    for (const auto& id : chosen) {
        if (const auto* case_ = state.case_(id)) {
            cases.emplace_back(core::queueRank(*case_), case_);
        }
    }
    auto sheet = CaseSheet::head();
    sheet.title = CaseSheet::tr("Các vụ đã chọn");
    sheet.facts << CaseSheet::tr("Lập lúc %1 bởi %2. %3 vụ do cán bộ chọn trong hàng chờ.")
                       .arg(Wording::dateTime(source.now), source.user,
                            Wording::number(static_cast<qlonglong>(cases.size())));
    if (cases.size() < chosen.size()) {
        sheet.facts << CaseSheet::tr("%1 vụ đã chọn không còn ở bàn trực này.")
                           .arg(Wording::number(static_cast<qlonglong>(chosen.size() - cases.size())));
    }
    CaseSheet::addAge(sheet.facts, source);
    sheet.foot = CaseSheet::tr("Trực Ban · các vụ đã chọn · %1").arg(Wording::dateMinute(source.now));
    CaseSheet::addRows(sheet, std::move(cases), state, source.now);
    return sheet;
}

} // namespace trucban::models
