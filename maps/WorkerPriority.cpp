// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/WorkerPriority.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace trucban::maps {

namespace {

/// A tenth of the share of a thread that draws: a picture comes later on a busy machine, but it comes.
constexpr int kNicer = 10;

int lowerThisThread() {
    const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
    return ::setpriority(PRIO_PROCESS, thread, ::getpriority(PRIO_PROCESS, thread) + kNicer);
}

} // namespace

void stayBehindFrames() {
    [[maybe_unused]] static thread_local const int result = lowerThisThread();
}

} // namespace trucban::maps
