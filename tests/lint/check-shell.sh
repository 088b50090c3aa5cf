#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-shell.sh ROOT: the shell scripts parse, `run` explains itself, and shellcheck, where it is installed, has
# nothing to say.
set -eu
cd "$1"

sh -n run
bash -n .ci/run
test -x run
test -x .ci/run

./run --help | grep -q '^Usage: ./run'
status=0
usage=$(./run no-such-argument 2>&1 >/dev/null) || status=$?
test "$status" = 2
echo "$usage" | grep -q 'no-such-argument'

set -- run .ci/run
for script in $(find tests -name '*.sh' | sort); do
  sh -n "$script"
  set -- "$@" "$script"
done
if command -v shellcheck >/dev/null 2>&1; then
  shellcheck "$@"
fi
