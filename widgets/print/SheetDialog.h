// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Sheet.h"
#include "widgets/print/SheetPainter.h"
#include "widgets/theme/Theme.h"

#include <QDialog>

namespace trucban::widgets {

class ThemedLabel;

/// What to do with a sheet: print it, or keep it as a file. Stays open and says what became of it.
class SheetDialog : public QDialog {
    Q_OBJECT
public:
    /// `baseName`: of the file that is proposed, without ending.
    SheetDialog(Theme& theme, models::Sheet sheet, QString baseName, QWidget* parent);

    /// A part that may be meant instead, and is at first; `words` tell which.
    void offerPart(models::Sheet part, QString baseName, const QString& words);
    [[nodiscard]] const models::Sheet& sheet() const { return m_sheet; }
    void save(SheetFormat format, const QString& file);

private:
    void showSheet();
    void print();
    void chooseFile(SheetFormat format);
    void tell(const QString& words, bool isBad);

    models::Sheet m_sheet;
    QString m_baseName;
    ThemedLabel* m_title;
    ThemedLabel* m_facts;
    ThemedLabel* m_said;
};

} // namespace trucban::widgets
