// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Frames.h"
#include "wire/Json.h"
#include "wire/Limits.h"

#include <gtest/gtest.h>

#include <ostream>

using namespace trucban;
using wire::DecodeFault;

namespace {

struct BadBytes {
    const char* name;
    std::string bytes;
    DecodeFault fault;
    const char* pointer;
};
void PrintTo(const BadBytes& bad, std::ostream* out) {
    *out << bad.name;
}

std::string nested(std::size_t depth) {
    return R"({"t":"ack","x":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
}

std::string command(const std::string& members) {
    return R"({"t":"command","id":"0192f0c1-1111-7abc-8def-000000000001",)" + members + "}";
}

class BadClientFrame : public testing::TestWithParam<BadBytes> {};
class BadServerFrame : public testing::TestWithParam<BadBytes> {};
class BadEvent : public testing::TestWithParam<BadBytes> {};

template <class Result>
void expectFault(const Result& result, const BadBytes& bad) {
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().fault, bad.fault) << wire::sentenceOf(result.error().fault);
    EXPECT_EQ(result.error().pointer, bad.pointer);
}

std::string nameOfCase(const testing::TestParamInfo<BadBytes>& info) {
    return info.param.name;
}

} // namespace

TEST_P(BadClientFrame, isRefusedWithItsPlace) {
    expectFault(wire::decodeClientFrame(GetParam().bytes), GetParam());
}
TEST_P(BadServerFrame, isRefusedWithItsPlace) {
    expectFault(wire::decodeServerFrame(GetParam().bytes), GetParam());
}
TEST_P(BadEvent, isRefusedWithItsPlace) {
    expectFault(wire::decodeEvent(GetParam().bytes), GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadClientFrame,
    testing::Values(
        BadBytes{"empty", "", DecodeFault::notJson, ""}, BadBytes{"blank", " \n", DecodeFault::notJson, ""},
        BadBytes{"cutOff", R"({"t":"ack","seq":)", DecodeFault::notJson, ""},
        BadBytes{"trailing", R"({"t":"ack","seq":1}{})", DecodeFault::notJson, ""},
        BadBytes{"trailingComma", R"({"t":"ack","seq":1,})", DecodeFault::notJson, ""},
        BadBytes{"comment", R"({"t":"ack"/*x*/})", DecodeFault::notJson, ""},
        BadBytes{"nan", R"({"t":"ack","seq":NaN})", DecodeFault::notJson, ""},
        BadBytes{"singleQuotes", R"({'t':'ack'})", DecodeFault::notJson, ""},
        BadBytes{"byteOrderMark", "\xEF\xBB\xBF{\"t\":\"ack\"}", DecodeFault::notJson, ""},
        BadBytes{"rawNewlineInText", "{\"t\":\"a\nck\"}", DecodeFault::notJson, ""},
        BadBytes{"loneSurrogate", R"({"t":"\ud800"})", DecodeFault::notJson, ""},
        BadBytes{"array", "[1]", DecodeFault::notObject, ""},
        BadBytes{"text", R"("hello")", DecodeFault::notObject, ""},
        BadBytes{"null", "null", DecodeFault::notObject, ""}, BadBytes{"number", "17", DecodeFault::notObject, ""},
        BadBytes{"badUtf8", "{\"t\":\"a\xFF\"}", DecodeFault::badUtf8, ""},
        BadBytes{"overlongUtf8", "{\"t\":\"\xC0\xAF\"}", DecodeFault::badUtf8, ""},
        BadBytes{"surrogateUtf8", "{\"t\":\"\xED\xA0\x80\"}", DecodeFault::badUtf8, ""},
        BadBytes{"cutUtf8", "{\"t\":\"\xE1\xBA\"}", DecodeFault::badUtf8, ""},
        BadBytes{"tooDeep", nested(wire::kMaxJsonDepth), DecodeFault::tooDeep, ""},
        BadBytes{"veryDeep", nested(30'000), DecodeFault::tooDeep, ""},
        BadBytes{"tooLarge", R"({"t":")" + std::string(wire::kMaxClientFrameBytes, 'x') + "\"}", DecodeFault::tooLarge,
                 ""},
        BadBytes{"duplicate", R"({"t":"ack","seq":1,"seq":2})", DecodeFault::duplicateKey, "/seq"},
        BadBytes{"duplicateEscaped", R"({"t":"ack","seq":1,"s\u0065q":2})", DecodeFault::duplicateKey, "/seq"},
        BadBytes{"duplicateEmptyKey", R"({"":1,"":2})", DecodeFault::duplicateKey, "/"},
        BadBytes{"duplicateInside", R"({"t":"x","a":[0,{"b/c":{"k~":1,"k~":1}}]})", DecodeFault::duplicateKey,
                 "/a/1/b~1c/k~0"},
        BadBytes{"duplicateAmongMany",
                 R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"l":1,"m":1,"n":1,"b":1})",
                 DecodeFault::duplicateKey, "/b"},
        BadBytes{"noType", R"({"seq":1})", DecodeFault::missingField, "/t"},
        BadBytes{"typeNotText", R"({"t":7})", DecodeFault::wrongType, "/t"},
        BadBytes{"unknownType", R"({"t":"welcome"})", DecodeFault::unknownType, "/t"},
        BadBytes{"negativeSeq", R"({"t":"ack","seq":-1})", DecodeFault::badValue, "/seq"},
        BadBytes{"fractionalSeq", R"({"t":"ack","seq":1.5})", DecodeFault::badValue, "/seq"},
        BadBytes{"hugeSeq", R"({"t":"ack","seq":18446744073709551616})", DecodeFault::badValue, "/seq"},
        BadBytes{"textSeq", R"({"t":"ack","seq":"1"})", DecodeFault::wrongType, "/seq"},
        BadBytes{"badTime", R"({"t":"ping","at":"yesterday"})", DecodeFault::badValue, "/at"},
        BadBytes{"numericTime", R"({"t":"ping","at":1700000000})", DecodeFault::wrongType, "/at"},
        BadBytes{"badReason", R"({"t":"bye","reason":"bored"})", DecodeFault::badValue, "/reason"},
        BadBytes{"commandWithoutId", R"({"t":"command","type":"addNote","body":{}})", DecodeFault::missingField, "/id"},
        BadBytes{"commandWithBadId", R"({"t":"command","id":"7","type":"addNote","body":{}})", DecodeFault::badValue,
                 "/id"},
        BadBytes{"commandWithoutType", command(R"("body":{})"), DecodeFault::missingField, "/type"},
        BadBytes{"commandWithoutBody", command(R"("type":"addNote")"), DecodeFault::missingField, "/body"},
        BadBytes{"commandUnknown", command(R"("type":"launch","body":{})"), DecodeFault::unknownType, "/type"},
        BadBytes{"commandOfTheGatewayOnly", command(R"("type":"receiveAlert","body":{})"), DecodeFault::unknownType,
                 "/type"},
        BadBytes{"escalationFromOutside", command(R"("type":"escalateCase","body":{})"), DecodeFault::unknownType,
                 "/type"},
        BadBytes{"commandBodyNotObject", command(R"("type":"addNote","body":[])"), DecodeFault::wrongType, "/body"},
        BadBytes{"commandBodyWrongType", command(R"("type":"addNote","body":{"text":5})"), DecodeFault::wrongType,
                 "/body/text"},
        BadBytes{"commandBadEnum", command(R"("type":"setPriority","body":{"priority":"P5"})"), DecodeFault::badValue,
                 "/body/priority"},
        BadBytes{"commandDeepInside",
                 command(R"("type":"mergeCases","body":{"others":["0192f0c1-1111-7abc-8def-000000000001","x"]})"),
                 DecodeFault::badValue, "/body/others/1"},
        BadBytes{"commandWardNumber", command(R"("type":"claimCase","body":{"ward":26740})"), DecodeFault::wrongType,
                 "/body/ward"},
        BadBytes{"commandWardShort", command(R"("type":"claimCase","body":{"ward":"740"})"), DecodeFault::badValue,
                 "/body/ward"},
        BadBytes{"commandWardNonsense", command(R"("type":"claimCase","body":{"ward":"26x40"})"), DecodeFault::badValue,
                 "/body/ward"},
        BadBytes{"commandWardTooBig", command(R"("type":"claimCase","body":{"ward":"99999999999"})"),
                 DecodeFault::badValue, "/body/ward"},
        BadBytes{"commandInfinite", command(R"("type":"moveUnit","body":{"unit":"M1","point":{"lat":1e999,"lon":0}})"),
                 DecodeFault::badValue, "/body/point/lat"},
        BadBytes{"commandBadExpected", command(R"("expected":4294967296,"type":"addNote","body":{})"),
                 DecodeFault::badValue, "/expected"},
        BadBytes{"queryWithoutType", R"({"t":"query","id":"0192f0c1-1111-7abc-8def-000000000001"})",
                 DecodeFault::missingField, "/type"},
        BadBytes{"queryUnknown", R"({"t":"query","id":"0192f0c1-1111-7abc-8def-000000000001","type":"all"})",
                 DecodeFault::badValue, "/type"}),
    nameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Table, BadServerFrame,
    testing::Values(
        BadBytes{"tooLarge", R"({"t":")" + std::string(wire::kMaxServerFrameBytes, 'x') + "\"}", DecodeFault::tooLarge,
                 ""},
        BadBytes{"clientFrame", R"({"t":"hello"})", DecodeFault::unknownType, "/t"},
        BadBytes{"eventsWithoutRange", R"({"t":"events","items":[]})", DecodeFault::missingField, "/from"},
        BadBytes{"eventsWithoutItems", R"({"t":"events","from":1,"to":1})", DecodeFault::missingField, "/items"},
        BadBytes{"itemsNotAList", R"({"t":"events","from":1,"to":1,"items":{}})", DecodeFault::wrongType, "/items"},
        BadBytes{"itemNotAnObject", R"({"t":"events","from":1,"to":1,"items":[1]})", DecodeFault::wrongType,
                 "/items/0"},
        BadBytes{"itemWithoutType", R"({"t":"events","from":1,"to":1,"items":[{}]})", DecodeFault::missingField,
                 "/items/0/type"},
        BadBytes{"itemOfUnknownType", R"({"t":"events","from":1,"to":1,"items":[{"type":"x","data":{}}]})",
                 DecodeFault::unknownType, "/items/0/type"},
        BadBytes{"enteredWithoutKind", R"({"t":"events","from":1,"to":1,"items":[{"entered":{}}]})",
                 DecodeFault::missingField, "/items/0/entered/kind"},
        BadBytes{"enteredUnknownKind", R"({"t":"events","from":1,"to":1,"items":[{"entered":{"kind":"dog"}}]})",
                 DecodeFault::unknownType, "/items/0/entered/kind"},
        BadBytes{"enteredWithoutValue", R"({"t":"events","from":1,"to":1,"items":[{"entered":{"kind":"case"}}]})",
                 DecodeFault::wrongType, "/items/0/entered/value"},
        BadBytes{"leftNotAnObject", R"({"t":"events","from":1,"to":1,"items":[{"left":"case"}]})",
                 DecodeFault::wrongType, "/items/0/left"},
        BadBytes{"snapshotWithoutParts", R"({"t":"snapshot","upTo":1,"items":[]})", DecodeFault::missingField, "/part"},
        BadBytes{"snapshotItemInside",
                 R"({"t":"snapshot","part":1,"of":1,"upTo":1,"items":[{"kind":"case","value":{"notes":[{"at":1}]}}]})",
                 DecodeFault::wrongType, "/items/0/value/notes/0/at"},
        BadBytes{"welcomeWithoutHead", R"({"t":"welcome","resumed":true})", DecodeFault::missingField, "/headSeq"},
        BadBytes{"acceptedWithoutId", R"({"t":"accepted","seq":1})", DecodeFault::missingField, "/id"},
        BadBytes{"refusedWithoutCode", R"({"t":"refused","id":"0192f0c1-1111-7abc-8def-000000000001"})",
                 DecodeFault::missingField, "/code"},
        BadBytes{"badRole", R"({"t":"welcome","headSeq":1,"resumed":true,"role":"king"})", DecodeFault::badValue,
                 "/role"}),
    nameOfCase);

INSTANTIATE_TEST_SUITE_P(
    Table, BadEvent,
    testing::Values(BadBytes{"noData", R"({"type":"noteAdded"})", DecodeFault::missingField, "/data"},
                    BadBytes{"noType", R"({"data":{}})", DecodeFault::missingField, "/type"},
                    BadBytes{"nullType", R"({"type":null,"data":{}})", DecodeFault::missingField, "/type"},
                    BadBytes{"dataInside", R"({"type":"alertReceived","data":{"facts":{"warnings":[{"reason":1}]}}})",
                             DecodeFault::wrongType, "/data/facts/warnings/0/reason"},
                    BadBytes{"tooManyDeadlines",
                             R"({"type":"policyChanged","data":{"policy":{"deadlines":[{},{},{},{},{}]}}})",
                             DecodeFault::badValue, "/data/policy/deadlines"}),
    nameOfCase);

TEST(DecodeError, manyDuplicatesAndManyKeysAreFoundQuickly) {
    // Quadratic work on the keys of one object would take minutes here.
    std::string bytes = "{";
    for (int i = 0; i < 80'000; ++i) {
        bytes += "\"k" + std::to_string(i) + "\":0,";
    }
    const auto good = wire::decodeServerFrame(bytes + R"("t":"ping"})");
    EXPECT_TRUE(good.has_value());
    const auto bad = wire::decodeServerFrame(bytes + R"("k79999":0,"t":"ping"})");
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().fault, DecodeFault::duplicateKey);
}

TEST(DecodeError, everyFaultHasItsSentence) {
    std::vector<std::string_view> seen;
    for (int i = 0; i <= static_cast<int>(DecodeFault::badXml); ++i) {
        const auto sentence = wire::sentenceOf(static_cast<DecodeFault>(i));
        EXPECT_TRUE(sentence.ends_with('.'));
        EXPECT_EQ(std::ranges::find(seen, sentence), seen.end());
        seen.push_back(sentence);
    }
}

TEST(DecodeError, pointersOfHugeKeysAreCut) {
    const std::string key(10'000, 'k');
    const auto result = wire::decodeClientFrame(R"({")" + key + R"(":1,")" + key + R"(":1})");
    ASSERT_FALSE(result.has_value());
    EXPECT_LT(result.error().pointer.size(), 100U);
}
