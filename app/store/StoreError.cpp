// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreError.h"

namespace trucban::store {

std::string_view sentenceOf(StoreFault fault) {
    switch (fault) {
    case StoreFault::cannotOpen:
        return "The file or folder cannot be opened.";
    case StoreFault::wrongKey:
        return "This is not a database of this program, or its key is another one.";
    case StoreFault::keysMissing:
        return "There is data here, but the keys that open it are not where they should be; put the key folder back.";
    case StoreFault::newerSchema:
        return "The data was written by a newer version of this program; use that version.";
    case StoreFault::corrupt:
        return "The stored data contradicts itself; restore a backup.";
    case StoreFault::diskFull:
        return "The disk is full; nothing of this was stored.";
    case StoreFault::ioError:
        return "The disk did not read or write as it should.";
    case StoreFault::busy:
        return "Another process is using it and did not let go in time.";
    case StoreFault::readOnly:
        return "It can only be read here.";
    case StoreFault::notFound:
        return "There is no such thing.";
    case StoreFault::exists:
        return "There is one already.";
    case StoreFault::headMismatch:
        return "The log's end is not where it was expected: somebody else has appended to it.";
    case StoreFault::badPassword:
        return "The user name or the password is wrong, or the user is disabled.";
    case StoreFault::badKey:
        return "The key is unknown or disabled.";
    case StoreFault::badValue:
        return "A value is outside its range.";
    case StoreFault::tooLarge:
        return "It is larger than allowed.";
    case StoreFault::digestMismatch:
        return "The bytes are not those that their digest names.";
    case StoreFault::cannotDecode:
        return "A stored value is of a form that this version cannot read.";
    case StoreFault::chainBroken:
        return "The log's hash chain does not hold: it was changed after it was written.";
    }
    return "?";
}

std::string StoreError::message() const {
    std::string text{sentenceOf(fault)};
    if (!detail.empty()) {
        text += " (" + detail + ")";
    }
    return text;
}

} // namespace trucban::store
