// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Accounts.h"

#include "store/StoreFixture.h"
#include "store/detail/Schema.h"
#include "store/detail/Sqlite.h"

namespace trucban::test {
namespace {

using store::StoreFault;

struct AccountsTest : ::testing::Test {
    TempFolder folder;
    store::KeyRing keys = orFail(store::KeyRing::openOrCreate(folder / "data"));
    std::unique_ptr<store::Database> database = orFail(store::openLog(folder / "data", keys));
    store::Accounts accounts{*database, keys, store::PasswordCost::reduced};
    core::Scope twoWards{false, {core::WardCode{26743}, core::WardCode{26740}}};

    void addAn() { orFail(accounts.addUser("an", core::Role::dutyOfficer, twoWards, "mật khẩu dài", minute(1))); }
};

TEST_F(AccountsTest, aUserLogsInWithTheirPassword) {
    addAn();
    const auto user = orFail(accounts.verifyPassword("an", "mật khẩu dài"));
    const core::WardSet sorted{core::WardCode{26740}, core::WardCode{26743}};
    EXPECT_EQ(user, (store::User{"an", core::Role::dutyOfficer, {false, sorted}, false, minute(1), 1}));
    EXPECT_EQ(orFail(accounts.user("an")), user);
    EXPECT_EQ(orFail(accounts.users()), std::vector{user});
}

TEST_F(AccountsTest, doesNotSayWhyALoginFailed) {
    addAn();
    orFail(accounts.addUser("binh", core::Role::committee, {true, {}}, "another password", minute(1)));
    orFail(accounts.setDisabled("binh", true));
    const auto wrong = accounts.verifyPassword("an", "mật khẩu sai").error();
    EXPECT_EQ(wrong.fault, StoreFault::badPassword);
    EXPECT_EQ(accounts.verifyPassword("nobody", "mật khẩu dài").error(), wrong);
    EXPECT_EQ(accounts.verifyPassword("binh", "another password").error(), wrong);
    EXPECT_EQ(accounts.verifyPassword("an", "").error(), wrong);
    EXPECT_EQ(accounts.verifyPassword("an", std::string(5000, 'x')).error(), wrong);
    EXPECT_EQ(accounts.verifyPassword("", "mật khẩu dài").error(), wrong);
}

TEST_F(AccountsTest, refusesBadNamesAndPasswords) {
    const core::Scope all{true, {}};
    for (const std::string name : {"", "An", "a b", "a/b", "tên", "x'--"}) {
        EXPECT_EQ(accounts.addUser(name, core::Role::city, all, "long enough", minute(1)).error().fault,
                  StoreFault::badValue)
            << name;
        EXPECT_EQ(accounts.addKey(name, {}, minute(1)).error().fault, StoreFault::badValue) << name;
    }
    EXPECT_EQ(accounts.addUser("an", core::Role::city, all, "short", minute(1)).error().fault, StoreFault::badValue);
    addAn();
    EXPECT_EQ(accounts.addUser("an", core::Role::city, all, "long enough", minute(1)).error().fault,
              StoreFault::exists);
    EXPECT_EQ(accounts.setPassword("an", "short").error().fault, StoreFault::badValue);
    EXPECT_TRUE(accounts.verifyPassword("an", "mật khẩu dài").has_value());
}

TEST_F(AccountsTest, everyChangeVoidsOlderSessions) {
    addAn();
    const auto generation = [this] { return orFail(accounts.user("an")).generation; };
    EXPECT_EQ(generation(), 1U);
    orFail(accounts.setDisabled("an", true));
    EXPECT_EQ(generation(), 2U);
    orFail(accounts.setDisabled("an", false));
    orFail(accounts.setPassword("an", "another password"));
    EXPECT_EQ(generation(), 4U);
    orFail(accounts.setRole("an", core::Role::wardLeader, {true, {}}));
    EXPECT_EQ(generation(), 5U);
    EXPECT_EQ(orFail(accounts.verifyPassword("an", "another password")).role, core::Role::wardLeader);
    EXPECT_EQ(accounts.setDisabled("nobody", true).error().fault, StoreFault::notFound);
    EXPECT_EQ(accounts.setPassword("nobody", "another password").error().fault, StoreFault::notFound);
    EXPECT_EQ(accounts.setRole("nobody", core::Role::city, {}).error().fault, StoreFault::notFound);
    EXPECT_EQ(accounts.user("nobody").error().fault, StoreFault::notFound);
}

TEST_F(AccountsTest, anIngestKeyIsShownOnceAndVerified) {
    const auto text = orFail(accounts.addKey("sos-app", {core::WardCode{26740}}, minute(1)));
    EXPECT_EQ(text.size(), 47U);
    EXPECT_TRUE(text.starts_with("tbk_"));
    const store::IngestKey key{"sos-app", {core::WardCode{26740}}, false, minute(1)};
    EXPECT_EQ(orFail(accounts.verifyKey(text)), key);
    EXPECT_EQ(orFail(accounts.keys()), std::vector{key});
    EXPECT_EQ(accounts.verifyKey(text + "A").error().fault, StoreFault::badKey);
    EXPECT_EQ(accounts.verifyKey("").error().fault, StoreFault::badKey);
    EXPECT_EQ(accounts.addKey("sos-app", {}, minute(1)).error().fault, StoreFault::exists);
    orFail(accounts.setKeyDisabled("sos-app", true));
    EXPECT_EQ(accounts.verifyKey(text).error().fault, StoreFault::badKey);
    orFail(accounts.setKeyDisabled("sos-app", false));
    EXPECT_TRUE(accounts.verifyKey(text).has_value());
    EXPECT_EQ(accounts.setKeyDisabled("none", true).error().fault, StoreFault::notFound);
    auto query = database->impl().query("SELECT digest FROM ingest_key");
    ASSERT_TRUE(query.step());
    EXPECT_EQ(query.text(0).find(text.substr(4)), std::string::npos);
}

TEST_F(AccountsTest, aKeyIsForAlertsUnlessItIsForMore) {
    using store::KeyPurpose;
    const auto plain = orFail(accounts.addKey("sos-app", {}, minute(1)));
    EXPECT_TRUE(orFail(accounts.verifyKey(plain)).rights.allow(KeyPurpose::intake));
    EXPECT_FALSE(orFail(accounts.verifyKey(plain)).rights.allow(KeyPurpose::devices));
    const store::KeyRights some{{KeyPurpose::devices, KeyPurpose::visits}, {"M1", "Đội 2"}};
    const auto device = orFail(accounts.addKey("gps", {}, minute(1), some));
    EXPECT_EQ(orFail(accounts.verifyKey(device)).rights, some);
    EXPECT_TRUE(some.allowUnit("M1"));
    EXPECT_FALSE(some.allowUnit("M2"));
    const auto before = orFail(accounts.generation());
    const store::KeyRights any{{KeyPurpose::devices}, {}};
    orFail(accounts.setKeyRights("gps", any));
    EXPECT_GT(orFail(accounts.generation()), before) << "a running gateway forgets what it knew of the key";
    EXPECT_EQ(orFail(accounts.verifyKey(device)).rights, any);
    EXPECT_TRUE(any.allowUnit("M2"));
    EXPECT_EQ(accounts.setKeyRights("none", any).error().fault, StoreFault::notFound);
    for (const store::KeyRights& bad :
         {store::KeyRights{{}, {}}, store::KeyRights{{KeyPurpose::visits}, {"M1"}},
          store::KeyRights{{KeyPurpose::devices}, {""}}, store::KeyRights{{KeyPurpose::devices}, {"M1,M2"}}}) {
        EXPECT_EQ(accounts.addKey("bad", {}, minute(1), bad).error().fault, StoreFault::badValue);
        EXPECT_EQ(accounts.setKeyRights("gps", bad).error().fault, StoreFault::badValue);
    }
}

TEST_F(AccountsTest, aKeyOfAnOlderVersionBringsAlertsOnly) {
    const auto key = orFail(accounts.addKey("old", {}, minute(1), {{store::KeyPurpose::visits}, {}}));
    const auto steps = store::detail::migrationsOf(store::detail::FileKind::log);
    auto& handle = database->impl().handle();
    handle.exec(kWithoutArchiveIndex);
    handle.exec("ALTER TABLE ingest_key DROP COLUMN purposes; ALTER TABLE ingest_key DROP COLUMN units; "
                "DROP INDEX event_of_access; DROP TABLE caller; PRAGMA user_version=3");
    orFail(store::detail::migrate(database->impl(), steps));
    EXPECT_EQ(orFail(accounts.verifyKey(key)).rights, store::KeyRights{});
}

TEST_F(AccountsTest, anotherConnectionSeesChangesAtOnce) {
    auto otherDatabase = orFail(store::openLog(folder / "data", keys));
    store::Accounts other{*otherDatabase, keys, store::PasswordCost::reduced};
    const auto before = orFail(other.generation());
    const auto dataVersion = orFail(otherDatabase->dataVersion());
    addAn();
    EXPECT_EQ(orFail(other.generation()), before + 1);
    EXPECT_NE(orFail(otherDatabase->dataVersion()), dataVersion);
    EXPECT_TRUE(other.verifyPassword("an", "mật khẩu dài").has_value());
    orFail(accounts.setDisabled("an", true));
    EXPECT_EQ(orFail(other.generation()), before + 2);
    EXPECT_FALSE(other.verifyPassword("an", "mật khẩu dài").has_value());
    EXPECT_FALSE(accounts.verifyPassword("an", "sai").has_value());
    EXPECT_EQ(orFail(other.generation()), before + 2);
}

} // namespace
} // namespace trucban::test
