// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/WireData.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace trucban::test {

std::string recordedFile(const std::string& name) {
    std::ifstream file(std::string(TRUCBAN_WIRE_DATA) + "/" + name, std::ios::binary);
    EXPECT_TRUE(file.good()) << name;
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> recordedLines(const std::string& name) {
    const std::string text = recordedFile(name);
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        if (end > from) {
            lines.push_back(text.substr(from, end - from));
        }
        from = end + 1;
    }
    EXPECT_FALSE(lines.empty()) << name;
    return lines;
}

} // namespace trucban::test
