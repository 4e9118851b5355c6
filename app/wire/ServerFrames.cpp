// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Base64.h"
#include "wire/Frames.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"
#include "wire/Limits.h"

#include <boost/describe/class.hpp>

namespace trucban::wire {

BOOST_DESCRIBE_STRUCT(Welcome, (), (session, user, role, scope, serverTime, headSeq, head, exercise, resumed))
BOOST_DESCRIBE_STRUCT(Accepted, (), (id, seq, caseId))
BOOST_DESCRIBE_STRUCT(Refused, (), (id, code, message, current))
BOOST_DESCRIBE_STRUCT(Result, (), (id, timeline, cases, visits, reporter, next, nextCase, text))
BOOST_DESCRIBE_STRUCT(Desks, (), (live, lost, logWritable))
BOOST_DESCRIBE_STRUCT(Watcher, (), (user, clientId, editing, until))
BOOST_DESCRIBE_STRUCT(Watchers, (), (caseId, people))
BOOST_DESCRIBE_STRUCT(Ping, (), (at))
BOOST_DESCRIBE_STRUCT(Pong, (), (at, serverTime))
BOOST_DESCRIBE_STRUCT(Bye, (), (reason))

namespace {

using namespace json;

// --- writing -----------------------------------------------------------------------------------------------------

constexpr std::string_view kItemsEnd = "]}";

void appendItem(std::string& out, const EventItem& item) {
    if (const auto* event = std::get_if<core::Event>(&item)) {
        append(out, *event);
    } else if (const auto* entered = std::get_if<Entered>(&item)) {
        out += R"({"entered":)";
        appendAggregate(out, entered->aggregate);
        out += '}';
    } else {
        out += R"({"left":)";
        append(out, std::get<Left>(item).aggregate);
        out += '}';
    }
}

void appendEventsStart(std::string& out, core::Seq from, core::Seq to, std::string_view head) {
    out += R"({"t":"events","from":)";
    append(out, from);
    out += R"(,"to":)";
    append(out, to);
    out += R"(,"head":)";
    appendString(out, head);
    out += R"(,"items":[)";
}

template <class Frame>
std::string typed(std::string_view name, const Frame& frame) {
    std::string members;
    appendDescribed(members, frame);
    std::string out = R"({"t":")";
    out += name;
    out += "\",";
    out.append(members, 1);
    return out;
}

std::string encodeOne(const Welcome& frame) {
    return typed("welcome", frame);
}
std::string encodeOne(const Accepted& frame) {
    return typed("accepted", frame);
}
std::string encodeOne(const Refused& frame) {
    return typed("refused", frame);
}
std::string encodeOne(const Result& frame) {
    return typed("result", frame);
}
std::string encodeOne(const Desks& frame) {
    return typed("desks", frame);
}
std::string encodeOne(const Watchers& frame) {
    return typed("watchers", frame);
}
std::string encodeOne(const Ping& frame) {
    return typed("ping", frame);
}
std::string encodeOne(const Pong& frame) {
    return typed("pong", frame);
}
std::string encodeOne(const Bye& frame) {
    return typed("bye", frame);
}

std::string encodeOne(const Figures& frame) {
    std::string out = R"({"t":"figures","id":)";
    append(out, frame.id);
    out += R"(,"seq":)";
    append(out, frame.seq);
    out += R"(,"asOf":)";
    append(out, frame.asOf);
    out += R"(,"head":)";
    append(out, frame.head);
    out += R"(,"last":)";
    append(out, frame.last);
    out += R"(,"rows":")";
    appendBase64(out, frame.rows);
    out += "\"}";
    return out;
}

std::string encodeOne(const Snapshot& frame) {
    std::string out = R"({"t":"snapshot","part":)";
    append(out, frame.part);
    out += R"(,"of":)";
    append(out, frame.of);
    out += R"(,"upTo":)";
    append(out, frame.upTo);
    out += R"(,"head":)";
    append(out, frame.head);
    out += R"(,"items":[)";
    bool first = true;
    for (const auto& item : frame.items) {
        out.append(first ? 0 : 1, ',');
        first = false;
        appendAggregate(out, item);
    }
    out += kItemsEnd;
    return out;
}

std::string encodeOne(const Events& frame) {
    std::string out;
    appendEventsStart(out, frame.from, frame.to, frame.head);
    bool first = true;
    for (const auto& item : frame.items) {
        out.append(first ? 0 : 1, ',');
        first = false;
        appendItem(out, item);
    }
    out += kItemsEnd;
    return out;
}

std::string encodeOne(const Past& frame) {
    std::string out = R"({"t":"past","id":)";
    append(out, frame.id);
    out += R"(,"from":)";
    append(out, frame.from);
    out += R"(,"to":)";
    append(out, frame.to);
    out += R"(,"before":[)";
    bool first = true;
    for (const auto& aggregate : frame.before) {
        out.append(first ? 0 : 1, ',');
        first = false;
        appendAggregate(out, aggregate);
    }
    out += R"(],"items":[)";
    first = true;
    for (const auto& item : frame.items) {
        out += first ? R"({"seq":)" : R"(,{"seq":)";
        first = false;
        append(out, item.seq);
        out += R"(,"at":)";
        append(out, item.at);
        out += R"(,"item":)";
        appendItem(out, item.item);
        out += '}';
    }
    out += kItemsEnd;
    return out;
}

// --- reading -----------------------------------------------------------------------------------------------------

/// Needed in these frames: without them the frame means nothing.
bool require(Value json, std::initializer_list<std::string_view> names, DecodeError& error) {
    for (const auto name : names) {
        if (json.member(name).isNull()) {
            fail(error, DecodeFault::missingField);
            return failedIn(error, name);
        }
    }
    return true;
}

template <class T>
bool readMember(Value json, std::string_view name, T& value, DecodeError& error) {
    const auto member = json.member(name);
    return member.isNull() || json::read(member, value, error) || failedIn(error, name);
}

bool readItem(Value json, EventItem& item, DecodeError& error) {
    if (!json.isObject()) {
        return fail(error, DecodeFault::wrongType);
    }
    if (const auto entered = json.member("entered"); !entered.isNull()) {
        return readAggregate(entered, item.emplace<Entered>().aggregate, error) || failedIn(error, "entered");
    }
    if (const auto left = json.member("left"); !left.isNull()) {
        return json::read(left, item.emplace<Left>().aggregate, error) || failedIn(error, "left");
    }
    return json::read(json, item.emplace<core::Event>(), error);
}

template <class Item, class ReadItem>
bool readItems(Value json, std::vector<Item>& items, ReadItem readOneItem, DecodeError& error,
               std::string_view name = "items") {
    const auto array = json.member(name);
    if (array.type() != Type::array) {
        fail(error, DecodeFault::wrongType);
        return failedIn(error, name);
    }
    items.reserve(array.size());
    bool good = true;
    array.forEachElement([&](Value element) {
        good = readOneItem(element, items.emplace_back(), error);
        if (!good) {
            failedIn(error, std::to_string(items.size() - 1));
            failedIn(error, name);
        }
        return good;
    });
    return good;
}

bool readOne(Value json, Snapshot& frame, DecodeError& error) {
    return require(json, {"part", "of", "upTo", "items"}, error) && readMember(json, "part", frame.part, error) &&
           readMember(json, "of", frame.of, error) && readMember(json, "upTo", frame.upTo, error) &&
           readMember(json, "head", frame.head, error) && readItems(json, frame.items, readAggregate, error);
}
bool readOne(Value json, Events& frame, DecodeError& error) {
    return require(json, {"from", "to", "items"}, error) && readMember(json, "from", frame.from, error) &&
           readMember(json, "to", frame.to, error) && readMember(json, "head", frame.head, error) &&
           readItems(json, frame.items, readItem, error);
}
bool readPastItem(Value json, PastItem& item, DecodeError& error) {
    if (!json.isObject()) {
        return fail(error, DecodeFault::wrongType);
    }
    return require(json, {"seq", "at", "item"}, error) && readMember(json, "seq", item.seq, error) &&
           readMember(json, "at", item.at, error) &&
           (readItem(json.member("item"), item.item, error) || failedIn(error, "item"));
}
bool readOne(Value json, Past& frame, DecodeError& error) {
    return require(json, {"id", "from", "to", "before", "items"}, error) && readMember(json, "id", frame.id, error) &&
           readMember(json, "from", frame.from, error) && readMember(json, "to", frame.to, error) &&
           readItems(json, frame.before, readAggregate, error, "before") &&
           readItems(json, frame.items, readPastItem, error);
}
bool readOne(Value json, Figures& frame, DecodeError& error) {
    if (!require(json, {"seq", "last", "rows"}, error) || !readMember(json, "id", frame.id, error) ||
        !readMember(json, "seq", frame.seq, error) || !readMember(json, "asOf", frame.asOf, error) ||
        !readMember(json, "head", frame.head, error) || !readMember(json, "last", frame.last, error)) {
        return false;
    }
    const auto rows = json.member("rows");
    const auto bytes = rows.isString() ? parseBase64(rows.text()) : std::nullopt;
    if (!bytes) {
        fail(error, rows.isString() ? DecodeFault::badValue : DecodeFault::wrongType);
        return failedIn(error, "rows");
    }
    frame.rows = std::move(*bytes);
    return true;
}
bool readOne(Value json, Welcome& frame, DecodeError& error) {
    return require(json, {"headSeq", "resumed"}, error) && readDescribed(json, frame, error);
}
bool readOne(Value json, Accepted& frame, DecodeError& error) {
    return require(json, {"id"}, error) && readDescribed(json, frame, error);
}
bool readOne(Value json, Refused& frame, DecodeError& error) {
    return require(json, {"id", "code"}, error) && readDescribed(json, frame, error);
}
bool readOne(Value json, Result& frame, DecodeError& error) {
    return require(json, {"id"}, error) && readDescribed(json, frame, error);
}
bool readOne(Value json, Watchers& frame, DecodeError& error) {
    return require(json, {"caseId", "people"}, error) && readDescribed(json, frame, error);
}
bool readOne(Value json, Desks& frame, DecodeError& error) {
    return readDescribed(json, frame, error);
}
bool readOne(Value json, Ping& frame, DecodeError& error) {
    return readDescribed(json, frame, error);
}
bool readOne(Value json, Pong& frame, DecodeError& error) {
    return readDescribed(json, frame, error);
}
bool readOne(Value json, Bye& frame, DecodeError& error) {
    return readDescribed(json, frame, error);
}

template <class Frame>
bool readInto(Value json, ServerFrame& frame, DecodeError& error) {
    return readOne(json, frame.emplace<Frame>(), error);
}

struct ServerFrameType {
    std::string_view name;
    bool (*read)(Value, ServerFrame&, DecodeError&);
};
constexpr std::array<ServerFrameType, std::variant_size_v<ServerFrame>> kServerFrames{{{"events", readInto<Events>},
                                                                                       {"accepted", readInto<Accepted>},
                                                                                       {"refused", readInto<Refused>},
                                                                                       {"result", readInto<Result>},
                                                                                       {"past", readInto<Past>},
                                                                                       {"snapshot", readInto<Snapshot>},
                                                                                       {"pong", readInto<Pong>},
                                                                                       {"ping", readInto<Ping>},
                                                                                       {"desks", readInto<Desks>},
                                                                                       {"watchers", readInto<Watchers>},
                                                                                       {"figures", readInto<Figures>},
                                                                                       {"welcome", readInto<Welcome>},
                                                                                       {"bye", readInto<Bye>}}};

} // namespace

std::string encode(const ServerFrame& frame) {
    return std::visit([](const auto& one) { return encodeOne(one); }, frame);
}

std::string encodeItem(const EventItem& item) {
    std::string out;
    appendItem(out, item);
    return out;
}

std::string joinEvents(core::Seq from, core::Seq to, std::string_view head,
                       const std::vector<std::shared_ptr<const std::string>>& items) {
    constexpr std::size_t kFrameOverhead = 160;
    std::size_t bytes = kFrameOverhead;
    for (const auto& item : items) {
        bytes += item->size() + 1;
    }
    std::string out;
    out.reserve(bytes);
    appendEventsStart(out, from, to, head);
    bool first = true;
    for (const auto& item : items) {
        out.append(first ? 0 : 1, ',');
        first = false;
        out += *item;
    }
    out += kItemsEnd;
    return out;
}

std::expected<ServerFrame, DecodeError> decodeServerFrame(std::string_view bytes) {
    if (bytes.size() > kMaxServerFrameBytes) {
        return std::unexpected(DecodeError{DecodeFault::tooLarge, {}});
    }
    const auto document = Document::parseObject(bytes);
    if (!document) {
        return std::unexpected(document.error());
    }
    const auto type = document->root().member("t");
    if (!type.isString()) {
        return std::unexpected(DecodeError{type.isNull() ? DecodeFault::missingField : DecodeFault::wrongType, "/t"});
    }
    const auto found = std::ranges::find(kServerFrames, type.text(), &ServerFrameType::name);
    if (found == kServerFrames.end()) {
        return std::unexpected(DecodeError{DecodeFault::unknownType, "/t"});
    }
    ServerFrame frame;
    DecodeError error;
    if (!found->read(document->root(), frame, error)) {
        return std::unexpected(std::move(error));
    }
    return frame;
}

} // namespace trucban::wire
