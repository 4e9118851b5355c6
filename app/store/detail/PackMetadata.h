// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/MapPack.h"
#include "store/detail/PackFile.h"

namespace trucban::store::detail {

/// What the file says of itself, checked against its tiles. May throw SQLite::Exception.
/// Errors: notAPack, damaged, unknownFormat, newer.
[[nodiscard]] PackResult<PackInfo> readPackInfo(PackFile& pack);

/// Which kind of tile these bytes begin; nullopt for none that we draw.
[[nodiscard]] std::optional<TileFormat> formatOf(std::string_view bytes);

} // namespace trucban::store::detail
