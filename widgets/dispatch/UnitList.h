// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/UnitModel.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QListView;

namespace trucban::widgets {

class ThemedLabel;

/// The units of a UnitModel under a line that says what their times rest on. The best one is chosen when the list opens.
/// Until the officer touches the list, times along roads may still put another one there; after that, or once they are
/// known, no row moves.
class UnitList : public QWidget {
    Q_OBJECT
public:
    UnitList(Theme& theme, models::UnitModel& units, QWidget* parent);

    /// Chooses the best unit and takes the keyboard; with the list on screen.
    void begin();
    /// This one instead of the best, as if the officer had; nothing where it is not in the list.
    void choose(const core::UnitId& unit);
    void setManyAllowed();
    /// Taking one does no harm: where nobody is best the first one is chosen.
    void setAnyWillDo() { m_anyWillDo = true; }
    [[nodiscard]] QListView& view() const { return *m_view; }
    /// Rows that are chosen, upper ones first.
    [[nodiscard]] std::vector<int> chosen() const;

signals:
    void chosenChanged(); ///< or what is known of the chosen ones
    void taken();         ///< Enter, or a double click

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onRoadsSettled();
    void chooseBest();
    void touch();
    void showBasis();

    models::UnitModel& m_units;
    ThemedLabel* m_basis;
    QListView* m_view;
    ThemedLabel* m_empty;
    bool m_anyWillDo = false;
    bool m_isTouched = false;
};

} // namespace trucban::widgets
