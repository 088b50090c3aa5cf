# SPDX-License-Identifier: GPL-3.0-or-later
"""A list whose heads say nothing: its columns are given their meaning with the mouse and by keyboard."""

import os
import subprocess
import time

import pyatspi

import journey

# As somebody typed it for themselves: no word over a column that tells what is in it.
LIST = """A1;A2;A3;A4
Nguyễn Thị Ánh;Tổ 4;12/34/5A Nguyễn Trãi;Cao Th¾ng
Trần Văn Bé;Tổ 4;12/34/5B Nguyễn Trãi;x
Đặng Thị Hường;Tổ 5;12/34/7 Nguyễn Trãi;x
"""


def has_action(node):
    try:
        return node.queryAction().nActions > 0
    except NotImplementedError:
        return False


class Import(journey.Journey):
    def open_list(self, content, encoding="utf-8"):
        path = os.path.join(self.home, "danh-sach.csv")
        with open(path, "w", encoding=encoding) as file:
            file.write(content)
        self.go("Nhập danh sách hộ")
        self.see_focus("Chọn tệp")
        self.key("Return")
        self.name_file(path)
        self.key("Return")
        self.see("push button", "Kiểm tra, chưa ghi")
        self.stand_still()

    def middle(self, node):
        """The middle of a node on the screen."""
        place = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        shown = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowgeometry", "--shell"], capture_output=True, text=True, check=True
        ).stdout
        corner = dict(line.split("=") for line in shown.split() if "=" in line)
        return int(corner["X"]) + place.x + place.width // 2, int(corner["Y"]) + place.y + place.height // 2

    def drag(self, source, target, picture=None):
        """With the button held, in small steps, as a hand does."""
        fx, fy = self.middle(source)
        tx, ty = self.middle(target)
        subprocess.run(["xdotool", "mousemove", str(fx), str(fy), "mousedown", "1"], check=True)
        for i in range(1, 11):
            time.sleep(0.05)
            subprocess.run(["xdotool", "mousemove", str(fx + (tx - fx) * i // 10), str(fy + (ty - fy) * i // 10)], check=True)
        time.sleep(0.3)
        if picture is not None:
            self.shot(picture)
        subprocess.run(["xdotool", "mouseup", "1"], check=True)
        subprocess.run(["xdotool", "mousemove", "1365", "767"], check=False)

    def meaning(self, letter):
        """The menu that says what a column means."""
        return self.see("combo box", f"Ý nghĩa của cột {letter}")

    def see_meaning(self, letter, title):
        def look():
            return any(node.name == title for node in journey.walk(self.meaning(letter)))

        self.wait(look, f"column {letter} to be {title}")

    def open_encodings(self, letter, told):
        """The menu of encodings of a column. Its button lies within what is called so."""
        menu = self.see("push button", f"Bảng mã của cột {letter}: {told}")
        # Later versions of GTK call it as the menu; a label has actions there too, but none to press it.
        inside = [node for node in journey.walk(menu) if has_action(node) and node.getRole() != pyatspi.ROLE_LABEL]
        self.press(next((node for node in inside if node.name == told), inside[-1]))

    def test_import(self):
        self.start("--store", self.make_ward(("H1,Lê Thị Cúc,1 Lê Lợi,Khu phố 1,3,2",)))
        self.open_list(LIST)
        self.see_meaning("B", "Tổ")
        # From the tiles to a column that means nothing yet, from there to another, and off the columns.
        self.drag(self.see("label", "Ghi chú"), self.meaning("D"), "dragging")
        self.see_meaning("D", "Ghi chú")
        self.drag(self.meaning("B"), self.meaning("D"))
        self.see_meaning("D", "Tổ")
        self.see_meaning("B", "– không dùng –")
        self.drag(self.meaning("D"), self.see("label", "Ghi chú"))
        self.see_meaning("D", "– không dùng –")
        self.drag(self.see("label", "Tổ"), self.meaning("B"))
        self.see_meaning("B", "Tổ")
        self.shot("columns")
        # One column was typed in another encoding than the rest. What it would be is seen before it is chosen.
        self.open_encodings("D", "TCVN3 (ABC)")
        self.see_text("Trong tệp: Cao Th¾ng")
        self.shot("encodings")
        self.click("push button", "Unicode: Cao Th¾ng")
        self.see("label", "Cao Th¾ng")
        # Now by keyboard.
        self.open_encodings("D", "Unicode")
        self.see_focus("Theo tệp")
        self.move_focus("Down")
        self.move_focus("Down")
        self.see_focus("TCVN3 (ABC): Cao Thắng")
        self.key("Return")
        self.see("label", "Cao Thắng")
        self.see_meaning("B", "Tổ")
        self.shot("converted")
        self.click("push button", "Kiểm tra, chưa ghi")
        self.see_text("Chưa có gì được ghi")
        self.click("push button", "Nhập 4 hộ")
        self.see_focus("Xem danh sách hộ")
        self.shot("taken-in")
        self.click("push button", "Tìm hộ trùng")
        self.see_text("Không có hộ trùng")
        self.shot("doubles")


if __name__ == "__main__":
    journey.main()
