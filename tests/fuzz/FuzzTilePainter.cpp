// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/TileDrawing.h"

#include <QGuiApplication>

#include <cstdint>

using namespace trucban;

namespace {

/// For as long as the program runs: what is taken down at its end would outlive Qt.
test::TileDrawing* drawing = nullptr;

} // namespace

extern "C" int LLVMFuzzerInitialize(int*, char*** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1; // the fuzzer's options are not Qt's
    new QGuiApplication{count, *argv};
    drawing = new test::TileDrawing{QStringLiteral(TRUCBAN_SOURCE_DIR "/resources")};
    return 0;
}

/// What a foreign or hostile map pack may hold as a tile, drawn.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    drawing->draw({reinterpret_cast<const char*>(data), size});
    return 0;
}
