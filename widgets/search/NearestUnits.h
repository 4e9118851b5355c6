// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SearchModel.h"
#include "models/UnitModel.h"
#include "widgets/dialogs/ActDialog.h"

namespace trucban::widgets {

class UnitList;

/// The units near a place of the map: when each can be there, how far it is, what speaks for and against it. Enter goes
/// to the unit on the map. Lets go of the model's place when it is closed.
class NearestUnits : public ActDialog {
    Q_OBJECT
public:
    NearestUnits(Theme& theme, models::UnitModel& units, const core::GeoPoint& point, QWidget* window);

    /// Where the chosen unit is now; nullopt when none was chosen, or nobody knows any more.
    [[nodiscard]] std::optional<models::SearchHit> chosen(const models::Board& board) const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void check();
    [[nodiscard]] const geo::UnitAdvice* chosenAdvice() const;

    models::UnitModel& m_units;
    UnitList* m_list;
};

} // namespace trucban::widgets
