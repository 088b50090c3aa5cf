#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists and visits that are not what they should be: each gets a clear sentence, and nothing is half recorded."""

import datetime
import unittest

from gocua_case import HEADER, REFUSED, GocuaCase

GOOD = "H{0},Nguyễn Văn {0},{0} Lê Lợi,1,,4,3\n"


class BadListTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.before = self.count_changes()

    def refuse(self, content, *words, options=()):
        """The list is refused, the message has these words, and nothing at all was recorded."""
        done = self.run_gocua("import", self.write("list.csv", content), *options, code=REFUSED)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertEqual(self.count_changes(), self.before)
        self.assertEqual(self.ask("households")["total"], 0)
        return done

    def test_empty(self):
        self.refuse("", "empty")
        self.refuse("\ufeff", "empty")
        self.refuse(HEADER, "no row")
        self.refuse("\n\n\n")

    def test_huge(self):
        rows = "".join(GOOD.format(i) for i in range(1, 1001))
        path = self.folder / "huge.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write(HEADER)
            for _ in range(1000):
                file.write(rows)
        done = self.run_gocua("import", path, code=REFUSED)
        self.assertIn("300,000 rows", done.stderr)
        self.assertEqual(self.count_changes(), self.before)

    def test_binary(self):
        self.refuse(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, "row 1, column A")
        self.refuse(HEADER.encode() + GOOD.format(1).encode() + b"H2,Nguy\x00n,1 L,1,,1,1\n", "row 3, column B")
        self.refuse(b"PK\x03\x04" + bytes(2000), "damaged")
        self.refuse(b"%PDF-1.7\n" + bytes(2000), "PDF")

    def test_encoding(self):
        content = HEADER.encode() + GOOD.format(1).encode() + "H2,Nguyễn,".encode() + b"12 L\xea L\xeeoi,1,,1,1\n"
        self.refuse(content, "row 3, column C", "UTF-8")

    def test_never_closed_quote(self):
        self.refuse(HEADER + GOOD.format(1) + 'H2,"Nguyễn Văn 2,2 Lê Lợi,1,,4,3\n' + GOOD.format(3), "row 3, column B")

    def test_too_wide(self):
        self.refuse(HEADER + GOOD.format(1) + ",".join(["x"] * 300) + "\n", "Row 3")

    def test_duplicate_codes(self):
        done = self.refuse(HEADER + GOOD.format(1) + GOOD.format(2) + GOOD.format(1).replace("Văn", "Thị"))
        self.assertIn("Row 4, column A: Row 2 has the household code “H1” already.", done.stderr)

    def test_unknown_area(self):
        done = self.refuse(HEADER + GOOD.format(1) + GOOD.format(2).replace(",1,,", ",Khu phố 77,,"))
        self.assertIn("Row 3, column D: ", done.stderr)
        self.assertIn("Khu phố 77", done.stderr)
        again = self.ask("import", self.folder / "list.csv", "--skip-refused")
        self.assertEqual((again["new"], again["refused"], again["refused_rows"][0]["row"]), (1, 1, 3))
        self.assertEqual(again["refused_rows"][0]["column"], 4)
        self.run_gocua("undo")
        self.assertEqual(self.ask("import", self.folder / "list.csv", "--make-areas")["new_areas"], ["Khu phố 77"])

    def test_counts(self):
        done = self.refuse(HEADER + "H1,A,1 B,1,,four,3\nH2,A,2 B,1,,2,3\nH3,A,3 B,1,,-1,\nH4,,,1,,1,1\n")
        self.assertIn("Row 2, column F: ", done.stderr)
        self.assertIn("Row 3, column G: ", done.stderr)
        self.assertIn("Row 4, column F: ", done.stderr)
        self.assertRegex(done.stderr, "Row 5(, column .)?: ")

    def test_no_columns(self):
        self.refuse("a;b;c\n1;2;3\n", "head of household")

    def test_wrong_separator(self):
        self.refuse(HEADER + GOOD.format(1), options=["--separator", ";"])

    def test_many_refused(self):
        done = self.refuse(HEADER + "".join(f"H{i},A,{i} B,KP 99,,1,1\n" for i in range(120)))
        self.assertIn("and 70 rows more", done.stderr)
        self.assertIn("120 rows were refused", done.stderr)

    def test_odd_but_good(self):
        content = (
            "\ufeffDANH SÁCH HỘ;;;\r\n\r\n" + HEADER.replace(",", ";").replace("\n", "\r\n")
            + 'H1;"Nguyễn ""Ba"" Văn";"12/3 Lê Lợi;\r\nPhường X";KP 01;090 123 4567;4;3\r\n'
            + "H2;Trần Thị B;14 Lê Lợi;2;;;\r\n;;;;;;\r\n"
        )
        done = self.ask("import", self.write("odd.csv", content))
        self.assertEqual((done["new"], done["refused"]), (2, 0))
        found = {row["code"]: row for row in self.ask("households")["households"]}
        self.assertEqual(found["H1"]["head"], 'Nguyễn "Ba" Văn')
        self.assertEqual(found["H1"]["address"], "12/3 Lê Lợi")
        self.assertEqual(found["H1"]["area"], "Khu phố 1")
        self.assertIsNone(found["H2"]["people"])
        utf16 = self.write("utf16.csv", (HEADER + GOOD.format(3)).encode("utf-16"))
        self.assertEqual(self.ask("import", utf16)["new"], 1)


class BadVisitTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.import_households(2)
        self.before = self.count_changes()

    def refuse(self, *options):
        done = self.run_gocua("visit", "--household", "H1", *options, code=REFUSED)
        self.assertEqual(self.count_changes(), self.before)
        return done.stderr

    def test_future(self):
        tomorrow = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))) + datetime.timedelta(days=1)
        self.assertIn("future", self.refuse("--outcome", "met", "--date", tomorrow.strftime("%d/%m/%Y")))
        self.assertIn("2999-01-01", self.refuse("--outcome", "met", "--date", "2999-01-01"))
        self.assertIn("31/02/2026", self.refuse("--outcome", "met", "--date", "31/02/2026"))

    def test_more_than_there_are(self):
        message = self.refuse("--outcome", "met", "--answer", "knows=1", "--answer", "installed=4")
        self.assertIn("4", message)
        self.assertIn("3", message)
        self.refuse("--outcome", "met", "--answer", "knows=2")
        self.refuse("--outcome", "met", "--answer", "installed=-1")
        self.refuse("--outcome", "met", "--answer", "installed")
        self.assertIn("knows, installed", self.refuse("--outcome", "met", "--answer", "flies=1"))

    def test_words(self):
        self.assertIn("absent", self.refuse("--outcome", "gone"))
        self.refuse("--outcome", "met", "--reason", "nonsense")
        self.refuse("--outcome", "met", "--date", "2025-03-02", "--follow-up", "2025-03-01")
        self.refuse("--outcome", "met", "--note", "x" * 3000)

    def test_contradiction_is_told(self):
        done = self.run_gocua("visit", "--household", "H1", "--outcome", "absent", "--answer", "knows=1")
        self.assertNotEqual(done.stderr, "")
        self.assertEqual(self.count_changes(), self.before + 1)

    def test_nobody_nowhere(self):
        path = self.write("list.csv", HEADER + "H9,,,1,,1,1\n")
        self.assertIn("Row 2", self.run_gocua("import", path, code=REFUSED).stderr)
        self.assertEqual(self.count_changes(), self.before)

    def test_bad_batch(self):
        lines = b"\xff\xfe\x00garbage\n\x00\n" + b"x" * 200000 + b"\n[]\n{\"household\": 5}\n{\"a\":{\"b\":{\"c\":{\"d\":1}}}}\n"
        path = self.write("batch", lines)
        done = self.run_gocua("visit", "--batch", path, code=REFUSED)
        self.assertIn("6 visits were refused", done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual(self.count_changes(), self.before)


if __name__ == "__main__":
    unittest.main()
