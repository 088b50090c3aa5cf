#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Doubles on the command line: found, merged, kept apart, undone, and not brought back by the list they came from."""

import unittest

from gocua_case import HEADER, NOT_FOUND, REFUSED, USAGE, GocuaCase

ROWS = (
    "H1,Nguyễn Thị Ánh,12/34/5A Nguyễn Trãi,1,0901234567,4,3\n"
    "H2,NGUYEN THI ANH,5A hẻm 12/34 Nguyen Trai,1,,4,3\n"
    "H3,Nguyễn Thị Ánh,12/34/5B Nguyễn Trãi,1,,4,3\n"
    "H4,Trần Văn Hùng,7 Lê Lợi,2,,5,3\n"
    "H5,Trần Văn Hưng,7 Lê Lợi,2,,5,3\n"
)


class DuplicatesTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.roster = self.write("roster.csv", HEADER + ROWS)
        self.run_gocua("import", self.roster)

    def find_pairs(self, *args):
        pairs = self.ask("duplicates", *args)["pairs"]
        return [sorted(side["code"] for side in pair["households"]) for pair in pairs]

    def test_list(self):
        answer = self.ask("duplicates")
        self.assertEqual((answer["households"], answer["total"], answer["not_compared_with_all"]), (5, 2, 0))
        first = answer["pairs"][0]
        self.assertEqual({side["code"] for side in first["households"]}, {"H1", "H2"})
        self.assertTrue({"name", "address"} <= set(first["reasons"]))
        self.assertIn("09xx xxx 567", {side["phone"] for side in first["households"]})
        self.assertEqual(self.find_pairs("--limit", 1), [["H1", "H2"]])
        self.assertEqual(self.find_pairs("--min-score", 101), [])
        shown = self.run_gocua("duplicates").stdout
        self.assertIn("Same name · Same address", shown)
        self.assertIn("2 pairs may be one household each.", shown)

    def test_merge_and_undo(self):
        self.run_gocua("visit", "--household", "H1", "--outcome", "absent")
        self.run_gocua("visit", "--household", "H2", "--outcome", "met", "--answer", "installed=2")
        before = self.ask("status")["ward"]
        self.assertIn("1 household was merged into H2.", self.run_gocua("duplicates", "--merge", "H2", "H1").stdout)
        shown = self.ask("show", "H2")
        self.assertEqual((shown["head"], len(shown["visits"])), ("Nguyễn Thị Ánh", 2))
        self.assertEqual(self.ask("show", "H1")["id"], shown["id"])
        after = self.ask("status")["ward"]
        self.assertEqual((after["households"], after["attempts"]), (before["households"] - 1, 2))
        self.assertEqual(self.find_pairs(), [["H4", "H5"]])
        # The list that both came from does not bring the double back.
        again = self.ask("import", self.roster, "--dry-run", code=None)
        self.assertEqual(again["new"], 0)
        # A visit that names the merged one counts for the one that stays.
        self.run_gocua("visit", "--household", "H1", "--outcome", "met")
        self.assertEqual(len(self.ask("show", "H2")["visits"]), 3)
        self.run_gocua("undo")
        self.assert_sound()
        self.assertEqual(self.ask("undo")["action"], "household.merge")
        self.assertEqual(self.ask("status")["ward"], before)
        self.assertEqual(self.ask("show", "H2")["head"], "NGUYEN THI ANH")
        self.assert_sound()

    def test_merge_many(self):
        merged = self.ask("duplicates", "--merge", "H1", "H2", "H3")
        self.assertEqual(len(merged["merged"]), 2)
        self.assertEqual(self.ask("households")["total"], 3)

    def test_distinct(self):
        self.assertTrue(self.ask("duplicates", "--distinct", "H4", "H5")["distinct"])
        self.assertEqual(self.find_pairs(), [["H1", "H2"]])
        self.run_gocua("duplicates", "--distinct", "H5", "H4")
        self.assertEqual(self.ask("undo")["action"], "household.distinct")
        self.assertEqual(len(self.find_pairs()), 2)
        self.assert_sound()

    def test_wrong_words(self):
        self.run_gocua("duplicates", "--merge", "H1", code=USAGE)
        self.run_gocua("duplicates", "H1", code=USAGE)
        self.run_gocua("duplicates", "--merge", "--distinct", "H1", "H2", code=USAGE)
        self.run_gocua("duplicates", "--distinct", "H1", "H2", "H3", code=USAGE)
        self.run_gocua("duplicates", "--merge", "H1", "H9", code=NOT_FOUND)
        self.run_gocua("duplicates", "--merge", "H1", "H1", code=REFUSED)
        self.run_gocua("duplicates", "--merge", "H1", "H2")
        self.run_gocua("duplicates", "--merge", "H1", "H2", code=REFUSED)
        self.assertEqual(self.ask("households")["total"], 4)


if __name__ == "__main__":
    unittest.main()
