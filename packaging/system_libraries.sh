#!/bin/sh
# Check that the system libraries Qt loads are here, before Qt starts: without them it aborts.
#
#   system_libraries.sh
#
# As root on Debian or Ubuntu what is missing is installed; anyone else gets the one line to run.
# Exit 2 when libraries are missing and could not be installed. Elsewhere than on Linux there is
# nothing to do: the wheels bring all they need.
#
# The lists are what the offscreen and the X platform plugins of PySide6-Essentials 6.11 load.
set -eu

[ "$(uname -s)" = Linux ] || exit 0

PATH=$PATH:/sbin:/usr/sbin

# Pairs of a library and the Debian package that holds it.
needed="
libglib-2.0.so.0:libglib2.0-0
libgthread-2.0.so.0:libglib2.0-0
libGL.so.1:libgl1
libEGL.so.1:libegl1
libxkbcommon.so.0:libxkbcommon0
libdbus-1.so.3:libdbus-1-3
libfontconfig.so.1:libfontconfig1
libxcb-cursor.so.0:libxcb-cursor0
libxcb-icccm.so.4:libxcb-icccm4
libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-shape.so.0:libxcb-shape0
libxkbcommon-x11.so.0:libxkbcommon-x11-0
"

# The loader's own list; a system without it (musl, NixOS) is trusted to know what it does.
command -v ldconfig >/dev/null || exit 0

missing_packages() {
    known=$(ldconfig -p)
    for pair in $needed; do
        case $known in
            *"${pair%%:*} "*) ;;
            *) echo "${pair#*:}" ;;
        esac
    done | sort -u | tr '\n' ' '
}

missing=$(missing_packages)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing the system libraries Qt needs: $missing"
    export DEBIAN_FRONTEND=noninteractive
    # The package lists may be absent or old; they are fetched only when the install asks for it.
    # shellcheck disable=SC2086
    apt-get install -qq -y --no-install-recommends $missing >/dev/null 2>&1 || {
        apt-get update -qq
        apt-get install -qq -y --no-install-recommends $missing >/dev/null
    }
    missing=$(missing_packages)
    [ -n "$missing" ] || exit 0
    echo "These libraries are still missing after the install: $missing" >&2
    exit 2
fi

if command -v apt-get >/dev/null; then
    echo "Qt needs system libraries that are missing here. Run: sudo apt-get install $missing" >&2
else
    echo "Qt needs system libraries that are missing here, by their Debian names: $missing" >&2
fi
exit 2
