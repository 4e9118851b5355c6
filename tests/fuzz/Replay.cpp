// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzz target where there is no fuzzer: REPLAY ROUNDS SEED… gives it each seed file as it stands, then that many changed
// ones of each, always the same. It finds little that is new; it keeps the targets and what they promise whole.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" __attribute__((weak)) int LLVMFuzzerInitialize(int* count, char*** arguments);

namespace {

class Changer {
public:
    explicit Changer(unsigned round) : m_random{round} {}

    [[nodiscard]] std::string changed(std::string input) {
        for (std::size_t i = 0, changes = 1 + below(4); i < changes && !input.empty(); ++i) {
            change(input);
        }
        return input;
    }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }

    void change(std::string& input) {
        const std::size_t at = below(input.size());
        const std::size_t length = 1 + below(std::min<std::size_t>(input.size() - at, 64));
        switch (below(6)) {
        case 0:
            input[at] = static_cast<char>(static_cast<unsigned char>(input[at]) ^ 1U << below(8));
            break;
        case 1:
            input[at] = static_cast<char>(m_random());
            break;
        case 2:
            input.erase(at, length);
            break;
        case 3:
            input.insert(below(input.size()), input.substr(at, length));
            break;
        case 4:
            input.resize(at);
            break;
        default:
            std::ranges::copy(input.substr(below(input.size()), length),
                              input.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }

    std::mt19937 m_random;
};

void feed(const std::string& input) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fputs("usage: replay ROUNDS SEED…\n", stderr);
        return 2;
    }
    if (LLVMFuzzerInitialize != nullptr) {
        LLVMFuzzerInitialize(&argc, &argv);
    }
    const auto rounds = static_cast<unsigned>(std::strtoul(argv[1], nullptr, 10));
    for (int i = 2; i < argc; ++i) {
        std::ifstream file{argv[i], std::ios::binary};
        const std::string seed{std::istreambuf_iterator{file}, {}};
        if (seed.empty()) {
            std::fprintf(stderr, "%s holds nothing to begin with\n", argv[i]);
            return 1;
        }
        feed({});
        feed(seed);
        for (unsigned round = 0; round < rounds; ++round) {
            feed(Changer{round}.changed(seed));
        }
    }
    return 0;
}
