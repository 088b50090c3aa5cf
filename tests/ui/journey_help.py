# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody does not know how to go on, and looks into the help, the keys and what this program is."""

import journey


class Help(journey.Journey):
    def leave(self, what):
        self.key("Escape")
        self.wait(lambda: self.find(None, contains=what) is None, f"the window with {what!r} to close")

    def test_help(self):
        self.start("--store", self.make_ward(("H1,Đặng Thị Hường,12/34/7 Nguyễn Trãi,Khu phố 1,4,3",)))
        self.see_page("Tổng quan")
        self.key("F1")
        self.see_text("Gõ Cửa: hướng dẫn nhanh")
        self.shot("guide")
        self.key("Page_Down")
        self.shot("guide-below")
        self.leave("Gõ Cửa: hướng dẫn nhanh")

        self.key("ctrl+question")
        self.see_text("Sửa chỗ mâu thuẫn")
        self.shot("shortcuts")
        self.leave("Sửa chỗ mâu thuẫn")

        self.key("F10")
        self.see_text("Giới thiệu Gõ Cửa")
        self.shot("menu")
        self.key("g")
        self.see_text("Phiên bản")
        self.shot("about")
        self.key("Escape")
        self.quit()


if __name__ == "__main__":
    journey.main()
