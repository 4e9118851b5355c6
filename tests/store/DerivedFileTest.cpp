// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/DerivedFile.h"

#include "store/StoreFixture.h"

#include <csignal>
#include <fstream>
#include <limits>
#include <sys/resource.h>

namespace trucban::test {
namespace {

using store::DerivedFile;
using store::StoreFault;

constexpr std::size_t kPart = 4 * 1024 * 1024;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void writeContent(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream stream{file, std::ios::binary | std::ios::trunc};
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string pattern(std::size_t size, unsigned seed) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) {
        seed = seed * 1'664'525u + 1'013'904'223u;
        byte = static_cast<char>(seed >> 24);
    }
    return bytes;
}

class DerivedFileTest : public testing::Test {
protected:
    DerivedFileTest() { std::filesystem::create_directories(folder / "data"); }

    TempFolder folder;
    store::KeyRing keys = orFail(store::KeyRing::openOrCreate(folder / "data"));
    DerivedFile file{folder / "data", "sums", keys, 0};
};

/// No file of this process may grow beyond so much, as on a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : m_handler{std::signal(SIGXFSZ, SIG_IGN)} {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit value{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &value);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    void (*m_handler)(int);
    rlimit m_before{};
};

} // namespace

TEST_F(DerivedFileTest, givesBackWhatWasWrittenLast) {
    EXPECT_EQ(file.read().error().fault, StoreFault::notFound);
    unsigned seed = 0;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kPart - 1, kPart, kPart + 1, 2 * kPart}) {
        const std::string bytes = pattern(size, ++seed);
        orFail(file.write(bytes));
        EXPECT_TRUE(orFail(file.read()) == bytes) << size;
    }
    const DerivedFile again{folder / "data", "sums", keys};
    EXPECT_EQ(orFail(again.read()).size(), 2 * kPart);
}

// Households' codes are in it: who steals the folder must not read them.
TEST_F(DerivedFileTest, isSealedAndPrivate) {
    orFail(file.write("phường Bến Thành, hẻm 12"));
    EXPECT_EQ(contentOf(file.path()).find("hẻm"), std::string::npos);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file.path()).permissions(), perms::owner_read | perms::owner_write);
    const auto others = orFail(store::KeyRing::openOrCreate(folder / "other"));
    const DerivedFile stranger{folder / "data", "sums", others, 0};
    EXPECT_EQ(stranger.read().error().fault, StoreFault::corrupt);
}

TEST_F(DerivedFileTest, refusesWhatIsNotAsItWasWritten) {
    orFail(file.write(pattern(2 * kPart + 100, 7)));
    const std::string whole = contentOf(file.path());
    const std::size_t sealedPart = 8 + (whole.size() - 16 - 3 * 8 - 100 - 2 * kPart) / 3 + kPart;
    // Cut anywhere, also between parts.
    for (const std::size_t size : {std::size_t{0}, std::size_t{5}, std::size_t{16}, std::size_t{20}, 16 + sealedPart,
                                   16 + 2 * sealedPart, whole.size() - 1}) {
        writeContent(file.path(), whole.substr(0, size));
        EXPECT_EQ(file.read().error().fault, StoreFault::corrupt) << size;
    }
    for (const std::size_t place :
         {std::size_t{0}, std::size_t{17}, std::size_t{23}, std::size_t{100}, whole.size() - 1}) {
        std::string changed = whole;
        changed[place] = static_cast<char>(changed[place] ^ 0x40);
        writeContent(file.path(), changed);
        EXPECT_EQ(file.read().error().fault, StoreFault::corrupt) << place;
    }
    // Parts in another order, and one too many.
    const std::string first = whole.substr(16, sealedPart);
    const std::string second = whole.substr(16 + sealedPart, sealedPart);
    const std::string third = whole.substr(16 + 2 * sealedPart);
    for (const std::string& parts : {second + first + third, first + second + third + third, first + third}) {
        writeContent(file.path(), whole.substr(0, 16) + parts);
        EXPECT_EQ(file.read().error().fault, StoreFault::corrupt);
    }
    writeContent(file.path(), whole);
    EXPECT_TRUE(file.read().has_value());
}

TEST_F(DerivedFileTest, staysAsItWasWhenTheDiskIsFull) {
    const std::string before = pattern(1'000, 1);
    orFail(file.write(before));
    {
        const FileSizeLimit full{kPart + kPart / 2};
        EXPECT_EQ(file.write(pattern(3 * kPart, 2)).error().fault, StoreFault::diskFull);
    }
    EXPECT_TRUE(orFail(file.read()) == before);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder / "data"}, {}), 1) << "nothing is left behind";

    const DerivedFile modest{folder / "data", "sums", keys, std::numeric_limits<std::uintmax_t>::max() / 2};
    EXPECT_EQ(modest.write("x").error().fault, StoreFault::diskFull) << "the last bytes are the log's";
    EXPECT_TRUE(orFail(file.read()) == before);
}

TEST_F(DerivedFileTest, doesNotMindWhatAKilledProcessLeft) {
    auto left = file.path();
    left += ".new";
    writeContent(left, "half a file");
    EXPECT_EQ(file.read().error().fault, StoreFault::notFound);
    orFail(file.write("x"));
    EXPECT_EQ(orFail(file.read()), "x");
    EXPECT_FALSE(std::filesystem::exists(left));
}

} // namespace trucban::test
