// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/DecodeError.h"

namespace trucban::wire {

std::string_view sentenceOf(DecodeFault fault) {
    switch (fault) {
    case DecodeFault::notJson:
        return "The body is not JSON.";
    case DecodeFault::notObject:
        return "The body is JSON, but not an object.";
    case DecodeFault::tooLarge:
        return "The body is larger than allowed.";
    case DecodeFault::tooDeep:
        return "The body is nested deeper than allowed.";
    case DecodeFault::badUtf8:
        return "The text is not valid UTF-8.";
    case DecodeFault::duplicateKey:
        return "An object has the same member twice.";
    case DecodeFault::missingField:
        return "A member that is needed is missing.";
    case DecodeFault::wrongType:
        return "A member has another type than expected.";
    case DecodeFault::badValue:
        return "A member has a value that cannot be used.";
    case DecodeFault::unknownType:
        return "The type of the message is not known.";
    case DecodeFault::badXml:
        return "The body is not the XML that is accepted here.";
    }
    return "The bytes could not be read.";
}

} // namespace trucban::wire
