// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/RawPicture.h"

#include <QByteArray>

#include <expected>
#include <vector>

namespace trucban::picture {

struct Decoded {
    core::RawPicture picture;
    std::vector<std::uint32_t> pixels; ///< 0xffRRGGBB, on white where it was transparent
};

/// "jpeg", "png", "webp"; null for anything else, whatever its name said. Looks at the first bytes alone.
[[nodiscard]] const char* formatOf(const QByteArray& bytes);
/// Loads what decodes that format: while files can still be opened. False: it is not installed.
[[nodiscard]] bool prepare(const char* format);
/// Upright and no longer than kMaxPictureEdge either way. Untrusted bytes: in a confined process only.
[[nodiscard]] std::expected<Decoded, core::PictureExit> decode(const QByteArray& bytes, const char* format);

} // namespace trucban::picture
