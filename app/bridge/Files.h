// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"
#include "link/FileRequest.h"

#include <expected>
#include <memory>
#include <string>

namespace trucban::bridge {

/// What became of a fetch: the bytes, which are those of the SHA-256 that was asked for, or why not.
struct FileAnswer {
    core::CommandId id; ///< as fetchFile gave it
    std::expected<std::shared_ptr<const std::string>, link::FileFault> bytes;
};

} // namespace trucban::bridge
