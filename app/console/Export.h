// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/Options.h"
#include "console/Profile.h"
#include "models/Sheet.h"
#include "store/Replica.h"

#include <QCoreApplication>

#include <expected>
#include <filesystem>

namespace trucban::console {

/// `--export open-cases`, and a frozen briefing of `--export briefing --campaign`: from the replica of the profile, without a window and without the gateway.
/// It asks for what the desk asks for at its start: the key of the files, and the officer's password.
class Export {
    Q_DECLARE_TR_FUNCTIONS(Export)
public:
    Export(const Options& options, Profile& profile) : m_options(options), m_profile(profile) {}

    /// The open cases as the replica has them; `key`: of the desk's files. The error is a sentence for the user.
    [[nodiscard]] std::expected<models::Sheet, QString> openCases(const std::string& key) const;
    /// Of the replica, after the password was found right.
    [[nodiscard]] std::expected<store::LoadedReplica, QString> load(const std::string& key) const;
    /// Whether there is anything to open, before a key is asked for.
    [[nodiscard]] std::expected<std::filesystem::path, QString> replica() const;
    /// Writes the file that the options name; the sentence tells how much.
    [[nodiscard]] std::expected<QString, QString> write(const std::string& key) const;

private:
    [[nodiscard]] QString option(const QString& given, const char* setting) const;

    const Options& m_options;
    Profile& m_profile;
};

/// The whole of it, on an application without a display: the exit code, after a sentence on standard output or error.
[[nodiscard]] int runExport(const Options& options);

} // namespace trucban::console
