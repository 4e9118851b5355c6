// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mappack/OsmObject.h"

#include <functional>
#include <string>
#include <string_view>

namespace trucban::mappack {

/// One line of osmium's OPL format, without its end; nullopt when it is not one, or of a kind (changeset) not wanted.
/// https://osmcode.org/opl-file-format/
[[nodiscard]] std::optional<OsmObject> objectFromOpl(std::string_view line);

/// Cuts a stream of bytes into lines and hands on the objects in it. Bounded memory: one line.
class OplReader {
public:
    explicit OplReader(std::function<void(OsmObject&&)> each) : m_each{std::move(each)} {}
    void take(std::string_view bytes);
    /// At the stream's end. False: some line could not be read.
    [[nodiscard]] bool finish();

private:
    void takeLine(std::string_view line);

    std::function<void(OsmObject&&)> m_each;
    std::string m_rest;
    bool m_ok = true;
};

} // namespace trucban::mappack
