#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-needed.sh PROGRAM: the window does not wait for libraries that only the network needs, see
# src/sync/gocua-curl.c.
set -eu

libraries=$(readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
echo "$libraries" | grep -q libgtk-4
if echo "$libraries" | grep libcurl; then
  echo "$1 is linked to it" >&2
  exit 1
fi
