#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-man.sh ROOT: the manual pages can be set without a warning, where groff is installed, and gocua(1) knows every
# command of the program.
set -eu
cd "$1"

if command -v groff >/dev/null 2>&1; then
  for page in data/man/*.1; do
    warnings=$(groff -man -Tutf8 -Kutf8 -ww -z "$page" 2>&1)
    if [ -n "$warnings" ]; then
      echo "$warnings"
      exit 1
    fi
  done
fi

sed -n 's/^  { "\([a-z]*\)", gocua_cli_.*/\1/p' src/cli/main.c | while read -r command; do
  if ! grep -q "^\.SS \"gocua $command" data/man/gocua.1 && ! grep -q "^\.SS gocua $command" data/man/gocua.1; then
    echo "data/man/gocua.1: nothing about the command $command"
    exit 1
  fi
done
