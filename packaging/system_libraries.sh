#!/bin/sh
# Check that the system libraries Qt loads are here, before Qt starts: without them it aborts.
#
#   system_libraries.sh [PYTHON]
#
# With PYTHON what freezing the program with that Python needs is checked too. As root on Debian or Ubuntu what is missing is installed; anyone else gets the one line to run.
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

python=${1:-}

packages_of_missing_libraries() {
    known=$(ldconfig -p)
    for pair in $needed; do
        case $known in
            *"${pair%%:*} "*) ;;
            *) echo "${pair#*:}" ;;
        esac
    done
}

# PyInstaller appends its archive to the program with objcopy, and ships Python as a library.
packages_of_missing_build_tools() {
    [ -n "$python" ] || return 0
    command -v objcopy >/dev/null || echo binutils
    "$python" -c '
import sys, sysconfig
from pathlib import Path
library = Path(sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("INSTSONAME"))
if not library.exists():
    print("libpython%d.%d" % sys.version_info[:2])
'
}

missing_packages() {
    { packages_of_missing_libraries; packages_of_missing_build_tools; } | sort -u | tr '\n' ' '
}

missing=$(missing_packages)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing the system packages that are missing: $missing"
    export DEBIAN_FRONTEND=noninteractive
    # The package lists may be absent or old; they are fetched only when the install asks for it.
    # shellcheck disable=SC2086
    apt-get install -qq -y --no-install-recommends $missing >/dev/null 2>&1 || {
        apt-get update -qq
        apt-get install -qq -y --no-install-recommends $missing >/dev/null
    }
    missing=$(missing_packages)
    [ -n "$missing" ] || exit 0
    echo "These packages are still missing after the install: $missing" >&2
    exit 2
fi

if command -v apt-get >/dev/null; then
    echo "Some system packages are missing here. Run: sudo apt-get install $missing" >&2
else
    echo "Some system packages are missing here, by their Debian names: $missing" >&2
fi
exit 2
