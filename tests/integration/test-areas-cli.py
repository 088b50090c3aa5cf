#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Areas on the command line: listed, renamed, split, merged, filled, and each of it undone."""

import unittest

from gocua_case import HEADER, NOT_FOUND, REFUSED, USAGE, GocuaCase

ROWS = (
    "H1,Nguyễn Thị Ánh,1 Lê Lợi,1,,4,3\n"
    "H2,Trần Văn Bé,2/3 Lê Lợi,1,,4,3\n"
    "H3,Lê Thị Cúc,3 Lê Lợi,1,,4,3\n"
    "H4,Trần Văn Hùng,7 Hai Bà Trưng,2,,5,3\n"
)


class AreasTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.run_gocua("import", self.write("roster.csv", HEADER + ROWS))

    def sizes(self):
        return {area["name"]: area["households"] for area in self.ask("areas")}

    def test_list(self):
        self.assertEqual(self.sizes(), {"Khu phố 1": 3, "Khu phố 2": 1, "Khu phố 3": 0})
        self.assertIn("Khu phố 1", self.run_gocua("areas", "list").stdout)

    def test_split(self):
        command = ("areas", "split", "Khu phố 1", "Khu phố 1A", "--street", "le loi", "--side", "odd")
        tried = self.ask(*command, "--dry-run")
        self.assertEqual((tried["moving"], tried["staying"], tried["done"]), (2, 1, False))
        self.assertNotIn("Khu phố 1A", self.sizes())
        self.assertTrue(self.ask(*command)["done"])
        self.assertEqual(self.sizes(), {"Khu phố 1": 1, "Khu phố 1A": 2, "Khu phố 2": 1, "Khu phố 3": 0})
        what = [event["what"] for event in self.ask("areas", "history", "Khu phố 1")]
        self.assertEqual(what[0], "2 households went to “Khu phố 1A”.")
        self.run_gocua("undo")
        self.assertEqual(self.sizes()["Khu phố 1"], 3)
        self.assert_sound()

    def test_split_in_three(self):
        command = ("areas", "split", "Khu phố 1", "--rename", "Khu phố 1A", "--part", "Khu phố 1B", "--street", "le loi",
                   "--from", 3, "--part", "Khu phố 1C", "--side", "even", "--street", "Lê Lai, Lê Lợi")
        tried = self.ask(*command, "--dry-run")
        self.assertEqual([part["households"] for part in tried["parts"]], [1, 1])
        self.assertEqual((tried["moving"], tried["staying"], tried["meant_twice"]), (2, 1, 0))
        self.assertIn("Khu phố 1C: 1", self.run_gocua(*command).stdout)
        self.assertEqual(
            self.sizes(), {"Khu phố 1A": 1, "Khu phố 1B": 1, "Khu phố 1C": 1, "Khu phố 2": 1, "Khu phố 3": 0}
        )
        what = [event["what"] for event in self.ask("areas", "history", "Khu phố 1A")]
        self.assertEqual(
            what[0],
            "Renamed to “Khu phố 1A”. 1 household went to “Khu phố 1B”. 1 household went to “Khu phố 1C”.",
        )
        self.run_gocua("undo")
        self.assertEqual(self.sizes(), {"Khu phố 1": 3, "Khu phố 2": 1, "Khu phố 3": 0})
        self.assert_sound()

    def test_split_of_one_household_for_two(self):
        """The form with the name of the first part goes on, and a household that two parts want is the first one's."""
        done = self.ask("areas", "split", "Khu phố 1", "Khu phố 1A", "--from", 2, "--part", "Khu phố 1B", "--side", "odd")
        self.assertEqual([part["households"] for part in done["parts"]], [2, 1])
        self.assertEqual((done["staying"], done["meant_twice"]), (0, 1))

    def test_mistakes_of_parts(self):
        for words in (
            ("--side", "odd"),
            ("--side", "odd", "--part", "Khu phố 4", "--side", "even"),
            ("Khu phố 4", "--part", "Khu phố 5", "--side", "odd"),
            ("Khu phố 4", "--side", "odd", "--part", "Khu phố 5"),
            ("--part", " ", "--side", "odd"),
            ("--part", "Khu phố 4", "--from", "ba"),
        ):
            self.run_gocua("areas", "split", "Khu phố 1", *words, code=USAGE)
        for words in (
            ("--part", "Khu phố 4", "--side", "odd", "--part", "khu pho 4", "--side", "even"),
            ("--part", "Khu phố 4", "--side", "odd", "--part", "Khu phố 5", "--street", "Nguyễn Trãi"),
            ("--rename", "Khu phố 2", "--part", "Khu phố 4", "--side", "odd"),
            ("--part", "Khu phố 1", "--side", "odd"),
        ):
            self.run_gocua("areas", "split", "Khu phố 1", *words, code=REFUSED)
        self.assertEqual(self.sizes(), {"Khu phố 1": 3, "Khu phố 2": 1, "Khu phố 3": 0})

    def test_merge(self):
        merged = self.ask("areas", "merge", "Khu phố 3", "Khu phố 1", "Khu phố 2")
        self.assertEqual((merged["moving"], merged["staying"]), (4, 0))
        self.assertEqual(self.sizes(), {"Khu phố 3": 4})
        self.run_gocua("undo")
        self.assertEqual(self.sizes(), {"Khu phố 1": 3, "Khu phố 2": 1, "Khu phố 3": 0})

    def test_move_and_rename(self):
        self.run_gocua("areas", "move", "Khu phố 3", "H1", "H4")
        self.run_gocua("areas", "rename", "Khu phố 3", "Khu phố Cầu Kho")
        self.assertEqual(self.sizes(), {"Khu phố 1": 2, "Khu phố 2": 0, "Khu phố Cầu Kho": 2})

    def test_mistakes(self):
        self.run_gocua("areas", "split", "Khu phố 1", "Khu phố 4", code=USAGE)
        self.run_gocua("areas", "split", "Khu phố 1", "Khu phố 4", "--side", "left", code=USAGE)
        self.run_gocua("areas", "split", "Khu phố 1", "Khu phố 4", "--from", 9, "--to", 3, code=USAGE)
        self.run_gocua("areas", "split", "Khu phố 1", "khu pho 2", "--side", "odd", code=REFUSED)
        self.run_gocua("areas", "split", "Khu phố 1", "Khu phố 4", "--street", "Nguyễn Trãi", code=REFUSED)
        self.run_gocua("areas", "merge", "Khu phố 1", "Khu phố 1", code=REFUSED)
        self.run_gocua("areas", "merge", "Khu phố 1", "Khu phố 9", code=NOT_FOUND)
        self.run_gocua("areas", "rename", "Khu phố 1", "Khu phố 2", code=REFUSED)
        self.run_gocua("areas", "rename", "Khu phố 1", " ", code=USAGE)
        self.run_gocua("areas", "group", "Tổ 5", "Tổ 6", code=REFUSED)
        self.run_gocua("areas", "paint", code=USAGE)
        self.assertEqual(self.sizes(), {"Khu phố 1": 3, "Khu phố 2": 1, "Khu phố 3": 0})


if __name__ == "__main__":
    unittest.main()
