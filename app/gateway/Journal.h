// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace spdlog {
class logger;
}

namespace trucban::gateway {

enum class JournalLevel : std::uint8_t { debug, info, warning, critical };

/// One member of a journal line. Values are counts, codes, ids and names of our own; never what a citizen sent.
struct JournalField {
    std::string_view key;
    std::variant<std::string_view, std::int64_t, double, bool> value;
};

/// The gateway's own log of what it did, for operators: one JSON object a line on standard error. `event` is a stable
/// name a program can look for. warning: handled but unusual; critical: data at risk, or our bug. Any thread.
class Journal {
public:
    explicit Journal(JournalLevel least = JournalLevel::info);
    /// A journal that keeps quiet, for tests and the command line.
    [[nodiscard]] static Journal silent();
    ~Journal();
    Journal(Journal&&) noexcept;
    Journal& operator=(Journal&&) noexcept;

    void write(JournalLevel level, std::string_view event, std::initializer_list<JournalField> fields = {}) const;
    void debug(std::string_view event, std::initializer_list<JournalField> fields = {}) const {
        write(JournalLevel::debug, event, fields);
    }
    void info(std::string_view event, std::initializer_list<JournalField> fields = {}) const {
        write(JournalLevel::info, event, fields);
    }
    void warning(std::string_view event, std::initializer_list<JournalField> fields = {}) const {
        write(JournalLevel::warning, event, fields);
    }
    void critical(std::string_view event, std::initializer_list<JournalField> fields = {}) const {
        write(JournalLevel::critical, event, fields);
    }

private:
    std::shared_ptr<spdlog::logger> m_logger;
};

} // namespace trucban::gateway
