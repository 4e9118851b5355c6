// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

// Real processes for tests. POSIX only; no shell.
namespace trucban::test {

/// A folder that is gone with the object.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

/// A TCP port that was free a moment ago, for programs that cannot choose one themselves.
[[nodiscard]] int freePort();

void writeFile(const std::filesystem::path& path, const std::string& bytes);
[[nodiscard]] std::string readFile(const std::filesystem::path& path);

/// A running program, its standard output and error in files. Killed when the object goes.
class Process {
public:
    /// `environment` is added to that of the test. Output goes to files in a folder of the object's own.
    explicit Process(std::vector<std::string> command, std::map<std::string, std::string> environment = {});
    ~Process();
    Process(Process&& other) noexcept;
    Process& operator=(Process&& other) noexcept;

    [[nodiscard]] pid_t id() const { return m_id; }
    [[nodiscard]] bool isRunning();
    void send(int signal) const;
    /// SIGKILL, and gone when it returns.
    void kill();
    /// The exit code, 128 + signal when it was killed, nullopt when it still runs after `time`.
    [[nodiscard]] std::optional<int> wait(std::chrono::milliseconds time);
    [[nodiscard]] std::string standardOutput() const;
    [[nodiscard]] std::string standardError() const;
    /// The first line of standard output that begins with `prefix`, without it; empty when none came in `time` or the
    /// program ended.
    [[nodiscard]] std::string waitForLine(const std::string& prefix, std::chrono::milliseconds time);

private:
    void reap(int status);

    std::unique_ptr<TempFolder> m_folder;
    pid_t m_id = -1;
    std::optional<int> m_exit;
};

struct Finished {
    int exitCode = -1;
    std::string out;
    std::string err;
    /// Without the newline at its end.
    [[nodiscard]] std::string lastLine() const;
};
/// Runs to the end; a program that takes longer is killed, exit code -1.
[[nodiscard]] Finished run(std::vector<std::string> command, std::chrono::milliseconds time = std::chrono::seconds{60});

} // namespace trucban::test
