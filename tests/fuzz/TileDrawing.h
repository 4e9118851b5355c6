// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <string_view>

namespace trucban::test {

/// Draws what a foreign or hostile map pack may hold as a tile, all of it: shapes, then labels. For the fuzzer and for a
/// test that goes without one. Needs a QGuiApplication.
class TileDrawing {
public:
    /// `resources`: the project's folder of that name.
    explicit TileDrawing(const QString& resources);
    ~TileDrawing();
    TileDrawing(const TileDrawing&) = delete;
    TileDrawing& operator=(const TileDrawing&) = delete;

    /// An input that begins like a tile is one as it stands; any other tells how to make one: mutated bytes alone seldom
    /// pass the decoder with shapes that the style draws. Its last bytes say how it is looked at. True when there was
    /// something to draw; a broken promise aborts.
    bool draw(std::string_view input);

    struct Kit;

private:
    std::unique_ptr<Kit> m_kit;
};

} // namespace trucban::test
