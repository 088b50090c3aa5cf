# SPDX-License-Identifier: GPL-3.0-or-later
"""Two computers of a ward: connected, entering at the same time, the line down and back, a conflict settled."""

import os
import re

import city
import journey

ROSTER = """Mã hộ,Chủ hộ,Địa chỉ,Khu phố,SĐT,Số khẩu,Số người đủ tuổi
H1,Nguyễn Phúc Thị Thiên Trang Anh,12/34/7 Nguyễn Trãi,Khu phố 1,0901000000,4,3
H2,Trần Văn Bé,12/34/9 Nguyễn Trãi,Khu phố 1,,2,2
"""


class Sync(journey.Journey):
    def setUp(self):
        self.city = city.City()
        self.city.setUp()
        self.addCleanup(self.city.doCleanups)
        super().setUp()

    def open_ward(self):
        self.run_command("new", "--unit", city.WARD, "--areas", "2")
        path = os.path.join(self.home, "ds.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(ROSTER)
        self.run_command("import", path)
        wards = os.path.join(self.env["XDG_DATA_HOME"], "gocua", "wards")
        self.start("--store", os.path.join(wards, next(f for f in os.listdir(wards) if f.endswith(".gocua"))))
        self.see_text("Hộ thuộc diện đã tiếp cận")

    def sign_in(self):
        """From the page of a ward that was never connected, with a wrong password first."""
        self.go("Đồng bộ")
        self.see_text("Dữ liệu này chưa kết nối máy chủ thành phố")
        self.see_focus("Kết nối")
        self.shot("never-connected")
        self.key("Return")
        self.see_focus("Địa chỉ máy chủ")
        self.type(self.city.address)
        self.move_focus("Tab")
        self.type("hoa")
        self.move_focus("Tab")
        self.type("sai")
        self.key("Return")
        self.see_text("mật khẩu không đúng")
        self.see_focus("Mật khẩu")
        self.shot("wrong-password")
        self.type(city.PASSWORD)
        self.key("Return")
        self.see_mark("Đã gửi về thành phố, khớp đến")
        self.see_text("Lê Nguyễn Hoàng Thị Thiên Hoa")
        self.shot("up-to-date")

    def see_mark(self, words, patience=journey.PATIENCE):
        """What the mark in the header bar says, which is also what a screen reader reads."""
        return self.see("push button", contains=words, patience=patience)

    def make_second(self):
        self.second = city.Computer(self, self.env)
        self.second.run("join", self.city.address, "phuong", "--ward", city.WARD, stdin=city.PASSWORD + "\n")

    def find_household(self, words):
        self.key("ctrl+f")
        self.see_focus("Tìm hộ")
        self.type(words)
        self.see_text("1 / 2")
        self.key("Down")
        self.see_text("0901 000 000")

    def edit_phone(self, typed, shown):
        """By keyboard alone: F2, to the phone, and save."""
        self.key("F2")
        self.see_focus("Địa chỉ")
        while not self.focused_name().startswith("Số điện thoại"):
            self.move_focus("Tab")
        self.key("ctrl+a")
        self.type(typed)
        self.key("ctrl+Return")
        self.see_text(shown)

    def test_two_computers(self):
        self.open_ward()
        self.sign_in()
        self.make_second()

        # What somebody else entered appears in the open page, with who it was; the keyboard stays where it was.
        self.go("Hộ dân")
        self.find_household("trang anh")
        before = self.focused_name()
        self.second.run("visit", "--household", "H1", "--outcome", "absent", "--date", "2026-11-20")
        self.second.run("sync")
        self.see_text("đã nhập một lượt thăm hộ này ở máy khác")
        self.see_text("20/11/2026 · Vắng")
        # Later versions of GTK read all that stands in the line, and the visit stands there now.
        self.assertEqual(self.focused_name()[:12], before[:12])
        self.shot("others-visit")

        # The line goes down: what is entered is kept, and the screen tells the truth.
        self.city.stop()
        self.edit_phone("0901234567", "0901 234 567")
        self.see_mark("Mất kết nối · đã lưu trên máy này, chưa gửi về thành phố: 1")
        self.shot("line-down")
        self.go("Đồng bộ")
        self.see_text("Đang chờ gửi (1)")
        self.shot("line-down-page")

        # Meanwhile somebody else enters another number there; both arrive when the line is back.
        self.second.run("import", self.second.write("ds.csv", ROSTER.replace("0901000000", "0912345678")))
        self.city.start_again()
        self.second.run("sync")
        self.click("push button", "Đồng bộ ngay")
        self.see_text("Hai người cùng sửa (1)")
        self.see_mark("Cần bạn xem lại: hai người cùng sửa 1 chỗ")
        self.see_text("0901 234 567")
        self.see_text("0912 345 678")
        self.shot("conflict")
        self.settle_conflict()

    def settle_conflict(self):
        """By key: 2 takes the other value, which travels to the second computer; the history tells of it."""
        other = self.value_of_other()
        self.go("Tổng quan")
        self.go("Đồng bộ")
        self.see_focus("12/34/7 Nguyễn Trãi")
        self.key("2")
        self.see_mark("Đã gửi về thành phố, khớp đến")
        self.shot("settled")
        self.second.run("sync")
        self.assertIn(other, re.sub(r"[ .]", "", self.second.run("show", "H1")))
        self.assertIn("[]", self.second.run("--json", "conflicts"))
        self.go("Hộ dân")
        self.see_text("Hai người cùng sửa, đã chọn xong")
        self.shot("history")
        self.quit()

    def value_of_other(self):
        """The number that does not stand in the record now."""
        now = re.sub(r"[ .]", "", self.run_command("show", "H1"))
        return "0912345678" if "0901234567" in now.split("Lịch sử")[0] else "0901234567"


if __name__ == "__main__":
    journey.main()
