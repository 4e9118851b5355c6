#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh CMD…: runs CMD on an X server of its own, without a screen. The server picks a free number itself, so
# tests may run side by side (xvfb-run -a guesses, and two guesses can meet). TRUCBAN_SCREEN sets the size.
set -u

numbers=$(mktemp)
Xvfb -displayfd 3 -screen 0 "${TRUCBAN_SCREEN:-1920x1080x24}" -nolisten tcp -noreset 3>"$numbers" >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -f "$numbers"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
for ((i = 0; i < 200; i++)); do
    [ -s "$numbers" ] && break
    kill -0 "$server" 2>/dev/null || { echo "with-display.sh: Xvfb did not start" >&2; exit 1; }
    sleep 0.05
done
[ -s "$numbers" ] || { echo "with-display.sh: Xvfb gave no display in 10 s" >&2; exit 1; }

# In the background and waited for: a signal then reaches the trap at once, and the command with it.
env -u WAYLAND_DISPLAY DISPLAY=":$(cat "$numbers")" "$@" <&0 &
child=$!
trap 'kill "$child" 2>/dev/null; exit 143' TERM
trap 'kill -INT "$child" 2>/dev/null; exit 130' INT
wait "$child"
