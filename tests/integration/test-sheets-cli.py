#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walk sheets on the command line: made for a street, given out, lost, found, brought back, and what is refused."""

import unittest

from gocua_case import HEADER, NOT_FOUND, REFUSED, USAGE, GocuaCase

ROWS = (
    "H1,Nguyễn Thị Ánh,2 Lê Lợi,1,,4,3\n"
    "H2,Trần Văn Bé,3 Lê Lợi,1,,4,3\n"
    "H3,Lê Thị Cúc,P.302 lô B c/c Ấn Quang,1,,4,3\n"
    "H4,Trần Văn Hùng,Căn 2.01 lô B chung cư Ấn Quang,1,,5,3\n"
)


class SheetsTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.run_gocua("import", self.write("roster.csv", HEADER + ROWS))

    def make(self, *options):
        return self.ask("sheet", "make", "--day", "2026-12-01", *options)

    def state(self, code):
        return self.ask("sheet", "show", code)["state"]

    def test_walking_order(self):
        made = self.make("--why", "Chưa gặp", "--blanks", 1)
        self.assertEqual((made["households"], len(made["sheets"]), made["done"]), (4, 1, True))
        shown = self.ask("sheet", "show", made["sheets"][0])
        heads = [line.get("head") for line in shown["lines"]]
        self.assertEqual(heads, ["Trần Văn Hùng", "Lê Thị Cúc", "Trần Văn Bé", "Nguyễn Thị Ánh", None])
        self.assertEqual((shown["printed"], shown["blank"], shown["open"], shown["until"]), (4, 1, 4, "2026-12-08"))
        self.assertIn("Lê Thị Cúc", self.run_gocua("sheet", "show", made["sheets"][0]).stdout)

    def test_street_and_reserved(self):
        tried = self.make("--street", "chung cu an quang", "--dry-run")
        self.assertEqual((tried["households"], tried["done"]), (2, False))
        self.assertEqual(self.ask("sheet"), [])
        self.make("--street", "chung cu an quang")
        left = self.make()
        self.assertEqual((left["households"], left["reserved"]), (2, 2))
        self.assertEqual(len(self.ask("sheet", "list")), 2)

    def test_custody(self):
        code = self.make()["sheets"][0]
        self.run_gocua("sheet", "issue", code, code=REFUSED)
        self.run_gocua("sheet", "issue", f"{code[:4]} {code[4:]}", "--who", "Tổ 1")
        self.assertEqual(self.state(code), "issued")
        self.run_gocua("sheet", "missing", code, "--why", "Mưa ướt")
        self.assertEqual([s["code"] for s in self.ask("sheet", "list", "--state", "missing")], [code])
        self.run_gocua("sheet", "found", code)
        self.assertEqual(self.state(code), "issued")
        self.run_gocua("sheet", "return", code, "--who", "Anh Nam")
        self.run_gocua("sheet", "cancel", code, "--why", "Thừa", code=REFUSED)
        steps = self.ask("sheet", "show", code)["steps"]
        self.assertEqual([s["step"] for s in steps], ["made", "issued", "missing", "missing", "returned"])
        self.run_gocua("undo")
        self.assertEqual(self.state(code), "issued")
        self.assert_sound()

    def test_mistakes(self):
        self.run_gocua("sheet", "show", "12345678", code=USAGE)
        self.run_gocua("sheet", "show", "0198b1f0-0000-7000-8000-000000000000", code=NOT_FOUND)
        self.run_gocua("sheet", "make", "--lines", 0, code=USAGE)
        self.run_gocua("sheet", "list", "--state", "gone", code=USAGE)
        self.run_gocua("sheet", "fold", code=USAGE)


if __name__ == "__main__":
    unittest.main()
