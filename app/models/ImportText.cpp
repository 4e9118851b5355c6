// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ImportText.h"

#include "core/Text.h"
#include "models/Wording.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace trucban::models {

namespace {

/// Windows-1252, 0x80 to 0x9F; from 0xA0 on it is Latin-1. Unicode's BESTFIT-free table (MAPPINGS/VENDORS/MICSFT).
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

/// Where Windows-1258 differs from 1252.
constexpr std::array<std::pair<unsigned char, char16_t>, 18> kWindows1258{{{0x8A, 0xFFFD},
                                                                           {0x8E, 0xFFFD},
                                                                           {0x9A, 0xFFFD},
                                                                           {0x9E, 0xFFFD},
                                                                           {0xC3, 0x0102},
                                                                           {0xCC, 0x0300},
                                                                           {0xD0, 0x0110},
                                                                           {0xD2, 0x0309},
                                                                           {0xD5, 0x01A0},
                                                                           {0xDD, 0x01AF},
                                                                           {0xDE, 0x0303},
                                                                           {0xE3, 0x0103},
                                                                           {0xEC, 0x0301},
                                                                           {0xF0, 0x0111},
                                                                           {0xF2, 0x0323},
                                                                           {0xF5, 0x01A1},
                                                                           {0xFD, 0x01B0},
                                                                           {0xFE, 0x20AB}}};

QString fromWindows(const QByteArray& bytes, bool isVietnamese) {
    std::array<char16_t, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = i >= 0x80 && i < 0xA0 ? kWindows1252[i - 0x80] : static_cast<char16_t>(i);
    }
    if (isVietnamese) {
        for (const auto& [byte, letter] : kWindows1258) {
            table[byte] = letter;
        }
    }
    QString text;
    text.reserve(bytes.size());
    for (const char byte : bytes) {
        text += QChar(table[static_cast<unsigned char>(byte)]);
    }
    return text;
}

std::expected<QString, ImportTextFault> fromUtf16(const QByteArray& bytes, QStringConverter::Encoding encoding) {
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    return decoder.hasError() || bytes.size() % 2 != 0 ? std::unexpected(ImportTextFault::badUtf16)
                                                       : std::expected<QString, ImportTextFault>(text);
}

/// UTF-16 without a mark: every second byte of the beginning is NUL where it holds Latin letters and separators.
std::optional<QStringConverter::Encoding> unmarkedUtf16(const QByteArray& bytes) {
    const qsizetype count = std::min<qsizetype>(bytes.size(), 512) / 2;
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < count; ++i) {
        even += bytes[2 * i] == '\0' ? 1 : 0;
        odd += bytes[2 * i + 1] == '\0' ? 1 : 0;
    }
    if (even == 0 && odd * 2 > count) {
        return QStringConverter::Utf16LE;
    }
    return odd == 0 && even * 2 > count ? std::optional{QStringConverter::Utf16BE} : std::nullopt;
}

ImportText composed(const QString& text, ImportEncoding encoding) {
    return {.text = text.normalized(QString::NormalizationForm_C).toStdString(), .encoding = encoding};
}

bool isWorkbook(const QByteArray& bytes) {
    return bytes.startsWith("PK\x03\x04") || bytes.startsWith("\xD0\xCF\x11\xE0");
}

} // namespace

std::expected<ImportText, ImportTextFault> readImportText(const QByteArray& bytes,
                                                          std::optional<ImportEncoding> encoding) {
    if (bytes.isEmpty()) {
        return std::unexpected(ImportTextFault::empty);
    }
    if (bytes.size() > kMostImportBytes) {
        return std::unexpected(ImportTextFault::tooLarge);
    }
    if (isWorkbook(bytes)) {
        return std::unexpected(ImportTextFault::workbook);
    }
    const bool isLittle = bytes.startsWith("\xFF\xFE");
    if (isLittle || bytes.startsWith("\xFE\xFF")) {
        return fromUtf16(bytes.sliced(2), isLittle ? QStringConverter::Utf16LE : QStringConverter::Utf16BE)
            .transform([](const QString& text) { return composed(text, ImportEncoding::utf16); });
    }
    if (bytes.contains('\0')) {
        const auto unmarked = unmarkedUtf16(bytes);
        return unmarked ? fromUtf16(bytes, *unmarked).transform([](const QString& text) {
            return composed(text, ImportEncoding::utf16);
        })
                        : std::unexpected(ImportTextFault::binary);
    }
    const bool isMarked = bytes.startsWith("\xEF\xBB\xBF");
    const QByteArray plain = isMarked ? bytes.sliced(3) : bytes;
    const bool isUtf8 = core::isValidUtf8({plain.constData(), static_cast<std::size_t>(plain.size())});
    if (isUtf8 && (isMarked || encoding.value_or(ImportEncoding::utf8) == ImportEncoding::utf8)) {
        return composed(QString::fromUtf8(plain), ImportEncoding::utf8);
    }
    if (encoding == ImportEncoding::windows1258 || encoding == ImportEncoding::windows1252) {
        return composed(fromWindows(plain, encoding == ImportEncoding::windows1258), *encoding);
    }
    return std::unexpected(ImportTextFault::needsEncoding);
}

QString ImportWords::encoding(ImportEncoding encoding) {
    switch (encoding) {
    case ImportEncoding::utf8:
        return tr("UTF-8");
    case ImportEncoding::utf16:
        return tr("Unicode (UTF-16)");
    case ImportEncoding::windows1258:
        return tr("Windows-1258 (tiếng Việt)");
    case ImportEncoding::windows1252:
        return tr("Windows-1252 (Tây Âu)");
    }
    return {};
}

QString ImportWords::fault(ImportTextFault fault) {
    switch (fault) {
    case ImportTextFault::tooLarge:
        return tr("Tệp lớn hơn %1 MB. Chia tệp rồi nhập từng phần.").arg(Wording::number(kMostImportBytes >> 20));
    case ImportTextFault::empty:
        return tr("Tệp trống.");
    case ImportTextFault::workbook:
        return tr("Đây là tệp Excel (XLSX, XLS). Trong Excel chọn Lưu thành, kiểu \"CSV UTF-8\", rồi nhập tệp CSV đó.");
    case ImportTextFault::binary:
        return tr("Đây không phải tệp văn bản. Chọn tệp CSV.");
    case ImportTextFault::badUtf16:
        return tr("Tệp Unicode bị hỏng hoặc bị cắt. Lưu lại thành \"CSV UTF-8\".");
    case ImportTextFault::needsEncoding:
        return tr("Tệp không phải UTF-8. Chọn bảng mã và xem chữ có đúng không; nếu vẫn sai (phông TCVN3, VNI) "
                  "thì đổi sang Unicode rồi lưu lại thành \"CSV UTF-8\".");
    }
    return {};
}

} // namespace trucban::models
