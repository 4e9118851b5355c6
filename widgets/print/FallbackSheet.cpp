// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/print/FallbackSheet.h"

#include "models/CaseSheet.h"
#include "models/Wording.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/print/SheetDialog.h"

namespace trucban::widgets {

FallbackSheet::FallbackSheet(Theme& theme, ActionRegistry& registry, const models::Board& board,
                             const models::Selection& selection, std::function<core::Instant()> clock, QWidget& window)
    : QObject(&window),
      m_theme(theme),
      m_board(board),
      m_selection(selection),
      m_clock(std::move(clock)),
      m_window(window) {
    connect(&registry.action(ActionId::fallbackSheet), &QAction::triggered, this, &FallbackSheet::open);
}

void FallbackSheet::open() {
    const auto now = m_clock();
    models::SheetSource source{.now = now, .heardAt = {}, .user = m_status.user};
    if (m_status.isStale) {
        source.heardAt = m_status.lastHeard ? m_status.lastHeard : m_status.savedAt;
    }
    auto sheet = models::openCasesSheet(m_board.state(), source);
    if (m_board.fillingTo()) {
        sheet.facts << tr("ĐANG NẠP: bảng này chưa đủ các vụ. Lập lại khi nạp xong.");
    }
    const auto at =
        models::Wording::dateMinute(now).remove(QLatin1Char(':')).replace(QLatin1Char('/'), QLatin1Char('-'));
    auto* dialog = new SheetDialog(m_theme, models::markedIfExercise(std::move(sheet), m_board.isExercise()),
                                   tr("vu-dang-mo %1").arg(at).replace(QLatin1Char(' '), QLatin1Char('-')), &m_window);
    if (const auto& chosen = m_selection.selected(); !chosen.empty()) {
        dialog->offerPart(
            models::markedIfExercise(models::chosenCasesSheet(m_board.state(), chosen, source), m_board.isExercise()),
            tr("vu-da-chon %1").arg(at).replace(QLatin1Char(' '), QLatin1Char('-')),
            tr("Chỉ &xuất các vụ đã chọn (%1)").arg(models::Wording::number(static_cast<qlonglong>(chosen.size()))));
    }
    openDialog(*dialog);
}

} // namespace trucban::widgets
