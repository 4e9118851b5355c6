// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/UnitModel.h"
#include "widgets/dialogs/ActDialog.h"

class QCheckBox;

namespace trucban::widgets {

class ThemedLabel;
class UnitList;

/// Whom to send to the model's case: the best unit is chosen already, so that Enter is enough. Several may be chosen; the
/// first leads. A busy unit is not taken from what it does, and one that may not go alone asks for a second look. Lets
/// go of the model's case when it is closed.
class UnitChooser : public ActDialog {
    Q_OBJECT
public:
    UnitChooser(Theme& theme, models::UnitModel& units, const QString& subject, QWidget* parent);

    /// Chosen when the dialog opens, in the place of the best one.
    void preselect(const core::UnitId& unit) { m_preselected = unit; }
    [[nodiscard]] std::vector<core::UnitId> chosen() const;
    /// The officer ticked that an unsuitable kind goes all the same.
    [[nodiscard]] bool isOverridden() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void check();
    [[nodiscard]] QString complaintAbout(const std::vector<const geo::UnitAdvice*>& chosen) const;
    [[nodiscard]] QString warningAbout(const std::vector<const geo::UnitAdvice*>& chosen) const;
    [[nodiscard]] QString nothingChosen() const;

    models::UnitModel& m_units;
    UnitList* m_list;
    ThemedLabel* m_warning;
    QCheckBox* m_override;
    std::optional<core::UnitId> m_preselected;
};

} // namespace trucban::widgets
