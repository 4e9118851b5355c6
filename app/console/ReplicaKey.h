// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <string>

class QSettings;

namespace trucban::console {

/// The key of the desk's encrypted files: from the desktop's key store; where there is none, from a file that only this
/// account reads, and then it says what that means. Once a place was chosen it stays: a key store that does not answer
/// today must not lead to a second key, and with it to a lost outbox. GUI thread.
class ReplicaKey : public QObject {
    Q_OBJECT
public:
    ReplicaKey(QString folder, QSettings& settings, QObject* parent = nullptr);
    void ask();

signals:
    /// 32 raw bytes; `warning` is for the user, or empty.
    void ready(const std::string& key, const QString& warning);
    void failed(const QString& why);

private:
    void readStore();
    void writeStore(const QByteArray& key);
    void useFile();
    void finish(const QByteArray& key, const QString& warning);
    void fail(const QString& why);
    [[nodiscard]] QString fileName() const;

    QString m_folder;
    QSettings& m_settings;
    QTimer m_patience;
    bool m_done = false;
};

} // namespace trucban::console
