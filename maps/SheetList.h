// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapPlaces.h"
#include "maps/MapStyle.h"

#include <QWidget>

class QGridLayout;
class QPushButton;

namespace trucban::maps {

/// The part of the layer panel about the user's files: for each one visibility, opacity, sign and colour, what was left
/// out and why, and taking it off the map; and a button for one more. Object names: "sheet_0", "sheetOpacity_0",
/// "sheetLook_0", "sheetNote_0", "sheetRemove_0", …, "sheetAdd".
class SheetList : public QWidget {
    Q_OBJECT
public:
    SheetList(MapPlaces& places, const MapStyle& style, QWidget* parent);
    void setStyle(const MapStyle& style);

signals:
    void resized();

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void addRow(const PlaceSheet& sheet, int number);
    void addNote(const PlaceSheet& sheet, int number);
    void showLooks(const QString& path, QWidget& button);
    void showProblems(const PlaceSheet& sheet);
    void askFile();
    [[nodiscard]] QIcon iconOf(PlaceSign sign, int colour) const;

    MapPlaces& m_places;
    MapStyle m_style;
    QGridLayout* m_grid;
    QPushButton* m_add;
    std::vector<QWidget*> m_rows;
};

} // namespace trucban::maps
