# SPDX-License-Identifier: GPL-3.0-or-later
"""A volunteer types a sheet of twenty lines back from paper, and counts the keys; an input method takes none of them."""

import json
import os
import subprocess

import input_method
import journey

N_LINES = 20
MOST_STROKES = 2.5  # a line, without the new household

LONG = "Nguyễn Hoàng Thị Phương Thảo Nguyên (Bà Tám tạp hóa đầu hẻm)"


class SheetEntry(journey.Journey):
    def setUp(self):
        super().setUp()
        self.strokes = 0

    def make_sheet(self, n_blank=2, n_lines=N_LINES):
        self.ward = self.make_ward([
            f"H{i},{LONG if i % 5 == 0 else 'Trần Văn Bé'},12/{i} Nguyễn Trãi,Khu phố 1,5,4" for i in range(1, n_lines + 1)
        ], options=("--campaign", "cds-2025"))
        made = self.run_command(
            "--json", "sheet", "make", "--day", "02/03/2025", "--lines", str(n_lines), "--blanks", str(n_blank)
        )
        return json.loads(made)["sheets"][0]

    def sheet(self, code):
        """The state of the sheet, and outcome, answers, reason and note of each line that has a result."""
        sheet = json.loads(self.run_command("--json", "sheet", "show", code))
        lines = {}
        for line in sheet["lines"]:
            if line["outcome"] is not None or line["skipped"]:
                result = [line[what] or "" for what in ("outcome", "answers", "reason", "note")]
                lines[line["line"]] = ["-", *result[1:]] if line["skipped"] else result
        return sheet["state"], lines

    def see_key(self, words):
        """What a key does stands on one line of the strip, so its spaces do not break."""
        self.see_text(words.replace(" ", "\u00a0"))

    def stroke(self, *keys):
        """Real keys, counted."""
        subprocess.run(["xdotool", "key", "--delay", "30", "--clearmodifiers", *keys], check=True)
        self.strokes += len(keys)

    def open_sheet(self, code):
        """The field is ready with one key on every page; a scanner types into it, with Enter at the end."""
        self.key("F9")
        self.see_focus("Mã phiếu")
        self.type(code)
        self.key("Return")
        self.see_focus("Kết quả")

    def enter_lines(self):
        """12 met in 5 patterns, 5 absent, 1 refused with its reason, 1 moved; line 20 is left for the rest."""
        self.stroke("5", "Return", "equal", "Return", "equal", "Return", "5", "Return", "5", "Return")  # 1 to 5
        self.stroke("6", "a", "Return", "6", "Return", "6", "Return")  # 6 to 8: not installed, one with its reason
        self.stroke("7", "2", "Return", "1", "Return", "8", "Return", "8", "Return", "9", "Return")  # 9 to 12
        self.stroke("2", "j", "Return", "3", "Return")  # 13 refused, 14 moved
        self.shot("before-the-rest")
        self.stroke("asterisk")  # 15 to 20 are absent

    def check_lines(self, code):
        all_yes = ["met", "installed=4 knows=1 signed_in=4 uses=1", "", ""]
        nothing = "installed=0 knows=1 signed_in=0 uses=0"
        state, lines = self.sheet(code)
        self.assertEqual(state, "entered")
        self.assertEqual({n: lines[n] for n in range(1, 6)}, {n: all_yes for n in range(1, 6)})
        self.assertEqual(lines[6], ["met", nothing, "no_smartphone", ""])
        self.assertEqual([lines[7], lines[8]], [["met", nothing, "", ""]] * 2)
        self.assertEqual(lines[9], ["met", "installed=2 knows=1 signed_in=1 uses=0", "", ""])
        self.assertEqual([lines[10], lines[11]], [["met", "installed=4 knows=1 signed_in=4 uses=0", "", ""]] * 2)
        self.assertEqual(lines[12], ["met", "installed=0 knows=0 signed_in=0 uses=0", "", ""])
        self.assertEqual([lines[13], lines[14]], [["refused", "", "no_need", ""], ["moved", "", "", ""]])
        self.assertEqual({n: lines[n] for n in range(15, 20)}, {n: ["absent", "", "", ""] for n in range(15, 20)})
        return lines


class Plain(SheetEntry):
    def add_household(self):
        """On the first empty line; its keys are not those of the sheet."""
        self.key("ctrl+n")
        self.see_text("Thêm hộ")
        self.stand_still()
        self.type("12/99 Nguyen Trai")
        self.key("Tab")
        self.type("Le Van Moi")
        self.key("Return")
        self.see_focus("Kết quả")
        self.key("1", "Return")

    def test_typical_sheet(self):
        code = self.make_sheet(n_lines=19)
        self.start("--store", self.ward)
        self.open_sheet(code)
        self.see_text("0/19 dòng")
        self.shot("opened")
        self.add_household()
        self.see_text("1 hộ mới")
        self.stroke("Home")
        self.enter_lines()
        self.see_text("19/19 dòng")
        self.see_text("đã nhập xong")
        self.see_focus("Mã phiếu")
        self.shot("done")
        print(f"{self.strokes} strokes for 19 lines: {self.strokes / 19:.2f} a line", flush=True)
        self.assertLessEqual(self.strokes / 19, MOST_STROKES)
        self.wait(lambda: self.sheet(code)[0] == "entered", "the sheet to be entered")
        lines = self.check_lines(code)
        self.assertEqual(lines[20][0], "absent")
        self.quit()

    def test_many_lines_at_once(self):
        code = self.make_sheet()
        self.start("--store", self.ward)
        self.open_sheet(code)
        self.key("slash")
        self.see_focus("Một kết quả")
        self.see_key("Đã chuyển đi")
        self.type("1 3 7 8 12/- 20/5 1 2 4-6")
        self.see_text("3, 7, 8, 12")
        self.shot("command")
        self.key("Return")
        self.see_text("10/20 dòng")
        self.key("6")  # line 9: the reason is asked for
        self.see_key("Không có điện thoại thông minh")
        self.shot("reason")
        self.key("Return")
        self.key("7")
        self.see_key("Bao nhiêu người trong hộ đã cài đặt")
        self.shot("number")
        self.key("9", "Return", "1", "Return")  # more than there are
        self.see_text("còn thiếu")
        self.shot("too-many")
        self.key("alt+1")
        self.see_page("Tổng quan")
        self.open_sheet(code)
        self.assertEqual(self.sheet(code)[1][20][0], "-")
        self.quit()

    def test_wrong_code(self):
        code = self.make_sheet()
        self.start("--store", self.ward)
        self.key("F9")
        self.see_focus("Mã phiếu")
        self.type(code[:7] + str((int(code[7]) + 1) % 10))
        self.key("Return")
        self.see_text("Mã này có một chữ số sai")
        self.shot("wrong")
        self.quit()

    def test_narrow(self):
        code = self.make_sheet()
        settings = os.path.join(self.env["XDG_CONFIG_HOME"], "glib-2.0", "settings")
        os.makedirs(settings)
        with open(os.path.join(settings, "keyfile"), "w", encoding="utf-8") as file:
            file.write("[vn/gocua/GoCua]\nwindow-maximized=false\nwindow-width=760\nwindow-height=700\n")
        self.start("--store", self.ward)
        self.open_sheet(code)
        self.stroke("5", "Return", "6")
        self.see_key("Không có điện thoại thông minh")
        self.shot("narrow")
        self.quit()

    def test_long_sheet(self):
        code = self.make_sheet(n_lines=98)
        self.start("--store", self.ward)
        self.open_sheet(code)
        self.see_text("0/98 dòng")
        self.shot("long")
        self.key("End", "Up", "Up")
        self.key("1", "Return")
        self.see_text("1/98 dòng")
        self.shot("long-end")
        self.quit()


class WithInputMethod(input_method.InputMethod, SheetEntry):
    def enter_with_note(self, note, expected):
        code = self.make_sheet(n_lines=19)
        self.start("--store", self.ward)
        self.open_sheet(code)
        self.enter_lines()
        self.see_text("19/19 dòng")
        self.wait(lambda: self.sheet(code)[0] == "entered", "the sheet to be entered")
        self.check_lines(code)
        # A note is where the input method belongs.
        self.open_sheet(code)
        self.key("F3")
        self.see_focus("Ghi chú")
        self.type(note)
        self.key("Return")
        self.wait(lambda: self.sheet(code)[1][1][3] == expected, "the note")
        self.quit()


class Telex(WithInputMethod):
    def test_telex(self):
        self.enter_with_note("nhaf cos chos", "nhà có chó")


class Vni(WithInputMethod):
    method = "vni"

    def test_vni(self):
        self.enter_with_note("nha2 co1 cho1", "nhà có chó")


if __name__ == "__main__":
    journey.main()
