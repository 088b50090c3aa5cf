#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-text.sh ROOT: no marks of unfinished work, no tabs in code, no line ends in blanks, no time but the clock's.
set -eu
cd "$1"

status=0

# The words are put together here, so that this file does not find itself.
marks="TO""DO|FIX""ME|XX""X|HA""CK"
if grep -rnwE -I "$marks" src ui tests data run meson.build 2>/dev/null; then
  echo "Unfinished work is finished or goes into an issue, not into a comment."
  status=1
fi

untidy=$(find src ui tests -type f \( -name '*.[ch]' -o -name '*.ui' -o -name '*.py' -o -name '*.sh' \
    -o -name '*.sql' -o -name 'meson.build' \) -exec grep -nE "$(printf '\t')|[[:blank:]]+\$" /dev/null {} + \
    2>/dev/null || :)
if [ -n "$untidy" ]; then
  echo "$untidy"
  echo "Tabs and blanks at the end of a line do not belong there."
  status=1
fi

# The window may ask what time it is; what decides and what is stored goes by the injected clock.
if grep -rnE 'g_get_real_time|g_date_time_new_now|time \(NULL\)|gettimeofday|clock_gettime' src --include='*.c' |
    grep -vE '^src/(app/|core/gocua-clock\.c:)'; then
  echo "Time comes from a GocuaClock."
  status=1
fi
exit $status
