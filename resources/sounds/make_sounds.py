#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the console's sounds beside this file: mono, 16 bit, 22,050 Hz WAV, the one format QSoundEffect takes everywhere.

A tone per class, told apart by rhythm and pitch, not by loudness. The P1 tone is made to be looped without a click:
each of its two tones holds a whole number of periods. Frequencies lie between 500 and 1,600 Hz with overtones, where
small desk speakers are loud and ears past fifty still hear."""
import math
import pathlib
import struct
import wave

rate = 22050
here = pathlib.Path(__file__).resolve().parent


def tone(hertz, seconds, level=0.6, harmonics=(1.0, 0.35, 0.15), attack=0.008, release=0.03):
    count = round(seconds * rate)
    total = sum(harmonics)
    samples = []
    for i in range(count):
        t = i / rate
        value = sum(a * math.sin(2 * math.pi * hertz * (k + 1) * t) for k, a in enumerate(harmonics)) / total
        edge = min(1.0, t / attack, (count - i) / rate / release)
        samples.append(value * level * edge)
    return samples


def silence(seconds):
    return [0.0] * round(seconds * rate)


def bell(hertz, seconds, level=0.55):
    """A struck tone that dies away."""
    samples = tone(hertz, seconds, level, (1.0, 0.5, 0.25, 0.12), 0.003, 0.02)
    return [v * math.exp(-4.0 * i / len(samples)) for i, v in enumerate(samples)]


sounds = {
    # Two-tone, high-low-high-low and a short gap: 1.2 s, looped until somebody acknowledges.
    "p1-alarm": (tone(1470, 0.24, 0.85) + tone(980, 0.24, 0.85)) * 2 + silence(0.24),
    "p2-arrival": (bell(1047, 0.2, 0.75) + silence(0.04)) * 2 + bell(1319, 0.4, 0.75),
    "p3-arrival": bell(880, 0.18, 0.6) + bell(1109, 0.4, 0.6),
    "p4-arrival": bell(659, 0.4, 0.45),
    "reminder": (tone(784, 0.07, 0.55) + silence(0.09)) * 3,
    "accepted": tone(988, 0.06, 0.4) + bell(1319, 0.18, 0.45),
    "refused": tone(311, 0.14, 0.7, (1.0, 0.6, 0.4, 0.3)) + silence(0.05) + tone(233, 0.26, 0.7, (1.0, 0.6, 0.4, 0.3)),
    "connection-lost": bell(784, 0.25, 0.6) + bell(622, 0.25, 0.6) + bell(466, 0.5, 0.6),
    "connection-back": bell(466, 0.16, 0.45) + bell(622, 0.16, 0.45) + bell(784, 0.35, 0.45),
}

for name, samples in sounds.items():
    with wave.open(str(here / (name + ".wav")), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(b"".join(struct.pack("<h", round(max(-1.0, min(1.0, v)) * 32767)) for v in samples))
