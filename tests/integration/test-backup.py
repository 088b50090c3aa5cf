#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged ward file is noticed, and restored without losing what can still be read."""

import shutil
import unittest

from gocua_case import FAILED, NOT_FOUND, OK, STORE, GocuaCase

PAGE = 4096


class BackupTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.import_households(60)
        self.enter(1, 21)
        self.backup = self.ask("backup")["backup"]
        self.enter(21, 41)
        self.good = self.store.read_bytes()

    def enter(self, first, last):
        lines = "".join(f"H{number}\t01/03/2025\tmet\tknows=1\n" for number in range(first, last))
        self.run_gocua("visit", "--batch", "-", input=lines)

    def damage(self, start, length):
        for path in self.store.parent.glob(self.store.name + "-*"):
            path.unlink()
        content = bytearray(self.good)
        for place in range(start, min(start + length, len(content))):
            content[place] ^= 0x5A
        self.store.write_bytes(content)

    def count_reached(self):
        return self.ask("status")["ward"]["reached"]

    def test_damage_is_noticed(self):
        self.damage(len(self.good) // 2, PAGE)
        done = self.run_gocua("check", code=None)
        self.assertIn(done.returncode, (FAILED, STORE))
        self.assertRegex(done.stderr, "damaged|can’t be read")
        restored = self.ask("restore")
        self.assertEqual(restored["backup"], self.backup)
        self.assertGreaterEqual(self.count_reached(), 20)
        self.assert_sound()
        aside = list(self.store.parent.glob("*.damaged-*"))
        self.assertEqual(len(aside), 1, "the damaged file is kept")
        # And it is taken for no ward: the program still knows which file is meant.
        self.enter(50, 51)

    def test_each_part(self):
        whole = 0
        pages = len(self.good) // PAGE
        for page in range(0, pages, max(1, pages // 12)):
            self.damage(page * PAGE, PAGE)
            self.assertNotEqual(self.run_gocua("check", code=None).returncode, OK, f"page {page} of {pages}")
            saved = self.ask("restore")["saved"]
            reached = self.count_reached()
            self.assertGreaterEqual(reached, 20)
            self.assertLessEqual(reached, 40)
            self.assertGreaterEqual(reached, 20 + saved)
            whole += reached == 40
            self.assert_sound()
            for path in self.store.parent.glob("*.damaged-*"):
                path.unlink()
        self.assertGreater(whole, 0, "whatever is readable comes back")

    def test_undamaged(self):
        restored = self.ask("restore", "--backup", self.backup)
        self.assertEqual(restored["saved"], 20)
        self.assertEqual(self.count_reached(), 40)
        self.assert_sound()

    def test_projections_are_mended(self):
        self.assertEqual(self.ask("rebuild", "--dry-run")["different"], 0)
        self.run_gocua("rebuild")
        self.assertEqual(self.count_reached(), 40)

    def test_lost_file(self):
        for path in self.store.parent.glob(self.store.name + "*"):
            path.unlink()
        self.run_gocua("status", code=STORE)
        self.ask("restore", "--store", self.store)
        self.assertEqual(self.count_reached(), 20)

    def test_no_backup(self):
        shutil.rmtree(self.store.parent / "backups")
        self.run_gocua("restore", code=NOT_FOUND)
        self.run_gocua("restore", "--backup", self.folder / "nowhere", code=NOT_FOUND)
        self.assertEqual(self.count_reached(), 40)

    def test_import_makes_one(self):
        before = set((self.store.parent / "backups").iterdir())
        self.run_gocua("import", self.write("more.csv", "Mã hộ,Chủ hộ,Địa chỉ\nZ1,A,1 B\n"))
        self.assertGreater(len(set((self.store.parent / "backups").iterdir()) - before), 0)


if __name__ == "__main__":
    unittest.main()
