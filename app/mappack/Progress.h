// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace trucban::mappack {

/// Tells how far a long job is: a bar that moves on a terminal, elsewhere a line at each new step and each quarter.
class Progress {
public:
    Progress(std::ostream& out, bool isTerminal) : m_out{out}, m_isTerminal{isTerminal} {}
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `fraction` of the whole job, 0 … 1; never shown to go back.
    void at(double fraction, std::string_view step);

private:
    std::ostream& m_out;
    bool m_isTerminal;
    std::string m_step;
    int m_percent = -1;
    int m_told = -1;
};

} // namespace trucban::mappack
