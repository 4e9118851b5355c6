#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [OPTION…]: sets up what is missing, builds, and runs the main job on this machine: gateway, demo feed, console.
#
#   --data DIR     keep gateway and console data in DIR (made when missing) instead of starting fresh each time
#   --speed X      play the demo evening X times as fast (with a display 10; without one 180: two minutes)
#   --headless     as on a machine without a display, even if there is one
#   --no-feed      no demo evening; alerts come from whoever posts them
#   --no-campaign  no campaign period with its past; the log begins empty
#
# With a display: the console's window; closing it, or Ctrl-C here, stops everything. Without one: the console on a
# display in memory, an officer who works from the keyboard, then pictures in build/demo/ and a summary.
# TRUCBAN_PRESET names another build preset than dev.
set -euo pipefail

project=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

usage() { sed -n '3,/^set/{/^# /s/^# //p}' "${BASH_SOURCE[0]}"; }
fail() {
    echo "run.sh: $*" >&2
    exit 1
}

data='' speed='' headless=no feed=yes campaign=yes
given=("$@")
while [ $# -gt 0 ]; do
    case $1 in
    --data)
        [ -n "${2:-}" ] || fail "--data needs a folder"
        mkdir -p -- "$2"
        data=$(cd -P -- "$2" && pwd)
        shift
        ;;
    --speed)
        [[ "${2:-}" =~ ^[0-9]+(\.[0-9]+)?$ ]] || fail "--speed needs a number"
        speed=$2
        shift
        ;;
    --headless) headless=yes ;;
    --no-feed) feed=no ;;
    --no-campaign) campaign=no ;;
    -h | --help)
        usage
        exit 0
        ;;
    *) fail "unknown option $1 (--help tells them)" ;;
    esac
    shift
done
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=yes

if [ "${TRUCBAN_INSIDE:-}" != 1 ]; then
    export TRUCBAN_BIND=$data${TRUCBAN_BIND:+:$TRUCBAN_BIND}
    exec "$project/installer/enter.sh" bash "$project/installer/run.sh" "${given[@]}"
fi

preset=${TRUCBAN_PRESET:-dev}
bin=$project/build/$preset/bin
bash "$project/installer/build.sh" "$preset" trucban trucban-gateway trucban-feed

# ---- parts ----------------------------------------------------------------------------------------------------------

started=()
fresh=
# shellcheck disable=SC2317  # called by the trap
stop_all() {
    trap - EXIT
    local i
    # Last started, first stopped: the gateway drains what the others sent.
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        kill -TERM "${started[i]}" 2>/dev/null || true
    done
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        wait "${started[i]}" 2>/dev/null || true
    done
    [ -z "$fresh" ] || rm -rf -- "$fresh"
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

if [ -z "$data" ]; then
    fresh=$(mktemp -d -t trucban-run.XXXXXX)
    data=$fresh
fi
demo=$data/demo
mkdir -p "$demo" "$data/gateway" "$data/profile"
chmod 700 "$demo"
log=$demo/gateway.log

prepare_gateway() {
    local gateway=$bin/trucban-gateway own=(--data "$data/gateway")
    # Only an empty log takes a past.
    if [ "$campaign" = yes ]; then
        "$bin/trucban-feed" campaign --out - | "$gateway" import - "${own[@]}" || return
    fi
    "$gateway" user add truc-ban --role duty-officer --wards all --password-file "$demo/password" "${own[@]}" &&
        "$gateway" user add lanh-dao --role city --wards all --password-file "$demo/password" "${own[@]}" &&
        "$gateway" key add demo --for all "${own[@]}" >"$demo/key.out" &&
        "$gateway" unit import "$project/resources/demo/units.csv" "${own[@]}"
}

prepare() {
    if [ -e "$demo/ready" ]; then
        # The evening has units and visits too; a key of an older version is for alerts alone.
        "$bin/trucban-gateway" key allow demo --for all --data "$data/gateway" >/dev/null
        return
    fi
    head -c 18 /dev/urandom | base64 >"$demo/password"
    chmod 600 "$demo/password"
    if ! prepare_gateway >"$demo/setup.log" 2>&1; then
        cat "$demo/setup.log" >&2
        fail "the gateway's data could not be prepared in $data/gateway"
    fi
    (umask 077 && tail -n 1 "$demo/key.out" >"$demo/key") && rm "$demo/key.out"
    touch "$demo/ready"
}

start_gateway() {
    local port i
    rm -f "$demo/port"
    "$bin/trucban-gateway" serve --data "$data/gateway" --listen 127.0.0.1:0 --port-file "$demo/port" >"$log" 2>&1 &
    started+=($!)
    for ((i = 0; i < 600; i++)); do
        if port=$(cat "$demo/port" 2>/dev/null); then
            url=https://127.0.0.1:$port
            pin=$(sed -n 's/^fingerprint sha256://p' "$log")
            [ -z "$pin" ] || return 0
        fi
        kill -0 "${started[-1]}" 2>/dev/null || break
        sleep 0.1
    done
    tail -n 20 "$log" >&2
    fail "the gateway did not start"
}

console=("$bin/trucban" --user truc-ban --password-file "$demo/password" --profile "$data/profile")
evening=("$bin/trucban-feed" scenario "$project/resources/demo/evening.jsonl" --key-file "$demo/key" --run "$(date +%s)")

# In the background and waited for: a signal then ends it at once, not after the window is closed.
run_last() {
    "$@" &
    started+=($!)
    wait "$!"
    exit
}

prepare
start_gateway

console+=(--gateway "$url" --pin "$pin")
evening+=(--gateway "$url" --pin "$pin")

# ---- with a display -------------------------------------------------------------------------------------------------

if [ "$headless" = no ]; then
    if [ "$feed" = yes ]; then
        "${evening[@]}" --speed "${speed:-10}" >"$demo/feed.log" 2>&1 &
        started+=($!)
    fi
    cat <<END

Gateway      $url   (log: $log)
Fingerprint  sha256:$pin
Stop         close the window, or Ctrl-C here
For README's "Post an alert", in another terminal:

URL=$url
KEY=$(cat "$demo/key")

END
    run_last "${console[@]}"
fi

# ---- without one ----------------------------------------------------------------------------------------------------

[ "$feed" = yes ] || fail "without a display and without the feed there is nothing to show"
export TRUCBAN_SCREEN=1920x1080x24 LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb
run_last "$project/installer/with-display.sh" \
    python3 -B "$project/installer/demo.py" --url "$url" --password-file "$demo/password" --work "$demo" \
    --pictures "$project/build/demo" --speed "${speed:-180}" --console "${console[@]}" --evening "${evening[@]}"
