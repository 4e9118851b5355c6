// SPDX-License-Identifier: GPL-3.0-or-later
// One alert to N consoles, against a bare loop that sends the same bytes to the same sockets, both over TLS, in turns.
// Usage: gateway_fan_out_bench [sockets=2000] [rounds=60]
// A round's time of a socket is from the moment the network thread has the batch (or begins the loop) to the moment
// the receiver has the whole frame decrypted. Printed: percentiles over all sockets and rounds, and of the last socket.
#include "gateway/Batch.h"
#include "gateway/DataFolder.h"
#include "gateway/Gateway.h"
#include "gateway/Services.h"
#include "gateway/Stream.h"
#include "gateway/WebSocketFraming.h"
#include "store/Accounts.h"
#include "support/Process.h"
#include "support/TlsPeer.h"
#include "wire/Frames.h"
#include "wire/HttpBodies.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <sodium.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace trucban;
using namespace trucban::gateway;
using Steady = std::chrono::steady_clock;

namespace {

struct Times {
    std::vector<double> each; ///< milliseconds
    std::vector<double> last;
};

double percentile(std::vector<double> values, double p) {
    std::ranges::sort(values);
    return values.empty()
               ? 0
               : values[std::min(values.size() - 1, static_cast<std::size_t>(p * static_cast<double>(values.size())))];
}

boost::json::object summary(const Times& times) {
    return {{"p50Ms", percentile(times.each, 0.5)},
            {"p99Ms", percentile(times.each, 0.99)},
            {"lastP50Ms", percentile(times.last, 0.5)},
            {"lastP99Ms", percentile(times.last, 0.99)}};
}

/// An alert with an ordinary text and the case opened for it, as the ledger would publish them.
SharedBatch makeBatch(core::Seq seq) {
    core::State state;
    core::AlertReceived received;
    received.facts.source = core::AlertSource::sosApp;
    received.facts.externalId = "bench-" + std::to_string(seq);
    received.facts.kind = "robbery";
    received.facts.contentDigest = std::string(64, 'a');
    received.details = core::AlertDetails{"Hai thanh niên đi xe máy giật túi xách của người đi bộ",
                                          "12 Lê Lợi",
                                          core::Position{{10.772891, 106.695232}, 15},
                                          {}};
    core::AlertId alert{
        core::Uuid{{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, static_cast<std::uint8_t>(seq)}}};
    core::CaseId caseId{alert.value};
    received.caseId = caseId;
    core::CaseOpened opened;
    opened.code = "VV-1121-0001";
    opened.kind = "robbery";
    opened.ward.value = 26743;
    opened.alerts = {alert};
    core::Event first{seq,     core::AggregateRef::of(alert), 1, {}, {core::ActorKind::source, "bench"}, {{26743}},
                      received};
    core::Event second{seq + 1, core::AggregateRef::of(caseId), 1, {}, {core::ActorKind::source, "bench"}, {{26743}},
                       opened};
    auto batch = std::make_shared<Batch>();
    batch->from = seq;
    batch->to = seq + 1;
    batch->head = std::string(64, 'b');
    batch->items.push_back(makeItem(first, {}));
    batch->items.push_back(makeItem(second, {}));
    return batch;
}

class Receivers {
public:
    Receivers(int port, const std::string& token, std::size_t count) : m_epoll{::epoll_create1(EPOLL_CLOEXEC)} {
        m_peers.reserve(count);
        const std::string hello = wire::encode(wire::ClientFrame{wire::Hello{token, 0, "bench", {}}});
        for (std::size_t i = 0; i < count; ++i) {
            m_peers.emplace_back(port);
            m_peers.back().sendText(hello);
            epoll_event event{EPOLLIN, {.u64 = i}};
            ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_peers.back().peer().descriptor(), &event);
            if (i % 200 == 199) {
                stayAlive(); // so many handshakes take longer than a silent peer is borne
            }
        }
    }
    ~Receivers() { ::close(m_epoll); }

    /// Reads whatever comes until nothing has for `quiet`; answers pings, so that nobody is cut as silent.
    void settle(std::chrono::milliseconds quiet) {
        readUntil(quiet);
        stayAlive();
        readUntil(quiet);
    }

    /// Until every socket has had `bytes` bytes; the arrival of each.
    std::vector<Steady::time_point> collect(std::size_t bytes) {
        std::vector<std::size_t> got(m_peers.size(), 0);
        std::vector<Steady::time_point> when(m_peers.size());
        std::size_t done = 0;
        epoll_event events[256];
        const auto deadline = Steady::now() + std::chrono::seconds{10};
        while (done < m_peers.size() && Steady::now() < deadline) {
            const int n = ::epoll_wait(m_epoll, events, 256, 100);
            for (int i = 0; i < n; ++i) {
                const std::size_t which = events[i].data.u64;
                const bool before = got[which] >= bytes;
                got[which] += m_peers[which].peer().receive(std::chrono::milliseconds{0}).size();
                if (!before && got[which] >= bytes) {
                    when[which] = Steady::now();
                    ++done;
                }
            }
        }
        if (done < m_peers.size()) {
            std::fprintf(stderr, "only %zu of %zu received\n", done, m_peers.size());
            std::exit(1);
        }
        return when;
    }

private:
    void stayAlive() {
        const std::string ping = wire::encode(wire::ClientFrame{wire::Ping{}});
        for (auto& peer : m_peers) {
            peer.sendText(ping);
        }
    }

    void readUntil(std::chrono::milliseconds quiet) {
        epoll_event events[256];
        for (int n = 1; n > 0;) {
            n = ::epoll_wait(m_epoll, events, 256, static_cast<int>(quiet.count()));
            for (int i = 0; i < n; ++i) {
                test::TlsPeer& peer = m_peers[events[i].data.u64].peer();
                const std::string came = peer.receive(std::chrono::milliseconds{0});
                if (const auto bye = came.find("bye"); bye != std::string::npos) {
                    std::fprintf(stderr, "socket %zu was told %s\n", static_cast<std::size_t>(events[i].data.u64),
                                 came.substr(bye).c_str());
                    std::exit(1);
                }
                if (came.empty() && peer.isClosed()) {
                    std::fprintf(stderr, "socket %zu was closed\n", static_cast<std::size_t>(events[i].data.u64));
                    std::exit(1);
                }
            }
        }
    }

    int m_epoll;
    std::vector<test::SocketPeer> m_peers;
};

void note(Times& times, Steady::time_point begun, const std::vector<Steady::time_point>& arrivals) {
    double last = 0;
    for (const auto& arrival : arrivals) {
        const double ms = std::chrono::duration<double, std::milli>(arrival - begun).count();
        times.each.push_back(ms);
        last = std::max(last, ms);
    }
    times.last.push_back(last);
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t sockets = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 2'000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 60;
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    if (sodium_init() < 0) {
        return 1;
    }
    const test::TempFolder folder;
    const Journal journal{JournalLevel::warning};
    GatewayOptions options;
    options.data = folder / "data";
    options.passwordCost = store::PasswordCost::reduced;
    if (auto connection = trucban::gateway::Connection::open(options.data, std::nullopt)) {
        const core::Instant now = std::chrono::floor<core::Milliseconds>(std::chrono::system_clock::now());
        store::Accounts accounts{*connection->database, connection->keys, options.passwordCost};
        // No desk, and its commands are none.
        (void)accounts.addUser("bench", core::Role::committee, {.all = true, .wards = {}}, "benchpassword", now);
    }
    auto opened = Gateway::open(std::move(options), journal);
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().c_str());
        return 1;
    }
    Gateway& gateway = **opened;
    std::jthread network{[&] { gateway.run(); }};
    const auto reply =
        test::ask(gateway.port(), "POST", "/v1/login", {}, wire::encodeLogin({"bench", "benchpassword"}));
    const auto login = wire::parseLoginAnswer(reply.body);
    if (!login) {
        std::fprintf(stderr, "not logged in: %s\n", reply.body.c_str());
        return 1;
    }
    Receivers receivers{gateway.port(), login->token, sockets};
    receivers.settle(std::chrono::milliseconds{500});
    Times fanOut;
    Times bare;
    for (int round = 0; round < rounds * 2; ++round) {
        receivers.settle(std::chrono::milliseconds{30});
        const bool isBare = round % 2 == 0;
        std::promise<std::pair<Steady::time_point, std::size_t>> begun;
        gateway.inspect([&, isBare](Services& services, std::span<Stream* const> streams) {
            const core::Seq seq = services.hub.head() + 1;
            SharedBatch batch = makeBatch(seq);
            const std::string frame =
                wsFrame(WsOpcode::text,
                        wire::joinEvents(seq, seq + 1, batch->head, {batch->items[0].event, batch->items[1].event}));
            const auto start = Steady::now();
            begun.set_value({start, frame.size()});
            if (isBare) {
                for (Stream* stream : streams) {
                    (void)stream->writeBlocking(asio::buffer(frame));
                }
            } else {
                services.hub.publish(std::move(batch));
            }
        });
        const auto [start, bytes] = begun.get_future().get();
        note(isBare ? bare : fanOut, start, receivers.collect(bytes));
    }
    gateway.stop();
    const double ratio = percentile(fanOut.each, 0.5) / percentile(bare.each, 0.5);
    const boost::json::object result{{"bench", "gateway fan-out"},
                                     {"sockets", sockets},
                                     {"rounds", rounds},
                                     {"tls", true},
                                     {"cpus", std::thread::hardware_concurrency()},
                                     {"gateway", summary(fanOut)},
                                     {"bareLoop", summary(bare)},
                                     {"ratioP50", ratio},
                                     {"target", 1.5},
                                     {"met", ratio <= 1.5}};
    std::printf("%s\n", boost::json::serialize(result).c_str());
    return 0;
}
