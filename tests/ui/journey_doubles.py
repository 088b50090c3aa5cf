# SPDX-License-Identifier: GPL-3.0-or-later
"""A list had households twice: they are found, merged, kept apart and undone, by keys alone."""

import os

import journey


class Doubles(journey.Journey):
    def make_ward(self):
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

    def open_doubles(self):
        self.key("alt+2")
        self.see_text("7 / 7 hộ")
        self.settle()
        self.shot("list")
        self.key("ctrl+shift+d")
        self.see_text("3 cặp cần xem")
        self.settle()

    def see_chosen(self, contains):
        return self.see("radio button", contains=contains)

    def test_doubles(self):
        self.start("--store", self.make_ward())
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.open_doubles()
        self.shot("pairs")

        # The surest pair is the first; what differs has a sign, and the fuller value is chosen.
        self.see_text("Trùng số điện thoại")
        self.key("End")
        self.settle()
        self.shot("brothers")
        self.key("ctrl+d")
        self.see_text("2 cặp cần xem")
        self.key("Home")
        self.settle()
        self.key("ctrl+b")
        self.settle()
        self.shot("next")
        self.key("ctrl+b")
        self.settle()

        self.key("2", "1")
        self.shot("chosen")
        self.key("ctrl+Return")
        self.see_text("1 cặp cần xem")
        self.settle()
        self.shot("merged")
        self.key("ctrl+z")
        self.see_text("2 cặp cần xem")
        self.settle()
        self.shot("undone")
        self.key("ctrl+Return")
        self.see_text("1 cặp cần xem")
        self.settle()
        self.key("ctrl+Return")
        self.see_text("Không có hộ trùng")
        self.shot("none")
        self.key("Escape")
        self.see_text("5 / 5 hộ")

        # A new household that is there already: a quiet line, and no refusal.
        self.key("ctrl+shift+n")
        self.see_text("Hộ mới")
        self.settle()
        self.type("12/34/5a nguyen trai")
        self.key("Tab")
        self.type("nguyen thi anh")
        self.see_text("Có thể trùng với: Nguyễn Thị Ánh")
        self.settle()
        self.shot("hint")
        self.key("Escape")


if __name__ == "__main__":
    journey.main()
