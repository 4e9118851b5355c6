// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/NearestUnits.h"

#include "models/Wording.h"
#include "widgets/dispatch/UnitList.h"

#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

NearestUnits::NearestUnits(Theme& theme, models::UnitModel& units, const core::GeoPoint& point, QWidget* window)
    : ActDialog(theme, tr("Lực lượng gần %1").arg(Wording::coordinate(point)),
                tr("Ai đến đó sớm nhất: lực lượng đang rảnh trước, đang bận sau."), window),
      m_units(units) {
    setObjectName(QStringLiteral("nearestUnits"));
    units.setPlace(point);
    m_list = new UnitList(theme, units, this);
    m_list->setAnyWillDo();
    body().addWidget(m_list, 1);
    setAcceptText(tr("Đến đó trên bản đồ  (Enter)"));
    connect(m_list, &UnitList::chosenChanged, this, &NearestUnits::check);
    connect(m_list, &UnitList::taken, this, [this] {
        if (mayAccept()) {
            accept();
        }
    });
    connect(this, &QDialog::finished, &units, &models::UnitModel::clear);
}

void NearestUnits::showEvent(QShowEvent* event) {
    ActDialog::showEvent(event);
    m_list->begin();
}

const geo::UnitAdvice* NearestUnits::chosenAdvice() const {
    const auto rows = m_list->chosen();
    return rows.empty() ? nullptr : m_units.adviceAt(rows.front());
}

void NearestUnits::check() {
    const auto* advice = chosenAdvice();
    if (advice == nullptr) {
        setComplaint(tr("Chọn lực lượng."));
    } else if (advice->has(geo::AdviceReason::noPosition)) {
        setComplaint(tr("Chưa biết vị trí của %1.").arg(Wording::text(advice->id.value)));
    } else {
        setComplaint({});
    }
}

std::optional<models::SearchHit> NearestUnits::chosen(const models::Board& board) const {
    const auto* advice = chosenAdvice();
    const auto* unit = advice != nullptr ? board.unit(advice->id) : nullptr;
    if (unit == nullptr || !unit->point) {
        return std::nullopt;
    }
    models::SearchHit hit{.group = models::SearchHit::Group::units, .title = Wording::text(unit->profile.id.value)};
    hit.at = hit.southWest = hit.northEast = *unit->point;
    return hit;
}

} // namespace trucban::widgets
