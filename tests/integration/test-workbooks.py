#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks as other programs write them: openpyxl and Gnumeric now, LibreOffice kept in tests/roster/data."""

import datetime
import pathlib
import re
import subprocess
import unittest
import zipfile

import openpyxl
from openpyxl.styles import Font

from gocua_case import OK, REFUSED, USAGE, GocuaCase

DATA = pathlib.Path(__file__).parent.parent / "roster" / "data"

ROWS = [
    [1, "H1", "Nguyễn Thị Ánh", "12/3 Nguyễn Trãi, Tổ 5", "KP 1", 903123456, 4, 3, datetime.date(2025, 3, 1)],
    [2, "H2", "Trần Văn Bé & con", "14 Nguyễn Trãi", "KP 1", "0903 123 457", 3, 3, None],
    [3, "H3", "Lê Thị Cúc", "16 Nguyễn Trãi", "Khu phố 2", None, 2, 1, None],
]
HEADER = ["STT", "Mã hộ", "Họ và tên chủ hộ", "Đ/c", "KP", "SĐT", "Số khẩu", "Từ 14 tuổi", "Ngày ghi"]


def make_book(rows, header=HEADER):
    book = openpyxl.Workbook()
    book.active.title = "Hướng dẫn"
    book.active.append(["Xem trang sau"])
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH HỘ DÂN"])
    sheet.merge_cells("A1:I1")
    sheet.append([])
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    return book, sheet


class WorkbookTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()

    def take_in(self, path, *options):
        answer = self.ask("import", path, *options)
        self.assertTrue(answer["committed"])
        return answer

    def check_roster(self, path, kind, sheet="Danh sách"):
        answer = self.take_in(path)
        self.assertEqual((answer["kind"], answer["sheet"], answer["new"], answer["refused"]), (kind, sheet, 3, 0))
        household = self.ask("show", "H1")
        self.assertEqual(household["head"], "Nguyễn Thị Ánh")
        self.assertEqual(household["address"], "12/3 Nguyễn Trãi")
        self.assertEqual(household["area"], "Khu phố 1")
        self.assertEqual(household["phone"], "0903 123 456")
        self.assertEqual(household["people"], 4)
        self.assertEqual(self.ask("show", "H2")["head"], "Trần Văn Bé & con")

    def save(self, book, name="list.xlsx"):
        path = self.folder / name
        book.save(path)
        return path

    def test_openpyxl(self):
        self.check_roster(self.save(make_book(ROWS)[0]), "xlsx")

    def test_gnumeric(self):
        path = self.save(make_book(ROWS)[0])
        for ending, kind in (("xlsx", "xlsx"), ("ods", "ods")):
            with self.subTest(ending):
                target = self.folder / ("gnumeric." + ending)
                subprocess.run(["ssconvert", path, target], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                answer = self.ask("import", target, "--dry-run")
                self.assertEqual((answer["kind"], answer["new"], answer["refused"]), (kind, 3, 0))
        self.check_roster(target, "ods")

    def test_libreoffice(self):
        """Made with `soffice --headless --convert-to`, from what openpyxl makes here."""
        for name, kind in (("libreoffice.xlsx", "xlsx"), ("libreoffice.ods", "ods")):
            answer = self.ask("import", DATA / name, "--dry-run")
            self.assertEqual((answer["kind"], answer["sheet"], answer["new"], answer["refused"]), (kind, "Danh sách", 3, 0))
        self.check_roster(DATA / "libreoffice.xlsx", "xlsx")

    def test_libreoffice_old_encodings(self):
        for name in ("libreoffice-tcvn3.xlsx", "libreoffice-tcvn3.ods"):
            answer = self.ask("import", DATA / name, "--dry-run")
            examples = {c["column"]: c["after"] for c in answer["conversions"]}
            self.assertEqual((examples[3], examples[4]), ("Họ và tên chủ hộ", "5 Phường Lương Định Của"))
        self.take_in(DATA / "libreoffice-tcvn3.xlsx")
        found = self.ask("households", "--search", "nguyen")
        self.assertEqual(found["households"][0]["head"], "NGUYỄN VĂN ĐỨC")
        self.assertEqual(found["households"][0]["address"], "5 Phường Lương Định Của")

    def test_old_workbook(self):
        refused = self.run_gocua("import", DATA / "libreoffice.xls", code=REFUSED)
        self.assertIn(".xlsx", refused.stderr)

    def test_sheet_and_hidden_rows(self):
        book, sheet = make_book(ROWS)
        sheet.row_dimensions[5].hidden = True
        path = self.save(book)
        answer = self.ask("import", path, "--dry-run")
        self.assertEqual((answer["new"], answer["hidden_rows"]), (2, 1))
        answer = self.ask("import", path, "--dry-run", "--hidden-rows")
        self.assertEqual((answer["new"], answer["hidden_rows"]), (3, 1))
        self.assertIn("1 row is hidden", self.run_gocua("import", path, "--dry-run").stdout)
        self.run_gocua("import", path, "--sheet", "Hướng dẫn", code=REFUSED)
        self.assertIn("Trang 9", self.run_gocua("import", path, "--sheet", "Trang 9", code=REFUSED).stderr)

    def test_formulas_without_results(self):
        book, sheet = make_book(ROWS)
        sheet["G5"] = "=1+2"
        answer = self.ask("import", self.save(book), "--dry-run")
        self.assertEqual(answer["lost_formulas"], 1)

    def test_fonts(self):
        book, sheet = make_book([[1, "H1", "NguyÔn V¨n §øc", "5 Lª Lîi", "KP 1", None, 4, 3, None]])
        sheet["C4"].font = Font(name=".VnTimeH")
        sheet["D4"].font = Font(name=".VnTime")
        path = self.save(book)
        self.take_in(path)
        household = self.ask("show", "H1")
        self.assertEqual((household["head"], household["address"]), ("NGUYỄN VĂN ĐỨC", "5 Lê Lợi"))

    def test_encodings(self):
        path = self.write("old.csv", "Chủ hộ,Địa chỉ\nTraàn,12 Leâ Lôïi\n")
        answer = self.ask("import", path, "--dry-run")
        self.assertEqual([c["encoding"] for c in answer["conversions"]], ["vni", "vni"])
        answer = self.ask("import", path, "--dry-run", "--encoding", "utf-8")
        self.assertEqual(answer["conversions"], [])
        answer = self.ask("import", path, "--dry-run", "--encoding", "utf-8", "--encoding", "B=vni")
        self.assertEqual([c["column"] for c in answer["conversions"]], [2])
        self.run_gocua("import", path, "--encoding", "klingon", code=USAGE)
        self.run_gocua("import", path, "--encoding", "9Z=vni", code=USAGE)

    def test_people(self):
        header = ["Mã hộ", "Họ và tên", "Quan hệ với chủ hộ", "Ngày sinh", "Địa chỉ"]
        rows = [
            ["H1", "Nguyễn Thị Ánh", "Chủ hộ", datetime.date(1980, 3, 1), "12 Lê Lợi"],
            ["H1", "Nguyễn Bé", "Con", datetime.date(2015, 3, 1), "12 Lê Lợi"],
            ["H1", "Nguyễn Cúc", "Con", 2010, None],
            ["H2", "Trần Dũng", "Chủ hộ", 1970, "14 Lê Lợi"],
        ]
        path = self.save(make_book(rows, header)[0])
        answer = self.take_in(path)
        self.assertEqual((answer["new"], answer["people"]), (2, 4))
        household = self.ask("show", "H1")
        self.assertEqual((household["head"], household["people"], household["eligible_people"]), ("Nguyễn Thị Ánh", 3, 2))
        self.assertNotIn("Nguyễn Bé", self.run_gocua("show", "H1").stdout)
        # What was just taken in is newer than the list itself.
        self.assertEqual(self.ask("import", path, "--dry-run", "--age", 18, "--overwrite-newer")["changed"], 1)
        # As households they repeat a code.
        self.assertEqual(self.ask("import", path, "--dry-run", "--households", code=REFUSED)["people"], 0)
        # That was said of a list of this shape, so it holds until something else is said.
        self.assertEqual(self.ask("import", path, "--dry-run", code=REFUSED)["people"], 0)
        self.assertEqual(self.ask("import", path, "--dry-run", "--people")["people"], 4)
        self.run_gocua("import", path, "--people", "--households", code=USAGE)
        self.run_gocua("import", path, "--age", 200, code=USAGE)

    def test_newer_values_are_kept(self):
        book, sheet = make_book(ROWS)
        book.properties.modified = datetime.datetime(2025, 1, 1)
        path = self.save(book)
        # openpyxl writes the time of saving, so it is set in the file.
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(self.folder / "old.xlsx", "w") as new:
            for name in old.namelist():
                part = old.read(name)
                if name == "docProps/core.xml":
                    part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2025-01-01T00:00:00Z", part)
                new.writestr(name, part)
        self.take_in(self.write("first.csv", "Mã hộ,Chủ hộ,Địa chỉ,SĐT\nH2,Trần Bé,14 Nguyễn Trãi,0903000000\n"))
        answer = self.ask("import", self.folder / "old.xlsx", "--dry-run")
        self.assertEqual((answer["new"], answer["newer"]), (2, 2))
        answer = self.ask("import", self.folder / "old.xlsx", "--dry-run", "--overwrite-newer")
        self.assertEqual((answer["changed"], answer["newer"]), (1, 0))

    def test_mapping_is_remembered(self):
        path = self.write("odd.csv", "Tên gọi,Nhà,Ghi\nNguyễn Ánh,12 Lê Lợi,x\n")
        self.run_gocua("import", path, "--dry-run", "--map", "head=A", "--map", "note=C")
        other = self.write("next.csv", "DANH SÁCH\nTÊN GỌI;NHÀ;GHI\nTrần Bé;14 Lê Lợi;y\n")
        self.take_in(other)
        found = self.ask("households", "--search", "tran be")["households"][0]
        self.assertEqual(self.ask("show", found["id"])["note"], "y")

    def test_mend_what_was_refused(self):
        rows = [list(row) for row in ROWS]
        rows[1][6] = "nhiều"
        rows[2][4] = "KP 9"
        path = self.save(make_book(rows)[0])
        refused = self.folder / "refused.xlsx"
        self.run_gocua("import", path, "--skip-refused", "--refused", refused)
        self.assertEqual(self.ask("households")["total"], 1)
        book = openpyxl.load_workbook(refused)
        sheet = book.active
        self.assertEqual([cell.value for cell in sheet[2]][-1], "Why it was refused")
        self.assertIn("“nhiều” is not a number", sheet.cell(3, sheet.max_column).value)
        self.assertEqual(sheet["F3"].value, "0903 123 457")
        sheet["G3"] = 3
        sheet["E4"] = "KP 2"
        book.save(refused)
        self.assertEqual(self.take_in(refused)["new"], 2)
        self.assertEqual(self.ask("households")["total"], 3)
        self.assertEqual(self.ask("show", "H2")["phone"], "0903 123 457")

    def test_nothing_is_half_taken_in(self):
        path = self.save(make_book(ROWS)[0])
        whole = path.read_bytes()
        broken = self.write("cut.xlsx", whole[: len(whole) * 2 // 3])
        self.run_gocua("import", broken, code=REFUSED)
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(self.folder / "bad.xlsx", "w") as new:
            for name in old.namelist():
                part = old.read(name)
                new.writestr(name, part[:-300] if name == "xl/worksheets/sheet2.xml" else part)
        answer = self.run_gocua("import", self.folder / "bad.xlsx", code=REFUSED)
        self.assertIn("xl/worksheets/sheet2.xml", answer.stderr)
        self.assertEqual(self.ask("households", code=OK)["total"], 0)


if __name__ == "__main__":
    unittest.main()
