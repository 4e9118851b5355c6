// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attachment/OpenedFiles.h"

#include "widgets/dialogs/SaveFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace trucban::widgets {
namespace {

constexpr auto kPrefix = "trucban-opened-";

/// The process that made a folder of ours, by its name; 0 when it is none.
pid_t makerOf(const QString& name) {
    return name.mid(static_cast<qsizetype>(qstrlen(kPrefix))).section(QLatin1Char('-'), 0, 0).toInt();
}

} // namespace

OpenedFiles::OpenedFiles(QString root) : m_root(std::move(root)) {
    sweep();
}

OpenedFiles::~OpenedFiles() = default;

QString OpenedFiles::usualRoot() {
    const auto ofLogin = qEnvironmentVariable("XDG_RUNTIME_DIR"); // in memory, and gone when the officer logs out
    return QDir(ofLogin).isAbsolute() && QDir(ofLogin).exists() ? ofLogin : QDir::tempPath();
}

void OpenedFiles::sweep() const {
    const auto pattern = QLatin1String(kPrefix) + QLatin1Char('*');
    for (const auto& name : QDir(m_root).entryList({pattern}, QDir::Dirs | QDir::NoSymLinks)) {
        const auto maker = makerOf(name);
        if (maker > 0 && ::kill(maker, 0) != 0 && errno == ESRCH) {
            QDir(m_root + QLatin1Char('/') + name).removeRecursively();
        }
    }
}

std::expected<QString, QString> OpenedFiles::write(const core::CaseId& of, std::string_view bytes,
                                                   QLatin1StringView ending) {
    if (!m_folder) {
        m_folder = std::make_unique<QTemporaryDir>(QStringLiteral("%1/%2%3-XXXXXX")
                                                       .arg(m_root, QLatin1String(kPrefix))
                                                       .arg(QCoreApplication::applicationPid()));
    }
    if (!m_folder->isValid()) {
        const auto why = fileTrouble(m_folder->errorString());
        m_folder.reset(); // there may be room later
        return std::unexpected(why);
    }
    const auto name =
        QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, QLatin1Char('0'));
    const auto path = m_folder->filePath(QStringLiteral("%1.%2").arg(name, ending));
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return std::unexpected(fileTrouble(qt_error_string(errno)));
    }
    QFile file;
    file.open(descriptor, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle);
    const bool isWhole =
        file.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size());
    if (!isWhole || !file.flush()) {
        const auto why = fileTrouble(file.errorString());
        file.close();
        QFile::remove(path);
        return std::unexpected(why);
    }
    m_files.emplace(of, path);
    return path;
}

void OpenedFiles::forget(const core::CaseId& of) {
    const auto [first, last] = m_files.equal_range(of);
    for (auto file = first; file != last; ++file) {
        QFile::remove(file->second);
    }
    m_files.erase(first, last);
}

} // namespace trucban::widgets
