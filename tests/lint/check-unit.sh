#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-unit.sh UNIT: systemd understands the server's unit, and finds it shut off well.
set -eu

if ! command -v systemd-analyze >/dev/null 2>&1; then
  echo "systemd-analyze is not installed"
  exit 77
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# The program need not be installed for this.
sed 's|^ExecStart=.*|ExecStart=/bin/true|; s|^Documentation=.*||' "$1" >"$scratch/gocua-server.service"
export HOME="$scratch" XDG_RUNTIME_DIR="$scratch"

words=$(systemd-analyze verify --man=no --recursive-errors=no "$scratch/gocua-server.service" 2>&1) || {
  echo "$words"
  exit 1
}
if [ -n "$words" ]; then
  echo "$words"
  exit 1
fi
# Exposure in tenths: 0 is shut off wholly, 100 not at all.
systemd-analyze security --offline=true --no-pager --threshold=15 "$scratch/gocua-server.service"
