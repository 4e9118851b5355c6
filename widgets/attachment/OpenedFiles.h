// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"

#include <QLatin1StringView>
#include <QString>
#include <QTemporaryDir>

#include <expected>
#include <map>
#include <memory>
#include <string_view>

namespace trucban::widgets {

/// Attachments that another program was asked to open: files in a folder of this run's own, for this account alone, that
/// cannot be run, under names made here. They go when their case closes and when the console ends; a run that was killed
/// leaves them to the next one. GUI thread.
class OpenedFiles {
public:
    /// `root`: where the folder is made; usually what the system clears when the officer logs out.
    explicit OpenedFiles(QString root = usualRoot());
    ~OpenedFiles();
    OpenedFiles(const OpenedFiles&) = delete;
    OpenedFiles& operator=(const OpenedFiles&) = delete;

    [[nodiscard]] static QString usualRoot();
    /// The new file's path, or the system's word for what went wrong. `ending`: of endingOf, never empty.
    [[nodiscard]] std::expected<QString, QString> write(const core::CaseId& of, std::string_view bytes,
                                                        QLatin1StringView ending);
    void forget(const core::CaseId& of);

private:
    void sweep() const;

    QString m_root;
    std::unique_ptr<QTemporaryDir> m_folder; ///< made when the first file is
    std::multimap<core::CaseId, QString> m_files;
};

} // namespace trucban::widgets
