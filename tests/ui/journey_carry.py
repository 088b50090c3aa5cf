# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of an old ward is carried over, in three steps by the keyboard, and taken back; a divided one asks first."""

import json
import os
import shutil

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
        self.press(self.wait(self.find_menu, "the ward menu"))
        self.see("menu item", contains="Chuyển sang phường mới…")
        self.stand_still()
        self.shot("menu")
        self.click("menu item", contains="Chuyển sang phường mới…")

    def find_menu(self):
        """The button of the ward: what can be pressed lies within what is called so."""
        menu = self.find(None, "Mở phường, xã khác")
        for node in journey.walk(menu) if menu is not None else ():
            if node.getRoleName() in ("push button", "button", "toggle button") and node.queryAction().nActions > 0:
                return node
        return None

    def test_whole(self):
        self.old = self.make_old("26893@")
        self.start("--store", self.old)
        self.open_wizard()
        self.see_text("Phường cũ nhập trọn vào phường này")
        self.shot("unit")
        self.key("Return")
        self.see_text("Số hộ chuyển sang: 7 / 7. Chưa phân: 0 / 7.")
        self.shot("areas")
        self.click("push button", "Chuyển sang")
        self.see_text("7 hộ, 0 lượt thăm")
        self.shot("done")
        # The old file is for reading now, also when it is opened again.
        self.key("Escape")
        self.see_closed()
        self.see_nothing_to_change()
        self.quit()
        self.start("--store", self.old)
        self.see_closed()
        self.open_wizard()
        self.see_text("Phường cũ nhập trọn vào phường này")
        self.key("Return")
        self.see_text("Số hộ chuyển sang: 7 / 7. Chưa phân: 0 / 7.")
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

    def see_nothing_to_change(self):
        """What would be refused in the end is not offered: no form opens, and the sentence stands beside the pages."""
        self.go("Khu phố và tổ")
        for name in ("Thêm khu phố…", "Thêm tổ…", "Sửa: Khu phố 2", "Xóa: Khu phố 2"):
            self.see_insensitive(name)
        self.see_text(CLOSED)
        self.shot("closed-areas")
        self.go("Hộ dân")
        self.key("Down", "Down")
        self.see_text("2 Lê Lợi")
        for name in ("Lượt thăm mới", "Đưa ra"):
            self.see_insensitive(name)
        self.shot("closed-household")

    def see_insensitive(self, name):
        def look():
            node = self.find("push button", contains=name)
            return node is not None and not node.getState().contains(pyatspi.STATE_SENSITIVE)

        self.wait(look, f"{name!r} not to be offered")

    def test_divided(self):
        self.old = self.make_old("27016@")
        self.start("--store", self.old)
        self.open_wizard()
        self.see_text("Phường cũ đã được chia ra")
        self.shot("unit")
        self.key("Return")
        self.see_text("Số hộ chuyển sang: 0 / 7. Chưa phân: 7 / 7.")
        self.key("Down")
        self.stand_still()
        self.shot("areas")
        self.key("Escape")

    def see_focus_in_window(self, name):
        """The menu button behind the window says that it has the focus too, since the menu gave it back there."""
        self.wait(lambda: any(n.name == name and journey.is_focused(n) for n in self.nodes()), f"the focus on {name}")

    def test_single_households(self):
        """A khu phố that lies in two new wards, household by household, by keyboard alone."""
        self.old = self.make_old("27016@")
        self.start("--store", self.old)
        self.open_wizard()
        self.see_text("Phường cũ đã được chia ra")
        self.key("Return")
        self.see_text("Số hộ chuyển sang: 0 / 7. Chưa phân: 7 / 7.")
        self.key("shift+Tab")
        self.see_focus_in_window(f"Từng hộ…: {LONG}")
        self.key("Return")
        self.see_text("Đã phân: 0 / 3 hộ. Chưa phân: 3 / 3 hộ.")
        self.see_focus_in_window("Tìm địa chỉ, chủ hộ, tổ dân phố hoặc mã hộ")
        self.shot("single")
        self.key("Down", "shift+Down")
        self.see_text("Đang chọn: 2 hộ.")
        self.key("alt+1")
        self.see_text("Đã phân: 2 / 3 hộ. Chưa phân: 1 / 3 hộ.")
        self.key("ctrl+f")
        self.type("anh 6")
        self.see_text("Đang hiện: 1 / 3 hộ.")
        self.key("Down", "alt+k")
        self.type("Khu pho 7")
        self.key("alt+2")
        self.see_text("Đã phân: 3 / 3 hộ. Chưa phân: 0 / 3 hộ.")
        self.key("ctrl+f", "Escape")
        self.see_text("Đang hiện: 3 / 3 hộ.")
        self.shot("single-assigned")
        self.key("Escape")
        self.see_text("Số hộ chuyển sang: 3 / 7. Chưa phân: 4 / 7.")
        self.shot("areas-assigned")
        self.carry_as_the_command_does()

    def carry_as_the_command_does(self):
        """The window's choice gives the same wards as that of the command from the same file."""
        copy = os.path.join(self.home, "copy.gocua")
        shutil.copyfile(self.old, copy)
        self.click("push button", "Chuyển sang")
        self.see_text("Phường Tây Thạnh: 2 hộ, 0 lượt thăm")
        self.see_text("Phường Tân Sơn Nhì: 1 hộ, 0 lượt thăm")
        self.shot("single-done")
        by_window = self.list_wards()
        self.assertEqual(sorted(by_window.values()), [[["H2", LONG], ["H4", LONG]], [["H6", "Khu pho 7"]]])
        os.rename(self.wards(), f"{self.wards()}-by-window")
        first, second = sorted(by_window, key=by_window.get)
        assigned = ("--household", f"H2={first}", "--household", f"H4={first}", "--household", f"H6={second}/Khu pho 7")
        self.run_command("carry", copy, *assigned)
        self.assertEqual(self.list_wards(), by_window)

    def wards(self):
        return os.path.join(self.env["XDG_DATA_HOME"], "gocua", "wards")

    def list_wards(self):
        """The households, and their areas, of every ward file on this machine, by the key of the ward."""
        keys = [name.removesuffix(".gocua") for name in sorted(os.listdir(self.wards())) if name.endswith(".gocua")]
        return {
            key: sorted(
                [h["code"], h["area"]]
                for h in json.loads(self.run_command("--store", key, "--json", "households"))["households"]
            )
            for key in keys
        }


if __name__ == "__main__":
    journey.main()
