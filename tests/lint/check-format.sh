#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-format.sh ROOT: every C file is as clang-format 14 writes it (other versions differ in details: skipped).
set -eu
cd "$1"

formatter=
for name in clang-format-14 clang-format; do
  if command -v "$name" >/dev/null 2>&1 && "$name" --version | grep -q 'version 14\.'; then
    formatter=$name
    break
  fi
done
if [ -z "$formatter" ]; then
  echo "clang-format 14 is not installed"
  exit 77
fi

find src tests -name '*.[ch]' -print0 | xargs -0 -r "$formatter" --dry-run -Werror --ferror-limit=3 2>&1
