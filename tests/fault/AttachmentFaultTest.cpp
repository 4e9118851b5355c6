// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AttachmentStore.h"
#include "store/StoreFixture.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace trucban::test {
namespace {

/// Runs `body` in a child whose files cannot grow beyond `bytes`, which is how a test without a disk of its own gets one
/// that is full; its exit code.
template <class Body>
int withFilesUpTo(rlim_t bytes, Body body) {
    const auto child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::_exit(body());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(AttachmentFault, aFullDiskLeavesNoHalfFile) {
    TempFolder folder;
    const auto keys = orFail(store::KeyRing::openOrCreate(folder / "data"));
    const auto attachments = orFail(store::AttachmentStore::open(folder / "data", keys, 1 << 20));
    const std::string photo(200'000, 'p');
    const std::span<const std::uint8_t> bytes{reinterpret_cast<const std::uint8_t*>(photo.data()), photo.size()};
    const auto name = store::AttachmentStore::sha256Hex(bytes);
    EXPECT_EQ(withFilesUpTo(100'000,
                            [&] {
                                const auto put = attachments.put(name, bytes);
                                return put ? 0 : put.error().fault == store::StoreFault::diskFull ? 1 : 2;
                            }),
              1);
    EXPECT_TRUE(std::filesystem::is_empty(folder / "data/attachments"));
    orFail(attachments.put(name, bytes));
    EXPECT_EQ(orFail(attachments.get(name)), photo);
}

TEST(KeyRingFault, aFullDiskLeavesNoHalfKey) {
    TempFolder folder;
    EXPECT_EQ(withFilesUpTo(10,
                            [&] {
                                const auto ring = store::KeyRing::openOrCreate(folder / "data");
                                return ring ? 0 : ring.error().fault == store::StoreFault::diskFull ? 1 : 2;
                            }),
              1);
    EXPECT_TRUE(std::filesystem::is_empty(folder / "data.keys"));
    EXPECT_TRUE(store::KeyRing::openOrCreate(folder / "data").has_value());
}

} // namespace
} // namespace trucban::test
