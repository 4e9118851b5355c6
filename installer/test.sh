#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test.sh [CTEST ARGUMENT…]: sets up what is missing, builds, runs the tests. Needs no display.
#
#   installer/test.sh                  all but those labelled slow
#   installer/test.sh -L slow          the slow ones
#   installer/test.sh -R Queue -V      any arguments of ctest
#
# TRUCBAN_PRESET names another preset than dev.
set -euo pipefail

project=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"
if [ "${TRUCBAN_INSIDE:-}" != 1 ]; then
    exec "$project/installer/enter.sh" bash "$project/installer/test.sh" "$@"
fi

preset=${TRUCBAN_PRESET:-dev}
bash "$project/installer/build.sh" "$preset"

labels=(-LE slow)
for argument in "$@"; do
    case $argument in -L | -LE | --label*) labels=() ;; esac
done
export QT_QPA_PLATFORM=offscreen LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY
ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$(nproc)" "${labels[@]}" "$@"
