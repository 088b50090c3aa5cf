#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-po.py ROOT: everything that a person reads can be translated, and po/vi.po translates all of it."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

MARKED_C = re.compile(r"(?<![A-Za-z0-9_])(?:_|N_|C_|NC_|Q_|ngettext|gettext|dcgettext|g_dngettext|g_dpgettext2?)\s*\(\s*\"")
MARKED_UI = re.compile(r"translatable=\"(?:yes|true|1)\"")
# What meson's preset "glib" hands to xgettext.
XGETTEXT = [
    "xgettext", "--from-code=UTF-8", "--add-comments=Translators:", "--keyword=_", "--keyword=N_",
    "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3",
    "--keyword=g_dpgettext2:2c,3", "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format",
    "--flag=NC_:2:pass-c-format", "--flag=g_dngettext:2:pass-c-format",
]  # fmt: skip


def read_potfiles(root):
    lines = (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def find_marked(root):
    for folder, ending, mark in (("src", "*.[ch]", MARKED_C), ("ui", "*.ui", MARKED_UI)):
        for path in sorted((root / folder).rglob(ending)):
            if mark.search(path.read_text(encoding="utf-8")):
                yield str(path.relative_to(root))


def check_potfiles(root):
    listed = read_potfiles(root)
    wrong = [f"po/POTFILES.in: {name} does not exist" for name in listed if not (root / name).is_file()]
    wrong += [f"po/POTFILES.in: {name} is named twice" for name in sorted({n for n in listed if listed.count(n) > 1})]
    wrong += [f"po/POTFILES.in: {name} has texts and is missing" for name in find_marked(root) if name not in listed]
    return wrong


def run(command, root):
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def check_translation(root):
    po = "po/vi.po"
    done = run(["msgfmt", "--check", "--statistics", "-o", os.devnull, po], root)
    if done.returncode != 0 or re.search(r"fuzzy|untranslated", done.stderr):
        return [f"{po}: msgfmt says:", done.stderr.strip()]
    with tempfile.TemporaryDirectory() as name:
        pot = os.path.join(name, "gocua.pot")
        made = run(XGETTEXT + ["--files-from=po/POTFILES.in", "-o", pot], root)
        if made.returncode != 0:
            return ["xgettext says:", made.stderr.strip()]
        compared = run(["msgcmp", po, pot], root)
    if compared.returncode != 0:
        return [f"{po}: texts of the program without a translation:", compared.stderr.strip()]
    return []


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    root = pathlib.Path(sys.argv[1])
    wrong = check_potfiles(root)
    if not wrong:
        wrong = check_translation(root)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
