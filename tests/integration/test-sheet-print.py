#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walk sheets as PDF: what a printer prints, a scanner reads and an eye sees is what the ward file says."""

import os
import subprocess
import unittest

from gocua_case import FAILED, HEADER, NOT_FOUND, USAGE, GocuaCase

DPI = 150
POINT = DPI / 72
CORNER = int(25 / 25.4 * DPI)
NAMES = ["Nguyễn Thị Thanh Hường", "Đặng Quỳnh Như", "Lê Ẩn", "Trần Hữu Phước"]
URL = "https://example.org/cai-dat"


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, check=True, **options).stdout


class Picture:
    """A grey picture, as a scanner makes it."""

    def __init__(self, data):
        magic, size, most, self.pixels = data.split(None, 1)[0], *self.read_head(data)
        assert magic == b"P5" and most == 255
        self.width, self.height = size

    @staticmethod
    def read_head(data):
        parts = data.split(None, 4)
        head = len(data) - int(parts[1]) * int(parts[2])
        return (int(parts[1]), int(parts[2])), int(parts[3]), data[head:]

    def is_dark(self, x, y):
        return self.pixels[y * self.width + x] < 128

    def find_mark(self, right, bottom):
        """The largest dark patch in a corner: its middle, and whether that is white."""
        left, top = (self.width - CORNER if right else 0), (self.height - CORNER if bottom else 0)
        seen, largest = set(), []
        for y in range(top, top + CORNER):
            for x in range(left, left + CORNER):
                if (x, y) not in seen and self.is_dark(x, y):
                    patch = self.flood(x, y, left, top, seen)
                    largest = max(largest, patch, key=len)
        xs, ys = [x for x, _ in largest], [y for _, y in largest]
        middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        return middle, not self.is_dark(int(middle[0]), int(middle[1]))

    def flood(self, x, y, left, top, seen):
        patch, waiting = [], [(x, y)]
        seen.add((x, y))
        while waiting:
            x, y = waiting.pop()
            patch.append((x, y))
            for next_x, next_y in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                inside = left <= next_x < left + CORNER and top <= next_y < top + CORNER
                if inside and (next_x, next_y) not in seen and self.is_dark(next_x, next_y):
                    seen.add((next_x, next_y))
                    waiting.append((next_x, next_y))
        return patch


class SheetPrintTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.pdf = self.folder / "phiếu.pdf"

    def fill(self, count, lines=20, blank=2):
        rows = "".join(
            f"H{i},{NAMES[i % 4]},{i}/2 Đinh Tiên Hoàng,1,09012345{i:02},4,3\n" for i in range(1, count + 1)
        )
        self.run_gocua("import", self.write("roster.csv", HEADER + rows))
        made = run(os.environ["GOCUA_MAKE_SHEETS_BIN"], self.store, lines, blank, env=self.env)
        return made.decode().split()

    def print_sheet(self, *args, **options):
        return self.run_gocua("sheet", "print", *args, "-o", self.pdf, **options)

    def get_text(self):
        return run("pdftotext", "-layout", self.pdf, "-").decode()

    def get_picture(self, page=1, *convert):
        grey = run("pdftoppm", "-r", DPI, "-gray", "-f", page, "-l", page, self.pdf)
        return Picture(run("convert", "pgm:-", *convert, "-depth", 8, "pgm:-", input=grey) if convert else grey)

    def read_codes(self, page=1, dpi=DPI):
        path = self.folder / "page"
        run("pdftoppm", "-r", dpi, "-png", "-singlefile", "-f", page, "-l", page, self.pdf, path)
        return run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", f"{path}.png").decode().split()

    def get_log(self):
        return self.ask("export", "--log")

    def test_text_and_code(self):
        (code,) = self.fill(20, 20, 2)
        self.print_sheet(code)
        text = self.get_text()
        for name in NAMES[:3]:
            self.assertIn(name.split()[0], text)
        self.assertIn("Đặng Quỳnh", text)
        self.assertIn("Hường", text)
        self.assertIn(f"{code[:4]} {code[4:]}", text)
        self.assertEqual(self.read_codes(1), [f"{code}/1/1-9-4"])
        self.assertEqual(self.read_codes(2), [f"{code}/2/1-9-4"])
        self.assertIn("Page 2/2", text)
        self.assertIn("Title:           Walk sheet", run("pdfinfo", self.pdf).decode())
        # The fonts are in the file, and say which letters they are.
        for line in run("pdffonts", self.pdf).decode().splitlines()[2:]:
            self.assertEqual(line.split()[-5:-2], ["yes", "yes", "yes"], line)
        # What a scanner types finds the sheet again.
        self.print_sheet(f"{code}/2/1-9-4")

    def test_phones(self):
        (code,) = self.fill(3)
        self.print_sheet(code)
        self.assertNotIn("0901", self.get_text())
        self.print_sheet(code, "--with-phones", code=USAGE)
        self.print_sheet(code, "--with-phones", "--reason", "  ", code=USAGE)
        self.print_sheet(code, "--with-phones", "--reason", "Hẹn người bận đi làm")
        self.assertIn("0901 234 501", self.get_text())
        log = [(entry["households"], entry["phones"], entry["reason"]) for entry in self.get_log()]
        self.assertEqual(log, [(3, False, None), (3, True, "Hẹn người bận đi làm")])

    def assert_marks(self, picture, geometry, upside_down):
        """All four marks are where the geometry says, but for the turn of the paper, and tell which way is up."""
        names = [["top-left", "top-right"], ["bottom-left", "bottom-right"]]
        found = {}
        for bottom in (False, True):
            for right in (False, True):
                middle, white = picture.find_mark(right, bottom)
                name = names[bottom != upside_down][right != upside_down]
                self.assertEqual(white, name == "top-left", name)
                found[name] = middle
        expected = {name: (x + w / 2, y + h / 2) for name, (x, y, w, h) in geometry["marks"].items()}
        # A turn keeps distances; all six between four marks agree to half a millimetre.
        for one in expected:
            for other in expected:
                apart = [
                    ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5
                    for a, b in ((found[one], found[other]), (expected[one], expected[other]))
                ]
                self.assertAlmostEqual(apart[0] / POINT, apart[1], delta=1.5)
        return found

    def test_scan(self):
        (code,) = self.fill(5)
        geometry = self.ask("sheet", "print", code, "-o", self.pdf)["geometry"]
        straight = self.assert_marks(self.get_picture(), geometry, False)
        for name, (x, y, width, height) in geometry["marks"].items():
            self.assertAlmostEqual(straight[name][0] / POINT, x + width / 2, delta=0.6)
            self.assertAlmostEqual(straight[name][1] / POINT, y + height / 2, delta=0.6)
        crooked = ("-background", "white", "-rotate", "1.5")
        self.assert_marks(self.get_picture(1, *crooked), geometry, False)
        self.assert_marks(self.get_picture(1, "-rotate", "180"), geometry, True)

    def test_tick_is_read(self):
        """Whoever ticks a box in the picture finds the ink in the box of the geometry, and in no other."""
        (code,) = self.fill(5)
        geometry = self.ask("sheet", "print", code, "-o", self.pdf)["geometry"]
        boxes = [box for box in geometry["first_line"] if box["box"] in ("outcome", "yes", "no")]
        wanted = next(box for box in boxes if box.get("id") == "met")
        left, top, width, height = [value * POINT for value in wanted["rect"]]
        line = f"line {left + 4},{top + 4} {left + width - 4},{top + height - 4}"
        picture = self.get_picture(1, "-stroke", "black", "-strokewidth", "3", "-draw", line)

        def count(box):
            x, y, w, h = [value * POINT for value in box["rect"]]
            return sum(
                picture.is_dark(px, py) for px in range(int(x + 4), int(x + w - 3)) for py in range(int(y + 4), int(y + h - 3))
            )

        self.assertEqual([box for box in boxes if count(box) > 40], [wanted])

    def test_all_made_and_leaflet(self):
        codes = self.fill(45, 20, 0)
        self.assertEqual(len(codes), 3)
        done = self.print_sheet("--all-made", "--leaflet", "--app-url", URL, "--office", "UBND phường", "--office-phone", "028 3822 1234")
        self.assertIn("4 pages", done.stdout)
        self.assertEqual({self.read_codes(page)[0].split("/")[0] for page in (1, 2, 3)}, set(codes))
        self.assertEqual(self.read_codes(4), [URL, URL])
        self.assertIn("028 3822 1234", self.get_text())

    def test_leaflet_without_address(self):
        """A code that leads nowhere would be worse than none."""
        self.print_sheet("--leaflet")
        run("pdftoppm", "-r", DPI, "-png", "-singlefile", self.pdf, self.folder / "bare")
        bare = subprocess.run(["zbarimg", "-q", "--raw", self.folder / "bare.png"], capture_output=True, check=False)
        self.assertEqual(bare.stdout, b"")
        self.assertIn("OTP", self.get_text())

    def test_vietnamese(self):
        (code,) = self.fill(2)
        self.env.update(GOCUA_LANGUAGE="vi", LC_ALL="C.UTF-8")
        self.print_sheet(code)
        text = self.get_text()
        for words in ("PHIẾU ĐI HỘ", "Chủ hộ", "Không có điện thoại thông minh", "Trang 1/1"):
            self.assertIn(words, text)

    def test_refusals(self):
        (code,) = self.fill(2)
        wrong = code[:7] + str((int(code[7]) + 1) % 10)
        self.print_sheet(wrong, code=USAGE)
        self.print_sheet("4827 1632", code=NOT_FOUND)
        self.print_sheet(code=USAGE)
        self.print_sheet(code, "--all-made", code=USAGE)
        self.print_sheet("--leaflet", "--app-url", "http://example.org", code=USAGE)
        self.run_gocua("sheet", "print", code, code=USAGE)
        self.run_gocua("sheet", "burn", code=USAGE)
        self.assertFalse(self.pdf.exists())
        self.run_gocua("sheet", "print", code, "-o", self.folder / "none" / "a.pdf", code=FAILED)

    def test_nothing_made(self):
        self.print_sheet("--all-made", code=NOT_FOUND)

    def test_not_written(self):
        """A plain sentence, and the file that was there stays."""
        (code,) = self.fill(20)
        self.print_sheet(code)
        before = self.pdf.read_bytes()
        done = self.run_gocua("sheet", "print", code, "-o", self.pdf / "x.pdf", code=FAILED)
        self.assertIn("could not be written", done.stderr)
        self.assertEqual(self.pdf.read_bytes(), before)
        self.assertEqual([path.name for path in self.folder.glob("phiếu*")], ["phiếu.pdf"])


if __name__ == "__main__":
    unittest.main()
