// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

// From a file's bytes to text, as spreadsheets of the last thirty years write them. Values; nothing throws.
namespace trucban::models {

enum class ImportEncoding : std::uint8_t { utf8, utf16, windows1258, windows1252 };

enum class ImportTextFault : std::uint8_t {
    tooLarge,
    empty,
    workbook, ///< XLSX or XLS itself
    binary,
    badUtf16,
    needsEncoding ///< not UTF-8, and no bytes tell what else: somebody must say
};

struct ImportText {
    std::string text; ///< UTF-8, composed (NFC), without a byte order mark
    ImportEncoding encoding = ImportEncoding::utf8;
};

inline constexpr qsizetype kMostImportBytes = qsizetype{16} << 20;

/// `encoding`: what somebody said; without it, the bytes' own marks, else UTF-8. A mark is believed more than what was
/// said. Windows-1258 writes ấ as â and a mark: composed here.
[[nodiscard]] std::expected<ImportText, ImportTextFault>
readImportText(const QByteArray& bytes, std::optional<ImportEncoding> encoding = std::nullopt);

class ImportWords {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
public:
    [[nodiscard]] static QString encoding(ImportEncoding encoding); ///< "UTF-8", "Windows-1258 (tiếng Việt cũ)"
    /// What it means and what to do.
    [[nodiscard]] static QString fault(ImportTextFault fault);
};

} // namespace trucban::models
