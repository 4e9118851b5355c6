// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <csignal>
#include <cstdint>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace trucban::test {

/// A limit of this process, put back at the end.
class Limit {
public:
    Limit(int what, rlim_t value) : m_what{what} {
        ::getrlimit(kind(), &m_before);
        const rlimit now{.rlim_cur = value, .rlim_max = m_before.rlim_max};
        ::setrlimit(kind(), &now);
    }
    ~Limit() { ::setrlimit(kind(), &m_before); }
    Limit(const Limit&) = delete;
    Limit& operator=(const Limit&) = delete;

private:
    [[nodiscard]] __rlimit_resource kind() const { return static_cast<__rlimit_resource>(m_what); }
    int m_what;
    rlimit m_before{};
};

/// Nothing more can be opened; what is open goes on working.
class NoMoreFiles {
public:
    NoMoreFiles() : m_limit{RLIMIT_NOFILE, lowestFree()} {}
    ~NoMoreFiles() {
        for (const int held : m_held) {
            ::close(held);
        }
    }
    NoMoreFiles(const NoMoreFiles&) = delete;
    NoMoreFiles& operator=(const NoMoreFiles&) = delete;

private:
    /// Not lower than what an event loop waits for at once: poll takes no more than the limit.
    rlim_t lowestFree() {
        constexpr int kLeast = 100;
        int free = ::dup(STDIN_FILENO);
        for (; free < kLeast && free >= 0; free = ::dup(STDIN_FILENO)) {
            m_held.push_back(free);
        }
        ::close(free);
        return static_cast<rlim_t>(free);
    }
    std::vector<int> m_held;
    Limit m_limit;
};

/// Whatever is written to a file fails, as it does on a full disk.
class FullDisk {
public:
    FullDisk() : m_handler{::signal(SIGXFSZ, SIG_IGN)}, m_limit{RLIMIT_FSIZE, 0} {}
    ~FullDisk() { ::signal(SIGXFSZ, m_handler); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    void (*m_handler)(int);
    Limit m_limit;
};

/// A connection to a server of this process: the kernel takes it by itself, even when the server cannot.
class Caller {
public:
    Caller() : m_socket{::socket(AF_INET, SOCK_STREAM, 0)} {}
    ~Caller() { ::close(m_socket); }
    Caller(const Caller&) = delete;
    Caller& operator=(const Caller&) = delete;
    [[nodiscard]] bool call(const QUrl& server) const {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        place.sin_port = htons(static_cast<std::uint16_t>(server.port()));
        return ::connect(m_socket, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0;
    }

private:
    int m_socket;
};

} // namespace trucban::test
