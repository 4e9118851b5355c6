// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Journal.h"

#include "gateway/Sources.h"
#include "wire/Json.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <spdlog/logger.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace trucban::gateway {
namespace {

spdlog::level::level_enum levelOf(JournalLevel level) {
    switch (level) {
    case JournalLevel::debug:
        return spdlog::level::debug;
    case JournalLevel::info:
        return spdlog::level::info;
    case JournalLevel::warning:
        return spdlog::level::warn;
    case JournalLevel::critical:
        return spdlog::level::critical;
    }
    return spdlog::level::critical;
}

std::string_view nameOf(JournalLevel level) {
    switch (level) {
    case JournalLevel::debug:
        return "debug";
    case JournalLevel::info:
        return "info";
    case JournalLevel::warning:
        return "warning";
    case JournalLevel::critical:
        return "critical";
    }
    return "critical";
}

} // namespace

Journal::Journal(JournalLevel least)
    : m_logger{std::make_shared<spdlog::logger>("gateway", std::make_shared<spdlog::sinks::stderr_sink_mt>())} {
    m_logger->set_level(levelOf(least));
    m_logger->flush_on(spdlog::level::debug);
    m_logger->set_pattern("%v");
}

Journal Journal::silent() {
    Journal journal;
    journal.m_logger = std::make_shared<spdlog::logger>("gateway", std::make_shared<spdlog::sinks::null_sink_mt>());
    journal.m_logger->set_level(spdlog::level::off);
    return journal;
}

Journal::~Journal() = default;
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;

void Journal::write(JournalLevel level, std::string_view event, std::initializer_list<JournalField> fields) const {
    if (!m_logger->should_log(levelOf(level))) {
        return;
    }
    boost::json::object line;
    line["at"] = wire::formatInstant(systemClock()());
    line["level"] = nameOf(level);
    line["event"] = event;
    for (const auto& [key, value] : fields) {
        std::visit([&](const auto& v) { line[key] = v; }, value);
    }
    m_logger->log(levelOf(level), boost::json::serialize(line));
}

} // namespace trucban::gateway
