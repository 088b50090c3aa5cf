# SPDX-License-Identifier: GPL-3.0-or-later
"""A list had households twice: they are found, merged, kept apart and undone, by keys alone."""

import os

import pyatspi

import journey


class Doubles(journey.Journey):
    def make_ward_with_doubles(self):
        self.run_command("new", "--unit", "26737@2025-07-01", "--areas", "2")
        path = f"{self.home}/ds.csv"
        with open(path, "w", encoding="utf-8") as file:
            file.write(
                "Mã hộ,Chủ hộ,Địa chỉ,Khu phố,SĐT,Số khẩu,Số người đủ tuổi,Ghi chú\n"
                "H1,Nguyễn Thị Ánh,12/34/5A Nguyễn Trãi,Khu phố 1,0901234567,4,3,\n"
                "H2,NGUYEN THI ANH,5A hẻm 12/34 Nguyen Trai,Khu phố 1,0901 234 567,5,3,Chủ hộ thường vắng ban ngày\n"
                "H3,Nguyễn Thị Ánh,12/34/5B Nguyễn Trãi,Khu phố 1,,4,3,\n"
                "H4,Trần Văn Hùng,7 Lê Lợi,Khu phố 2,,5,3,\n"
                "H5,Trần Văn Hưng,7 Lê Lợi,Khu phố 2,,5,3,\n"
                "H6,Công Tằng Tôn Nữ Thị Phương Hoàng Diễm My,Căn hộ 12.05 lô B chung cư Phan Xích Long khu nhà ở cao tầng,"
                "Khu phố 2,0907654321,3,2,\n"
                "H7,Công Tằng Tôn Nữ T. Phương Hoàng Diễm My,Căn hộ 12.05 lô B chung cư Phan Xích Long khu nhà ở cao tầng,"
                "Khu phố 2,0907 654 321,3,2,\n"
            )
        self.run_command("import", path)
        self.run_command("visit", "--household", "H1", "--outcome", "absent", "--date", "2026-11-20")
        self.run_command("visit", "--household", "H2", "--outcome", "met", "--answer", "installed=2", "--date", "2026-11-21")
        wards = os.path.join(self.env["XDG_DATA_HOME"], "gocua", "wards")
        return os.path.join(wards, next(f for f in os.listdir(wards) if f.endswith(".gocua")))

    def see_pair(self, head):
        """Wait until the pair is shown beside each other, ready to be decided."""
        self.see_text(f"Chủ hộ: {head}")
        self.see_ready()

    def see_ready(self):
        def look():
            button = self.find("push button", contains="Gộp")
            return button is not None and button.getState().contains(pyatspi.STATE_SENSITIVE)

        self.wait(look, "a pair that can be merged")

    def open_doubles(self):
        self.key("alt+2")
        self.see_text("7 / 7 hộ")
        self.shot("list")
        self.key("ctrl+shift+d")
        self.see_text("3 cặp cần xem")

    def test_doubles(self):
        self.start("--store", self.make_ward_with_doubles())
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.open_doubles()
        # The surest pairs come first; what differs has a sign, and the fuller value is chosen.
        self.see_text("Trùng số điện thoại")
        self.see_ready()
        self.shot("pairs")

        self.key("End")
        self.see_pair("Trần Văn Hưng")
        self.shot("brothers")
        self.key("ctrl+d")
        self.see_text("2 cặp cần xem")
        self.see_ready()
        self.key("Home")
        self.see_pair("NGUYEN THI ANH")
        self.key("ctrl+b")
        self.see_pair("Công Tằng Tôn Nữ T. Phương")
        self.shot("long")
        self.key("ctrl+b")
        self.see_pair("NGUYEN THI ANH")

        self.key("2", "1")
        self.shot("chosen")
        self.key("ctrl+Return")
        self.see_text("1 cặp cần xem")
        self.see_pair("Công Tằng Tôn Nữ T. Phương")
        self.shot("merged")
        self.key("ctrl+z")
        self.see_text("2 cặp cần xem")
        self.see_ready()
        self.shot("undone")
        self.key("ctrl+Return")
        self.see_text("1 cặp cần xem")
        self.see_ready()
        self.key("ctrl+Return")
        self.see_text("Không có hộ trùng")
        self.shot("none")
        self.key("Escape")
        self.see_text("5 / 5 hộ")

        # A new household that is there already: a quiet line, and no refusal.
        self.key("ctrl+shift+n")
        self.see_text("Hộ mới")
        self.see_focus("Địa chỉ")
        self.type("12/34/5a nguyen trai")
        self.key("Tab")
        self.type("nguyen thi anh")
        self.see_text("Có thể trùng với: Nguyễn Thị Ánh")
        self.shot("hint")


if __name__ == "__main__":
    journey.main()
