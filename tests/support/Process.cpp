// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Process.h"

#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <memory>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace trucban::test {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kLook{5};

/// Waits for the process to end, or for `time`; true when it ended. A pidfd, so that nothing is polled blindly.
bool waitForEnd(pid_t id, std::chrono::milliseconds time) {
    const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, id, 0));
    if (descriptor < 0) {
        return true;
    }
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(time.count()));
    ::close(descriptor);
    return ready > 0;
}

} // namespace

TempFolder::TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "trucban-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error{"no temporary folder"};
    }
    m_path = name;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

int freePort() {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), size);
    ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(descriptor);
    return ntohs(address.sin_port);
}

void writeFile(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

std::string readFile(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

Process::Process(std::vector<std::string> command, std::map<std::string, std::string> environment)
    : m_folder{std::make_unique<TempFolder>()} {
    std::vector<char*> arguments;
    for (std::string& part : command) {
        arguments.push_back(part.data());
    }
    arguments.push_back(nullptr);
    std::vector<std::string> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!environment.contains(std::string{text.substr(0, text.find('='))})) {
            variables.emplace_back(text);
        }
    }
    for (const auto& [name, value] : environment) {
        variables.push_back(name + "=" + value);
    }
    std::vector<char*> environmentList;
    for (std::string& variable : variables) {
        environmentList.push_back(variable.data());
    }
    environmentList.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const std::string out = *m_folder / "out";
    const std::string err = *m_folder / "err";
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    const int failed =
        ::posix_spawnp(&m_id, arguments.front(), &actions, nullptr, arguments.data(), environmentList.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        throw std::runtime_error{"cannot start " + command.front() + ": " + std::strerror(failed)};
    }
}

Process::~Process() {
    kill();
}

Process::Process(Process&& other) noexcept
    : m_folder{std::move(other.m_folder)}, m_id{std::exchange(other.m_id, -1)}, m_exit{other.m_exit} {}

Process& Process::operator=(Process&& other) noexcept {
    if (this != &other) {
        kill();
        m_folder = std::move(other.m_folder);
        m_id = std::exchange(other.m_id, -1);
        m_exit = other.m_exit;
    }
    return *this;
}

void Process::reap(int status) {
    m_exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    m_id = -1;
}

bool Process::isRunning() {
    return !wait(std::chrono::milliseconds{0}).has_value();
}

void Process::send(int signal) const {
    if (m_id > 0) {
        ::kill(m_id, signal);
    }
}

void Process::kill() {
    if (m_id > 0) {
        ::kill(m_id, SIGKILL);
        int status = 0;
        ::waitpid(m_id, &status, 0);
        reap(status);
    }
}

std::optional<int> Process::wait(std::chrono::milliseconds time) {
    if (m_id > 0 && waitForEnd(m_id, time)) {
        int status = 0;
        if (::waitpid(m_id, &status, WNOHANG) == m_id) {
            reap(status);
        }
    }
    return m_exit;
}

std::string Process::standardOutput() const {
    return readFile(*m_folder / "out");
}
std::string Process::standardError() const {
    return readFile(*m_folder / "err");
}

std::string Process::waitForLine(const std::string& prefix, std::chrono::milliseconds time) {
    const auto deadline = Steady::now() + time;
    for (;;) {
        const bool ended = !isRunning();
        const std::string text = standardOutput();
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t end = text.find('\n', at);
            if (end == std::string::npos) {
                break;
            }
            if (text.compare(at, prefix.size(), prefix) == 0) {
                return text.substr(at + prefix.size(), end - at - prefix.size());
            }
            at = end + 1;
        }
        if (ended || Steady::now() > deadline) {
            return {};
        }
        (void)wait(kLook); // until it ends, or a moment
    }
}

std::string Finished::lastLine() const {
    const std::size_t end = out.find_last_not_of('\n');
    if (end == std::string::npos) {
        return {};
    }
    const std::size_t begin = out.rfind('\n', end);
    return out.substr(begin == std::string::npos ? 0 : begin + 1,
                      end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

Finished run(std::vector<std::string> command, std::chrono::milliseconds time) {
    Process process{std::move(command)};
    const auto code = process.wait(time);
    if (!code) {
        process.kill();
    }
    return {code.value_or(-1), process.standardOutput(), process.standardError()};
}

} // namespace trucban::test
