// SPDX-License-Identifier: GPL-3.0-or-later
// The records of a command, without what is as in an empty record: ten thousand rows of an import are one frame.
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"

namespace trucban::core {

namespace {

namespace json = wire::json;

/// What the gateway fills in is empty here, and so is all a row does not say.
void appendBrief(std::string& out, const Record& record) {
    static const Record kEmpty;
    char before = '{';
    boost::mp11::mp_for_each<json::MembersOf<Record>>([&]<class Member>(Member) {
        const auto& member = record.*Member::pointer;
        if (member == kEmpty.*Member::pointer) {
            return;
        }
        out += before;
        before = ',';
        out += '"';
        out += Member::name;
        out += "\":";
        if constexpr (json::kIsOptional<std::remove_cvref_t<decltype(member)>>) {
            json::append(out, *member);
        } else {
            json::append(out, member);
        }
    });
    out += before == '{' ? "{}" : "}";
}

} // namespace

void appendJson(std::string& out, const SaveRecords& value) {
    out += R"({"records":[)";
    for (std::size_t i = 0; i < value.records.size(); ++i) {
        out += i == 0 ? "" : ",";
        appendBrief(out, value.records[i]);
    }
    out += "]}";
}

bool readJson(wire::json::Value json, SaveRecords& value, wire::DecodeError& error) {
    return json::readDescribed(json, value, error);
}

} // namespace trucban::core
