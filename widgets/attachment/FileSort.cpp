// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attachment/FileSort.h"

#include <algorithm>
#include <array>

namespace trucban::widgets {
namespace {

using namespace std::string_view_literals;
using core::AttachmentKind;

struct Sign {
    std::size_t at;
    std::string_view bytes;
    AttachmentKind kind;
    std::string_view ending;
};

// The more special first: a Matroska head is a film's, an "M4A " brand a sound's, any other brand of that family a film's.
constexpr std::array kSigns{
    Sign{0, "\xff\xd8\xff"sv, AttachmentKind::photo, "jpg"},
    Sign{0, "\x89PNG\r\n\x1a\n"sv, AttachmentKind::photo, "png"},
    Sign{8, "WEBP"sv, AttachmentKind::photo, "webp"},
    Sign{4, "ftypheic"sv, AttachmentKind::photo, "heic"},
    Sign{8, "WAVE"sv, AttachmentKind::audio, "wav"},
    Sign{4, "ftypM4A "sv, AttachmentKind::audio, "m4a"},
    Sign{0, "ID3"sv, AttachmentKind::audio, "mp3"},
    Sign{0, "\xff\xfb"sv, AttachmentKind::audio, "mp3"},
    Sign{0, "\xff\xf3"sv, AttachmentKind::audio, "mp3"},
    Sign{0, "OggS"sv, AttachmentKind::audio, "ogg"},
    Sign{0, "fLaC"sv, AttachmentKind::audio, "flac"},
    Sign{0, "#!AMR"sv, AttachmentKind::audio, "amr"},
    Sign{0, "\xff\xf1"sv, AttachmentKind::audio, "aac"},
    Sign{4, "ftyp3gp"sv, AttachmentKind::video, "3gp"},
    Sign{4, "ftypqt"sv, AttachmentKind::video, "mov"},
    Sign{4, "ftyp"sv, AttachmentKind::video, "mp4"},
    Sign{0, "\x1a\x45\xdf\xa3"sv, AttachmentKind::video, "webm"},
    Sign{8, "AVI "sv, AttachmentKind::video, "avi"},
    Sign{0, "%PDF-"sv, AttachmentKind::other, "pdf"},
};

/// A recorder's film may hold sound alone and the other way round; "other" is whatever the sender could not name.
bool fits(AttachmentKind sentAs, AttachmentKind is) {
    const bool isHeard = is == AttachmentKind::audio || is == AttachmentKind::video;
    const bool isSaidToBe = sentAs == AttachmentKind::audio || sentAs == AttachmentKind::video;
    return sentAs == is || sentAs == AttachmentKind::other || (isHeard && isSaidToBe);
}

} // namespace

QLatin1StringView endingOf(AttachmentKind kind, std::string_view bytes) {
    const auto sign = std::ranges::find_if(kSigns, [bytes](const Sign& one) {
        return bytes.size() >= one.at && bytes.substr(one.at).starts_with(one.bytes);
    });
    return sign != kSigns.end() && fits(kind, sign->kind) ? QLatin1StringView(sign->ending) : QLatin1StringView();
}

} // namespace trucban::widgets
