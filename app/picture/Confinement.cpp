// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/Confinement.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace trucban::picture {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true; // their shadow memory is larger than any limit
#else
constexpr bool kIsSanitized = false;
#endif

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kArchitecture = 0; // no filter known: the other limits stay
#endif

bool limit(__rlimit_resource what, rlim_t value) {
    const rlimit both{.rlim_cur = value, .rlim_max = value};
    return ::setrlimit(what, &both) == 0;
}

/// 0 when the kernel does not say.
std::size_t mappedBytes() {
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

sock_filter load(std::size_t offset) {
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}
sock_filter answer(std::uint32_t action) {
    return BPF_STMT(BPF_RET | BPF_K, action);
}
sock_filter whenEqualSkip(std::uint32_t value) {
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0);
}
sock_filter unlessEqual(std::uint32_t value, std::uint8_t skip) {
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skip);
}

/// What is left is refused as not permitted, so that a library that asks in vain can go on.
std::vector<sock_filter> systemCalls() {
    constexpr std::array kAllowed{
        __NR_read,   __NR_write,  __NR_close,   __NR_exit,      __NR_exit_group,   __NR_brk,
        __NR_munmap, __NR_mremap, __NR_madvise, __NR_futex,     __NR_rt_sigreturn, __NR_rt_sigprocmask,
        __NR_getpid, __NR_gettid, __NR_tgkill,  __NR_getrandom, __NR_sched_yield,  __NR_clock_gettime};
    std::vector<sock_filter> program{load(offsetof(seccomp_data, arch)), whenEqualSkip(kArchitecture),
                                     answer(SECCOMP_RET_KILL_PROCESS), load(offsetof(seccomp_data, nr))};
    for (const auto number : kAllowed) {
        program.push_back(unlessEqual(static_cast<std::uint32_t>(number), 1));
        program.push_back(answer(SECCOMP_RET_ALLOW));
    }
    // Memory, but none that runs. Both take the protection as their third argument.
    for (const auto number : {__NR_mmap, __NR_mprotect}) {
        program.push_back(unlessEqual(static_cast<std::uint32_t>(number), 4));
        program.push_back(load(offsetof(seccomp_data, args) + 2 * sizeof(std::uint64_t)));
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0));
        program.push_back(answer(SECCOMP_RET_ALLOW));
        program.push_back(answer(SECCOMP_RET_ERRNO | EPERM));
    }
    program.push_back(answer(SECCOMP_RET_ERRNO | EPERM));
    return program;
}

/// False: the kernel has no such filters.
bool filterSystemCalls() {
    auto program = systemCalls();
    const sock_fprog filter{.len = static_cast<unsigned short>(program.size()), .filter = program.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

} // namespace

bool confine() {
    const auto mapped = mappedBytes();
    bool isBounded = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    isBounded = limit(RLIMIT_CORE, 0) && isBounded;
    isBounded = limit(RLIMIT_FSIZE, 0) && isBounded;
    isBounded = limit(RLIMIT_CPU, static_cast<rlim_t>(kProcessorTime.count())) && isBounded;
    isBounded = limit(RLIMIT_NPROC, 0) && isBounded;
    isBounded = limit(RLIMIT_NOFILE, 0) && isBounded; // what is open stays open
    if (!kIsSanitized) {
        isBounded = mapped > 0 && limit(RLIMIT_AS, mapped + kMemoryBytes) && isBounded;
    }
    if (kArchitecture != 0 && !kIsSanitized) {
        static_cast<void>(filterSystemCalls());
    }
    return isBounded;
}

} // namespace trucban::picture
