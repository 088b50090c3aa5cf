#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Old wards on the command line: carried over whole, divided only by a person's word, once, and taken back."""

import pathlib
import unittest

from gocua_case import HEADER, NOT_FOUND, REFUSED, STORE, USAGE, GocuaCase

WHOLE = "26893@"  # Phường 4, Gò Vấp in 2024: one ward of today, over two reorganisations
ROWS = (
    "H1,Nguyễn Thị Ánh,1 Lê Lợi,1,,4,3\n"
    "H2,Trần Văn Bé,2/3 Lê Lợi,1,,4,3\n"
    "H3,Lê Thị Cúc,3 Lê Lợi,2,,4,3\n"
)


class CarryTest(GocuaCase):
    def make_old(self, unit):
        old = self.folder / "old.gocua"
        self.run_gocua("--store", old, "new", "--unit", unit, "--areas", 2, "--campaign", "cds-2025")
        self.run_gocua("--store", old, "import", self.write("old.csv", HEADER + ROWS))
        self.run_gocua(
            "--store", old, "visit", "--household", "H1", "--outcome", "met", "--answer", "installed=2", "--date", "2025-06-01"
        )
        return old

    def find_divided(self):
        """An old ward of June 2025 that became several, by the shipped list."""
        root = pathlib.Path(__file__).resolve().parents[2] / "data" / "admin-units"
        count = {}
        for line in (root / "hcmc_unit_successors.csv").read_text(encoding="utf-8").splitlines()[1:]:
            code, day, *_ = line.split(",")
            if day == "2025-06-30":
                count[code] = count.get(code, 0) + 1
        divided = sorted(code for code, n in count.items() if n > 1)
        self.assertEqual(len(divided), 47)
        for line in (root / "hcmc_units.csv").read_text(encoding="utf-8").splitlines()[1:]:
            cells = line.split(",")
            if cells[0] == divided[0] and cells[6] == "2025-06-30":
                return f"{cells[0]}@{cells[5]}"
        return None

    def list_codes(self, unit):
        return sorted(row["code"] for row in self.ask("--store", unit, "households")["households"])

    def test_whole(self):
        old = self.make_old(WHOLE)
        tried = self.ask("carry", old, "--dry-run")
        unit = tried["successors"][0]["unit"]
        self.assertEqual((len(tried["successors"]), tried["successors"][0]["households"], tried["done"]), (1, 3, False))
        self.assertEqual(list((self.folder / "data" / "gocua").rglob(f"{unit}*")), [])
        done = self.ask("carry", old)
        self.assertEqual((done["successors"][0]["visits"], done["unassigned"]), (1, 0))
        self.assertGreater(done["successors"][0]["new_changes"], 0)
        self.assertEqual(self.list_codes(unit), ["H1", "H2", "H3"])
        self.assertEqual(self.ask("carry", old)["successors"][0]["new_changes"], 0)
        # Nothing of it has changed but that it is closed, and says so.
        self.assertIn("Phường", self.run_gocua("--store", old, "areas", "rename", "Khu phố 1", "Khu phố 9", code=REFUSED).stderr)
        self.assertEqual(self.list_codes(old), ["H1", "H2", "H3"])
        self.assert_sound("--store", unit)
        self.assertEqual(
            self.ask("--store", unit, "show", "H1")["visits"], self.ask("--store", old, "show", "H1")["visits"]
        )

        self.assertEqual(self.ask("carry", old, "--take-back")["successors"][0]["taken_back"], 3)
        self.assertEqual(self.list_codes(unit), [])
        self.run_gocua("--store", old, "areas", "rename", "Khu phố 1", "Khu phố 9")
        self.run_gocua("--store", old, "areas", "rename", "Khu phố 9", "Khu phố 1")
        self.run_gocua("carry", old)
        self.assertEqual(self.list_codes(unit), ["H1", "H2", "H3"])
        self.assert_sound("--store", unit)

    def test_divided(self):
        old = self.make_old(self.find_divided())
        nothing = self.ask("carry", old)
        self.assertGreater(len(nothing["successors"]), 1)
        self.assertEqual(nothing["unassigned"], 3)
        self.assertEqual([part["households"] for part in nothing["successors"][:2]], [0, 0])
        first, second = (part["unit"] for part in nothing["successors"][:2])
        some = self.ask("carry", old, "--assign", f"Khu phố 1={first}", "--household", f"H2={second}")
        self.assertEqual(some["unassigned"], 1)
        self.assertEqual((self.list_codes(first), self.list_codes(second)), (["H1"], ["H2"]))
        rest = self.ask("carry", old, "--to", second, "--assign", f"Khu phố 1={first}", "--household", f"H2={second}")
        self.assertEqual(rest["unassigned"], 0)
        self.assertEqual((self.list_codes(first), self.list_codes(second)), (["H1"], ["H2", "H3"]))
        # What the first ward has does not go to the second one as well.
        moved = ("carry", old, "--to", second)
        self.run_gocua(*moved, code=REFUSED)
        self.assertEqual((self.list_codes(first), self.list_codes(second)), (["H1"], ["H2", "H3"]))
        taken = self.ask("carry", old, "--take-back")
        self.assertEqual([part["taken_back"] for part in taken["successors"][:2]], [1, 2])
        # How much of the old ward is each one's is not said: nobody asked.
        self.assertNotIn("households", taken["successors"][0])
        self.assertEqual((self.list_codes(first), self.list_codes(second)), ([], []))
        self.run_gocua(*moved)
        self.assertEqual((self.list_codes(first), self.list_codes(second)), ([], ["H1", "H2", "H3"]))
        self.assert_sound("--store", second)
        self.run_gocua("carry", old, "--to", "26737@1999-01-01", code=NOT_FOUND)
        self.run_gocua("carry", old, "--assign", "Khu phố 1", code=USAGE)
        self.run_gocua("carry", old, "--assign", f"Khu phố 9={first}", code=NOT_FOUND)

    def test_places(self):
        old = self.make_old(self.find_divided())
        first = self.ask("carry", old)["successors"][0]["unit"]
        self.run_gocua("carry", old, "--household", f"H1={first}/Khu phố 9", "--household", f"H3={first}")
        self.assertEqual(
            {area["name"]: area["households"] for area in self.ask("--store", first, "areas")},
            {"Khu phố 9": 1, "Khu phố 2": 1},
        )
        self.assert_sound("--store", first)

    def test_not_an_old_ward(self):
        self.make_ward()
        self.run_gocua("carry", self.store, code=REFUSED)
        self.run_gocua("carry", self.folder / "nothing.gocua", code=STORE)


if __name__ == "__main__":
    unittest.main()
