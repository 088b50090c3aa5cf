#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh PROGRAM [ARGUMENT...]: runs a test of widgets on a screen, a bus and with settings of its own.
set -eu

for tool in xvfb-run dbus-run-session; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "1..0 # SKIP $tool is not installed"
    exit 0
  fi
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -m 700 "$folder/runtime" "$folder/tmp"

export XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" XDG_CACHE_HOME="$folder/cache"
export XDG_STATE_HOME="$folder/state" XDG_RUNTIME_DIR="$folder/runtime" TMPDIR="$folder/tmp"
export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=none GSETTINGS_BACKEND=memory
# Whatever input method the machine has, and whether or not it runs.
export GTK_IM_MODULE=gtk-im-context-simple
# Fontconfig and the drivers of the screen keep what they have to the end; a leak of ours shows as a widget that stays.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
unset WAYLAND_DISPLAY
xvfb-run -a -s "-screen 0 1366x768x24" dbus-run-session -- "$@"
