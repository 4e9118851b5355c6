// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/FilePlace.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace trucban::widgets {

QString documentsFolder() {
    const auto documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

} // namespace trucban::widgets
