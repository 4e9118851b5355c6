// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attachment/PictureDecoder.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <utility>

namespace trucban::widgets {
namespace {

/// What a library needs to be found and to speak; nothing of the desk.
QProcessEnvironment bareEnvironment() {
    const auto ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    bare.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    for (const auto& name : {QStringLiteral("LD_LIBRARY_PATH"), QStringLiteral("QT_PLUGIN_PATH")}) {
        if (ours.contains(name)) {
            bare.insert(name, ours.value(name));
        }
    }
    return bare;
}

DecodedPicture readPicture(const QByteArray& written) {
    const auto raw = core::RawPicture::parse({written.constData(), static_cast<std::size_t>(written.size())});
    if (!raw) {
        return {};
    }
    const auto* pixels = reinterpret_cast<const uchar*>(written.constData() + core::RawPicture::kHeaderBytes);
    const QImage lent(pixels, static_cast<int>(raw->width), static_cast<int>(raw->height),
                      static_cast<qsizetype>(raw->width * core::kBytesPerPixel), QImage::Format_RGB32);
    return {.image = lent.copy(),
            .original = QSize(static_cast<int>(raw->originalWidth), static_cast<int>(raw->originalHeight)),
            .exit = core::PictureExit::done};
}

} // namespace

QString PictureDecoder::usualProgram() {
    return QCoreApplication::applicationDirPath() + QStringLiteral("/trucban-picture");
}

PictureDecoder::PictureDecoder(QString program, std::chrono::milliseconds deadline, QObject* parent)
    : QObject(parent), m_program(std::move(program)) {
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(deadline);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        if (m_process != nullptr) {
            m_process->kill();
        }
    });
}

PictureDecoder::~PictureDecoder() {
    if (m_process != nullptr) {
        m_process->disconnect(this);
        m_process->kill();
        m_process->waitForFinished(); // killed: at once
    }
}

quint64 PictureDecoder::decode(std::shared_ptr<const std::string> bytes) {
    const auto id = ++m_last;
    m_waiting.push_back({.id = id, .bytes = std::move(bytes)});
    // Not from inside the call: whoever asks learns the id first.
    QMetaObject::invokeMethod(this, &PictureDecoder::startNext, Qt::QueuedConnection);
    return id;
}

void PictureDecoder::drop(quint64 id) {
    std::erase_if(m_waiting, [id](const Job& job) { return job.id == id; });
    if (m_underWay == id) {
        m_underWay.reset();
        m_process->kill();
    }
}

void PictureDecoder::startNext() {
    if (m_process != nullptr || m_waiting.empty()) {
        return;
    }
    const auto job = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_underWay = job.id;
    m_written.clear();
    m_process = new QProcess(this);
    m_process->setProgram(m_program);
    m_process->setProcessEnvironment(bareEnvironment());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    // Sockets, the replica, the display: none of what is open here.
    m_process->setUnixProcessParameters(QProcess::UnixProcessFlag::CloseFileDescriptors |
                                        QProcess::UnixProcessFlag::ResetSignalHandlers);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &PictureDecoder::take);
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        take();
        finish(code, status == QProcess::NormalExit);
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            finish(static_cast<int>(core::PictureExit::unreadable), false);
        }
    });
    m_deadline.start();
    m_process->start();
    if (m_process == nullptr) {
        return; // no process could be made: told of already
    }
    m_process->write(job.bytes->data(), static_cast<qint64>(job.bytes->size()));
    m_process->closeWriteChannel();
}

void PictureDecoder::take() {
    if (m_written.size() <= static_cast<qsizetype>(core::RawPicture::kMaxBytes)) {
        m_written += m_process->readAllStandardOutput();
    }
    if (m_written.size() > static_cast<qsizetype>(core::RawPicture::kMaxBytes)) {
        m_process->kill();
        m_process->readAllStandardOutput();
    }
}

void PictureDecoder::finish(int code, bool isClean) {
    m_deadline.stop();
    m_process->disconnect(this);
    std::exchange(m_process, nullptr)->deleteLater();
    DecodedPicture picture;
    if (isClean && code == static_cast<int>(core::PictureExit::done)) {
        picture = readPicture(m_written);
    } else if (isClean && code == static_cast<int>(core::PictureExit::tooLarge)) {
        picture.exit = core::PictureExit::tooLarge;
    }
    m_written = {};
    const auto id = std::exchange(m_underWay, std::nullopt);
    QMetaObject::invokeMethod(this, &PictureDecoder::startNext, Qt::QueuedConnection);
    if (id) {
        emit decoded(*id, picture);
    }
}

} // namespace trucban::widgets
