# SPDX-License-Identifier: GPL-3.0-or-later
"""The ward's file is damaged; the program says so, and goes back to the last backup without losing what came after."""

import os

import journey


class Trouble(journey.Journey):
    def damage(self, path):
        """As after a bad disk: rubbish over a part of the file."""
        with open(path, "r+b") as file:
            file.seek(4096)
            file.write(os.urandom(os.path.getsize(path) // 2))

    def test_trouble(self):
        store = self.make_ward((
            "H1,Đặng Thị Hường,12/34/7 Nguyễn Trãi,Khu phố 1,4,3",
            "H2,Trần Văn Bé,12/34/9 Nguyễn Trãi,Khu phố 1,2,2",
        ))
        self.run_command("backup")
        self.run_command("visit", "--household", "H1", "--outcome", "met", "--date", "2026-11-20")
        self.damage(store)
        self.start("--store", store)
        self.see_text("Chưa mở được dữ liệu của phường, xã")
        self.shot("damaged")
        self.see_focus("Lấy lại bản sao lưu")
        self.key("Return")
        self.see_text("Đã lấy lại bản sao lưu")
        self.shot("back")
        self.see_focus("Mở phường, xã")
        self.key("Return")
        self.see_page("Tổng quan")
        self.go("Hộ dân")
        self.see_text("2 / 2")
        self.shot("restored")
        self.quit()
        # The damaged file is still there, for whoever can read more from it.
        beside = [name for name in os.listdir(os.path.dirname(store)) if ".damaged-" in name]
        self.assertNotEqual(beside, [])
        self.run_command("check")


if __name__ == "__main__":
    journey.main()
