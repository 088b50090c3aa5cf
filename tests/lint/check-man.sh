#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-man.sh ROOT: the manual pages can be set without a warning, where groff is installed, and gocua(1) and
# gocua-server(1) know every command and setting of their programs.
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

sed -n 's/^  { "\([a-z-]*\)", gocua_cli_.*/\1/p' src/cli/main.c | while read -r command; do
  command=$(printf '%s' "$command" | sed 's/-/\\\\-/g') # as it stands in the page, for grep
  if ! grep -q "^\.SS \"gocua $command" data/man/gocua.1 && ! grep -q "^\.SS gocua $command" data/man/gocua.1; then
    echo "data/man/gocua.1: nothing about the command $command"
    exit 1
  fi
done

# Commands of two words are in a table with their parameters; settings stand in bold, hyphens escaped.
grep -o '^  { "[a-z -]*", [0-9], [0-9]' src/server/gocua-server-admin.c | cut -d '"' -f 2 | while read -r command; do
  escaped=$(printf '%s' "$command" | sed 's/-/\\-/g')
  if ! grep -qF "gocua\\-server $escaped" data/man/gocua-server.1; then
    echo "data/man/gocua-server.1: nothing about the command $command"
    exit 1
  fi
done

sed -n 's/^  [A-Z]* ("\([a-z-]*\)", .*/\1/p' src/server/gocua-server-config.c | while read -r setting; do
  pattern=$(printf '%s' "$setting" | sed 's/-/\\\\-/g')
  if ! grep -qE "^\.BR? (.*[ \"])?$pattern( |\"|\$)" data/man/gocua-server.1; then
    echo "data/man/gocua-server.1: nothing about the setting $setting"
    exit 1
  fi
done
