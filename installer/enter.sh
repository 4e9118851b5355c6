#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# enter.sh CMD…: runs CMD where the packages of installer/packages.txt are.
#
#   on Debian 13            here, after apt-get install of what is missing
#   on any other host       in a Debian 13 root of our own (${XDG_CACHE_HOME:-~/.cache}/trucban/debian13), made once by
#                           mmdebstrap and entered with bubblewrap. As root it is made with root's rights; as anybody
#                           else in a user namespace (mmdebstrap --mode=unshare; needs uidmap and a line in /etc/subuid).
#
# Bound into the root: the project, the folder this is called from, /tmp, the home folder, the X11, Wayland and sound
# sockets, /dev. The host's apt sources stay as they are; nothing is installed on the host but mmdebstrap and bubblewrap.
#
#   TRUCBAN_MIRROR   a Debian mirror to use instead of the usual one
#   TRUCBAN_BIND     more folders to bind, separated by colons
#   TRUCBAN_ROOT     another place for the root
#
# Exit code: CMD's; 78 when the environment could not be made (the reason is the last lines on stderr).
set -euo pipefail

project=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
list=$project/installer/packages.txt
cache=${XDG_CACHE_HOME:-$HOME/.cache}/trucban
root=${TRUCBAN_ROOT:-$cache/debian13}
log=$cache/debian13.log
suite=trixie
# Counts up when a root made by an older script is no longer good enough.
layout=1
# The host's own, seen inside too; made empty in the root, where they must exist to be covered.
bound_files=(/etc/resolv.conf /etc/hosts /etc/passwd /etc/group /etc/machine-id)

say() { echo "enter.sh: $*" >&2; }
fail() {
    say "$@"
    exit 78
}

[ $# -gt 0 ] || fail "usage: installer/enter.sh COMMAND [ARGUMENT…]"

packages() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$list" | LC_ALL=C sort -u; }

wanted_stamp() { { echo "$layout"; packages; } | sha256sum | cut -d' ' -f1; }

# The packages of the list that a dpkg database (argument: root folder, empty for the host) does not have.
missing() {
    comm -23 <(packages) <(awk '/^Package: /{name=$2} /^Status: .* installed$/{print name}' "$1/var/lib/dpkg/status" |
        LC_ALL=C sort -u)
}

# ---- Debian 13 itself -----------------------------------------------------------------------------------------------

is_debian13() (
    . /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 13 ]
)

prepare_host() {
    local need
    mapfile -t need < <(missing "")
    [ ${#need[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        fail "packages are missing; run this as root, then the same command again:
    apt-get update && apt-get install --no-install-recommends ${need[*]}"
    fi
    say "installing ${#need[@]} packages"
    # Two callers at once: apt waits for the other instead of failing.
    apt-get -qq -o DPkg::Lock::Timeout=900 update >&2 || say "the package lists could not be refreshed; trying with the old ones"
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=900 install --no-install-recommends "${need[@]}" >&2 ||
        fail "apt-get could not install: ${need[*]}"
}

# ---- the root, elsewhere --------------------------------------------------------------------------------------------

prepare_tools() {
    local tools=()
    command -v mmdebstrap >/dev/null || tools+=(mmdebstrap)
    command -v bwrap >/dev/null || tools+=(bubblewrap)
    if [ ${#tools[@]} -gt 0 ]; then
        command -v apt-get >/dev/null ||
            fail "this host has no apt-get; install ${tools[*]} with its own package manager, then call again"
        [ "$(id -u)" = 0 ] || fail "run this as root, then the same command again:
    apt-get update && apt-get install ${tools[*]}"
        say "installing ${tools[*]} on this host"
        apt-get -qq -o DPkg::Lock::Timeout=900 update >&2 || true
        DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=900 install --no-install-recommends "${tools[@]}" >&2 ||
            fail "apt-get could not install ${tools[*]}"
    fi
    local why
    why=$(bwrap --bind / / --dev-bind /dev /dev true 2>&1) ||
        fail "bubblewrap cannot make a namespace here: $why
    In a container: give it the right to make user namespaces (or start it with --privileged), or use a Debian 13 image,
    where no root is needed. Elsewhere see kernel.unprivileged_userns_clone and kernel.apparmor_restrict_unprivileged_userns."
    if [ "$(id -u)" != 0 ]; then
        command -v newuidmap >/dev/null || fail "run this as root, then the same command again:
    apt-get install uidmap"
        grep -qs "^$(id -un):\|^$(id -u):" /etc/subuid || fail "run this as root, then the same command again:
    usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
    fi
}

# A tree made in a user namespace belongs to ids that only that namespace may delete.
remove_tree() {
    [ -e "$1" ] || return 0
    rm -rf -- "$1" 2>/dev/null || mmdebstrap --unshare-helper rm -rf -- "$1" || say "could not remove $1"
}

# Roots that were replaced while somebody was inside go when nobody is; half-made ones go at once (we hold the lock).
sweep() {
    local old
    for old in "$root".new.*; do
        remove_tree "$old"
    done
    for old in "$root".old.*; do
        [ -e "$old" ] || continue
        if [ ! -e "$old/etc/trucban-root" ] || flock -n -x "$old/etc/trucban-root" true; then
            remove_tree "$old"
        fi
    done
}

in_root() {
    bwrap --bind "$root" / --dev-bind /dev /dev --proc /proc --ro-bind-try /sys /sys \
        --ro-bind-try /etc/resolv.conf /etc/resolv.conf --ro-bind-try /etc/hosts /etc/hosts --die-with-parent \
        --chdir / --setenv LC_ALL C.UTF-8 --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin "$@"
}

say_why_failed() {
    tail -n 15 "$log" >&2
    if grep -qiE 'temporary failure|could not resolve|unable to connect|connection (timed out|refused)|failed to fetch|network is unreachable' "$log"; then
        say "the package mirror could not be reached. Is the network up? Behind a proxy set Acquire::http::Proxy in the host's"
        say "apt configuration or http_proxy; TRUCBAN_MIRROR=URL names another mirror."
    elif grep -qiE 'public key|not signed|keyring' "$log"; then
        say "the host does not know Debian 13's keys; run as root: apt-get install debian-archive-keyring"
    elif grep -qi 'no space left' "$log"; then
        say "the disk is full: the root needs about 3 GB under $(dirname "$root") and as much again while it is made."
    fi
    fail "the Debian 13 root could not be made (all of it: $log). Nothing half-made is kept; call again when it is put right."
}

build_root() {
    local new=$root.new.$$ old names options=() key value
    names=$(packages | paste -sd,)
    # What the host's apt needs to get out, this one needs too.
    if command -v apt-config >/dev/null; then
        for key in Acquire::http::Proxy Acquire::https::Proxy Acquire::http::Proxy-Auto-Detect; do
            eval "$(apt-config shell value "$key")"
            [ -n "${value:-}" ] && options+=(--aptopt="$key \"$value\"")
            value=
        done
    fi
    local mirror=()
    [ -n "${TRUCBAN_MIRROR:-}" ] && mirror=("$TRUCBAN_MIRROR")
    say "making a Debian 13 root in $root (once; some minutes, 3 GB; log: $log)"
    trap 'remove_tree "$new"; exit 130' INT TERM HUP
    # No sync per file (the root can be made again) and no manuals: both only cost time here.
    if ! mmdebstrap --variant=apt --include="$names" --aptopt='APT::Install-Recommends "false"' \
        --aptopt='Acquire::Retries "3"' "${options[@]}" --dpkgopt=force-unsafe-io \
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/info/*' \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
        --customize-hook="rm -f \"\$1/etc/resolv.conf\"; cd \"\$1\" && touch ${bound_files[*]/#/.}" \
        --customize-hook="printf '%s\n' '$(wanted_stamp)' >\"\$1/etc/trucban-root\"" \
        "$suite" "$new" "${mirror[@]}" >"$log" 2>&1 </dev/null; then
        remove_tree "$new"
        say_why_failed
    fi
    trap - INT TERM HUP
    if [ -e "$root" ]; then
        old=$root.old.$$
        mv -- "$root" "$old"
    fi
    mv -- "$new" "$root"
    sweep
}

# Adds what a changed list asks for. While that runs the stamp is gone: interrupted, the next call builds a new root.
update_root() {
    local need stamp=$root/etc/trucban-root
    mapfile -t need < <(missing "$root")
    if [ ${#need[@]} -gt 0 ]; then
        [ "$(id -u)" = 0 ] || return 1
        say "the package list changed; installing: ${need[*]}"
        : >"$stamp"
        { in_root apt-get -q update && in_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -q -y install --no-install-recommends "${need[@]}"; } >"$log" 2>&1 </dev/null || return 1
    fi
    wanted_stamp >"$stamp"
}

prepare_root() {
    mkdir -p "$cache" "$(dirname "$root")"
    # The stamp is written last and only into a whole root: with the right one nothing needs the lock.
    if command -v bwrap >/dev/null && [ "$(cat "$root/etc/trucban-root" 2>/dev/null)" = "$(wanted_stamp)" ]; then
        return 0
    fi
    prepare_tools
    exec 8>"$root.lock"
    if ! flock -n 8; then
        say "another call is making the root; waiting for it"
        flock 8
    fi
    sweep
    if [ "$(cat "$root/etc/trucban-root" 2>/dev/null)" != "$(wanted_stamp)" ]; then
        if [ ! -s "$root/etc/trucban-root" ] || ! update_root; then
            build_root
        fi
    fi
    exec 8>&-
}

enter_root() {
    local arguments=(--tmpfs /) path
    # Held while somebody is inside, so that a replaced root is not deleted under them.
    exec 9<"$root/etc/trucban-root"
    flock -s 9
    # The root's own folders, read-only but for /var, on an empty tree: mount points can then be made by anybody, and
    # nothing that CMD does changes the root.
    for path in "$root"/*; do
        if [ -L "$path" ]; then
            arguments+=(--symlink "$(readlink "$path")" "/${path##*/}")
        else
            case ${path##*/} in
            usr | etc | opt) arguments+=(--ro-bind "$path" "/${path##*/}") ;;
            var) arguments+=(--bind "$path" /var) ;;
            esac
        fi
    done
    arguments+=(--dev-bind /dev /dev --proc /proc --ro-bind-try /sys /sys --bind /tmp /tmp)
    for path in "${bound_files[@]}"; do
        arguments+=(--ro-bind-try "$path" "$path")
    done
    # Wayland, PipeWire, PulseAudio, the session bus; the X11 socket lives in /tmp.
    local runtime=${XDG_RUNTIME_DIR:-/run/user/$(id -u)} more=()
    IFS=: read -r -a more <<<"${TRUCBAN_BIND:-}"
    for path in "$runtime" /run/dbus "$HOME" "$project" "${XDG_CACHE_HOME:-}" "${TMPDIR:-}" "${XAUTHORITY:-}" \
        "${more[@]}" "$PWD"; do
        case $path in
        "" | / | /usr* | /etc* | /var* | /proc* | /sys* | /dev*) ;;
        *) arguments+=(--bind-try "$path" "$path") ;;
        esac
    done
    for path in LD_PRELOAD LD_LIBRARY_PATH QT_PLUGIN_PATH QML2_IMPORT_PATH QML_IMPORT_PATH CC CXX CFLAGS CXXFLAGS LDFLAGS \
        PYTHONPATH PYTHONHOME LANGUAGE; do
        arguments+=(--unsetenv "$path")
    done
    if [ -z "${TZ:-}" ] && [ -L /etc/localtime ]; then
        path=$(readlink -f /etc/localtime)
        [ "${path#/usr/share/zoneinfo/}" != "$path" ] && arguments+=(--setenv TZ "${path#/usr/share/zoneinfo/}")
    fi
    exec bwrap "${arguments[@]}" --chdir "$PWD" --die-with-parent --setenv TRUCBAN_INSIDE 1 --setenv LC_ALL C.UTF-8 \
        --setenv PATH /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin -- "$@"
}

# Compiled objects stay between clones of the project.
export CCACHE_DIR=${CCACHE_DIR:-$cache/ccache}

if [ "${TRUCBAN_INSIDE:-}" = 1 ] && is_debian13; then
    exec "$@"
elif is_debian13; then
    prepare_host
    exec env TRUCBAN_INSIDE=1 "$@"
else
    prepare_root
    enter_root "$@"
fi
