// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "gateway/AttachmentFetcher.h"
#include "gateway/Csv.h"
#include "gateway/DeskRoster.h"
#include "gateway/HttpMessage.h"
#include "gateway/Queries.h"
#include "gateway/Router.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

TEST(CsvTest, readsQuotesBlankLinesAndMarks) {
    EXPECT_EQ(parseCsv("\xEF\xBB\xBFid,name\r\nM1,\"Tuần, tra\"\r\n\r\nM2,\"a \"\"b\"\"\""),
              (std::vector<std::vector<std::string>>{{"id", "name"}, {"M1", "Tuần, tra"}, {"M2", "a \"b\""}}));
    EXPECT_EQ(split("car;;radio", ';'), (std::vector<std::string>{"car", "radio"}));
}

TEST(HeadCheckTest, whatCannotBeLookedUpIsNotAnotherLog) {
    const store::Head head{7, {}};
    const std::string hash = store::toHex(head.hash);
    EXPECT_EQ(checkHead(head, hash), HeadCheck::ours);
    EXPECT_EQ(checkHead(head, std::string(64, 'a')), HeadCheck::another);
    EXPECT_EQ(checkHead(store::failure(store::StoreFault::notFound), hash), HeadCheck::another);
    EXPECT_EQ(checkHead(std::nullopt, hash), HeadCheck::unknown) << "the reader is overloaded";
    for (const store::StoreFault fault : {store::StoreFault::ioError, store::StoreFault::busy,
                                          store::StoreFault::diskFull, store::StoreFault::cannotOpen}) {
        EXPECT_EQ(checkHead(store::failure(fault), hash), HeadCheck::unknown);
    }
}

TEST(RouterTest, findsRoutes) {
    struct Row {
        const char* method;
        const char* path;
        const char* pattern; ///< null: none
        const char* allowed;
    };
    constexpr Row kRows[]{{"POST", "/v1/alerts", "/v1/alerts", ""},
                          {"GET", "/v1/alerts", nullptr, "POST"},
                          {"HEAD", "/healthz", "/healthz", ""},
                          {"GET", "/v1/alerts/a%20b", "/v1/alerts/{id}", ""},
                          {"GET", "/v1/alerts/%C0", nullptr, ""},
                          {"GET", "/v1/alerts/", nullptr, ""},
                          {"GET", "/v1/alerts/a/b", nullptr, ""},
                          {"DELETE", "/v1/attachments/x", nullptr, "PUT, GET"},
                          {"GET", "//healthz", nullptr, ""},
                          {"GET", "*", nullptr, ""},
                          {"GET", "", nullptr, ""}};
    for (const Row& row : kRows) {
        const Match match = matchRoute(row.method, row.path);
        EXPECT_EQ(match.route != nullptr, row.pattern != nullptr) << row.method << " " << row.path;
        if (match.route != nullptr && row.pattern != nullptr) {
            EXPECT_EQ(match.route->pattern, row.pattern);
        }
        EXPECT_EQ(match.allowed, row.allowed) << row.path;
    }
    EXPECT_EQ(matchRoute("GET", "/v1/alerts/a%2Fb").parameters, (std::vector<std::string>{"a/b"}));
}

TEST(HttpMessageTest, readsBearerTokens) {
    HttpRequest request;
    EXPECT_EQ(request.bearer(), "");
    request.headers = {{"authorization", "bEaReR abc"}};
    EXPECT_EQ(request.bearer(), "abc");
    request.headers = {{"authorization", "Basic abc"}};
    EXPECT_EQ(request.bearer(), "");
    request.headers = {{"authorization", "Bearer "}};
    EXPECT_EQ(request.bearer(), "");
}

TEST(HttpMessageTest, percentDecodes) {
    bool ok = false;
    EXPECT_EQ(percentDecoded("a%20b+c", true, ok), "a b c");
    EXPECT_TRUE(ok);
    for (const char* bad : {"%", "%4", "%zz", "%00", "%C0%AF", "a%"}) {
        (void)percentDecoded(bad, false, ok);
        EXPECT_FALSE(ok) << bad;
    }
}

TEST(AttachmentFetcherTest, knowsInternalAddresses) {
    for (const char* internal :
         {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
          "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "::ffff:10.0.0.1",
          "64:ff9b::a00:1", "ff02::1", "2002:a00:1::"}) {
        EXPECT_TRUE(isInternal(asio::ip::make_address(internal))) << internal;
    }
    for (const char* external : {"8.8.8.8", "172.32.0.1", "113.161.0.1", "2401:d800::1", "100.128.0.1"}) {
        EXPECT_FALSE(isInternal(asio::ip::make_address(external))) << external;
    }
}

TEST(AttachmentFetcherTest, warnsOfHostsThatAreNotListed) {
    const AttachmentFetcher fetcher{
        {*AllowedHost::parse("files.example.vn"), *AllowedHost::parse("http://10.0.0.5:8080")}};
    wire::AlertBody body;
    for (const char* url :
         {"https://files.example.vn/a.jpg", "http://files.example.vn/a.jpg", "https://files.example.vn:444/a",
          "http://10.0.0.5:8080/x", "https://u:p@files.example.vn/a", "ftp://files.example.vn/a", "nonsense"}) {
        body.details.attachments.push_back({core::AttachmentKind::photo, "", url, 0});
    }
    fetcher.warn(body);
    std::vector<std::string> warned;
    for (const core::Warning& warning : body.facts.warnings) {
        warned.push_back(warning.pointer);
    }
    EXPECT_EQ(warned, (std::vector<std::string>{"/attachments/1/url", "/attachments/2/url", "/attachments/4/url",
                                                "/attachments/5/url", "/attachments/6/url"}));
}

TEST(AttachmentFetcherTest, refusesBadHostsOnTheCommandLine) {
    for (const char* bad : {"", "ftp://a", "a/b", "https://user@a", "a b"}) {
        EXPECT_FALSE(AllowedHost::parse(bad)) << bad;
    }
}

TEST(DeskRosterTest, countsDesksAndNotTheCity) {
    DeskRoster roster;
    const Viewer desk = viewerOf(core::Role::dutyOfficer, {.all = false, .wards = {kBenThanh}});
    const Viewer city = viewerOf(core::Role::city, {});
    const Viewer team = viewerOf(core::Role::team, {.all = false, .wards = {kSaiGon}});
    roster.setStaffed({kBenThanh, kSaiGon});
    roster.add(city);
    roster.add(team);
    EXPECT_TRUE(roster.live().empty());
    EXPECT_EQ(roster.takeChange()->lost, (core::WardSet{kSaiGon, kBenThanh}));
    roster.add(desk);
    roster.add(desk);
    EXPECT_EQ(roster.takeChange()->live, (core::WardSet{kBenThanh}));
    roster.remove(desk);
    EXPECT_FALSE(roster.takeChange()) << "one of two is still there";
    roster.remove(desk);
    EXPECT_TRUE(roster.takeChange()->live.empty());
    roster.setLogWritable(false);
    const auto told = DeskRoster::visibleTo(*roster.takeChange(), desk);
    EXPECT_FALSE(told.logWritable);
    EXPECT_EQ(told.lost, (core::WardSet{kBenThanh}));
}

} // namespace
} // namespace trucban::gateway
