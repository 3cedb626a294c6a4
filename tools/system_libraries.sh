#!/usr/bin/env bash
# The system libraries Qt needs on Linux; with "tests" also what the tests drive the program with, with "windows" also
# what the rehearsal of the Windows build needs.
# Installs what is missing where apt-get is there and allowed; else names it and goes on.
set -eu

[ "$(uname -s)" = Linux ] || exit 0

# "name|newer name": Debian asks for a package by the first, and has it under the second since its times are of 64 bits.
wanted="libglib2.0-0|libglib2.0-0t64 libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4
libxcb-keysyms1 libxcb-shape0 libxcb-image0 libxcb-render-util0 libxcb-randr0 libxcb-xinerama0 libdbus-1-3
libfontconfig1"
if [ "${1:-}" = tests ]; then
    wanted="$wanted xvfb openbox xdotool libreoffice-calc poppler-utils nsis shellcheck desktop-file-utils appstream
        at-spi2-core dbus-daemon"
elif [ "${1:-}" = windows ]; then
    wanted="$wanted debootstrap nsis gcc-mingw-w64-x86-64 xvfb xdotool imagemagick"
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "If the window does not open, install the packages of your system that hold: $wanted" >&2
    exit 0
fi

missing=""
for package in $wanted; do
    state=""
    for name in ${package//|/ }; do
        state="$state$(dpkg-query -W -f '${db:Status-Status} ' "$name" 2>/dev/null || true)"
    done
    [[ " $state" == *" installed "* ]] || missing="$missing ${package%%|*}"
done
[ -n "$missing" ] || exit 0

run=""
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        run="sudo -n"
    else
        echo "These packages are missing, and installing them needs an administrator:$missing" >&2
        echo "Ask for: apt-get install$missing" >&2
        exit 0
    fi
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # several packages are several words
if ! { $run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends $missing; } >/dev/null; then
    echo "These packages could not be installed:$missing" >&2
fi
