// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/Program.h"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    try {
        auto job = trucban::feed::parseCommandLine(argc, argv);
        return job ? trucban::feed::runJob(std::move(*job)) : job.error().status;
    } catch (const std::exception& error) {
        std::cerr << "trucban-feed: " << error.what() << '\n';
        return 3;
    }
}
