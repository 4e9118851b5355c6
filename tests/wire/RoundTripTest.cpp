// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Generators.h"
#include "wire/Json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace trucban;

namespace {

template <class T, class Encode, class Decode>
void expectSame(const T& value, Encode encode, Decode decode) {
    const std::string bytes = encode(value);
    RC_LOG() << bytes << std::endl;
    const auto decoded = decode(bytes);
    RC_ASSERT(decoded.has_value());
    RC_ASSERT(*decoded == value);
    RC_ASSERT(encode(*decoded) == bytes);
}

} // namespace

RC_GTEST_PROP(RoundTrip, everyEventReadsBackAsItself, ()) {
    expectSame(*test::anyEvent(), wire::encodeEvent, wire::decodeEvent);
}

RC_GTEST_PROP(RoundTrip, eventDataBesideItsTypeReadsBack, ()) {
    const auto data = *test::anyEventData();
    expectSame(data, wire::encodeEventData,
               [&](std::string_view json) { return wire::decodeEventData(core::typeOf(data), json); });
}

RC_GTEST_PROP(RoundTrip, everyAggregateReadsBackAsItself, ()) {
    expectSame(*test::anyAggregate(), wire::encodeAggregate, wire::decodeAggregate);
}

RC_GTEST_PROP(RoundTrip, everyCommandBodyReadsBackBesideItsType, ()) {
    const auto body = (*test::anyCommand()).body;
    expectSame(body, wire::encodeCommandBody,
               [&](std::string_view json) { return wire::decodeCommandBody(core::typeOf(body), json); });
}

RC_GTEST_PROP(RoundTrip, everyClientFrameReadsBackAsItself, ()) {
    expectSame(
        *test::anyClientFrame(), [](const wire::ClientFrame& frame) { return wire::encode(frame); },
        wire::decodeClientFrame);
}

RC_GTEST_PROP(RoundTrip, everyServerFrameReadsBackAsItself, ()) {
    expectSame(
        *test::anyServerFrame(), [](const wire::ServerFrame& frame) { return wire::encode(frame); },
        wire::decodeServerFrame);
}

RC_GTEST_PROP(RoundTrip, sealedPartsReadBackAsThemselves, ()) {
    expectSame(*test::anyAlertDetails(), wire::encodeAlertDetails, wire::decodeAlertDetails);
    expectSame(*test::anyReporter(), wire::encodeReporter, wire::decodeReporter);
    expectSame(*test::anyPosition(), wire::encodePosition, wire::decodePosition);
    expectSame(*test::anyPolicy(), wire::encodePolicy, wire::decodePolicy);
}

RC_GTEST_PROP(RoundTrip, joinedItemsAreTheFrameItself, ()) {
    wire::Events frame{.from = 5, .to = 9, .head = "ab12", .items = {}};
    std::vector<std::shared_ptr<const std::string>> parts;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        frame.items.emplace_back(*test::anyEvent());
        parts.push_back(std::make_shared<const std::string>(wire::encodeItem(frame.items.back())));
    }
    RC_ASSERT(wire::joinEvents(frame.from, frame.to, frame.head, parts) == wire::encode(wire::ServerFrame(frame)));
}

RC_GTEST_PROP(RoundTrip, instantsKeepTheirMilliseconds, ()) {
    const auto at = *test::anyInstant();
    const auto parsed = wire::parseInstant(wire::formatInstant(at));
    RC_ASSERT(parsed.has_value());
    RC_ASSERT(*parsed == at);
}

RC_GTEST_PROP(RoundTrip, randomBytesAreAnErrorNotACrash, ()) {
    const auto bytes = *rc::gen::arbitrary<std::string>();
    (void)wire::decodeClientFrame(bytes);
    (void)wire::decodeServerFrame(bytes);
    (void)wire::decodeEvent(bytes);
    (void)wire::parseInstant(bytes);
}

RC_GTEST_PROP(RoundTrip, damagedFramesAreAnErrorOrAnotherFrame, ()) {
    auto bytes = wire::encode(*test::anyServerFrame());
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
        if (*rc::gen::arbitrary<bool>()) {
            bytes[at] = *rc::gen::arbitrary<char>();
        } else {
            bytes.erase(at, 1);
        }
    }
    (void)wire::decodeServerFrame(bytes);
}
