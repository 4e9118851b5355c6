// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

// What trucban-picture writes: a header, then width x height pixels of four bytes (blue, green, red, 255 on a
// little-endian machine), row by row. Both ends are on one machine: numbers are in its own order.
namespace trucban::core {

inline constexpr std::uint32_t kMaxPictureEdge = 1'600; ///< of what comes out; what went in may be larger
inline constexpr std::size_t kMaxPictureFileBytes = 32 * 1024 * 1024;
inline constexpr std::size_t kBytesPerPixel = 4;

/// How the program ends when it wrote no picture.
enum class PictureExit : std::uint8_t { done = 0, unreadable = 1, tooLarge = 2 };

struct RawPicture {
    std::uint32_t width = 0; ///< 1 to kMaxPictureEdge; likewise height
    std::uint32_t height = 0;
    std::uint32_t originalWidth = 0; ///< as it was sent, upright
    std::uint32_t originalHeight = 0;
    bool operator==(const RawPicture&) const = default;

    static constexpr std::string_view kMagic = "TBP1";
    static constexpr std::size_t kHeaderBytes = kMagic.size() + 4 * sizeof(std::uint32_t);
    /// Of the largest one.
    static constexpr std::size_t kMaxBytes =
        kHeaderBytes + std::size_t{kMaxPictureEdge} * kMaxPictureEdge * kBytesPerPixel;

    [[nodiscard]] constexpr std::size_t pixelBytes() const { return std::size_t{width} * height * kBytesPerPixel; }
    [[nodiscard]] std::array<char, kHeaderBytes> header() const;
    /// Nullopt when it is not exactly one picture: nothing of it is to be believed then.
    [[nodiscard]] static std::optional<RawPicture> parse(std::span<const char> bytes);
};

inline std::array<char, RawPicture::kHeaderBytes> RawPicture::header() const {
    std::array<char, kHeaderBytes> bytes{};
    const std::array numbers{width, height, originalWidth, originalHeight};
    std::memcpy(bytes.data(), kMagic.data(), kMagic.size());
    std::memcpy(bytes.data() + kMagic.size(), numbers.data(), sizeof numbers);
    return bytes;
}

inline std::optional<RawPicture> RawPicture::parse(std::span<const char> bytes) {
    if (bytes.size() < kHeaderBytes || std::string_view(bytes.data(), kMagic.size()) != kMagic) {
        return std::nullopt;
    }
    std::array<std::uint32_t, 4> numbers{};
    std::memcpy(numbers.data(), bytes.data() + kMagic.size(), sizeof numbers);
    const RawPicture picture{
        .width = numbers[0], .height = numbers[1], .originalWidth = numbers[2], .originalHeight = numbers[3]};
    const auto fits = [](std::uint32_t edge) { return edge > 0 && edge <= kMaxPictureEdge; };
    const bool isWhole = fits(picture.width) && fits(picture.height) && picture.originalWidth > 0 &&
                         picture.originalHeight > 0 && bytes.size() == kHeaderBytes + picture.pixelBytes();
    return isWhole ? std::optional(picture) : std::nullopt;
}

} // namespace trucban::core
