// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/UnitModel.h"
#include "widgets/dialogs/ActDialog.h"

class QCheckBox;
class QLabel;
class QListView;

namespace trucban::widgets {

/// Whom to send: units in the model's order, the nearest free and suitable one chosen already, so that Enter is enough.
/// Several may be chosen; the first leads. A busy unit, or one that may not go alone, asks for a second look.
class UnitChooser : public ActDialog {
    Q_OBJECT
public:
    UnitChooser(Theme& theme, models::UnitModel& units, const QString& subject, QWidget* parent);

    [[nodiscard]] std::vector<core::UnitId> chosen() const;
    /// The officer ticked that an unsuitable kind goes all the same.
    [[nodiscard]] bool isOverridden() const;

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void check();
    [[nodiscard]] bool isPlaceKnown() const;
    models::UnitModel& m_units;
    QListView* m_list;
    QLabel* m_empty;
    QCheckBox* m_override;
};

} // namespace trucban::widgets
