#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check every #include under src/ against the table in src/DESIGN.md, also those that come with another header: a
folder is handed only the include paths of its own libraries, so they fail on a machine that has no others. Tests are
checked for what the headers under src/ bring along.

check-includes.py SRC [TESTS] prints what is wrong, exits 1 if anything is
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


def includes(path):
    """Number, header, and whether it is in quotes, of each include of the file."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            found.append((number, match[1] or match[2], match[1] is not None))
    return found


class Tree:
    """The headers under src/, and the outside headers that come with each."""

    def __init__(self, src):
        self.src = src
        self.brings = {}

    def outside(self, header):
        """The outside headers that this header of ours brings along, each with the chain that leads to it."""
        if header not in self.brings:
            self.brings[header] = {}  # a header that leads back to itself brings nothing more
            found = {}
            path = self.src / header
            for _, other, quoted in includes(path) if path.is_file() else []:
                if not quoted:
                    found.setdefault(other, header)
                else:
                    for name, chain in self.outside(other).items():
                        found.setdefault(name, f"{header} > {chain}")
            self.brings[header] = found
        return self.brings[header]

    def judge(self, rows, folder, header, more=()):
        """What is wrong with what this header of ours brings into the folder, or None. more: what else is right."""
        for name, chain in sorted(self.outside(header).items()):
            if name in more or name in ISO_C or rows["all"].allows_header(name) or rows[folder].allows_header(name):
                continue
            return f"{chain} brings {name}, which is not among the outside headers of {folder}"
        return None


def check(src):
    rows = read_table((src / "DESIGN.md").read_text(encoding="utf-8"))
    tree = Tree(src)
    wrong = []
    for path in sorted(src.rglob("*.[ch]")):
        relative = path.relative_to(src)
        folder = relative.parts[0]
        if folder not in rows or folder == "all":
            wrong.append(f"{relative}: the folder has no row in DESIGN.md")
            continue
        for number, header, quoted in includes(path):
            problem = judge(rows, folder, header, quoted)
            if problem is None and quoted:
                problem = tree.judge(rows, folder, header)
            if problem:
                wrong.append(f"{relative}:{number}: {problem}")
    return wrong


def check_tests(src, tests):
    """A test gets from src/ what the folder that it tests may have, or what it includes by itself as well."""
    rows = read_table((src / "DESIGN.md").read_text(encoding="utf-8"))
    tree = Tree(src)
    wrong = []
    for path in sorted(tests.rglob("*.[ch]")):
        folder = path.relative_to(tests).parts[0]
        if folder not in rows or folder == "all":
            continue
        own = {header for _, header, quoted in includes(path) if not quoted}
        for number, header, quoted in includes(path):
            problem = tree.judge(rows, folder, header, own) if quoted else None
            if problem:
                wrong.append(f"{path.relative_to(tests)}:{number}: {problem}")
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
    ("app", '#include "store/plain.h"', None),
    ("store", '#include "store/db.h"', None),
    ("store", '#include "store/behind.h"', None),
    ("app", '#include "store/db.h"', "store/db.h brings sqlite3.h, which is not among"),
    ("app", '#include "store/behind.h"', "store/behind.h > store/db.h brings sqlite3.h"),
]

# What lies in the folder store of every small tree.
SELF_TEST_HEADERS = {
    "plain.h": "#include <string.h>\n#include <glib.h>\n",
    "db.h": '#include <sqlite3.h>\n#include "store/behind.h"\n',
    "behind.h": '#include "store/db.h"\n',
}

# The same of a test, which includes what it likes by itself.
SELF_TEST_TESTS = [
    ("app", "#include <sqlite3.h>", None),
    ("app", '#include <sqlite3.h>\n#include "store/db.h"', None),
    ("app", '#include "store/plain.h"', None),
    ("store", '#include "store/db.h"', None),
    ("integration", '#include "store/db.h"', None),
    ("app", '#include "store/behind.h"', "brings sqlite3.h"),
]


def try_out(number, folder, line, expected, of_tests):
    with tempfile.TemporaryDirectory() as name:
        src = pathlib.Path(name) / "src"
        tests = pathlib.Path(name) / "tests"
        (src / "store").mkdir(parents=True)
        (src / "DESIGN.md").write_text(SELF_TEST_TABLE, encoding="utf-8")
        for header, text in SELF_TEST_HEADERS.items():
            (src / "store" / header).write_text(text, encoding="utf-8")
        target = (tests if of_tests else src) / folder
        target.mkdir(parents=True, exist_ok=True)
        (target / "gocua-y.c").write_text(line + "\n", encoding="utf-8")
        wrong = check_tests(src, tests) if of_tests else check(src)
    right = not wrong if expected is None else len(wrong) == 1 and expected in wrong[0]
    what = "a test of " if of_tests else ""
    print(f"{'ok' if right else 'not ok'} {number} - {what}{folder}: {line.replace('#', '').splitlines()[-1]}")
    if not right:
        print(f"# expected {expected!r}, got {wrong!r}")
    return right


def self_test():
    cases = [(*case, False) for case in SELF_TEST_CASES] + [(*case, True) for case in SELF_TEST_TESTS]
    print(f"1..{len(cases)}")
    return 0 if all([try_out(number, *case) for number, case in enumerate(cases, 1)]) else 1


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    src = pathlib.Path(sys.argv[1])
    wrong = [f"src/{line}" for line in check(src)]
    if len(sys.argv) == 3:
        wrong += [f"tests/{line}" for line in check_tests(src, pathlib.Path(sys.argv[2]))]
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
