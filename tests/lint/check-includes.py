#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check every #include under src/ against the table in src/DESIGN.md.

check-includes.py SRC         prints what is wrong, exits 1 if anything is
check-includes.py --self-test proves on small trees that each kind of wrong include is found
"""

import fnmatch
import pathlib
import re
import sys
import tempfile

ISO_C = {
    name + ".h"
    for name in (
        "assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal "
        "stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath "
        "time uchar wchar wctype"
    ).split()
}
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')


class Row:
    def __init__(self, folders, headers):
        self.folders = folders
        self.headers = headers

    def allows_header(self, header):
        return any(fnmatch.fnmatchcase(header, pattern) for pattern in self.headers)


def read_table(markdown):
    rows = {}
    for line in markdown.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 3 or cells[0] == "folder" or set(cells[0]) <= {"-"}:
            continue
        folders = set() if cells[1] == "-" else {name.strip() for name in cells[1].split(",")}
        rows[cells[0]] = Row(folders, re.findall(r"`([^`]+)`", cells[2]))
    if "all" not in rows or "core" not in rows:
        raise SystemExit("DESIGN.md: no table with the rows 'all' and 'core'")
    return rows


def judge(rows, folder, header, quoted):
    """What is wrong with this include in this folder, or None."""
    first = header.split("/")[0]
    if quoted and "/" in header and first in rows and first != "all":
        if first == folder or first in rows[folder].folders:
            return None
        return f"{folder} must not include {first}"
    if not quoted and header in ISO_C:
        return None
    if rows["all"].allows_header(header) or rows[folder].allows_header(header):
        return None
    if quoted and "/" not in header:
        return f'write "{folder}/{header}": includes start at src/'
    return f"{header} is not among the outside headers of {folder}"


def check(src):
    rows = read_table((src / "DESIGN.md").read_text(encoding="utf-8"))
    wrong = []
    for path in sorted(src.rglob("*.[ch]")):
        relative = path.relative_to(src)
        folder = relative.parts[0]
        if folder not in rows or folder == "all":
            wrong.append(f"{relative}: the folder has no row in DESIGN.md")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            quoted, angled = match.groups()
            problem = judge(rows, folder, quoted or angled, quoted is not None)
            if problem:
                wrong.append(f"{relative}:{number}: {problem}")
    return wrong


SELF_TEST_TABLE = """
| folder | may include | outside headers |
|---|---|---|
| all | - | `config.h` `glib.h` |
| core | - | - |
| store | core | `sqlite3.h` |
| app | core, store | `gtk/*.h` `app-resources.h` |
"""

# Folder, line, and the words that the complaint must hold (none: the line is right).
SELF_TEST_CASES = [
    ("core", '#include "core/gocua-x.h"', None),
    ("core", "#include <glib.h>", None),
    ("core", "#include <string.h>", None),
    ("core", '#include "config.h"', None),
    ("core", '/* #include "store/gocua-db.h" */', None),
    ("store", '#include "core/gocua-x.h"', None),
    ("store", "#include <sqlite3.h>", None),
    ("app", "#  include <gtk/gtk.h>", None),
    ("app", '#include "app/pages/gocua-page.h"', None),
    ("app", '#include "app-resources.h"', None),
    ("core", '#include "store/gocua-db.h"', "core must not include store"),
    ("core", '#  include "app/gocua-window.h"', "core must not include app"),
    ("store", '#include "app/gocua-window.h"', "store must not include app"),
    ("core", "#include <sqlite3.h>", "sqlite3.h is not among"),
    ("app", "#include <sqlite3.h>", "sqlite3.h is not among"),
    ("store", "#include <gtk/gtk.h>", "gtk/gtk.h is not among"),
    ("core", "#include <unistd.h>", "unistd.h is not among"),
    ("core", '#include "gocua-x.h"', "includes start at src/"),
    ("core", '#include "../store/gocua-db.h"', "is not among"),
    ("cellar", "#include <glib.h>", "has no row"),
]


def self_test():
    print(f"1..{len(SELF_TEST_CASES)}")
    failed = 0
    for number, (folder, line, expected) in enumerate(SELF_TEST_CASES, 1):
        with tempfile.TemporaryDirectory() as name:
            src = pathlib.Path(name)
            (src / "DESIGN.md").write_text(SELF_TEST_TABLE, encoding="utf-8")
            (src / folder).mkdir()
            (src / folder / "gocua-y.c").write_text(line + "\n", encoding="utf-8")
            wrong = check(src)
        right = not wrong if expected is None else len(wrong) == 1 and expected in wrong[0]
        failed += not right
        print(f"{'ok' if right else 'not ok'} {number} - {folder}: {line.replace('#', '')}")
        if not right:
            print(f"# expected {expected!r}, got {wrong!r}")
    return 1 if failed else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    wrong = check(pathlib.Path(sys.argv[1]))
    for line in wrong:
        print(f"src/{line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
