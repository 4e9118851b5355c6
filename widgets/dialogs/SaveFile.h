// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <expected>

namespace trucban::widgets {

enum class FileReaders : std::uint8_t {
    thisAccount, ///< what tells of cases
    asUsual      ///< as the account makes its other files
};

/// Puts `bytes` in the place of what the file was, in one step: whoever reads it sees the old ones or the new. A device or
/// a pipe is not replaced by a file. Else why not, in the user's words, and what was there is there still.
[[nodiscard]] std::expected<void, QString> saveFile(QByteArrayView bytes, const QString& file, FileReaders readers);

/// What `error`, a QFileDevice's errorString(), says in the user's language: Qt hands on the system's words.
[[nodiscard]] QString fileTrouble(const QString& error);

} // namespace trucban::widgets
