// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Profile.h"

#include "link/Pin.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUrl>

#include <csignal>

namespace trucban::console {

namespace {

constexpr auto kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

} // namespace

Profile::Profile(QString folder) : m_folder(std::move(folder)) {}

QString Profile::pathOf(const QString& folder) {
    return folder.isEmpty() ? usualFolder(false) : QDir(folder).absolutePath();
}

QString Profile::usualFolder(bool exercise) {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           (exercise ? QStringLiteral("/trucban-exercise") : QStringLiteral("/trucban"));
}

bool Profile::isOpen(const QString& folder) {
    const QLockFile lock(folder + QStringLiteral("/lock"));
    qint64 process = 0;
    QString host;
    QString program;
    // A lock that its process left behind names one that is gone.
    return lock.getLockInfo(&process, &host, &program) && process > 0 && ::kill(static_cast<pid_t>(process), 0) == 0;
}

std::expected<std::unique_ptr<Profile>, QString> Profile::open(const QString& folder) {
    const auto path = pathOf(folder);
    if (!QDir().mkpath(path) || !QFile::setPermissions(path, kOwnerOnly)) {
        return std::unexpected(tr("Không tạo được thư mục %1. Kiểm tra quyền ghi và chỗ trống trên đĩa.").arg(path));
    }
    std::unique_ptr<Profile> profile(new Profile(path));
    profile->m_lock = std::make_unique<QLockFile>(path + QStringLiteral("/lock"));
    // Only the end of the other process makes the lock stale, never its age: a shift is longer than any time-out.
    profile->m_lock->setStaleLockTime(0);
    if (!profile->m_lock->tryLock(0)) {
        return std::unexpected(
            profile->m_lock->error() == QLockFile::LockFailedError
                ? tr("Trực Ban đang mở với thư mục %1. Dùng cửa sổ đang mở.").arg(path)
                : tr("Không ghi được vào thư mục %1. Kiểm tra quyền ghi và chỗ trống trên đĩa.").arg(path));
    }
    profile->m_settings = std::make_unique<QSettings>(path + QStringLiteral("/console.ini"), QSettings::IniFormat);
    return profile;
}

QString Profile::replicaPath(const QString& gatewayUrl, const QString& pin, const QString& user) const {
    // However it was written, it is the same desk.
    const auto known = link::Fingerprint::parse(pin.toStdString());
    const auto fingerprint =
        (known ? QString::fromStdString(known->toString()) : QString(pin)).remove(QLatin1Char(':')).toLower();
    const QUrl url(gatewayUrl);
    const auto gateway =
        fingerprint.isEmpty() ? QStringLiteral("%1:%2").arg(url.host()).arg(url.port(443)) : fingerprint;
    const auto seed = QStringLiteral("%1\n%2").arg(gateway, user).toUtf8();
    const auto name = QString::fromLatin1(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(16));
    return QStringLiteral("%1/desks/%2").arg(m_folder, name);
}

std::filesystem::path Profile::replicaFile(const QString& gatewayUrl, const QString& pin, const QString& user) const {
    return (replicaPath(gatewayUrl, pin, user) + QStringLiteral("/replica.db")).toStdString();
}

std::filesystem::path Profile::replicaFolder(const QString& gatewayUrl, const QString& pin, const QString& user) const {
    const auto path = replicaPath(gatewayUrl, pin, user);
    QDir().mkpath(path);
    QFile::setPermissions(path, kOwnerOnly);
    return path.toStdString();
}

} // namespace trucban::console
