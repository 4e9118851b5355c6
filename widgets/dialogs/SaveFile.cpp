// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/SaveFile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <cerrno>

namespace trucban::widgets {

namespace {

class SaveFile {
    Q_DECLARE_TR_FUNCTIONS(trucban::widgets::SaveFile)
public:
    static QString words(int code) {
        switch (code) {
        case EACCES:
        case EPERM:
            return tr("tài khoản này không được dùng chỗ đó");
        case ENOENT:
            return tr("không có tệp hoặc thư mục đó");
        case ENOSPC:
        case EDQUOT:
            return tr("ổ đĩa đã đầy");
        case EROFS:
            return tr("ổ đĩa chỉ đọc được");
        case EFBIG:
            return tr("tệp lớn hơn mức cho phép");
        case EIO:
            return tr("ổ đĩa báo lỗi");
        case ENAMETOOLONG:
            return tr("tên tệp quá dài");
        case EISDIR:
            return tr("đó là thư mục");
        default:
            return {};
        }
    }
    static QString notAFile() { return tr("đó là thiết bị hoặc ống dẫn, không phải tệp"); }
};

constexpr std::array kKnown{EACCES, EPERM, ENOENT, ENOSPC, EDQUOT, EROFS, EFBIG, EIO, ENAMETOOLONG, EISDIR};

} // namespace

std::expected<void, QString> saveFile(QByteArrayView bytes, const QString& file, FileReaders readers) {
    if (const QFileInfo there(file); there.exists() && !there.isFile() && !there.isDir()) {
        return std::unexpected(SaveFile::notAFile());
    }
    QSaveFile out(file);
    const auto failed = [&out] { return std::unexpected(fileTrouble(out.errorString())); };
    if (!out.open(QIODevice::WriteOnly) || (readers == FileReaders::thisAccount &&
                                            !out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))) {
        return failed();
    }
    while (!bytes.isEmpty()) {
        // A disk that fills up takes a part first, and says only then what is wrong.
        const auto taken = out.write(bytes.data(), bytes.size());
        if (taken <= 0) {
            return failed();
        }
        bytes = bytes.sliced(taken);
    }
    if (!out.commit()) {
        return failed();
    }
    return {};
}

QString fileTrouble(const QString& error) {
    const auto* known = std::ranges::find(kKnown, error, [](int code) { return qt_error_string(code); });
    return known == kKnown.end() ? error : SaveFile::words(*known);
}

} // namespace trucban::widgets
