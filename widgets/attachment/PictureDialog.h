// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attachment/AttachmentBook.h"
#include "widgets/theme/Theme.h"

#include <QDialog>

namespace trucban::widgets {

class ThemedLabel;

/// One photo as large as the dialog. Closes by itself when the photo may not be looked at any longer.
class PictureDialog : public QDialog {
    Q_OBJECT
public:
    PictureDialog(Theme& theme, AttachmentBook& book, AttachmentId id, const QString& title, QWidget* parent);

signals:
    void saveRequested();

private:
    class Canvas;
    void refresh();

    AttachmentBook& m_book;
    AttachmentId m_id;
    Canvas* m_canvas;
    ThemedLabel* m_said;
};

} // namespace trucban::widgets
