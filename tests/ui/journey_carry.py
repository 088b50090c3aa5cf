# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of an old ward is carried over, in three steps by the keyboard, and taken back; a divided one asks first."""

import os

import pyatspi

import journey

CLOSED = "Ở đây chỉ xem và lập báo cáo"
LONG = "Khu phố Nguyễn Thị Minh Khai – Xô Viết Nghệ Tĩnh (khu nhà ở cao tầng Phan Xích Long cũ)"


class Carry(journey.Journey):
    def make_old(self, unit):
        path = os.path.join(self.home, "old.gocua")
        self.run_command("--store", path, "new", "--unit", unit, "--areas", "2")
        roster = os.path.join(self.home, "ds.csv")
        with open(roster, "w", encoding="utf-8") as file:
            file.write("Mã hộ,Chủ hộ,Địa chỉ,Khu phố,Số khẩu,Số người đủ tuổi\n")
            file.writelines(f"H{i},Nguyễn Thị Ánh {i},{i} Lê Lợi,Khu phố {i % 2 + 1},4,3\n" for i in range(1, 8))
        self.run_command("--store", path, "import", roster)
        self.run_command("--store", path, "areas", "rename", "Khu phố 1", LONG)
        return path

    def open_wizard(self):
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.press(self.wait(lambda: self.find_last("push button", "GtkMenuButton") and self.find_menu(), "the ward menu"))
        self.see("menu item", contains="Chuyển sang phường mới…")
        self.stand_still()
        self.shot("menu")
        self.click("menu item", contains="Chuyển sang phường mới…")

    def find_menu(self):
        """The button with the name of the ward."""
        for node in self.nodes():
            if node.name == "GtkMenuButton" and node.getRoleName() == "push button" and node.queryAction().nActions > 0:
                return node
        return None

    def test_whole(self):
        self.old = self.make_old("26893@")
        self.start("--store", self.old)
        self.open_wizard()
        self.see_text("Phường cũ nhập trọn vào phường này")
        self.shot("unit")
        self.key("Return")
        self.see_text("Số hộ chuyển sang: 7. Chưa phân: 0.")
        self.shot("areas")
        self.click("push button", "Chuyển sang")
        self.see_text("7 hộ, 0 lượt thăm")
        self.shot("done")
        # The old file is for reading now, also when it is opened again.
        self.key("Escape")
        self.see_closed()
        self.shot("closed")
        self.quit()
        self.start("--store", self.old)
        self.see_closed()
        self.open_wizard()
        self.see_text("Phường cũ nhập trọn vào phường này")
        self.key("Return")
        self.see_text("Số hộ chuyển sang: 7. Chưa phân: 0.")
        self.click("push button", "Lấy lại")
        self.see_text("Đã lấy lại phần đã chuyển sang.")
        self.shot("taken-back")
        self.key("Escape")
        self.wait(lambda: self.find(None, contains=CLOSED) is None, "the ward to be open again")
        self.go("Nhập kết quả")
        self.see_focus("Hộ dân")

    def see_closed(self):
        self.see_text(CLOSED)
        self.assertFalse(self.see("list item", "Nhập kết quả").getState().contains(pyatspi.STATE_SENSITIVE))

    def test_divided(self):
        self.start("--store", self.make_old("27016@"))
        self.open_wizard()
        self.see_text("Phường cũ đã được chia ra")
        self.shot("unit")
        self.key("Return")
        self.see_text("Số hộ chuyển sang: 0. Chưa phân: 7.")
        self.key("Down")
        self.stand_still()
        self.shot("areas")
        self.key("Escape")


if __name__ == "__main__":
    journey.main()
