// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QLockFile>
#include <QSettings>
#include <QString>

#include <expected>
#include <filesystem>
#include <memory>

namespace trucban::console {

/// The folder of one desk on this machine: settings, and a replica folder for each user at each gateway, so that one
/// user's data never shows under another's name. Held by one process at a time. GUI thread.
class Profile {
    Q_DECLARE_TR_FUNCTIONS(Profile)
public:
    /// Where it is or would be.
    [[nodiscard]] static QString pathOf(const QString& folder);
    /// Makes the folder, readable by its owner alone, and takes it. The error is a sentence for the user.
    [[nodiscard]] static std::expected<std::unique_ptr<Profile>, QString> open(const QString& folder);
    /// Where a desk keeps its data when no folder is named.
    [[nodiscard]] static QString usualFolder(bool exercise);
    /// A process of this machine has that folder. Looks only, so that it is in nobody's way.
    [[nodiscard]] static bool isOpen(const QString& folder);

    [[nodiscard]] QSettings& settings() { return *m_settings; }
    [[nodiscard]] QString folder() const { return m_folder; }
    /// Of that desk; it need not be there.
    [[nodiscard]] std::filesystem::path replicaFile(const QString& gatewayUrl, const QString& pin,
                                                    const QString& user) const;
    /// Made when it is not there. A gateway is known by its pin where there is one, else by its address.
    [[nodiscard]] std::filesystem::path replicaFolder(const QString& gatewayUrl, const QString& pin,
                                                      const QString& user) const;

private:
    explicit Profile(QString folder);
    [[nodiscard]] QString replicaPath(const QString& gatewayUrl, const QString& pin, const QString& user) const;
    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QSettings> m_settings;
};

} // namespace trucban::console
