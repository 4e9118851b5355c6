// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/AttachmentStore.h"
#include "store/Backup.h"
#include "store/FolderLock.h"
#include "store/Head.h"
#include "store/KeyRing.h"
#include "store/ReplicaKey.h"
#include "store/StoreFixture.h"

#include <fstream>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

namespace trucban::test {
namespace {

using store::StoreFault;

std::span<const std::uint8_t> bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST(KeyRing, isMadeOnceAndReopened) {
    TempFolder folder;
    const auto first = orFail(store::KeyRing::openOrCreate(folder / "data"));
    const auto second = orFail(store::KeyRing::openOrCreate(folder / "data/"));
    EXPECT_TRUE(std::ranges::equal(first.databaseKey(), second.databaseKey()));
    EXPECT_EQ(first.sealingKey("alert"), second.sealingKey("alert"));
    EXPECT_NE(first.sealingKey("alert"), first.sealingKey("attachment"));
    EXPECT_EQ(first.publicKey(), second.publicKey());
    EXPECT_EQ(first.digestHex("alert", "x"), second.digestHex("alert", "x"));
    EXPECT_NE(first.digestHex("alert", "x"), first.digestHex("caller", "x"));
    EXPECT_NE(first.digestHex("a", std::string_view{"b\0c", 3}), first.digestHex(std::string_view{"a\0b", 3}, "c"));
    const auto other = orFail(store::KeyRing::openOrCreate(folder / "other"));
    EXPECT_NE(first.digestHex("alert", "x"), other.digestHex("alert", "x"));
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(folder / "data.keys").permissions(), perms::owner_all);
    EXPECT_EQ(std::filesystem::status(folder / "data.keys/sealing.key").permissions(),
              perms::owner_read | perms::owner_write);
    EXPECT_FALSE(std::filesystem::exists(folder / "data")) << "keys do not lie in the data folder";
}

TEST(KeyRing, canBeKeptElsewhere) {
    TempFolder folder;
    const auto ring = orFail(store::KeyRing::openOrCreate(folder / "data", folder / "safe/ring"));
    EXPECT_TRUE(std::filesystem::exists(folder / "safe/ring/signing.key"));
    EXPECT_FALSE(std::filesystem::exists(folder / "data.keys"));
}

TEST(KeyRing, refusesDataWhoseKeysAreMissing) {
    TempFolder folder;
    {
        LogDriver driver{folder / "data"};
    }
    std::filesystem::rename(folder / "data.keys", folder / "elsewhere");
    EXPECT_EQ(store::KeyRing::openOrCreate(folder / "data").error().fault, StoreFault::keysMissing);
    EXPECT_FALSE(std::filesystem::exists(folder / "data.keys")) << "no new keys beside old data";
    EXPECT_TRUE(store::KeyRing::openOrCreate(folder / "data", folder / "elsewhere").has_value());
    std::filesystem::remove(folder / "elsewhere/digest.key");
    const auto error = store::KeyRing::openOrCreate(folder / "data", folder / "elsewhere").error();
    EXPECT_EQ(error.fault, StoreFault::keysMissing);
    EXPECT_NE(error.detail.find("digest.key"), std::string::npos);
}

TEST(KeyRing, finishesAHalfMadeRingAndKeepsWhatIsThere) {
    TempFolder folder;
    orFail(store::KeyRing::openOrCreate(folder / "data"));
    const auto kept = contentOf(folder / "data.keys/database.key");
    std::filesystem::remove(folder / "data.keys/signing.key");
    EXPECT_TRUE(store::KeyRing::openOrCreate(folder / "data").has_value());
    EXPECT_EQ(contentOf(folder / "data.keys/database.key"), kept);
}

TEST(KeyRing, neverOverwritesAKeyItCannotRead) {
    TempFolder folder;
    orFail(store::KeyRing::openOrCreate(folder / "data"));
    for (const std::string damage : {"", "not hex", "abcd", "gggg"}) {
        std::ofstream{folder / "data.keys/sealing.key"} << damage;
        EXPECT_EQ(store::KeyRing::openOrCreate(folder / "data").error().fault, StoreFault::corrupt);
        EXPECT_EQ(contentOf(folder / "data.keys/sealing.key"), damage);
    }
}

TEST(KeyRing, otherKeysDoNotOpenTheData) {
    TempFolder folder;
    {
        LogDriver driver{folder / "data"};
    }
    const auto other = orFail(store::KeyRing::openOrCreate(folder / "other"));
    EXPECT_EQ(store::openLog(folder / "data", other).error().fault, StoreFault::wrongKey);
}

TEST(Head, hasATextFormThatReadsBack) {
    TempFolder folder;
    const auto keys = orFail(store::KeyRing::openOrCreate(folder / "data"));
    store::Head head{42, {}};
    head.hash[31] = 0xAB;
    const auto signedHead = signHead(head, minute(5), keys);
    EXPECT_TRUE(signedHead.isSignedBy(keys.publicKey()));
    EXPECT_EQ(store::parseHead(head.toString())->head, head);
    EXPECT_EQ(store::parseHead(signedHead.toString())->signedHead, signedHead);
    auto other = signedHead;
    ++other.head.seq;
    EXPECT_FALSE(other.isSignedBy(keys.publicKey()));
    for (const std::string& bad : std::vector<std::string>{
             "", ":", "42", "x:" + std::string(64, '0'), "42:" + std::string(63, '0'), head.toString() + ":",
             head.toString() + ":1:2:3", "-1:" + std::string(64, '0'), head.toString() + ":1"}) {
        EXPECT_FALSE(store::parseHead(bad).has_value()) << bad;
    }
    EXPECT_EQ(store::parseHash(store::toHex(head.hash)), head.hash);
}

struct AttachmentTest : ::testing::Test {
    TempFolder folder;
    store::KeyRing keys = orFail(store::KeyRing::openOrCreate(folder / "data"));
    store::AttachmentStore attachments = orFail(store::AttachmentStore::open(folder / "data", keys, 200'000));

    std::string put(std::string_view content) {
        const auto name = store::AttachmentStore::sha256Hex(bytesOf(content));
        orFail(attachments.put(name, bytesOf(content)));
        return name;
    }
};

TEST_F(AttachmentTest, givesBackWhatWasPut) {
    for (const std::size_t size : {0UZ, 1UZ, 65535UZ, 65536UZ, 65537UZ, 200'000UZ}) {
        const std::string content(size, 'p');
        const auto name = put(content);
        EXPECT_TRUE(attachments.exists(name));
        EXPECT_EQ(orFail(attachments.get(name)), content);
        EXPECT_EQ(contentOf(folder.path() / "data/attachments" / name).find("pppp"), std::string::npos);
        orFail(attachments.put(name, bytesOf(content)));
    }
    EXPECT_EQ(store::AttachmentStore::sha256Hex(bytesOf("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(AttachmentTest, refusesWhatItMustNotTake) {
    const auto name = store::AttachmentStore::sha256Hex(bytesOf("a"));
    EXPECT_EQ(attachments.put(name, bytesOf("b")).error().fault, StoreFault::digestMismatch);
    EXPECT_EQ(attachments.put("../../etc/passwd", bytesOf("b")).error().fault, StoreFault::badValue);
    EXPECT_EQ(attachments.put(name, bytesOf(std::string(200'001, 'x'))).error().fault, StoreFault::tooLarge);
    EXPECT_EQ(attachments.get(name).error().fault, StoreFault::notFound);
    EXPECT_EQ(attachments.get("../sealing.key").error().fault, StoreFault::notFound);
    EXPECT_FALSE(attachments.exists(name));
    EXPECT_TRUE(std::filesystem::is_empty(folder / "data/attachments"));
}

TEST_F(AttachmentTest, noticesDamage) {
    const std::string content(100'000, 'q');
    const auto name = put(content);
    const auto file = folder.path() / "data/attachments" / name;
    const auto intact = contentOf(file);
    const auto write = [&](std::string bytes) { std::ofstream{file, std::ios::binary} << bytes; };
    for (std::size_t at : {0UZ, 5UZ, 80UZ, 110UZ, intact.size() - 1}) {
        auto damaged = intact;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        write(damaged);
        EXPECT_EQ(attachments.get(name).error().fault, StoreFault::corrupt) << at;
    }
    for (std::size_t length : {0UZ, 50UZ, 100UZ, intact.size() - 34464 - 17, intact.size() - 1}) {
        write(intact.substr(0, length));
        EXPECT_EQ(attachments.get(name).error().fault, StoreFault::corrupt) << length;
    }
    write(intact + intact.substr(intact.size() - 100));
    EXPECT_EQ(attachments.get(name).error().fault, StoreFault::corrupt);
    const auto other = put("other");
    std::filesystem::copy_file(folder.path() / "data/attachments" / other, file,
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(attachments.get(name).error().fault, StoreFault::corrupt);
}

TEST_F(AttachmentTest, isGoneWhenRemoved) {
    const auto name = put("photo");
    EXPECT_TRUE(orFail(attachments.remove(name)));
    EXPECT_FALSE(attachments.exists(name));
    EXPECT_FALSE(orFail(attachments.remove(name)));
}

TEST_F(AttachmentTest, sweepsWhatADeadProcessLeft) {
    const auto old = folder / "data/attachments/abc.partial-0123456789abcdef";
    const auto fresh = folder / "data/attachments/abd.partial-0123456789abcdef";
    std::ofstream{old} << "x";
    std::ofstream{fresh} << "x";
    std::filesystem::last_write_time(old, std::filesystem::file_time_type::clock::now() - std::chrono::hours{25});
    orFail(store::AttachmentStore::open(folder / "data", keys, 10));
    EXPECT_FALSE(std::filesystem::exists(old));
    EXPECT_TRUE(std::filesystem::exists(fresh));
}

TEST_F(AttachmentTest, areBackedUpAndRestoredWithTheLog) {
    const auto name = put("a photo");
    auto database = orFail(store::openLog(folder / "data", keys));
    const auto backup = folder / "backup.db";
    EXPECT_EQ(orFail(store::backUp(*database, attachments, backup)).good, 1u);
    EXPECT_EQ(store::backUp(*database, attachments, backup).error().fault, StoreFault::exists);
    const auto copies = orFail(store::AttachmentStore::openAt(store::attachmentsOf(backup), keys, 200'000));
    EXPECT_EQ(orFail(copies.get(name)), orFail(attachments.get(name)));
    const auto restored = orFail(store::restore(backup, folder / "second", keys, 200'000));
    EXPECT_EQ(restored.good, 1u);
    EXPECT_TRUE(restored.damaged.empty());
    const auto second = orFail(store::AttachmentStore::open(folder / "second", keys, 200'000));
    EXPECT_EQ(orFail(second.get(name)), orFail(attachments.get(name)));
    EXPECT_EQ(store::restore(backup, folder / "second", keys, 200'000).error().fault, StoreFault::exists);
    std::filesystem::remove_all(store::attachmentsOf(backup));
    EXPECT_EQ(store::restore(backup, folder / "third", keys, 200'000).error().fault, StoreFault::notFound);
    EXPECT_FALSE(std::filesystem::exists(folder / "third"));
}

TEST_F(AttachmentTest, aBackupLeavesOutWhatIsDamagedAndNamesIt) {
    const auto name = put("a photo");
    const auto other = put("another");
    std::filesystem::resize_file(attachments.folder() / name, 100);
    const auto erased = put("a third");
    std::fstream{attachments.folder() / erased, std::ios::in | std::ios::out | std::ios::binary}
        << std::string(76, '\0'); // its key is gone, and then the process died
    auto database = orFail(store::openLog(folder / "data", keys));
    for (const auto& report :
         {orFail(attachments.check()), orFail(store::backUp(*database, attachments, folder / "backup.db"))}) {
        EXPECT_EQ(report.good, 1u);
        EXPECT_EQ(report.damaged, std::vector{name});
    }
    EXPECT_FALSE(std::filesystem::exists(store::attachmentsOf(folder / "backup.db") / name));
    EXPECT_TRUE(std::filesystem::exists(store::attachmentsOf(folder / "backup.db") / other));
}

TEST(ReplicaKey, comesFromThePassphraseAndItsSalt) {
    TempFolder folder;
    const auto key = [&](const char* passphrase) {
        return store::keyFromPassphrase(passphrase, folder / "salt", folder / "replica.db",
                                        store::PasswordCost::reduced);
    };
    const auto first = orFail(key("một câu dài"));
    EXPECT_EQ(orFail(key("một câu dài")), first);
    EXPECT_NE(orFail(key("câu khác")), first);
    {
        auto replica = orFail(store::openReplica(folder / "replica.db", first));
    }
    EXPECT_EQ(store::openReplica(folder / "replica.db", orFail(key("câu khác"))).error().fault, StoreFault::wrongKey);
    std::filesystem::rename(folder / "salt", folder / "lost");
    EXPECT_EQ(key("một câu dài").error().fault, StoreFault::keysMissing);
    std::ofstream{folder / "salt"} << "garbage";
    EXPECT_EQ(key("một câu dài").error().fault, StoreFault::corrupt);
    EXPECT_NE(store::randomKey(), store::randomKey());
}

TEST(FolderLock, isHeldByOneProcess) {
    TempFolder folder;
    std::optional<store::FolderLock> lock = orFail(store::FolderLock::acquire(folder / "data"));
    const auto childSees = [&folder] {
        const auto child = ::fork();
        if (child == 0) {
            const auto other = store::FolderLock::acquire(folder / "data");
            ::_exit(other ? 0 : other.error().fault == StoreFault::busy ? 1 : 2);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WEXITSTATUS(status);
    };
    EXPECT_EQ(childSees(), 1);
    lock.reset();
    EXPECT_EQ(childSees(), 0);
}

TEST(StoreError, everyFaultHasASentence) {
    std::set<std::string_view> sentences;
    for (int fault = 0; fault <= static_cast<int>(StoreFault::chainBroken); ++fault) {
        const auto sentence = store::sentenceOf(static_cast<StoreFault>(fault));
        EXPECT_TRUE(sentence.ends_with('.')) << fault;
        sentences.insert(sentence);
    }
    EXPECT_EQ(sentences.size(), static_cast<std::size_t>(StoreFault::chainBroken) + 1);
    EXPECT_EQ((store::StoreError{StoreFault::notFound, "x"}.message()), "There is no such thing. (x)");
}

} // namespace
} // namespace trucban::test
