// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/OsmSource.h"

#include "mappack/ChildProcess.h"
#include "mappack/OplReader.h"

#include <array>
#include <cstring>
#include <format>
#include <fstream>

namespace trucban::mappack {
namespace {

constexpr std::size_t kTellEvery = 50'000;

/// The last line that says something.
std::string lastLine(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    const auto begin = text.rfind('\n');
    return std::string{begin == std::string_view::npos ? text : text.substr(begin + 1)};
}

Result<void> checkReadable(const std::filesystem::path& file) {
    std::error_code code;
    if (!std::filesystem::exists(file, code)) {
        return failed(Fault::noInput, std::format("There is no {}.", file.string()));
    }
    if (!std::filesystem::is_regular_file(file, code) || !std::ifstream{file, std::ios::binary}) {
        return failed(Fault::noInput, file.string());
    }
    if (std::filesystem::file_size(file, code) == 0) {
        return failed(Fault::truncatedOsm, file.string() + " is empty.");
    }
    return {};
}

} // namespace

Failure failureOfOsmium(std::string_view errorText, int status) {
    std::string last = lastLine(errorText);
    for (const char* sign :
         {"truncated", "EOF", "unexpected end", "no element found", "end of file", "not closed", "unclosed"}) {
        if (errorText.contains(sign)) {
            return {Fault::truncatedOsm, std::move(last)};
        }
    }
    for (const char* sign : {"detect file format", "Could not detect", "PBF error", "XML parsing error", "OPL error",
                             "Unknown format", "invalid BlobHeader", "not well-formed", "o5m error"}) {
        if (errorText.contains(sign)) {
            return {Fault::notOsm, std::move(last)};
        }
    }
    return {Fault::toolFailed, std::format("osmium ({}): {}", status, last)};
}

Result<OsmData> readOsm(const std::filesystem::path& file, const std::function<void(std::size_t)>& progress,
                        const std::atomic<bool>& stop) {
    if (auto readable = checkReadable(file); !readable) {
        return std::unexpected(readable.error());
    }
    OsmData data;
    std::size_t count = 0;
    OplReader reader{[&](OsmObject&& object) {
        data.add(std::move(object));
        if (++count % kTellEvery == 0) {
            progress(count);
        }
    }};
    const auto end = runChild(
        {"osmium", "tags-filter", "--no-progress", "-f", "opl,add_metadata=timestamp", "-o", "-",
         std::filesystem::absolute(file).string(), "w/highway", "nwr/name", "nw/addr:housenumber", "n/barrier",
         "r/boundary=administrative"},
        [&](std::string_view bytes) { reader.take(bytes); }, stop);
    if (!end) {
        return std::unexpected(end.error());
    }
    if (end->status != 0) {
        return std::unexpected(failureOfOsmium(end->errorText, end->status));
    }
    if (!reader.finish()) {
        return failed(Fault::toolFailed, "osmium's answer cannot be read.");
    }
    if (data.isEmpty()) {
        return failed(Fault::noData, file.string());
    }
    progress(count);
    data.sort();
    return data;
}

} // namespace trucban::mappack
