// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/review/AccessReview.h"

#include "models/Wording.h"

#include <algorithm>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::uint32_t kPage = 100;

/// The case as the answer has it, else as the board does; nullptr when it left the scope.
const core::Case* caseOf(const core::Event& event, const wire::Result& result, const models::Board& board) {
    const auto id = core::Uuid::parse(event.aggregate.key);
    if (!id) {
        return nullptr;
    }
    const auto found = std::ranges::find(result.cases, core::CaseId{*id}, &core::Case::id);
    return found != result.cases.end() ? &*found : board.case_(core::CaseId{*id});
}

} // namespace

AccessReview::AccessReview(Theme& theme, const models::Board& board, CommandGateway& gateway, QWidget* parent)
    : PagedDialog(theme, gateway, QStringLiteral("accessReview"), tr("Ai đã xem người báo"), parent), m_board(board) {
    setColumns({{tr("Lúc"), 142},
                {tr("Cán bộ"), 100},
                {tr("Việc"), 205},
                {tr("Mã vụ"), 118},
                {tr("Loại việc"), 140},
                {tr("Lý do"), 120}});
    setWords({.asking = tr("Đang hỏi máy chủ…"),
              .failed = tr("Không hỏi được máy chủ. Kiểm tra kết nối rồi mở lại."),
              .nothing = tr("Chưa ai xem người báo trong phạm vi của bạn.")});
    wire::Query query;
    query.kind = wire::QueryKind::reveals;
    query.limit = kPage;
    ask(std::move(query));
}

bool AccessReview::isFor(core::Role role) {
    return role == core::Role::wardLeader || role == core::Role::city || role == core::Role::admin;
}

void AccessReview::take(const wire::Result& result) {
    for (const core::Event& event : result.timeline) {
        const core::Case* case_ = caseOf(event, result, m_board);
        const QString reason = Wording::eventDetail(event, m_board.policy());
        const auto* reveal = std::get_if<core::ReporterRevealed>(&event.data);
        const bool isCallAlone = reveal != nullptr && reveal->callBack && reason.isEmpty();
        addRow({Wording::dateTime(event.at), Wording::text(event.actor.name),
                Wording::eventTitle(event, m_board.policy()),
                case_ != nullptr ? Wording::text(case_->code) : tr("ngoài phạm vi"),
                case_ != nullptr ? Wording::kind(m_board.policy(), case_->kind) : QString(),
                isCallAlone ? tr("gọi lại P1") : reason});
    }
}

QString AccessReview::countText(int rows, bool isAll) const {
    return isAll ? tr("%1 lần, hết").arg(Wording::number(rows)) : tr("%1 lần, còn nữa").arg(Wording::number(rows));
}

} // namespace trucban::widgets
