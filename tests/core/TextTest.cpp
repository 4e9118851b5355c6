// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace trucban::core {

namespace {

struct Pair {
    std::string_view given;
    std::string_view expected;
};

} // namespace

TEST(Text, foldsVietnamese) {
    for (const auto& [given, expected] : {
             Pair{"", ""},
             Pair{"Phường Bến Thành", "phuong ben thanh"},
             Pair{"ĐÁNH NHAU ở Quận 4", "danh nhau o quan 4"},
             Pair{"đường Điện Biên Phủ", "duong dien bien phu"},
             Pair{"Ðặng (eth for đ, as old converters wrote it)", "dang (eth for d, as old converters wrote it)"},
             Pair{"áàảãạăắằẳẵặâấầẩẫậ", "aaaaaaaaaaaaaaaaa"},
             Pair{"ÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬ", "aaaaaaaaaaaaaaaaa"},
             Pair{"éèẻẽẹêếềểễệ ÉÈẺẼẸÊẾỀỂỄỆ", "eeeeeeeeeee eeeeeeeeeee"},
             Pair{"íìỉĩị ÍÌỈĨỊ", "iiiii iiiii"},
             Pair{"óòỏõọôốồổỗộơớờởỡợ ÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢ", "ooooooooooooooooo ooooooooooooooooo"},
             Pair{"úùủũụưứừửữự ÚÙỦŨỤƯỨỪỬỮỰ", "uuuuuuuuuuu uuuuuuuuuuu"},
             Pair{"ýỳỷỹỵ ÝỲỶỸỴ", "yyyyy yyyyy"},
         }) {
        EXPECT_EQ(folded(given), expected);
    }
}

TEST(Text, foldsDecomposedTextToTheSame) {
    // NFD, and the half-way forms that Vietnamese keyboards of telephones send: base with one mark, then a tone.
    for (const auto& [given, expected] : {
             Pair{"Bê\u0301n Tha\u0300nh", "ben thanh"},
             Pair{"Be\u0302\u0301n Tha\u0300nh", "ben thanh"},
             Pair{"tru\u031B\u0323c ban", "truc ban"},
             Pair{"tr\u01B0\u0323c ban", "truc ban"},
             Pair{"Thu\u0309 \u0110u\u031B\u0301c", "thu duc"},
             Pair{"a\u0323\u0302", "a"},
         }) {
        EXPECT_EQ(folded(given), expected);
    }
}

TEST(Text, foldsOtherLatinLettersAndLeavesTheRest) {
    for (const auto& [given, expected] : {
             Pair{"Çà ñ Ü Å", "ca n u a"},
             Pair{"ŠŽ č ł Ń ź", "sz c l n z"},
             Pair{"Æ Ø Þ Œ Ŋ ß", "æ ø þ œ ŋ ß"},
             Pair{"ẖẞ Ḁ ẑ", "hẞ a z"},
             Pair{"警察 полиция 🚓 €", "警察 полиция 🚓 €"},
             Pair{"A-Z [1] _", "a-z [1] _"},
         }) {
        EXPECT_EQ(folded(given), expected);
    }
}

RC_GTEST_PROP(Text, foldingTwiceIsFoldingOnce, (const std::string& text)) {
    RC_ASSERT(folded(folded(text)) == folded(text));
}

TEST(Text, tellsWellFormedUtf8) {
    for (const std::string_view good : {"", "abc", "ế", "\xF0\x9F\x9A\x93", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF",
                                        "\xED\x9F\xBF", "\xE0\xA0\x80", "\xC2\x80"}) {
        EXPECT_TRUE(isValidUtf8(good)) << good;
    }
    for (const std::string_view bad :
         {"\x80", "a\xBF", "\xC0\xAF", "\xC1\x81", "\xE0\x80\xAF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x80\x80\xAF",
          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE1\xBA", "\xC3", "\xE1\xBA\x20",
          "\xF0\x9F\x9A", "\xC3\xC3"}) {
        EXPECT_FALSE(isValidUtf8(bad));
    }
}

RC_GTEST_PROP(Text, anyBytesAreTakenWithoutHarm, (const std::string& bytes)) {
    RC_ASSERT(truncated(bytes, bytes.size()) == bytes);
    RC_ASSERT(characterCount(bytes) <= bytes.size());
    static_cast<void>(isValidUtf8(bytes));
    static_cast<void>(folded(bytes));
    static_cast<void>(masked(bytes));
}

TEST(Text, countsAndCutsByCharacters) {
    EXPECT_EQ(characterCount("Bến Thành"), 9u);
    EXPECT_EQ(characterCount("🚓"), 1u);
    EXPECT_EQ(truncated("Bến Thành", 3), "Bến");
    EXPECT_EQ(truncated("Bến", 3), "Bến");
    EXPECT_EQ(truncated("Bến", 99), "Bến");
    EXPECT_EQ(truncated("Bến", 0), "");
    EXPECT_EQ(truncated("🚓🚓", 1), "🚓");
}

TEST(Text, masksTelephoneAndIdentityNumbers) {
    for (const auto& [given, expected] : {
             Pair{"0901234567", "•••••••• 67"},
             Pair{"gọi 0901234567 ngay", "gọi •••••••• 67 ngay"},
             Pair{"0901 234 567", "•••••••• 67"},
             Pair{"0901.234.567", "•••••••• 67"},
             Pair{"0901-234-567.", "•••••••• 67."},
             Pair{"090 123 45 67", "•••••••• 67"},
             Pair{"(028) 3829 7643", "(•••••••• 43"},
             Pair{"028.38297643", "028.•••••••• 43"},
             Pair{"3829 7643", "•••••••• 43"},
             Pair{"38297643", "•••••••• 43"},
             Pair{"+84901234567", "•••••••• 67"},
             Pair{"+84 901 234 567", "•••••••• 67"},
             Pair{"+84.90.123.4567", "•••••••• 67"},
             Pair{"84 901 234 567", "•••••••• 67"},
             Pair{"0084901234567", "•••••••• 67"},
             Pair{"0901\u00A0234\u00A0567", "•••••••• 67"},
             Pair{"CCCD 079203001234", "CCCD •••••••• 34"},
             Pair{"CCCD 079 203 001 234", "CCCD •••••••• 34"},
             Pair{"CMND 271234567", "CMND •••••••• 67"},
             Pair{"CMND 271 234 567", "CMND •••••••• 67"},
             Pair{"0901234567, 0912345678", "•••••••• 67, •••••••• 78"},
             Pair{"0901234567 0912345678", "•••••••• 67 •••••••• 78"},
             Pair{"0901 234 567 0912 345 678", "•••••••• 67 •••••••• 78"},
             Pair{"số:0901234567a", "số:•••••••• 67a"},
             Pair{"9704 1234567890123", "9704 •••••••• 23"},
         }) {
        EXPECT_EQ(masked(given), expected) << given;
    }
}

TEST(Text, leavesOtherNumbersAlone) {
    for (const std::string_view text : {
             "",
             "113",
             "12/3 Nguyễn Trãi, P. Bến Thành",
             "hẻm 861/20/5",
             "21/11/2026 20:15",
             "21.11.2026",
             "ngày 1-9-2026",
             "VV-1121-0412",
             "xem VV-0912-0001 và VV-1121-0412",
             "250.000.000 đồng",
             "1.500.000.000 đồng",
             "1.500.000 đ",
             "10.776889, 106.700806",
             "59X3 123.45",
             "51F-123.45",
             "2 người, 3 xe, 15 phút, 20 tuổi",
             "1234567",
         }) {
        EXPECT_EQ(masked(text), text);
    }
}

RC_GTEST_PROP(Text, noTelephoneNumberSurvives, ()) {
    const auto digit = rc::gen::inRange('0', static_cast<char>('9' + 1));
    const std::string rest = *rc::gen::container<std::string>(9, digit);
    const std::string separator = *rc::gen::element<std::string>("", " ", ".", "-", "\u00A0", ". ");
    const std::string before = *rc::gen::element<std::string>("", "gọi ", "sđt:", "A", "\n");
    const std::string number = "0" + rest.substr(0, 3) + separator + rest.substr(3, 3) + separator + rest.substr(6);
    const std::string text = masked(before + number + *rc::gen::element<std::string>("", " nhé", ".", "B"));
    RC_ASSERT(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) == 2);
}

} // namespace trucban::core
