#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# build.sh [PRESET [TARGET…]]: configures and builds a preset (dev) into build/PRESET. Call it inside installer/enter.sh.
set -euo pipefail

project=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
preset=${1:-dev}
shift || true
cd "$project"

# A file with Beast or Qt in it takes the compiler 1.5 GB.
memory=$(awk '/MemAvailable/{print int($2 / 1500000)}' /proc/meminfo)
jobs=$(nproc)
[ "$memory" -lt "$jobs" ] && jobs=$((memory > 0 ? memory : 1))

# Configuring again costs seconds, and a build folder that another machine or path made does not work at all.
if [ -f "build/$preset/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$project" "build/$preset/CMakeCache.txt"; then
    rm -rf "build/$preset"
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cmake --preset "$preset" >"$log" 2>&1 || {
    cat "$log"
    exit 1
}
targets=()
[ $# -gt 0 ] && targets=(--target "$@")
# Where nobody watches, a line for each of a thousand steps hides the one that matters.
if [ -t 1 ]; then
    cmake --build "build/$preset" -j "$jobs" "${targets[@]}"
else
    echo "build.sh: building $preset with $jobs jobs"
    NINJA_STATUS='[%f/%t %es] ' cmake --build "build/$preset" -j "$jobs" "${targets[@]}" >"$log" 2>&1 || {
        grep -vE '^\[[0-9]+/[0-9]+ [0-9.]+s\] ' "$log" | tail -n 200
        exit 1
    }
    grep -E 'warning:' "$log" | head -n 20 || true
    tail -n 1 "$log"
fi
