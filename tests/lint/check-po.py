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


ENTRY = re.compile(r'(?:^msgctxt "(.*)"\n)?^msgid "(.*)"\n^msgstr "(.*)"$', re.MULTILINE)
LETTER = re.compile(r"_(\w)")
MENU_UI = re.compile(r'<menu id="\w+">.*?</menu>', re.DOTALL)
LABEL_UI = re.compile(r'translatable="yes"(?: context="menu")?>([^<]*_[^<]*)<')
LABEL_C = re.compile(r'NC?_ \("menu", "([^"]*_[^"]*)"\)|C_ \("menu", "([^"]*_[^"]*)"\)')


def read_letters(root):
    """Text with an underlined letter -> the letter of its translation, None for none that a plain keyboard has."""
    letters = {}
    for _, text, translation in ENTRY.findall((root / "po" / "vi.po").read_text(encoding="utf-8")):
        if LETTER.search(text) and "%" not in text:
            found = LETTER.findall(translation)
            plain = len(found) == 1 and found[0].isascii() and found[0].isalnum()
            letters[text] = found[0].lower() if plain else None
    return letters


def find_menus(root):
    for path in sorted((root / "ui").glob("*.ui")):
        for menu in MENU_UI.findall(path.read_text(encoding="utf-8")):
            yield path, LABEL_UI.findall(menu)
    for path in sorted((root / "src").rglob("*.c")):
        yield path, [a or b for a, b in LABEL_C.findall(path.read_text(encoding="utf-8"))]


def check_letters(root):
    """Alt and a letter work where the letter is on every keyboard, and only one entry of a menu has it."""
    letters = read_letters(root)
    wrong = [f"po/vi.po: “{text}” needs one letter of a plain keyboard after _" for text in letters if letters[text] is None]
    for path, texts in find_menus(root):
        for language, used in (("English", [LETTER.findall(t)[0].lower() for t in texts]), ("Vietnamese", [letters.get(t) for t in texts])):
            wrong += [f"{path.relative_to(root)}: two entries have the letter {x} in {language}" for x in sorted({x for x in used if x and used.count(x) > 1})]
    return wrong


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    root = pathlib.Path(sys.argv[1])
    wrong = check_potfiles(root)
    if not wrong:
        wrong = check_translation(root) + check_letters(root)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
