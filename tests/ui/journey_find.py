# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody finds everything with one key: a household, a khu phố, a team, a page, something to do. By keyboard alone."""

import os

import journey

LONG = "Khu phố Nguyễn Thị Minh Khai – Xô Viết Nghệ Tĩnh (khu nhà ở cao tầng Phan Xích Long cũ)"
LONG_NAME = "Công Tằng Tôn Nữ Hoàng Thị Phương Thảo Nguyên Anh"
TEAM = "Tổ công nghệ số cộng đồng khu nhà ở cao tầng Phan Xích Long"
NARROW = """[vn/gocua/GoCua]
window-maximized=false
window-width=760
window-height=700
"""


class Find(journey.Journey):
    def make_long_ward(self):
        path = self.make_ward(
            [f"H{i},Nguyễn Thị Ánh {i},{i}/12 Nguyễn Thị Minh Khai,Khu phố 1,4,3" for i in range(1, 30)]
            + [f"T1,{LONG_NAME},12/34/5A Đường Trần Quang Diệu nối dài (hẻm chùa Phước Hòa),Khu phố 1,4,3"]
            + [f"Q{i},Trần Văn Bé,{i} Lê Lợi,Khu phố 2,4,3" for i in range(1, 5)],
            areas=12,
        )
        self.run_command("areas", "rename", "Khu phố 1", LONG)
        return path

    def open_bar(self):
        self.key("ctrl+k")
        self.see_focus("Tìm mọi thứ")

    def see_first(self, result):
        """Wait until the first line of what was found begins with the result."""

        def look():
            lists = self.find("list", "Kết quả tìm")
            rows = [row for row in journey.walk(lists) if journey.has_role(row, "list item")]
            return rows and rows[0].name.startswith(result)

        self.wait(look, f"{result!r} as the first line found")

    def look_for(self, text, result):
        self.open_bar()
        self.type(text)
        self.see_first(result)

    def find_household(self):
        self.open_bar()
        self.shot("nothing-typed")
        self.type("nguyen thi")
        self.see_text("Xem cả 30 hộ trong danh sách")
        self.shot("many")
        self.key("Page_Down", "Down", "Page_Down")
        self.shot("end-of-many")
        self.key("ctrl+a")
        self.type("12/34/5a")
        self.see_first("12/34/5A")
        self.key("Return")
        self.see_page("Hộ dân")
        self.see_text(LONG_NAME)
        self.shot("household")

    def list_many(self):
        """All of them in the list, which is narrowed by what was typed."""
        self.look_for("le loi", "1 Lê Lợi")
        self.key("Escape")
        self.look_for("nguyen thi anh", "1/12 Nguyễn Thị Minh Khai")
        self.see_text("Xem cả 30 hộ trong danh sách")
        self.key("Page_Down")
        self.key("Return")
        self.see_text("30 / 34 hộ")
        self.shot("all-of-them")

    def find_area(self):
        self.look_for("kp2", "Khu phố 2")
        self.shot("area")
        self.key("Return")
        self.see_text("4 / 34 hộ")
        self.see("push button", contains="Bỏ lọc “Khu phố 2”")

    def make_team(self):
        self.look_for("them to", "Thêm tổ")
        self.key("Return")
        self.see_text("Tổ mới")
        self.stand_still()
        self.type(TEAM)
        self.key("Return")
        self.see_text("Đã thêm tổ")

    def find_team(self):
        self.go("Tổng quan")
        self.look_for("phan xich long", "Khu phố Nguyễn Thị Minh Khai")
        self.shot("long-names")
        self.key("ctrl+a")
        self.type("to cong nghe")
        self.see_first(TEAM)
        self.key("Return")
        self.see_page("Khu phố và tổ")
        self.see_focus(TEAM)
        self.shot("team")

    def find_nothing(self):
        """The keyboard is where it was afterwards."""
        self.open_bar()
        self.type("khong co ai ten nay")
        self.see_text("Không tìm thấy “khong co ai ten nay”")
        self.shot("nothing")
        self.key("Return", "Escape")
        self.see_focus(TEAM)

    def do_something(self):
        self.look_for("sao luu", "Sao lưu ngay")
        self.shot("action")
        self.key("Return")
        self.see_text("Đã sao lưu dữ liệu của phường")
        self.see_focus(TEAM)
        self.look_for("tieng anh", "Đổi ngôn ngữ")
        self.key("Escape")
        self.open_bar()
        self.see_first("Sao lưu ngay")
        self.shot("used-lately")
        self.key("Escape")

    def test_find(self):
        self.start("--store", self.make_long_ward())
        self.see_page("Tổng quan")
        self.find_household()
        self.list_many()
        self.find_area()
        self.make_team()
        self.find_team()
        self.find_nothing()
        self.do_something()
        self.key("F10")
        self.see_text("Giới thiệu Gõ Cửa")
        self.shot("menu")
        self.key("m")
        self.see_focus("Tìm mọi thứ")
        self.type("tong quan")
        self.see_first("Tổng quan")
        self.key("Return")
        self.see_page("Tổng quan")
        self.quit()

    def test_narrow(self):
        """In a window of 760 pixels nothing is cut off."""
        path = os.path.join(self.env["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")
        os.makedirs(os.path.dirname(path))
        with open(path, "w", encoding="utf-8") as file:
            file.write(NARROW)
        self.start("--store", self.make_long_ward())
        self.see_page("Tổng quan")
        self.shot("overview")
        self.go("Hộ dân")
        self.see_text("34 / 34 hộ")
        self.shot("households")
        self.look_for("tran quang dieu", "12/34/5A")
        self.shot("found")
        self.key("Return")
        self.see_text(LONG_NAME)
        self.shot("household")
        self.quit()


if __name__ == "__main__":
    journey.main()
