# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page in a small window, and on an office screen with larger text: with long names and the campaign of most
indicators. Whoever changes a page looks at its pictures. And Tab does not stay in a long list."""

import os

import journey

LONG = "Khu phố Nguyễn Thị Minh Khai – Xô Viết Nghệ Tĩnh (khu nhà ở cao tầng Phan Xích Long cũ)"
NAMES = (
    ("Công Tằng Tôn Nữ Thị Phương Hoàng Diễm My", "Căn hộ 12.05 lô B chung cư Phan Xích Long khu nhà ở cao tầng"),
    ("Nguyễn Huỳnh Thị Phương Thảo Nguyên", "123/45/6A/7 hẻm 123 Đường Nguyễn Thị Minh Khai nối dài"),
)
PAGES = (
    ("Tổng quan", "Hộ thuộc diện đã tiếp cận"),
    ("Hộ dân", "hộ"),
    ("Nhập kết quả", "Ngày đi"),
    ("Phiếu đi hộ", "Chưa giao"),
    ("Hẹn lại", "Tất cả các tổ"),
    ("Kiểm tra nhập", "kiểm tra"),
    ("Nhập danh sách hộ", "Chọn tệp"),
    ("Khu phố và tổ", "Xếp theo tên"),
    ("Đồng bộ", "thành phố"),
)


class Pages(journey.Journey):
    def make_sample(self):
        store = os.path.join(self.home, "mau.gocua")
        self.run_command("sample", "--households", "900", "--campaign", "kh31-2026", "--store", store)
        path = os.path.join(self.home, "ds.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Mã hộ,Chủ hộ,Địa chỉ,Khu phố,Số khẩu,Số người đủ tuổi\n")
            file.writelines(f"D{i},{head},{address},Khu phố 1,4,3\n" for i, (head, address) in enumerate(NAMES))
        self.run_command("import", "--store", store, path)
        self.run_command("areas", "--store", store, "rename", "Khu phố 1", LONG)
        return store

    def set_window(self, width, height, text_scale=100):
        folder = os.path.join(self.env["XDG_CONFIG_HOME"], "glib-2.0", "settings")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as file:
            file.write(f"[vn/gocua/GoCua]\nwindow-maximized={'true' if width >= 1366 else 'false'}\n")
            file.write(f"window-width={width}\nwindow-height={height}\ntext-scale={text_scale}\n")

    def look_at_pages(self):
        for number, (title, text) in enumerate(PAGES):
            self.go(title)
            self.see_text(text)
            self.shot(f"page-{number + 1}")

    def test_small(self):
        self.set_window(760, 600)
        self.start("--store", self.make_sample())
        self.see_text(PAGES[0][1])
        self.look_at_pages()

    def test_large_text(self):
        self.set_window(1366, 768, 125)
        self.start("--store", self.make_sample())
        self.see_text(PAGES[0][1])
        self.look_at_pages()

    def row_has_focus(self):
        node = self.focused()
        return node is not None and node.getRoleName() == "table row"

    def test_tab(self):
        """Past the list to what is chosen in it, and back; not through 900 households."""
        self.start("--store", self.make_sample())
        self.see_text(PAGES[0][1])
        self.go("Hộ dân")
        self.see_focus("Tìm hộ")
        self.key("Down", "Down")
        self.wait(self.row_has_focus, "the focus in the list")
        self.move_focus("Tab")
        self.assertFalse(self.row_has_focus())
        self.key("shift+Tab")
        self.wait(self.row_has_focus, "the focus in the list again")
        self.move_focus("shift+Tab")
        self.assertFalse(self.row_has_focus())

    def test_street(self):
        """The list is narrowed to a street by keys alone."""
        self.start("--store", self.make_sample())
        self.see_text(PAGES[0][1])
        self.go("Hộ dân")
        self.see_focus("Tìm hộ")
        self.key("Tab", "Tab", "Tab", "Tab")
        self.see_focus("+ Lọc")
        self.key("space")
        self.see_text("Đường, chung cư…")
        self.stand_still()
        self.key("Down", "Return")
        self.see_text("Lọc theo đường, chung cư nào?")
        self.stand_still()
        self.type("minh khai noi dai")
        self.shot("street")
        self.key("Return")
        self.see_text("Đường, chung cư: Nguyễn Thị Minh Khai nối dài")
        self.see_text("1 / ")
        self.shot("filtered")


if __name__ == "__main__":
    journey.main()
