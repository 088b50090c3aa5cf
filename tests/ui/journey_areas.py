# SPDX-License-Identifier: GPL-3.0-or-later
"""A khu phố with a long name is split in three, its history is read, and one undo brings all back."""

import journey

LONG = "Khu phố Nguyễn Thị Minh Khai – Xô Viết Nghệ Tĩnh (khu nhà ở cao tầng Phan Xích Long cũ)"
GROUPS = (None, 1, 1, 2, 2, 3, 4, 4)


class Areas(journey.Journey):
    def make_long_ward(self):
        path = self.make_ward(
            [f"H{i},Nguyễn Thị Ánh {i},{i}/12 Nguyễn Thị Minh Khai,Khu phố 1,4,3,Tổ {GROUPS[i]}" for i in range(1, 8)]
            + ["H8,Trần Văn Bé,12 Lê Lợi,Khu phố 2,4,3,"],
            areas=3,
            heads=",Tổ",
        )
        self.run_command("areas", "rename", "Khu phố 1", LONG)
        return path

    def open_menu(self, item):
        self.press(self.wait(lambda: self.find_last("push button", f"Thêm: {LONG}"), "the menu of the area"))
        self.see("menu item", contains=item)
        self.stand_still()

    def see_focus_in_window(self, name):
        """The menu button behind the window says that it has the focus too, since the menu gave it back there."""
        self.wait(lambda: any(n.name == name and journey.is_focused(n) for n in self.nodes()), f"the focus on {name}")

    def split_in_two(self):
        """A name, and the part of the street that goes there; the rest stays under its name."""
        self.type("Khu pho 1A")
        self.key("Tab", "Tab")
        self.see_focus_in_window("Phần 2: Những đường")
        self.type("nguyen thi minh khai")
        self.key("Tab")
        self.type("1")
        self.key("Tab")
        self.type("3")
        self.see_text("Tổng số hộ: 7. Sang khu phố mới: 3. Ở lại phần 1: 4.")

    def split_in_three(self):
        """One more part by its tổ, all with the keyboard."""
        self.key("alt+t")
        self.see_focus_in_window("Phần 3: Tên khu phố")
        self.type("Khu pho 1B")
        self.see_text("Hãy cho biết hộ nào sang phần 3")
        self.key("Tab")
        self.type("2-3")
        self.see_text("Tổng số hộ: 7. Sang khu phố mới: 5. Ở lại phần 1: 2.")
        self.see_text("1 hộ khớp với hơn một phần")

    def test_areas(self):
        self.start("--store", self.make_long_ward())
        self.go("Khu phố và tổ")
        self.see_text("Khu phố (3)")
        self.shot("page")

        self.open_menu("Tách khu phố…")
        self.shot("menu")
        self.click("menu item", contains="Tách khu phố…")
        self.see_text("Hãy đặt cho phần 2 một tên")
        self.see_focus_in_window("Phần 2: Tên khu phố")
        self.see_text("Tổ dân phố ở lại phần 1 (số hộ): Tổ 1 (2), Tổ 2 (2), Tổ 3 (1), Tổ 4 (2)")
        self.shot("split")
        self.split_in_two()
        self.shot("split-two")
        self.split_in_three()
        self.shot("split-three")
        self.key("Return")
        self.see_text("Khu phố (5)")
        self.shot("done")

        self.open_menu("Lịch sử")
        self.click("menu item", contains="Lịch sử")
        self.see_text("3 hộ chuyển sang “Khu pho 1A”. 2 hộ chuyển sang “Khu pho 1B”.")
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
