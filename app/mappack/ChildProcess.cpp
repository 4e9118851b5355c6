// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/ChildProcess.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <format>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace trucban::mappack {
namespace {

constexpr std::size_t kMostErrorText = 16'384;
constexpr int kLookForStopMs = 100;
constexpr int kCannotRun = 127;
constexpr std::chrono::seconds kGrace{3};

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int value) : m_value{value} {}
    Descriptor(Descriptor&& other) noexcept : m_value{std::exchange(other.m_value, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_value, other.m_value);
        return *this;
    }
    ~Descriptor() { close(); }
    void close() {
        if (m_value >= 0) {
            ::close(std::exchange(m_value, -1));
        }
    }
    [[nodiscard]] int value() const { return m_value; }

private:
    int m_value = -1;
};

struct Pipe {
    Descriptor reading;
    Descriptor writing;
};

Pipe makePipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return {};
    }
    return {.reading = Descriptor{ends[0]}, .writing = Descriptor{ends[1]}};
}

/// In the child: never returns.
[[noreturn]] void become(char* const* words, int output, int error, pid_t parent) {
    // If the parent is killed nobody would tell the child; between fork and here it may already be gone.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) {
        ::_exit(kCannotRun);
    }
    // A key at the terminal reaches the whole group: the parent decides what it means.
    ::signal(SIGINT, SIG_IGN);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing < 0 || ::dup2(nothing, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(error, 2) < 0) {
        ::_exit(kCannotRun);
    }
    ::execvp(words[0], words);
    ::_exit(kCannotRun);
}

class Child {
public:
    explicit Child(pid_t pid) : m_pid{pid} {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() { end(); }

    /// Waits for its own end.
    [[nodiscard]] int join() {
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
        m_pid = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    /// Asks, then forces.
    void end() {
        if (m_pid < 0) {
            return;
        }
        ::kill(m_pid, SIGTERM);
        const auto deadline = std::chrono::steady_clock::now() + kGrace;
        while (::waitpid(m_pid, nullptr, WNOHANG) == 0) {
            if (std::chrono::steady_clock::now() > deadline) {
                ::kill(m_pid, SIGKILL);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
        m_pid = -1;
    }

private:
    pid_t m_pid;
};

/// Reads both pipes until both are at their end. False: stopped.
bool drain(Pipe& output, Pipe& error, const std::function<void(std::string_view)>& sink, std::string& errorText,
           const std::atomic<bool>& stop) {
    std::vector<char> buffer(1U << 16U);
    std::array<pollfd, 2> waiting{pollfd{.fd = output.reading.value(), .events = POLLIN, .revents = 0},
                                  pollfd{.fd = error.reading.value(), .events = POLLIN, .revents = 0}};
    while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
        if (stop) {
            return false;
        }
        if (::poll(waiting.data(), waiting.size(), kLookForStopMs) <= 0) {
            continue;
        }
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (waiting[i].fd < 0 || waiting[i].revents == 0) {
                continue;
            }
            const auto count = ::read(waiting[i].fd, buffer.data(), buffer.size());
            if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
                continue;
            }
            if (count <= 0) {
                waiting[i].fd = -1;
                continue;
            }
            const std::string_view bytes{buffer.data(), static_cast<std::size_t>(count)};
            if (i == 0) {
                sink(bytes);
            } else {
                errorText += bytes;
                errorText.erase(0, errorText.size() - std::min(errorText.size(), kMostErrorText));
            }
        }
    }
    return true;
}

} // namespace

Result<ChildEnd> runChild(const std::vector<std::string>& command, const std::function<void(std::string_view)>& sink,
                          const std::atomic<bool>& stop) {
    if (!isInstalled(command.front())) {
        return failed(Fault::noTool, command.front());
    }
    std::vector<char*> words;
    for (const std::string& word : command) {
        words.push_back(const_cast<char*>(word.c_str())); // exec's type; it does not write
    }
    words.push_back(nullptr);
    Pipe output = makePipe();
    Pipe error = makePipe();
    const pid_t parent = ::getpid();
    const pid_t pid = output.writing.value() < 0 || error.writing.value() < 0 ? -1 : ::fork();
    if (pid < 0) {
        return failed(Fault::toolFailed, std::format("{}: {}", command.front(), std::strerror(errno)));
    }
    if (pid == 0) {
        become(words.data(), output.writing.value(), error.writing.value(), parent);
    }
    output.writing.close();
    error.writing.close();
    Child child{pid};
    ChildEnd end;
    if (!drain(output, error, sink, end.errorText, stop)) {
        return failed(Fault::interrupted);
    }
    end.status = child.join();
    // One that was told to go by the same key as we were says so by its signal.
    return stop ? Result<ChildEnd>{failed(Fault::interrupted)} : end;
}

bool isInstalled(std::string_view program) {
    if (program.contains('/')) {
        return ::access(std::string{program}.c_str(), X_OK) == 0;
    }
    const char* path = std::getenv("PATH");
    std::string_view folders = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
    while (!folders.empty()) {
        const auto end = std::min(folders.find(':'), folders.size());
        if (::access(std::format("{}/{}", folders.substr(0, end), program).c_str(), X_OK) == 0) {
            return true;
        }
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
    return false;
}

} // namespace trucban::mappack
