// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarm/Loudspeaker.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QUrl>

namespace trucban::widgets {

namespace {

QUrl fileOf(Sound sound) {
    const std::array names{"p1-alarm", "p2-arrival", "p3-arrival",      "p4-arrival",
                           "accepted", "refused",    "connection-lost", "connection-back"};
    return QUrl(QStringLiteral("qrc:/sounds/%1.wav").arg(QLatin1String(names[static_cast<std::size_t>(sound)])));
}

} // namespace

Loudspeaker::Loudspeaker(QObject* parent) : QObject(parent) {}

void Loudspeaker::open() {
    if (m_devices != nullptr) {
        return;
    }
    m_devices = new QMediaDevices(this);
    connect(m_devices, &QMediaDevices::audioOutputsChanged, this, &Loudspeaker::onDevices);
    onDevices();
}

void Loudspeaker::onDevices() {
    m_present = !QMediaDevices::defaultAudioOutput().isNull();
    for (auto& effect : m_effects) {
        effect.reset(); // bound to the device that was there when they were made
    }
    if (const auto looping = std::exchange(m_looping, std::nullopt)) {
        startLoop(*looping);
    }
    emit devicesChanged();
}

Loudspeaker::~Loudspeaker() = default;

bool Loudspeaker::isPresent() const {
    return m_present;
}

QSoundEffect& Loudspeaker::effectOf(Sound sound) {
    auto& effect = m_effects[static_cast<std::size_t>(sound)];
    if (!effect) {
        effect = std::make_unique<QSoundEffect>(QMediaDevices::defaultAudioOutput());
        effect->setSource(fileOf(sound));
        effect->setVolume(1);
    }
    return *effect;
}

void Loudspeaker::play(Sound sound) {
    if (canSound()) {
        auto& effect = effectOf(sound);
        effect.setLoopCount(1);
        effect.play();
    }
}

void Loudspeaker::startLoop(Sound sound) {
    m_looping = sound;
    if (canSound()) {
        auto& effect = effectOf(sound);
        effect.setLoopCount(QSoundEffect::Infinite);
        effect.play();
    }
}

void Loudspeaker::stopLoop() {
    if (const auto looping = std::exchange(m_looping, std::nullopt); looping && canSound()) {
        effectOf(*looping).stop();
    }
}

} // namespace trucban::widgets
