// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import/ImportFiles.h"

#include <QMimeData>
#include <QUrl>

namespace trucban::widgets {

QString importFileIn(const QMimeData& data) {
    const auto urls = data.urls();
    const QString path = urls.size() == 1 ? urls.front().toLocalFile() : QString();
    for (const char* ending : {".csv", ".txt", ".tsv", ".xlsx", ".xls"}) { // of a workbook it is told what to do
        if (path.endsWith(QLatin1String(ending), Qt::CaseInsensitive)) {
            return path;
        }
    }
    return {};
}

} // namespace trucban::widgets
