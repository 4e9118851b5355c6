// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/Failure.h"

namespace trucban::mappack {

std::string_view sentenceOf(Fault fault) {
    switch (fault) {
    case Fault::noTool:
        return "A program that builds packs is not installed.";
    case Fault::noInput:
        return "The input file cannot be read.";
    case Fault::notOsm:
        return "The input is not OpenStreetMap data (.osm.pbf, .osm, .opl).";
    case Fault::truncatedOsm:
        return "The input ends too early: it was not downloaded or copied completely.";
    case Fault::toolFailed:
        return "A program that builds packs ended with an error.";
    case Fault::noData:
        return "The input holds nothing that a map could show.";
    case Fault::badOutput:
        return "The map pack cannot be written.";
    case Fault::badPack:
        return "The map pack cannot be used.";
    case Fault::badBoundaries:
        return "The boundaries cannot be used.";
    case Fault::interrupted:
        return "Interrupted; nothing was written.";
    }
    return "?";
}

std::string Failure::message() const {
    std::string text{sentenceOf(fault)};
    if (!detail.empty()) {
        text += " " + detail;
    }
    return text;
}

} // namespace trucban::mappack
