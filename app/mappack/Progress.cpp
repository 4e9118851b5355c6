// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/Progress.h"

#include <algorithm>
#include <format>
#include <ostream>

namespace trucban::mappack {
namespace {

constexpr int kBarWidth = 30;

} // namespace

Progress::~Progress() {
    if (m_isTerminal && m_percent >= 0) {
        m_out << '\n' << std::flush;
    }
}

void Progress::at(double fraction, std::string_view step) {
    const int percent = std::max(m_percent, static_cast<int>(std::clamp(fraction, 0.0, 1.0) * 100));
    const bool isNewStep = step != m_step;
    if (percent == m_percent && !isNewStep) {
        return;
    }
    m_percent = percent;
    m_step = step;
    if (m_isTerminal) {
        const auto filled = static_cast<std::size_t>(percent * kBarWidth / 100);
        m_out << std::format("\r[{}{}] {:3} %  {:<40}", std::string(filled, '#'), std::string(kBarWidth - filled, '-'),
                             percent, step)
              << std::flush;
    } else if (isNewStep || percent / 25 > m_told / 25) {
        m_told = percent;
        m_out << std::format("{:3} %  {}\n", percent, step) << std::flush;
    }
}

} // namespace trucban::mappack
