#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# lint.sh [--all | --minutes N | FILE…]: clang-tidy, with the compile commands of the built preset dev.
#
#   --all          every source (half an hour; cmake --build --preset lint does the same)
#   --minutes N    what changed lately, then a share of the rest that moves on with every commit, until N minutes are up
#   FILE…          these
#
# Exit code 1 when something was found. Call it inside installer/enter.sh.
set -euo pipefail

project=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"
database=$project/build/dev/compile_commands.json
[ -f "$database" ] || {
    echo "lint.sh: build the preset dev first (installer/build.sh)" >&2
    exit 2
}
work=$project/build/lint
rm -rf "$work"
mkdir -p "$work/said"

# clang reads neither GCC's precompiled headers nor their flags; our own sources only, not the generated ones.
jq --arg top "$project/" --arg build "$project/build/" '
    map(select((.file | startswith($top)) and (.file | startswith($build) | not)))
    | map(.command |= (gsub(" -include [^ \"]*cmake_pch\\.hxx"; "") | gsub(" -include \"[^\"]*cmake_pch\\.hxx\""; "")
        | gsub(" -Winvalid-pch| -fpch-preprocess"; "")))
    | unique_by(.file)' "$database" >"$work/compile_commands.json"
jq -r --arg top "$project/" '.[].file | ltrimstr($top)' "$work/compile_commands.json" | LC_ALL=C sort >"$work/known"

minutes=
case ${1:-} in
--all) cp "$work/known" "$work/wanted" ;;
--minutes)
    minutes=$2
    # Lately: the commits of one working session before the newest one. A changed header stands for its source.
    newest=$(git log -1 --format=%ct)
    git log --since="$((newest - 10800))" --name-only --format= |
        sed -nE 's/\.h$/.cpp/; /\.cpp$/p' | LC_ALL=C sort -u | LC_ALL=C comm -12 - "$work/known" | shuf --random-source=<(git log --format=%H | head -n 2000) >"$work/changed"
    LC_ALL=C comm -23 "$work/known" <(LC_ALL=C sort "$work/changed") >"$work/others"
    others=$(wc -l <"$work/others")
    start=$((others > 0 ? $(git rev-list --count HEAD) * 17 % others : 0))
    { cat "$work/changed"; tail -n "+$((start + 1))" "$work/others"; head -n "$start" "$work/others"; } >"$work/wanted"
    ;;
"") echo "usage: lint.sh --all | --minutes N | FILE…" >&2 && exit 2 ;;
*) printf '%s\n' "$@" >"$work/wanted" ;;
esac

export work deadline=0
[ -z "$minutes" ] || deadline=$(($(date +%s) + minutes * 60))
check() {
    local said
    if [ "$deadline" != 0 ] && [ "$(date +%s)" -ge "$deadline" ]; then
        return 0
    fi
    said=$work/said/$(tr / _ <<<"$1")
    if timeout 240 clang-tidy-19 --quiet --extra-arg=-Wno-unknown-warning-option -p "$work" "$1" >"$said" 2>"$said.err"; then
        : >"$said.good"
    elif [ $? = 124 ]; then
        : >"$said.late"
        echo "$1: not finished in 240 s"
    elif grep -qE "^$PWD/.*(error|warning):" "$said"; then
        : >"$said.bad"
        cat "$said"
    elif grep -qE '^/usr/.*(error|warning):' "$said"; then
        # The analyzer does not understand what a library makes of coroutines; no header filter keeps that out.
        : >"$said.good"
    else
        # clang-tidy itself failed: what it said about that stands on stderr.
        cat "$said" "$said.err"
        : >"$said.bad"
    fi
}
export -f check
# shellcheck disable=SC2016  # $1 is for the inner shell
tr '\n' '\0' <"$work/wanted" | xargs -0 -r -n 1 -P "$(nproc)" bash -c 'check "$1"' check

count() { find "$work/said" -name "*.$1" | wc -l; }
bad=$(count bad)
echo "lint: $(count good) files clean, $bad with findings, $(count late) not finished, of $(wc -l <"$work/known")$([ -f "$work/changed" ] && echo "; $(wc -l <"$work/changed") changed lately")"
[ "$bad" = 0 ]
