// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Export.h"

#include "bridge/DeskClock.h"
#include "console/BriefingExport.h"
#include "console/ReplicaKey.h"
#include "models/CaseSheet.h"
#include "models/Wording.h"
#include "store/PasswordHash.h"
#include "store/Replica.h"
#include "widgets/print/SheetPainter.h"

#include <QFile>
#include <QSettings>

#include <cstdio>
#include <cstring>

namespace trucban::console {

namespace {

constexpr auto kUrl = "login/gateway";
constexpr auto kUser = "login/user";
constexpr auto kPin = "login/pin";

store::Key keyFrom(const std::string& bytes) {
    store::Key key{};
    std::memcpy(key.data(), bytes.data(), std::min(key.size(), bytes.size()));
    return key;
}

} // namespace

QString Export::option(const QString& given, const char* setting) const {
    return given.isEmpty() ? m_profile.settings().value(QLatin1String(setting)).toString() : given;
}

std::expected<std::filesystem::path, QString> Export::replica() const {
    const auto url = option(m_options.gatewayUrl, kUrl);
    const auto user = option(m_options.user, kUser);
    if (url.isEmpty() || user.isEmpty()) {
        return std::unexpected(
            tr("Chưa biết bàn trực nào: chưa ai đăng nhập với thư mục này. Thêm --gateway và --user."));
    }
    auto file = m_profile.replicaFile(url, option(m_options.pin, kPin), user);
    if (!std::filesystem::exists(file)) {
        return std::unexpected(
            tr("Máy này không lưu dữ liệu của %1 tại %2. Kiểm tra --profile, --gateway, --pin và --user.")
                .arg(user, url));
    }
    if (m_options.password.isEmpty()) {
        return std::unexpected(tr("Dữ liệu của %1 được khóa bằng mật khẩu. Thêm --password-file.").arg(user));
    }
    return file;
}

std::expected<store::LoadedReplica, QString> Export::load(const std::string& key) const {
    const auto file = replica();
    if (!file) {
        return std::unexpected(file.error());
    }
    const auto user = option(m_options.user, kUser);
    auto database = store::openReplica(*file, keyFrom(key));
    if (!database) {
        return std::unexpected(tr("Không mở được dữ liệu của %1: khóa không đúng hoặc tệp hỏng.").arg(user));
    }
    store::Replica replica(**database);
    const auto hash = replica.passwordHash();
    if (!hash || hash->empty()) {
        return std::unexpected(
            tr("Dữ liệu của %1 chưa mở được: máy chủ chưa nhận mật khẩu nào từ máy này. Đăng nhập một "
               "lần rồi thử lại.")
                .arg(user));
    }
    if (!store::matchesPassword(*hash, m_options.password.toStdString())) {
        return std::unexpected(tr("Mật khẩu không phải mật khẩu mà %1 dùng lần cuối ở máy này.").arg(user));
    }
    auto loaded = replica.load();
    if (!loaded || loaded->position.cursor == 0) {
        return std::unexpected(tr("Máy này chưa lưu được vụ nào của %1: chưa lần nào nạp xong từ máy chủ.").arg(user));
    }
    return *std::move(loaded);
}

std::expected<models::Sheet, QString> Export::openCases(const std::string& key) const {
    const auto loaded = load(key);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    const auto user = option(m_options.user, kUser);
    const auto now = bridge::DeskClock{}.now();
    return models::openCasesSheet(loaded->state, {.now = now, .heardAt = loaded->position.savedAt, .user = user});
}

std::expected<QString, QString> Export::write(const std::string& key) const {
    if (m_options.campaign) {
        const auto loaded = load(key);
        if (!loaded) {
            return std::unexpected(loaded.error());
        }
        const BriefingExport briefing(m_options);
        auto document = briefing.frozen(loaded->state);
        return document ? briefing.write(*std::move(document)) : std::unexpected(document.error());
    }
    const auto sheet = openCases(key);
    if (!sheet) {
        return std::unexpected(sheet.error());
    }
    const auto format =
        m_options.exportFormat == QLatin1String("pdf") ? widgets::SheetFormat::pdf : widgets::SheetFormat::csv;
    if (const auto saved = widgets::saveSheet(*sheet, format, m_options.outFile); !saved) {
        return std::unexpected(tr("Không lưu được %1: %2").arg(m_options.outFile, saved.error()));
    }
    return tr("%1 vụ đang mở: %2").arg(sheet->rows.size()).arg(m_options.outFile);
}

int runExport(const Options& options) {
    const auto end = [](std::FILE* to, const QString& words) {
        std::fputs(qUtf8Printable(QStringLiteral("trucban: %1\n").arg(words)), to);
        return to == stdout ? 0 : 1;
    };
    if (!options.fromFile.isEmpty()) { // nothing of a desk is asked for
        const BriefingExport briefing(options);
        auto document = briefing.kept();
        const auto written = document ? briefing.write(*std::move(document)) : std::unexpected(document.error());
        return written ? end(stdout, *written) : end(stderr, written.error());
    }
    const auto folder = Profile::pathOf(options.profileDir);
    if (!QFile::exists(folder)) {
        return end(stderr, Export::tr("Không có thư mục %1. Kiểm tra --profile.").arg(folder));
    }
    auto profile = Profile::open(options.profileDir);
    if (!profile) {
        return end(stderr, profile.error());
    }
    const Export asked(options, **profile);
    if (const auto file = asked.replica(); !file) {
        return end(stderr, file.error());
    }
    int exitCode = 1;
    ReplicaKey keys((*profile)->folder(), (*profile)->settings());
    // Either may come before the loop runs.
    const auto finish = [&](int code) {
        exitCode = code;
        QMetaObject::invokeMethod(qApp, [] { QCoreApplication::quit(); }, Qt::QueuedConnection);
    };
    QObject::connect(&keys, &ReplicaKey::ready, qApp, [&](const std::string& key) {
        const auto written = asked.write(key);
        finish(written ? end(stdout, *written) : end(stderr, written.error()));
    });
    QObject::connect(&keys, &ReplicaKey::failed, qApp, [&](const QString& why) { finish(end(stderr, why)); });
    keys.ask();
    QCoreApplication::exec();
    return exitCode;
}

} // namespace trucban::console
