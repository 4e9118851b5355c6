// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CsvText.h"

#include <gtest/gtest.h>

#include <vector>

namespace trucban::core {

TEST(CsvText, leavesPlainTextAlone) {
    for (const std::string text : {"", "P1", "12 Lê Lợi, Quận 1", "a=b", "5-3", "-12", "+84", "-1.234,5", "a,b"}) {
        EXPECT_EQ(csvField(text), text);
    }
}

TEST(CsvText, quotesWhatWouldBreakALine) {
    EXPECT_EQ(csvField("a;b"), "\"a;b\"");
    EXPECT_EQ(csvField("nói \"cứu\""), "\"nói \"\"cứu\"\"\"");
    EXPECT_EQ(csvField("hai\ndòng"), "\"hai\ndòng\"");
    EXPECT_EQ(csvField(std::string("a\0b", 3)), "ab");
}

TEST(CsvText, disarmsFormulas) {
    struct Row {
        std::string text;
        std::string field;
    };
    const std::vector<Row> rows{{"=1+1", "'=1+1"},
                                {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
                                {"-2+3+cmd", "'-2+3+cmd"},
                                {"@SUM(A1)", "'@SUM(A1)"},
                                {"\t=1", "\"'\t=1\""},
                                {"\r=1", "\"'\r=1\""},
                                {"  =1", "'  =1"},
                                {"\n=1", "\"'\n=1\""},
                                {"\xC2\xA0=1", "'\xC2\xA0=1"},
                                {"\xEF\xBB\xBF=1", "'\xEF\xBB\xBF=1"},
                                {"＝1", "'＝1"},
                                {"-", "'-"},
                                {"=HYPERLINK(\"x\";\"y\")", "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\""}};
    for (const auto& row : rows) {
        EXPECT_EQ(csvField(row.text), row.field) << row.text;
    }
}

TEST(CsvText, joinsALine) {
    EXPECT_EQ(csvLine(std::vector<std::string>{"a", "", "=1"}), "a;;'=1\r\n");
    EXPECT_EQ(csvLine(std::vector<std::string>{""}), "\r\n");
    EXPECT_EQ(csvLine(std::vector<std::string>{"", ""}), ";\r\n");
}

} // namespace trucban::core
