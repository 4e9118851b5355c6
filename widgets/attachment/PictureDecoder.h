// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/RawPicture.h"

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>

class QProcess;

namespace trucban::widgets {

/// A picture, or why there is none.
struct DecodedPicture {
    QImage image; ///< null unless done
    QSize original;
    core::PictureExit exit = core::PictureExit::unreadable;
};

/// Has received pictures decoded by the program trucban-picture, one after the other: nothing received is looked into in
/// this process. Whatever the program does (ends, hangs, writes without end, writes something else) is an unreadable
/// picture. GUI thread; nothing blocks.
class PictureDecoder : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kDeadline{10'000};

    /// The one beside this program.
    [[nodiscard]] static QString usualProgram();

    explicit PictureDecoder(QString program = usualProgram(), std::chrono::milliseconds deadline = kDeadline,
                            QObject* parent = nullptr);
    ~PictureDecoder() override; ///< ends the program

    [[nodiscard]] quint64 decode(std::shared_ptr<const std::string> bytes);
    /// Nobody waits for it any more.
    void drop(quint64 id);

signals:
    void decoded(quint64 id, const trucban::widgets::DecodedPicture& picture);

private:
    struct Job {
        quint64 id = 0;
        std::shared_ptr<const std::string> bytes;
    };
    void startNext();
    void take();
    void finish(int code, bool isClean);

    QString m_program;
    QTimer m_deadline;
    std::deque<Job> m_waiting;
    std::optional<quint64> m_underWay; ///< absent while m_process works for nobody
    QProcess* m_process = nullptr;
    QByteArray m_written;
    quint64 m_last = 0;
};

} // namespace trucban::widgets
