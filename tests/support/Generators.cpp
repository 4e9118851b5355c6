// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Generators.h"

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <concepts>

namespace trucban::test {

namespace {

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;
template <class E>
concept NamedEnum = requires { core::EnumNames<E>::table; };
template <class T>
concept Identifier = requires(T id) {
    { id.value } -> std::same_as<core::Uuid&>;
};

void fill(core::Event& value);
void fill(core::Command& value);
void fill(wire::Hello& value);
void fill(wire::CommandFrame& value);
void fill(wire::Query& value);
void fill(wire::Ack& value);
void fill(wire::Welcome& value);
void fill(wire::Snapshot& value);
void fill(wire::Entered& value);
void fill(wire::Left& value);
void fill(wire::Events& value);
void fill(wire::Accepted& value);
void fill(wire::Refused& value);
void fill(wire::Result& value);
void fill(wire::PastItem& value);
void fill(wire::Past& value);
void fill(wire::Desks& value);
void fill(wire::Watching& value);
void fill(wire::Watcher& value);
void fill(wire::Watchers& value);
void fill(wire::Figures& value);
void fill(wire::Ping& value);
void fill(wire::Pong& value);
void fill(wire::Bye& value);
template <class T>
void fill(T& value);

template <class T>
void fillList(std::vector<T>& values) {
    constexpr int kMost = 3;
    values.resize(static_cast<std::size_t>(*rc::gen::inRange(0, kMost + 1)));
    for (auto& value : values) {
        fill(value);
    }
}

double pickDouble() {
    // Coordinates in the city, whole numbers, tiny and huge ones; never NaN or infinity, which JSON cannot carry.
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return *rc::gen::inRange(-180'000'000, 180'000'000) / 1e6;
    case 1:
        return *rc::gen::inRange(-1000, 1000);
    case 2:
        return *rc::gen::inRange(1, 1000) * 1e-300;
    default:
        return *rc::gen::inRange(1, 1000) * 1e300;
    }
}

template <class T>
void fillVariant(T& value) {
    constexpr auto kCount = std::variant_size_v<T>;
    const auto index = *rc::gen::inRange<std::size_t>(0, kCount);
    boost::mp11::mp_with_index<kCount>(index, [&](auto i) { fill(value.template emplace<i>()); });
}

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsOptional<core::Boxed<T>> = true;
template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
inline constexpr bool kIsArray = false;
template <class T, std::size_t N>
inline constexpr bool kIsArray<std::array<T, N>> = true;
template <class T>
inline constexpr bool kIsVariant = false;
template <class... T>
inline constexpr bool kIsVariant<std::variant<T...>> = true;

void fill(core::Event& event) {
    fill(event.seq);
    fill(event.aggregate);
    fill(event.version);
    fill(event.at);
    fill(event.actor);
    fill(event.wards);
    fill(event.data);
}
void fill(core::Command& command) {
    fill(command.id);
    fill(command.expected);
    constexpr auto kCount = std::variant_size_v<core::CommandBody>;
    const auto index = *rc::gen::inRange<std::size_t>(0, kCount);
    boost::mp11::mp_with_index<kCount>(index, [&](auto i) {
        using Body = std::variant_alternative_t<i, core::CommandBody>;
        if constexpr (Described<Body>) {
            fill(command.body.emplace<i>());
        } else {
            fill(command.body.emplace<core::AddNote>()); // the gateway's own never travel
        }
    });
}
void fill(wire::Hello& frame) {
    fill(frame.token), fill(frame.cursor), fill(frame.clientId), fill(frame.head);
}
void fill(wire::CommandFrame& frame) {
    fill(frame.command);
}
void fill(wire::Query& frame) {
    fill(frame.id), fill(frame.kind), fill(frame.caseId), fill(frame.alert), fill(frame.command), fill(frame.text);
    fill(frame.after), fill(frame.upTo), fill(frame.limit);
}
void fill(wire::Ack& frame) {
    fill(frame.seq);
}
void fill(wire::Welcome& frame) {
    fill(frame.session), fill(frame.user), fill(frame.role), fill(frame.scope), fill(frame.serverTime);
    fill(frame.headSeq), fill(frame.head), fill(frame.exercise), fill(frame.resumed);
}
void fill(wire::Snapshot& frame) {
    fill(frame.part), fill(frame.of), fill(frame.upTo), fill(frame.head), fillList(frame.items);
}
void fill(wire::Entered& item) {
    fill(item.aggregate);
}
void fill(wire::Left& item) {
    fill(item.aggregate);
}
void fill(wire::Events& frame) {
    fill(frame.from), fill(frame.to), fill(frame.head), fillList(frame.items);
}
void fill(wire::Accepted& frame) {
    fill(frame.id), fill(frame.seq), fill(frame.caseId);
}
void fill(wire::Refused& frame) {
    fill(frame.id), fill(frame.code), fill(frame.message), fill(frame.current);
}
void fill(wire::Result& frame) {
    fill(frame.id), fillList(frame.timeline), fillList(frame.cases), fill(frame.reporter), fill(frame.next);
    fill(frame.nextCase), fillList(frame.visits), fill(frame.text);
}
void fill(wire::PastItem& item) {
    fill(item.seq), fill(item.at), fill(item.item);
}
void fill(wire::Past& frame) {
    fill(frame.id), fill(frame.from), fill(frame.to), fillList(frame.before), fillList(frame.items);
}
void fill(wire::Desks& frame) {
    fill(frame.live), fill(frame.lost), fill(frame.logWritable);
}
void fill(wire::Watching& frame) {
    fill(frame.caseId), fill(frame.editing), fill(frame.takeOver);
}
void fill(wire::Watcher& person) {
    fill(person.user), fill(person.clientId), fill(person.editing), fill(person.until);
}
void fill(wire::Watchers& frame) {
    fill(frame.caseId), fillList(frame.people);
}
void fill(wire::Figures& frame) {
    fill(frame.id), fill(frame.seq), fill(frame.asOf), fill(frame.head), fill(frame.last), fill(frame.rows);
}
void fill(wire::Ping& frame) {
    fill(frame.at);
}
void fill(wire::Pong& frame) {
    fill(frame.at), fill(frame.serverTime);
}
void fill(wire::Bye& frame) {
    fill(frame.reason);
}

template <class T>
void fill(T& value) {
    if constexpr (std::same_as<T, bool>) {
        value = *rc::gen::arbitrary<bool>();
    } else if constexpr (NamedEnum<T>) {
        constexpr auto kTable = core::EnumNames<T>::table;
        value = kTable[*rc::gen::inRange<std::size_t>(0, kTable.size())].first;
    } else if constexpr (std::integral<T>) {
        value = *rc::gen::oneOf(rc::gen::arbitrary<T>(), rc::gen::just(std::numeric_limits<T>::max()));
    } else if constexpr (std::same_as<T, double>) {
        value = pickDouble();
    } else if constexpr (std::same_as<T, std::string>) {
        value = *anyText();
    } else if constexpr (std::same_as<T, core::Instant>) {
        value = *anyInstant();
    } else if constexpr (std::same_as<T, core::Milliseconds>) {
        value = core::Milliseconds{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000)};
    } else if constexpr (Identifier<T>) {
        for (auto& byte : value.value.bytes) {
            byte = *rc::gen::arbitrary<std::uint8_t>();
        }
    } else if constexpr (std::same_as<T, core::UnitId>) {
        value.value = *anyText();
    } else if constexpr (std::same_as<T, core::WardCode>) {
        value.value = *rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0, 100'000), rc::gen::just(4'294'967'295U));
    } else if constexpr (kIsOptional<T>) {
        if (*rc::gen::arbitrary<bool>()) {
            fill(value.emplace());
        } else {
            value.reset();
        }
    } else if constexpr (kIsVector<T>) {
        fillList(value);
    } else if constexpr (kIsArray<T>) {
        for (auto& element : value) {
            fill(element);
        }
    } else if constexpr (kIsVariant<T>) {
        fillVariant(value);
    } else {
        static_assert(Described<T>);
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_any_access>>(
            [&](auto member) { fill(value.*member.pointer); });
    }
}

template <class T>
rc::Gen<T> filled() {
    return rc::gen::exec([] {
        T value{};
        fill(value);
        return value;
    });
}

} // namespace

rc::Gen<std::string> anyText() {
    static const std::vector<std::string> pieces{
        "a",  "Z",    "0", " ", "\"", "\\",      "/",  "\n", "\t",   std::string(1, '\0'),
        "\b", "\x1f", "đ", "Ế", "ợ",  "e\u0301", "😀", "€",  "\x7f", "\u2028"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)),
                        [](const std::vector<std::string>& chosen) {
                            constexpr std::size_t kMost = 12;
                            std::string text;
                            for (std::size_t i = 0; i < std::min(chosen.size(), kMost); ++i) {
                                text += chosen[i];
                            }
                            return text;
                        });
}

rc::Gen<core::Instant> anyInstant() {
    constexpr std::int64_t kYear2100 = 4'102'444'800'000;
    return rc::gen::map(rc::gen::inRange<std::int64_t>(0, kYear2100),
                        [](std::int64_t millis) { return core::Instant{core::Milliseconds{millis}}; });
}

rc::Gen<core::Event> anyEvent() {
    return filled<core::Event>();
}
rc::Gen<core::EventData> anyEventData() {
    return filled<core::EventData>();
}
rc::Gen<core::Aggregate> anyAggregate() {
    return filled<core::Aggregate>();
}
rc::Gen<core::AlertDetails> anyAlertDetails() {
    return filled<core::AlertDetails>();
}
rc::Gen<core::Reporter> anyReporter() {
    return filled<core::Reporter>();
}
rc::Gen<core::Position> anyPosition() {
    return filled<core::Position>();
}
rc::Gen<core::Policy> anyPolicy() {
    return filled<core::Policy>();
}
rc::Gen<core::Command> anyCommand() {
    return filled<core::Command>();
}
rc::Gen<wire::ClientFrame> anyClientFrame() {
    return filled<wire::ClientFrame>();
}
rc::Gen<wire::ServerFrame> anyServerFrame() {
    return filled<wire::ServerFrame>();
}

} // namespace trucban::test
