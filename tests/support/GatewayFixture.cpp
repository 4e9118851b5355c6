// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GatewayFixture.h"

#include "core/Fold.h"

#include <csignal>
#include <cstdlib>
#include <format>
#include <random>
#include <stdexcept>
#include <type_traits>

namespace trucban::test {
namespace {

using namespace std::chrono_literals;

std::string passwordOf(const std::string& user) {
    return "mật khẩu " + user;
}

void require(bool holds, const std::string& what) {
    if (!holds) {
        throw std::runtime_error{what};
    }
}

} // namespace

std::filesystem::path GatewayFixture::program() {
    if (const char* path = std::getenv("TRUCBAN_GATEWAY")) {
        return path;
    }
    return TRUCBAN_GATEWAY_PROGRAM;
}

GatewayFixture::GatewayFixture(bool isTls) : m_data{m_folder / "data"}, m_isTls{isTls} {}

void GatewayFixture::start(std::vector<std::string> more) {
    std::vector<std::string> command{program().string(), "serve", "--data", m_data.string(), "--listen", "127.0.0.1:0"};
    if (!m_isTls) {
        command.emplace_back("--insecure");
    }
    command.insert(command.end(), more.begin(), more.end());
    m_process.emplace(std::move(command));
    const std::string url = m_process->waitForLine("listening on ", 60s);
    require(!url.empty(), "the gateway did not start: " + m_process->standardError());
    m_port = std::stoi(url.substr(url.rfind(':') + 1));
    if (m_isTls) {
        m_fingerprint = m_process->waitForLine("fingerprint sha256:", 5s);
    }
}

std::optional<int> GatewayFixture::stop() {
    m_process->send(SIGTERM);
    return m_process->wait(30s);
}

Finished GatewayFixture::cli(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), program().string());
    arguments.insert(arguments.end(), {"--data", m_data.string()});
    return run(std::move(arguments));
}

std::string GatewayFixture::addKey(const std::string& name, const std::string& homeWards, const std::string& purposes) {
    std::vector<std::string> arguments{"key", "add", name, "--for", purposes};
    if (!homeWards.empty()) {
        arguments.insert(arguments.end(), {"--home-wards", homeWards});
    }
    const Finished done = cli(std::move(arguments));
    require(done.exitCode == 0, "key add: " + done.err);
    return done.lastLine();
}

void GatewayFixture::addUser(const std::string& name, const std::string& role, const std::string& wards) {
    const auto file = m_folder / "password";
    writeFile(file, passwordOf(name) + "\n");
    const Finished done =
        cli({"user", "add", name, "--role", role, "--wards", wards, "--password-file", file.string()});
    require(done.exitCode == 0, "user add: " + done.err);
}

HttpReply GatewayFixture::ask(std::string_view method, std::string_view target, std::string_view bearer,
                              std::string_view body) const {
    return test::ask(m_port, method, target, bearer, body, m_isTls);
}

std::string GatewayFixture::login(const std::string& user) const {
    const HttpReply reply = ask("POST", "/v1/login", {}, wire::encodeLogin({user, passwordOf(user)}));
    const auto answer = wire::parseLoginAnswer(reply.body);
    require(reply.status == 200 && answer, std::format("login of {}: {} {}", user, reply.status, reply.body));
    return answer->token;
}

wire::AlertAnswer GatewayFixture::post(const std::string& key, const std::string& json) const {
    const HttpReply reply = ask("POST", "/v1/alerts", key, json);
    const auto answer = wire::parseAlertAnswer(reply.body);
    require((reply.status == 201 || reply.status == 200) && answer,
            std::format("alert: {} {}", reply.status, reply.body));
    return *answer;
}

std::string alertJson(const std::string& externalId, double lat, double lon, const std::string& text,
                      const std::string& category) {
    return std::format(
        R"({{"source":"sos-app","externalId":"{}","category":"{}","text":"{}",)"
        R"("position":{{"lat":{},"lon":{},"accuracyM":10}},"reporter":{{"name":"Lê Văn C","phone":"0901234567"}}}})",
        externalId, category, text, lat, lon);
}

TestConsole::TestConsole(const GatewayFixture& gateway, const std::string& token, core::Seq cursor,
                         const std::string& head, bool isCompressed, const std::string& clientId)
    : m_socket{gateway.port(), gateway.isTls(), isCompressed}, m_cursor{cursor}, m_head{head} {
    send(wire::Hello{.token = token, .cursor = cursor, .clientId = clientId, .head = head});
    pump([this] { return m_isGreeted; });
}

core::CommandId TestConsole::newId() {
    static std::mt19937_64 engine{std::random_device{}()};
    std::array<std::uint8_t, 10> bits{};
    for (std::uint8_t& bit : bits) {
        bit = static_cast<std::uint8_t>(engine());
    }
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return {core::Uuid::v7(now, bits)};
}

void TestConsole::send(const wire::ClientFrame& frame) {
    m_socket.sendText(wire::encode(frame));
}

bool TestConsole::pump(const std::function<bool()>& done, std::chrono::milliseconds time) {
    const auto deadline = std::chrono::steady_clock::now() + time;
    while (!done()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left <= 0ms || !take(left)) {
            return done();
        }
    }
    return true;
}

bool TestConsole::take(std::chrono::milliseconds time) {
    const auto text = m_socket.nextText(time);
    if (!text) {
        return false;
    }
    m_everything += *text;
    auto frame = wire::decodeServerFrame(*text);
    require(frame.has_value(), "a frame that cannot be read: " + *text);
    if (const auto* welcome = std::get_if<wire::Welcome>(&*frame)) {
        m_welcome = *welcome;
        m_isGreeted = true;
        m_isLive = welcome->resumed;
        if (!welcome->resumed) {
            m_state = {};
        }
    } else if (auto* snapshot = std::get_if<wire::Snapshot>(&*frame)) {
        require(snapshot->part == m_nextPart, "a snapshot part out of order");
        for (core::Aggregate& item : snapshot->items) {
            m_state.put(std::move(item));
        }
        m_isLive = m_nextPart++ == snapshot->of;
        m_cursor = snapshot->upTo;
        m_state.seq = snapshot->upTo;
        m_head = snapshot->head;
    } else if (const auto* events = std::get_if<wire::Events>(&*frame)) {
        fold(*events);
    } else if (const auto* accepted = std::get_if<wire::Accepted>(&*frame)) {
        m_answers.insert_or_assign(accepted->id, *frame);
    } else if (const auto* refused = std::get_if<wire::Refused>(&*frame)) {
        m_answers.insert_or_assign(refused->id, *frame);
    } else if (const auto* result = std::get_if<wire::Result>(&*frame)) {
        m_answers.insert_or_assign(result->id, *frame);
    } else if (const auto* figures = std::get_if<wire::Figures>(&*frame)) {
        if (figures->last && !figures->id.isNil()) {
            m_answers.insert_or_assign(figures->id, *frame);
        }
        m_figures.push_back(*figures);
    } else if (const auto* past = std::get_if<wire::Past>(&*frame)) {
        m_answers.insert_or_assign(past->id, *frame);
    } else if (const auto* ping = std::get_if<wire::Ping>(&*frame)) {
        send(wire::Pong{ping->at, {}});
    } else if (const auto* desks = std::get_if<wire::Desks>(&*frame)) {
        m_desks = *desks;
    } else if (const auto* watchers = std::get_if<wire::Watchers>(&*frame)) {
        m_watchers = *watchers;
        ++m_watchersTold;
    } else if (const auto* bye = std::get_if<wire::Bye>(&*frame)) {
        m_bye = bye->reason;
    }
    return true;
}

void foldItem(core::State& state, const wire::EventItem& item) {
    if (const auto* event = std::get_if<core::Event>(&item)) {
        const auto done = core::apply(state, *event);
        require(done.has_value(),
                std::format("event {} cannot be applied: {}", event->seq, done ? "" : core::nameOf(done.error())));
    } else if (const auto* entered = std::get_if<wire::Entered>(&item)) {
        state.put(entered->aggregate);
    } else {
        state.erase(std::get<wire::Left>(item).aggregate);
    }
}

void TestConsole::fold(const wire::Events& frame) {
    require(m_isLive, "events before the snapshot was whole");
    require(frame.from == m_cursor + 1, std::format("a hole: {} after {}", frame.from, m_cursor));
    for (const wire::EventItem& item : frame.items) {
        foldItem(m_state, item);
    }
    m_cursor = frame.to;
    m_state.seq = frame.to;
    m_head = frame.head;
}

wire::ServerFrame TestConsole::request(const core::CommandId& id, const wire::ClientFrame& frame) {
    m_answers.erase(id); // an earlier "too many" is no answer to this one
    send(frame);
    const bool answered = pump([&] { return m_answers.contains(id); });
    require(answered, "no answer");
    return m_answers.at(id);
}

wire::ServerFrame TestConsole::command(core::CommandBody body, std::optional<std::uint32_t> expected) {
    const core::CommandId id = newId();
    return request(id, wire::CommandFrame{{id, expected, std::move(body)}});
}

} // namespace trucban::test
