// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Frames.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"
#include "wire/Limits.h"

#include <boost/describe/class.hpp>

namespace trucban::wire {

BOOST_DESCRIBE_STRUCT(Hello, (), (token, cursor, clientId, head))
BOOST_DESCRIBE_STRUCT(Ack, (), (seq))
BOOST_DESCRIBE_STRUCT(Ping, (), (at))
BOOST_DESCRIBE_STRUCT(Pong, (), (at, serverTime))
BOOST_DESCRIBE_STRUCT(Bye, (), (reason))
BOOST_DESCRIBE_STRUCT(Watching, (), (caseId, editing, takeOver))

/// A query with its kind called "type", as commands call theirs.
struct QueryJson {
    core::CommandId id;
    QueryKind type = QueryKind::timeline;
    std::optional<core::CaseId> caseId;
    std::optional<core::AlertId> alert;
    std::optional<core::CommandId> command;
    std::string text;
    core::Seq after = 0;
    std::optional<core::Seq> upTo;
    std::uint32_t limit = Query{}.limit;
};
BOOST_DESCRIBE_STRUCT(QueryJson, (), (id, type, caseId, alert, command, text, after, upTo, limit))

namespace {

using namespace json;

/// {"t":"name", and the members of a described frame.
template <class Frame>
std::string typed(std::string_view name, const Frame& frame) {
    std::string members;
    appendDescribed(members, frame);
    std::string out = R"({"t":")";
    out += name;
    out += members == "{}" ? "\"" : "\",";
    out.append(members, 1);
    return out;
}

std::string encodeOne(const Hello& frame) {
    return typed("hello", frame);
}
std::string encodeOne(const Ack& frame) {
    return typed("ack", frame);
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
std::string encodeOne(const Watching& frame) {
    return typed("watching", frame);
}
std::string encodeOne(const Query& frame) {
    return typed("query", QueryJson{frame.id, frame.kind, frame.caseId, frame.alert, frame.command, frame.text,
                                    frame.after, frame.upTo, frame.limit});
}
std::string encodeOne(const CommandFrame& frame) {
    std::string out = R"({"t":"command",)";
    appendCommandMembers(out, frame.command);
    out += '}';
    return out;
}

bool readOne(Value json, Hello& frame, DecodeError& error) {
    return readDescribed(json, frame, error);
}
bool readOne(Value json, Ack& frame, DecodeError& error) {
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
bool readOne(Value json, Watching& frame, DecodeError& error) {
    return readDescribed(json, frame, error);
}
bool readOne(Value json, CommandFrame& frame, DecodeError& error) {
    return readCommand(json, frame.command, error);
}
bool readOne(Value json, Query& frame, DecodeError& error) {
    for (const std::string_view needed : {"id", "type"}) {
        if (json.member(needed).isNull()) {
            fail(error, DecodeFault::missingField);
            return failedIn(error, needed);
        }
    }
    QueryJson query;
    if (!readDescribed(json, query, error)) {
        return false;
    }
    frame = {query.id,    query.type, query.caseId, query.alert, query.command, std::move(query.text),
             query.after, query.upTo, query.limit};
    return true;
}

template <class Frame>
bool readInto(Value json, ClientFrame& frame, DecodeError& error) {
    return readOne(json, frame.emplace<Frame>(), error);
}

struct ClientFrameType {
    std::string_view name;
    bool (*read)(Value, ClientFrame&, DecodeError&);
};
constexpr std::array<ClientFrameType, std::variant_size_v<ClientFrame>> kClientFrames{
    {{"hello", readInto<Hello>},
     {"command", readInto<CommandFrame>},
     {"query", readInto<Query>},
     {"ack", readInto<Ack>},
     {"ping", readInto<Ping>},
     {"pong", readInto<Pong>},
     {"bye", readInto<Bye>},
     {"watching", readInto<Watching>}}};

} // namespace

std::string encode(const ClientFrame& frame) {
    return std::visit([](const auto& one) { return encodeOne(one); }, frame);
}

std::expected<ClientFrame, DecodeError> decodeClientFrame(std::string_view bytes) {
    if (bytes.size() > kMaxClientFrameBytes) {
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
    const auto found = std::ranges::find(kClientFrames, type.text(), &ClientFrameType::name);
    if (found == kClientFrames.end()) {
        return std::unexpected(DecodeError{DecodeFault::unknownType, "/t"});
    }
    ClientFrame frame;
    DecodeError error;
    if (!found->read(document->root(), frame, error)) {
        return std::unexpected(std::move(error));
    }
    return frame;
}

} // namespace trucban::wire
