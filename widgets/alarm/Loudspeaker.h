// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alarm/AlarmPlayer.h"

#include <QObject>

#include <array>

class QMediaDevices;

namespace trucban::widgets {

/// The desk's loudspeaker: the WAV files of resources/sounds through QSoundEffect. Notices when the audio device comes or
/// goes. GUI thread. Until it is opened it takes for granted that there is a device, and remembers what is to ring.
class Loudspeaker : public QObject, public SoundDevice {
    Q_OBJECT
public:
    explicit Loudspeaker(QObject* parent = nullptr);
    ~Loudspeaker() override;

    /// Loads what plays sounds, some fifty libraries: after the first picture of the queue.
    void open();
    [[nodiscard]] bool isPresent() const override;
    void play(Sound sound) override;
    void startLoop(Sound sound) override;
    void stopLoop() override;

signals:
    void devicesChanged();

private:
    void onDevices();
    [[nodiscard]] bool canSound() const { return m_present && m_devices != nullptr; }
    QSoundEffect& effectOf(Sound sound);
    QMediaDevices* m_devices = nullptr;
    std::array<std::unique_ptr<QSoundEffect>, 8> m_effects;
    std::optional<Sound> m_looping;
    bool m_present = true;
};

} // namespace trucban::widgets
