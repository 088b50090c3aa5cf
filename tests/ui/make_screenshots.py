# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of the README again, with a sample ward: make_screenshots.py FOLDER, or "ninja screenshots"."""

import json
import os
import subprocess
import sys
import unittest

import journey

FOLDER = os.path.abspath(sys.argv[1])
DOTS_PER_INCH = "120"
# A third of the size, and nobody sees the difference.
SMALL = ("+dither", "-quantize", "YIQ", "-colors", "250", "-define", "png:compression-level=9")


class Screenshots(journey.Journey):
    def setUp(self):
        super().setUp()
        self.store = os.path.join(self.home, "mau.gocua")
        self.env["GOCUA_STORE"] = self.store
        self.run_command("sample", "--campaign", "kh31-2026", "--store", self.store)

    def ask(self, *arguments):
        return self.run_command("--store", self.store, *arguments)

    def keep(self, name):
        self.stand_still()
        seen = subprocess.run(["import", "-window", "root", "-depth", "8", "png:-"], capture_output=True, check=True)
        self.write(name, seen.stdout)

    def write(self, name, picture):
        path = os.path.join(FOLDER, name + ".png")
        subprocess.run(["convert", "png:-", *SMALL, "png8:" + path], input=picture, check=True)

    def find_sheet(self):
        """The code of the sheet that a team has with it today."""
        sheets = json.loads(self.ask("--json", "sheet", "list"))
        return next(s["code"] for s in sheets if s["state"] not in ("made", "missing") and s["entered"] == 0 and not s["overdue"])

    def draw(self, code):
        pdf = os.path.join(self.home, "phieu.pdf")
        self.ask("sheet", "print", code, "--output", pdf)
        page = subprocess.run(["pdftoppm", "-r", DOTS_PER_INCH, "-gray", "-png", pdf], capture_output=True, check=True)
        self.write("sheet", page.stdout)

    def enter(self, code):
        self.key("F9")
        self.see_focus("Mã phiếu")
        self.type(code)
        self.key("Return")
        self.see_focus("Kết quả")
        for key in ("5", "1", "6", "1", "8", "5", "2", "1", "9", "5"):
            self.key(key, "Return")
        self.stand_still()

    def test_all(self):
        code = self.find_sheet()
        self.draw(code)
        self.start("--store", self.store)
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.keep("overview")
        self.go("Hộ dân")
        self.see_focus("Tìm hộ")
        self.key("Down", "Down", "Down", "Down")
        self.see_text("Lịch sử")
        self.keep("households")
        self.enter(code)
        self.keep("entry")
        self.quit()


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
