// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CsvReader.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace trucban::core {
namespace {

using Table = std::vector<std::vector<std::string>>;

Table readAll(std::string_view text, char separator = ',') {
    CsvReader reader(text, {.separator = separator});
    Table rows;
    for (std::vector<std::string> row; reader.next(row);) {
        rows.push_back(row);
    }
    return rows;
}

std::string asField(std::string_view text) {
    std::string out = "\"";
    for (const char letter : text) {
        out += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return out + '"';
}

} // namespace

TEST(CsvReader, readsWhatProgramsWrite) {
    struct Row {
        const char* text;
        Table expected;
    };
    const std::vector<Row> rows{
        {"", {}},
        {"a", {{"a"}}},
        {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
        {"a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
        {"a,b\rc,d\r", {{"a", "b"}, {"c", "d"}}},
        {"a,,\n,,b\n", {{"a", "", ""}, {"", "", "b"}}},
        {"\"a,b\",c", {{"a,b", "c"}}},
        {"\"a\"\"b\"", {{"a\"b"}}},
        {"\"\"", {{""}}},
        {"\"a\nb\",c\n", {{"a\nb", "c"}}},
        {"\"a\r\nb\",c\r\n", {{"a\r\nb", "c"}}},
        {"a\"b,c", {{"a\"b", "c"}}},
        {"\"a\"b,c", {{"ab", "c"}}},
        {"a,\"b", {{"a", "b"}}},
        {"a\n\nb", {{"a"}, {""}, {"b"}}},
        {" a , b ", {{" a ", " b "}}},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(readAll(row.text), row.expected) << row.text;
    }
}

TEST(CsvReader, countsLinesAndRowsApart) {
    CsvReader reader("h1,h2\r\n\"a\r\nb\",1\r\nc,2\r\n");
    std::vector<std::string> row;
    ASSERT_TRUE(reader.next(row));
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(reader.line(), 2u);
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(reader.line(), 4u) << "a quoted line end is one of the text's";
    EXPECT_EQ(reader.row(), 3u) << "and none of the spreadsheet's";
}

TEST(CsvReader, dropsAndTellsWhatIsTooMuch) {
    CsvReader reader("a,b,c,d\nx", {.separator = ',', .mostColumns = 2, .longestField = 100});
    std::vector<std::string> row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row, (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(reader.wasCut());
    ASSERT_TRUE(reader.next(row));
    EXPECT_FALSE(reader.wasCut());
    const std::string text(1000, 'x');
    CsvReader narrow(text, {.separator = ',', .mostColumns = 2, .longestField = 100});
    ASSERT_TRUE(narrow.next(row));
    EXPECT_EQ(row.front().size(), 100u);
    EXPECT_TRUE(narrow.wasCut());
}

TEST(CsvReader, tellsAQuoteThatIsNeverClosed) {
    CsvReader reader("a,\"b\nc,d\n");
    std::vector<std::string> row;
    ASSERT_TRUE(reader.next(row));
    EXPECT_TRUE(reader.isQuoteOpen());
    EXPECT_EQ(row, (std::vector<std::string>{"a", "b\nc,d\n"}));
    EXPECT_FALSE(reader.next(row));
}

TEST(CsvReader, guessesTheSeparator) {
    const std::array<std::pair<const char*, char>, 8> rows{{{"a;b;c\n1,5;2,5;3\n", ';'},
                                                            {"a,b,c\n1.5,2.5,3\n", ','},
                                                            {"a\tb\n1,5\t2\n", '\t'},
                                                            {"a,b\n\"x;y;z\",2\n", ','},
                                                            {"one column\nx\n", ','},
                                                            {"", ','},
                                                            {"BÁO CÁO, THÁNG 11\na;b\n1;2\n3;4\n", ';'},
                                                            {"a;b\n1,2;3,4\n5,6;7,8\n", ';'}}};
    for (const auto& [text, separator] : rows) {
        EXPECT_EQ(guessSeparator(text), separator) << text;
    }
}

TEST(CsvReader, takesASpreadsheetsHint) {
    const std::array<std::tuple<std::string_view, char, std::string_view>, 7> rows{{{"sep=;\r\na;b", ';', "a;b"},
                                                                                    {"SEP=,\na,b", ',', "a,b"},
                                                                                    {"sep=\t\ra", '\t', "a"},
                                                                                    {"sep=;", ';', ""},
                                                                                    {"sep=\r\na", 0, "sep=\r\na"},
                                                                                    {"separator,b", 0, "separator,b"},
                                                                                    {"sep=ab\n", 0, "sep=ab\n"}}};
    for (const auto& [given, separator, rest] : rows) {
        std::string_view text = given;
        EXPECT_EQ(takeSeparatorLine(text), separator) << given;
        EXPECT_EQ(text, rest) << given;
    }
}

RC_GTEST_PROP(CsvReaderProperty, readsBackWhatWasQuoted, ()) {
    const char separator = *rc::gen::element(',', ';', '\t');
    const auto lineEnd = *rc::gen::element<std::string>("\r\n", "\n", "\r");
    auto table = *rc::gen::nonEmpty(rc::gen::container<Table>(
        rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(
            rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::element('"', ',', ';', '\n', '\r', '\t', '=')))))));
    std::string text;
    for (const auto& row : table) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i == 0 ? "" : std::string(1, separator);
            text += asField(row[i]);
        }
        text += lineEnd;
    }
    RC_ASSERT(readAll(text, separator) == table);
}

RC_GTEST_PROP(CsvReaderProperty, anyBytesEnd, (const std::string& text)) {
    CsvReader reader(text, {.separator = ';', .mostColumns = 3, .longestField = 4});
    std::size_t rows = 0;
    for (std::vector<std::string> row; reader.next(row); ++rows) {
        RC_ASSERT(!row.empty() && row.size() <= 3u);
        RC_ASSERT(reader.line() >= 1u);
    }
    RC_ASSERT(rows <= text.size());
}

} // namespace trucban::core
