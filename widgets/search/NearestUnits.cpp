// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/NearestUnits.h"

#include "models/NearestUnits.h"
#include "models/Wording.h"
#include "widgets/dialogs/ChoiceDialog.h"

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::size_t kMost = 30;
constexpr std::chrono::minutes kOldPosition{5};

/// "Sẵn sàng · 1,2 km, đường đi ước 1,7 km".
QString detailOf(const core::Unit& unit, const models::NearUnit& near) {
    auto detail = ChoiceDialog::tr("%1 · %2, đường đi ước %3")
                      .arg(Wording::unitState(unit.state), Wording::distance(near.straightM),
                           Wording::distance(near.straightM * models::kDetour));
    if (near.positionAge > kOldPosition) {
        detail += QStringLiteral(" · ") + ChoiceDialog::tr("vị trí cũ %1").arg(Wording::duration(near.positionAge));
    }
    return detail;
}

} // namespace

ChoiceDialog* makeNearestUnits(Theme& theme, const models::Board& board, const core::GeoPoint& point, core::Instant now,
                               QWidget* window) {
    auto* dialog = new ChoiceDialog(
        theme, ChoiceDialog::tr("Lực lượng gần %1").arg(Wording::coordinate(point)),
        ChoiceDialog::tr("Sẵn sàng trước, gần trước. Đường đi ước bằng đường chim bay × 1,4."), window);
    dialog->setMinimumWidth(theme.px(640));
    dialog->setObjectName(QStringLiteral("nearestUnits"));
    std::vector<Choice> choices;
    for (const auto& near : models::nearestUnits(board, point, now, kMost)) {
        const auto& unit = *board.unit(near.id);
        auto title = Wording::text(near.id.value);
        if (!unit.profile.name.empty()) {
            title += QStringLiteral(" · ") + Wording::text(unit.profile.name);
        }
        choices.push_back({.title = title,
                           .detail = detailOf(unit, near),
                           .value = QString::fromStdString(near.id.value),
                           .icon = unit.profile.kind == core::UnitKind::policePatrol
                                       ? QStringLiteral("units/police-patrol")
                                       : QStringLiteral("ui/users")});
    }
    const bool isEmpty = choices.empty();
    dialog->setChoices(choices, isEmpty ? -1 : 0, true);
    dialog->setAcceptText(ChoiceDialog::tr("Đến đó trên bản đồ  (Enter)"));
    dialog->setRule([isEmpty](const ChoiceDialog&) {
        return isEmpty ? ChoiceDialog::tr("Chưa biết vị trí của lực lượng nào đang trực.") : QString();
    });
    return dialog;
}

std::optional<models::SearchHit> chosenUnit(const ChoiceDialog& dialog, const models::Board& board) {
    const auto* unit = board.unit(core::UnitId{dialog.value().toString().toStdString()});
    if (unit == nullptr || !unit->point) {
        return std::nullopt;
    }
    models::SearchHit hit{.group = models::SearchHit::Group::units, .title = Wording::text(unit->profile.id.value)};
    hit.at = hit.southWest = hit.northEast = *unit->point;
    return hit;
}

} // namespace trucban::widgets
