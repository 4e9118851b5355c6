// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mappack/OsmData.h"

#include <filesystem>
#include <string>

// A town of a few streets that the tests invented, as an OpenStreetMap file.
namespace trucban::mappack::test {

/// OSM XML: two streets that cross, one one-way; an alley of 1.5 m; a bollard; a school, a police station; a river; a
/// house number; a ward and a district as boundary relations.
[[nodiscard]] std::string smallTownXml();
/// The same objects without a file or program.
[[nodiscard]] OsmData smallTown();

/// A folder of this test's own, gone at the end.
class Scratch {
public:
    Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch();
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Names in it, sorted.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::filesystem::path m_path;
};

void writeFile(const std::filesystem::path& file, std::string_view bytes);
[[nodiscard]] std::string readFile(const std::filesystem::path& file);
[[nodiscard]] bool haveTools();

} // namespace trucban::mappack::test
