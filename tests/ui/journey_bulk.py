# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of households by keys alone: a filter kept, columns chosen, all of them taken off the roster and undone."""

import os

import journey

WARD = (
    "Mã hộ,Chủ hộ,Địa chỉ,Khu phố,SĐT,Số khẩu,Số người đủ tuổi,Ghi chú\n"
    "H1,Công Tằng Tôn Nữ Thị Phương Hoàng Diễm My,Căn hộ 12.05 lô B chung cư Phan Xích Long khu nhà ở cao tầng,Khu phố 1,"
    "0901234567,4,3,=cộng\n"
    "H2,Nguyễn Thị Ánh,12/34/5A Nguyễn Trãi,Khu phố 1,,5,3,\n"
    "H3,Trần Văn Bé,12/34/5B Nguyễn Trãi,Khu phố 2,,4,3,\n"
    "H4,Lê Thị Cúc,7 Lê Lợi,Khu phố 2,,5,3,\n"
)


class Bulk(journey.Journey):
    def make_small_ward(self):
        self.run_command("new", "--unit", "26737@2025-07-01", "--areas", "2")
        path = f"{self.home}/ds.csv"
        with open(path, "w", encoding="utf-8") as file:
            file.write(WARD)
        self.run_command("import", path)
        wards = os.path.join(self.env["XDG_DATA_HOME"], "gocua", "wards")
        return os.path.join(wards, next(f for f in os.listdir(wards) if f.endswith(".gocua")))

    def keep_a_filter(self):
        """What is searched gets a name, and is there again after it was taken away."""
        self.key("ctrl+f")
        self.type("nguyen trai")
        self.see_text("2 / 4 hộ")
        self.key("ctrl+shift+f")
        self.see_text("Chưa lưu bộ lọc nào")
        self.shot("no-filter-yet")
        self.see_focus("Tên cho bộ lọc đang dùng")
        self.type("Đường Nguyễn Trãi")
        self.key("Return")
        self.see("push button", contains="Đường Nguyễn Trãi")
        self.shot("filter-kept")
        self.key("Escape")
        self.key("ctrl+f", "ctrl+a", "Delete")
        self.see_text("4 / 4 hộ")
        self.use_filter()

    def use_filter(self):
        self.key("ctrl+shift+f")
        self.see_focus("Đường Nguyễn Trãi")
        self.key("Return")
        self.see_text("2 / 4 hộ")
        self.key("ctrl+f", "ctrl+a", "Delete")
        self.see_text("4 / 4 hộ")

    def choose_columns(self):
        """Down the list of columns, a blank for each one that is wanted."""
        self.key("ctrl+shift+c")
        self.see_focus("Địa chỉ")
        self.shot("columns")
        wanted = ["Điện thoại", "Tổ phụ trách", "Ghi chú"]
        while wanted:
            if self.move_focus("Down") == wanted[0]:
                self.key("space")
                wanted.pop(0)
        self.shot("columns-chosen")
        self.key("Escape")
        self.see("label", "Tổ phụ trách")
        self.see("label", "=cộng")
        self.shot("more-columns")

    def select_all(self):
        self.key("ctrl+f", "Down", "ctrl+a")
        self.see_text("Đã chọn 4 / 4 hộ")
        self.shot("selected")
        self.key("ctrl+shift+m")
        self.shot("menu")
        self.key("Escape")

    def plan(self):
        """A day for all of them, refused while it is none."""
        self.click("push button", contains="Hẹn ngày quay lại")
        self.see_text("Ngày nào có người quay lại 4 hộ này?")
        self.type("1/1/2020")
        self.see_text("Ngày này đã qua.")
        self.shot("plan")
        self.key("ctrl+a")
        self.type("1/1/2100")
        self.key("Return")
        self.see_text("Đã hẹn ngày quay lại 4 hộ.")
        self.shot("planned")

    def archive(self):
        self.key("ctrl+f", "Down", "ctrl+a")
        self.click("push button", contains="Đưa ra khỏi danh sách")
        self.see_text("Đã đưa 4 hộ ra khỏi danh sách.")
        self.shot("archived")
        self.key("ctrl+z")
        self.see_text("4 / 4 hộ")

    def test_bulk(self):
        store = self.make_small_ward()
        self.start("--store", store)
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.key("alt+2")
        self.see_text("4 / 4 hộ")
        self.shot("list")
        self.keep_a_filter()
        self.choose_columns()
        self.select_all()
        self.plan()
        self.archive()
        self.quit()
        # Both are there again.
        self.start("--store", store)
        self.key("alt+2")
        self.see_text("4 / 4 hộ")
        self.see("label", "=cộng")
        self.shot("started-again")
        self.use_filter()


if __name__ == "__main__":
    journey.main()
