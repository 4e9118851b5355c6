// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of CaseActs about what a case is: priority, kind, duplicates, and who reported it.
#include "core/Acts.h"
#include "models/DuplicateFinder.h"
#include "models/DuplicateWording.h"
#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/case/ReporterBook.h"
#include "widgets/dialogs/ChoiceDialog.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/dialogs/TimedConfirm.h"

#include <algorithm>
#include <functional>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::size_t kMostDuplicates = 30;
constexpr double kDuplicateDistanceM = 1'500;
constexpr std::chrono::hours kDuplicateAge{6};

QByteArray bytesOf(const core::CaseId& id) {
    return {reinterpret_cast<const char*>(id.value.bytes.data()), static_cast<qsizetype>(id.value.bytes.size())};
}

core::CaseId caseIdFrom(const QByteArray& bytes) {
    core::CaseId id;
    std::copy_n(bytes.begin(), std::min<std::size_t>(id.value.bytes.size(), bytes.size()), id.value.bytes.begin());
    return id;
}

} // namespace

void CaseActs::askPriority(const core::Case& case_) {
    auto* dialog = question(QStringLiteral("priorityDialog"), tr("Mức ưu tiên"), case_);
    std::vector<Choice> choices;
    for (const auto& [priority, name] : core::EnumNames<core::Priority>::table) {
        const auto allowed = m_board.policy().deadlinesFor(priority).acknowledge;
        choices.push_back(
            {.title = Wording::priority(priority),
             .detail = allowed.count() > 0 ? tr("tiếp nhận trong %1").arg(Wording::duration(allowed)) : QString(),
             .value = static_cast<int>(priority),
             .icon = {}});
    }
    dialog->setChoices(choices, static_cast<int>(case_.priority));
    dialog->addField(QStringLiteral("priorityReason"), tr("Lý do"), tr("Bắt buộc khi hạ mức"), false, 500);
    dialog->setAcceptText(tr("Đặt mức  (Enter)"));
    dialog->setRule([before = case_.priority](const ChoiceDialog& asked) {
        const bool lower = asked.value().toInt() > static_cast<int>(before);
        return lower && asked.text(QStringLiteral("priorityReason")).isEmpty() ? tr("Hạ mức thì cần lý do.")
                                                                               : QString();
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id, basis = basisOf(case_)] {
        submitSeen(core::SetPriority{.caseId = id,
                                     .priority = static_cast<core::Priority>(dialog->value().toInt()),
                                     .reason = dialog->text(QStringLiteral("priorityReason")).toStdString()},
                   basis);
    });
    openDialog(*dialog);
}

void CaseActs::askKind(const core::Case& case_) {
    auto* dialog = question(QStringLiteral("kindDialog"), tr("Loại vụ việc"), case_);
    std::vector<Choice> choices;
    int preselected = 0;
    for (const auto& kind : m_board.policy().kinds) {
        if (kind.code == case_.kind) {
            preselected = static_cast<int>(choices.size());
        }
        choices.push_back({.title = Wording::kind(m_board.policy(), kind.code),
                           .detail = tr("gợi ý %1").arg(Wording::priorityShort(kind.priority)),
                           .value = QString::fromStdString(kind.code),
                           .icon = QStringLiteral("kinds/%1").arg(QString::fromStdString(kind.icon))});
    }
    dialog->setChoices(choices, preselected, true);
    dialog->setAcceptText(tr("Đặt loại  (Enter)"));
    dialog->setRule([](const ChoiceDialog& asked) { return asked.value().isValid() ? QString() : tr("Chọn loại."); });
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id, basis = basisOf(case_)] {
        submitSeen(core::SetKind{.caseId = id, .kind = dialog->value().toString().toStdString()}, basis);
    });
    openDialog(*dialog);
}

void CaseActs::askMerge(const core::Case& case_) {
    struct Near {
        const core::Case* other;
        geo::DuplicateScore score;
    };
    const auto* own = m_board.primaryAlert(case_);
    const auto place = own != nullptr ? own->position() : std::nullopt;
    std::vector<Near> near;
    for (const auto& [id, other] : m_board.state().cases) {
        const auto apart = std::chrono::abs(other.openedAt - case_.openedAt);
        const auto* alert = m_board.primaryAlert(other);
        const bool mayMerge =
            core::mayAct(core::CaseAct::merge, authority(), other) && !core::stateRefusal(core::CaseAct::merge, other);
        if (id == case_.id || !mayMerge || apart > kDuplicateAge || own == nullptr || alert == nullptr) {
            continue;
        }
        const auto there = alert->position();
        if (!place || !there || core::distanceM(place->point, there->point) <= kDuplicateDistanceM) {
            near.push_back({&other, geo::scoreDuplicate(models::DuplicateFinder::factsOf(*own, case_),
                                                        models::DuplicateFinder::factsOf(*alert, other),
                                                        m_board.policy().duplicates, false)});
        }
    }
    std::ranges::stable_sort(near, std::greater{}, [](const Near& one) { return one.score.value; });
    near.resize(std::min(near.size(), kMostDuplicates));
    auto* dialog = question(QStringLiteral("mergeDialog"), tr("Gộp các vụ trùng vào vụ này"), case_);
    std::vector<Choice> choices;
    for (const auto& one : near) {
        choices.push_back({.title = QStringLiteral("%1 · %2").arg(Wording::text(one.other->code),
                                                                  Wording::kind(m_board.policy(), one.other->kind)),
                           .detail = models::DuplicateWording::reasons(one.score.signs),
                           .value = bytesOf(one.other->id),
                           .icon = {}});
    }
    dialog->setChoices(choices, choices.empty() ? -1 : 0, true);
    dialog->setManyAllowed();
    dialog->setAcceptText(tr("Gộp  (Enter)"));
    dialog->setRule([empty = choices.empty()](const ChoiceDialog& asked) {
        if (empty) {
            return tr("Không có vụ nào gần đây trong 1,5 km và 6 giờ.");
        }
        return asked.values().empty() ? tr("Đánh dấu các vụ bằng phím cách.") : QString();
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id, basis = basisOf(case_)] {
        core::MergeCases body{.primary = id, .others = {}};
        for (const auto& value : dialog->values()) {
            body.others.push_back(caseIdFrom(value.toByteArray()));
        }
        submitSeen(body, basis);
    });
    openDialog(*dialog);
}

void CaseActs::askUnmerge(const core::Case& case_) {
    if (case_.mergedInto) {
        submit(case_, core::UnmergeCase{case_.id});
        return;
    }
    auto merged = mergedInto(case_.id, m_board);
    std::ranges::sort(merged, {}, [this](const core::CaseId& id) { return m_board.case_(id)->code; });
    std::vector<Choice> choices;
    if (merged.size() > 1) {
        choices.push_back({.title = tr("Cả %1 vụ").arg(Wording::number(merged.size())),
                           .detail = {},
                           .value = true,
                           .icon = QStringLiteral("ui/unmerge")});
    }
    for (const auto& id : merged) {
        const auto* other = m_board.case_(id);
        choices.push_back({.title = Wording::text(other->code),
                           .detail = Wording::kind(m_board.policy(), other->kind),
                           .value = bytesOf(id),
                           .icon = {}});
    }
    auto* dialog = question(QStringLiteral("unmergeDialog"), tr("Tách vụ đã gộp"), case_);
    dialog->setChoices(choices, merged.size() > 1 ? 1 : 0);
    dialog->setAcceptText(tr("Tách  (Enter)"));
    connect(dialog, &QDialog::accepted, this, [this, dialog, merged] {
        if (dialog->value().typeId() != QMetaType::Bool) {
            m_gateway.submit(core::UnmergeCase{caseIdFrom(dialog->value().toByteArray())}, std::nullopt);
            return;
        }
        for (const auto& id : merged) {
            const auto* other = m_board.case_(id);
            if (other != nullptr && other->mergedInto) { // else a colleague was faster
                m_gateway.submit(core::UnmergeCase{id}, std::nullopt);
            }
        }
    });
    openDialog(*dialog);
}

void CaseActs::askReveal(const core::Case& case_, const core::Alert& alert, bool callBack) {
    if (!callBack || !alert.facts.contact.silent) {
        // A P1 that may be called: one key, the call is the reason.
        if (callBack && case_.priority == core::Priority::p1) {
            m_reporters.ask(case_.id, alert.id, "Gọi lại vụ P1", true); // the log is in Vietnamese
        } else {
            askReason(case_, alert, callBack);
        }
        return;
    }
    auto* dialog =
        new TimedConfirm(m_theme, tr("Không gọi lại"), subjectOf(case_),
                         tr("Không gọi lại: nạn nhân có thể đang ẩn nấp. Tiếng chuông có thể làm lộ chỗ trốn."),
                         tr("Vẫn mở số để gọi"), &m_window);
    connect(dialog, &QDialog::accepted, this, [this, caseId = case_.id, alertId = alert.id] {
        const auto* now = m_board.case_(caseId);
        const auto* same = m_board.alert(alertId);
        if (now != nullptr && same != nullptr) {
            askReason(*now, *same, true);
        }
    });
    openDialog(*dialog);
}

void CaseActs::askReason(const core::Case& case_, const core::Alert& alert, bool callBack) {
    auto* dialog =
        question(QStringLiteral("revealDialog"), callBack ? tr("Gọi lại người báo") : tr("Xem người báo"), case_);
    dialog->addField(QStringLiteral("revealReason"), tr("Lý do (được ghi vào nhật ký cùng tên của bạn)"),
                     tr("Ví dụ: xác minh vị trí"), false, 500);
    dialog->setAcceptText(callBack ? tr("Mở số để gọi  (Enter)") : tr("Xem  (Enter)"));
    dialog->setRule([](const ChoiceDialog& asked) {
        return asked.text(QStringLiteral("revealReason")).isEmpty() ? tr("Cần ghi lý do.") : QString();
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, callBack, caseId = case_.id, alertId = alert.id] {
        m_reporters.ask(caseId, alertId, dialog->text(QStringLiteral("revealReason")).toStdString(), callBack);
    });
    openDialog(*dialog);
}

} // namespace trucban::widgets
