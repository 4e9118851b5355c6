// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/ReplicaKey.h"

#include "widgets/dialogs/SaveFile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QSettings>
#include <qt6keychain/keychain.h>

namespace trucban::console {

namespace {

constexpr qsizetype kKeyBytes = 32;
constexpr std::chrono::seconds kPatience{3};
constexpr auto kWhere = "key/where";

QByteArray newKey() {
    QByteArray key(kKeyBytes, Qt::Uninitialized);
    QRandomGenerator::system()->generate(key.begin(), key.end());
    return key;
}

QString entryOf(const QString& folder) {
    const auto hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("replica-%1").arg(QString::fromLatin1(hash));
}

} // namespace

ReplicaKey::ReplicaKey(QString folder, QSettings& settings, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_settings(settings) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
}

QString ReplicaKey::fileName() const {
    return m_folder + QStringLiteral("/replica.key");
}

void ReplicaKey::ask() {
    const auto where = m_settings.value(QLatin1String(kWhere)).toString();
    if (where == QLatin1String("file") || (where.isEmpty() && !QKeychain::isAvailable())) {
        useFile();
    } else {
        readStore();
    }
}

void ReplicaKey::readStore() {
    const bool isKnown = m_settings.value(QLatin1String(kWhere)).toString() == QLatin1String("store");
    connect(&m_patience, &QTimer::timeout, this, [this, isKnown] {
        if (isKnown) {
            fail(tr("Kho khóa của máy không trả lời. Mở khóa kho rồi thử lại; dữ liệu trên máy này vẫn còn nguyên."));
        } else {
            useFile();
        }
    });
    m_patience.start();
    auto* job = new QKeychain::ReadPasswordJob(QStringLiteral("trucban"), this);
    job->setKey(entryOf(m_folder));
    connect(job, &QKeychain::Job::finished, this, [this, job, isKnown] {
        if (m_done) {
            return;
        }
        if (job->error() == QKeychain::NoError && job->binaryData().size() == kKeyBytes) {
            m_settings.setValue(QLatin1String(kWhere), QStringLiteral("store"));
            finish(job->binaryData(), {});
        } else if (isKnown) {
            fail(tr("Không mở được kho khóa của máy: %1. Mở khóa kho rồi thử lại; dữ liệu trên máy này vẫn còn nguyên.")
                     .arg(job->errorString()));
        } else if (job->error() == QKeychain::EntryNotFound) {
            writeStore(newKey());
        } else {
            useFile();
        }
    });
    job->start();
}

void ReplicaKey::writeStore(const QByteArray& key) {
    auto* job = new QKeychain::WritePasswordJob(QStringLiteral("trucban"), this);
    job->setKey(entryOf(m_folder));
    job->setBinaryData(key);
    connect(job, &QKeychain::Job::finished, this, [this, job, key] {
        if (m_done) {
            return;
        }
        if (job->error() == QKeychain::NoError) {
            m_settings.setValue(QLatin1String(kWhere), QStringLiteral("store"));
            finish(key, {});
        } else {
            useFile();
        }
    });
    job->start();
}

void ReplicaKey::useFile() {
    const auto warning = tr("Máy này không có kho khóa: khóa dữ liệu nằm trong tệp chỉ tài khoản này đọc được. Ai dùng "
                            "được tài khoản này hoặc ổ đĩa thì "
                            "đọc được dữ liệu của bàn trực.");
    QFile file(fileName());
    if (file.exists()) {
        if (!file.open(QIODevice::ReadOnly)) {
            fail(tr("Không đọc được %1: %2").arg(fileName(), widgets::fileTrouble(file.errorString())));
            return;
        }
        const auto key = file.readAll();
        if (key.size() != kKeyBytes) {
            fail(tr("Tệp khóa %1 bị hỏng. Khôi phục nó từ bản sao, hoặc chuyển thư mục dữ liệu đi để bắt đầu lại.")
                     .arg(fileName()));
            return;
        }
        finish(key, {}); // the warning was given when the file was made
        return;
    }
    const auto key = newKey();
    QSaveFile fresh(fileName());
    if (!fresh.open(QIODevice::WriteOnly) || !fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        fresh.write(key) != kKeyBytes || !fresh.commit()) {
        fail(tr("Không ghi được %1: %2").arg(fileName(), widgets::fileTrouble(fresh.errorString())));
        return;
    }
    m_settings.setValue(QLatin1String(kWhere), QStringLiteral("file"));
    finish(key, warning);
}

void ReplicaKey::finish(const QByteArray& key, const QString& warning) {
    if (!std::exchange(m_done, true)) {
        m_patience.stop();
        emit ready(key.toStdString(), warning);
    }
}

void ReplicaKey::fail(const QString& why) {
    if (!std::exchange(m_done, true)) {
        m_patience.stop();
        emit failed(why);
    }
}

} // namespace trucban::console
