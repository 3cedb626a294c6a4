#!/bin/sh
# Installs a .deb on this machine, tries what it holds, and removes it again: try_deb.sh FILE.deb
set -eu

sudo apt-get install -y -qq --no-install-recommends "$(readlink -f "$1")"
home=$(mktemp -d)
export WORKBENCH_HOME="$home" QT_QPA_PLATFORM=offscreen
workbench-cli self-test --window
workbench-cli new -o "$home/demo.capmap"
workbench-cli export "$home/demo.capmap" -o "$home/demo.xlsx"
test -s "$home/demo.xlsx"
test -L /usr/bin/capability-workbench
sudo apt-get remove -y -qq capability-workbench
test ! -e /usr/lib/capability-workbench
rm -r "$home"
