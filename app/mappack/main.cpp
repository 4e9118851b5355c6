// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/Program.h"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    try {
        return trucban::mappack::runProgram(argc, argv, std::cout, std::cerr);
    } catch (const std::exception& error) {
        std::cerr << "trucban-mappack: " << error.what() << '\n';
        return 3;
    }
}
