# SPDX-License-Identifier: GPL-3.0-or-later
"""A khu phố with a long name is split by the side of its street, its history is read, and one undo brings all back."""

import journey

LONG = "Khu phố Nguyễn Thị Minh Khai – Xô Viết Nghệ Tĩnh (khu nhà ở cao tầng Phan Xích Long cũ)"


class Areas(journey.Journey):
    def make_long_ward(self):
        path = self.make_ward(
            [f"H{i},Nguyễn Thị Ánh {i},{i}/12 Nguyễn Thị Minh Khai,Khu phố 1,4,3" for i in range(1, 8)]
            + ["H8,Trần Văn Bé,12 Lê Lợi,Khu phố 2,4,3"],
            areas=3,
        )
        self.run_command("areas", "rename", "Khu phố 1", LONG)
        return path

    def open_menu(self, item):
        self.press(self.wait(lambda: self.find_last("push button", f"Thêm: {LONG}"), "the menu of the area"))
        self.see("menu item", contains=item)
        self.stand_still()

    def test_areas(self):
        self.start("--store", self.make_long_ward())
        self.go("Khu phố và tổ")
        self.see_text("Khu phố (3)")
        self.shot("page")

        self.open_menu("Tách khu phố…")
        self.shot("menu")
        self.click("menu item", contains="Tách khu phố…")
        self.see_text("Đặt tên riêng cho khu phố mới")
        self.stand_still()
        self.type("Khu pho 1A")
        self.key("Tab", "Tab")
        self.type("nguyen thi minh khai")
        self.key("Tab")
        self.type("1")
        self.key("Tab")
        self.type("5")
        self.see_text("Số hộ thay đổi: 5. Số hộ giữ nguyên: 2.")
        self.shot("split")
        self.key("Return")
        self.see_text("Khu phố (4)")
        self.shot("done")

        self.open_menu("Lịch sử")
        self.click("menu item", contains="Lịch sử")
        self.see_text("5 hộ chuyển sang “Khu pho 1A”.")
        self.shot("history")
        self.key("Escape")
        self.stand_still()

        self.open_menu("Gộp khu phố khác vào…")
        self.click("menu item", contains="Gộp khu phố khác vào…")
        self.see_text("Đánh dấu những khu phố")
        self.shot("merge")
        self.key("Escape")
        self.stand_still()

        self.key("ctrl+z")
        self.see_text("Khu phố (3)")
        self.go("Hộ dân")
        self.see_text("8 / 8 hộ")
        self.key("ctrl+f", "Down", "shift+Down", "shift+Down")
        self.see_text("Đang chọn 3 hộ")
        self.shot("selected")
        self.click("push button", contains="Chuyển khu phố…")
        self.see_text("3 hộ này thuộc khu phố nào?")
        self.shot("move")
        self.key("Escape")


if __name__ == "__main__":
    journey.main()
