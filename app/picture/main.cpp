// SPDX-License-Identifier: GPL-3.0-or-later
// trucban-picture: one received picture from standard input, as plain pixels to standard output. The console starts it
// for each picture, so that a file made to break a decoder breaks a process that can do nothing.
#include "picture/Confinement.h"
#include "picture/Decoding.h"

#include <cerrno>
#include <span>
#include <unistd.h>

using namespace trucban;

namespace {

constexpr std::size_t kPiece = 64 * 1024;

/// Nullopt: more than a picture may have, or it broke off.
std::optional<QByteArray> readAll() {
    QByteArray bytes;
    for (;;) {
        const auto before = bytes.size();
        bytes.resize(before + static_cast<qsizetype>(kPiece));
        const auto count = ::read(STDIN_FILENO, bytes.data() + before, kPiece);
        if (count < 0 && errno == EINTR) {
            bytes.resize(before);
            continue;
        }
        bytes.resize(before + std::max<qsizetype>(count, 0));
        if (count == 0) {
            return bytes;
        }
        if (count < 0 || static_cast<std::size_t>(bytes.size()) > core::kMaxPictureFileBytes) {
            return std::nullopt;
        }
    }
}

bool writeAll(std::span<const char> bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return true;
}

core::PictureExit run() {
    const auto bytes = readAll();
    if (!bytes) {
        return core::PictureExit::tooLarge;
    }
    const char* format = picture::formatOf(*bytes);
    if (format == nullptr || !picture::prepare(format) || !picture::confine()) {
        return core::PictureExit::unreadable;
    }
    const auto decoded = picture::decode(*bytes, format);
    if (!decoded) {
        return decoded.error();
    }
    const std::span pixels(reinterpret_cast<const char*>(decoded->pixels.data()), decoded->picture.pixelBytes());
    return writeAll(decoded->picture.header()) && writeAll(pixels) ? core::PictureExit::done
                                                                   : core::PictureExit::unreadable;
}

} // namespace

int main() {
    // Nothing of a library is to run after a hostile file went through it.
    ::_exit(static_cast<int>(run()));
}
