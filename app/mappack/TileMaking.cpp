// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/TileMaking.h"

#include "mappack/ChildProcess.h"

#include <charconv>
#include <format>
#include <fstream>

namespace trucban::mappack {
namespace {

constexpr std::size_t kMostReason = 300;

bool writeFile(const std::filesystem::path& file, std::string_view text) {
    std::ofstream stream{file, std::ios::binary | std::ios::trunc};
    stream << text;
    stream.close();
    return !stream.fail();
}

std::optional<double> numberAfter(std::string_view text, std::string_view word) {
    const auto at = text.rfind(word);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    text.remove_prefix(at + word.size());
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} ? std::optional{number} : std::nullopt;
}

} // namespace

double tileFraction(std::string_view line) {
    const auto done = numberAfter(line, "writing tile ");
    const auto all = numberAfter(line, " of ");
    return done && all && *all > 0 ? *done / *all : -1;
}

Result<std::filesystem::path> makeTiles(const std::filesystem::path& input, const std::filesystem::path& folder,
                                        const std::function<void(double)>& progress, const std::atomic<bool>& stop) {
    const auto config = folder / "config.json";
    const auto script = folder / "process.lua";
    const auto tiles = folder / "tiles.mbtiles";
    if (!writeFile(config, profileConfig()) || !writeFile(script, profileScript())) {
        return failed(Fault::badOutput, folder.string());
    }
    std::string last;
    const auto end = runChild(
        {"tilemaker", "--input", std::filesystem::absolute(input).string(), "--output", tiles.string(), "--config",
         config.string(), "--process", script.string()},
        [&](std::string_view bytes) {
            last = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), kMostReason));
            if (const double done = tileFraction(last); done >= 0) {
                progress(done);
            }
        },
        stop);
    if (!end) {
        return std::unexpected(end.error());
    }
    if (end->status != 0) {
        const std::string_view text =
            end->errorText.empty() ? std::string_view{last} : std::string_view{end->errorText};
        return failed(Fault::toolFailed, std::format("tilemaker ({}): {}", end->status,
                                                     text.substr(text.size() - std::min(text.size(), kMostReason))));
    }
    return tiles;
}

} // namespace trucban::mappack
