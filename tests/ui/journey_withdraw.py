# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody looks who refused, finds that one of them was entered at the wrong door, and takes that visit out."""

import pyatspi

import journey


class Withdraw(journey.Journey):
    def add_filter(self, *names):
        """By keyboard, from the search: Tab to the button, and down its menu."""
        self.key("ctrl+f")
        name = self.see_focus("Tìm hộ")
        while name != "+ Lọc":
            name = self.move_focus("Tab")
        self.key("Return")
        for wanted in names:
            name = self.wait(lambda: self.focused().getRole() == pyatspi.ROLE_MENU_ITEM and self.focused_name(), "a menu")
            while name != wanted:
                name = self.move_focus("Down")
            self.shot(f"filter-{wanted}")
            self.key("Return")

    def test_withdraw(self):
        store = self.make_ward((
            "H1,Đặng Thị Hường,12/34/7 Nguyễn Trãi,Khu phố 1,4,3",
            "H2,Trần Văn Bé,12/34/9 Nguyễn Trãi,Khu phố 1,2,2",
            "H3,Võ Thị Bảy,17 Lê Lợi,Khu phố 2,1,1",
            "H4,Lê Hoàng Phúc,19 Lê Lợi,Khu phố 2,5,4",
        ))
        for household, outcome in (("H1", "refused"), ("H2", "met"), ("H3", "refused")):
            self.run_command("visit", "--household", household, "--outcome", outcome, "--date", "2026-11-20")
        self.start("--store", store)
        self.go("Hộ dân")
        self.see_text("4 / 4")
        self.add_filter("Kết quả gần nhất", "Từ chối")
        self.see_text("2 / 4")
        self.shot("refused")
        self.add_filter("Khu phố", "Khu phố 2")
        self.see_text("1 / 4")
        self.key("ctrl+f")
        self.see_focus("Tìm hộ")
        self.type("huong")
        self.see_text("Không có hộ nào phù hợp")
        self.shot("no-match")
        # A chip goes with a click, the search with Escape.
        self.click("push button", contains="Bỏ lọc “Khu phố 2”")
        self.see_text("1 / 4")
        self.stand_still()
        self.key("ctrl+f")
        self.see_focus("Tìm hộ")
        self.key("Down")
        self.see_text("20/11/2026 · Từ chối")
        self.shot("found")
        self.click("push button", contains="Rút lại lượt thăm 20/11/2026")
        self.see_focus("Lý do rút lại")
        self.shot("question")
        self.type("nhap nham ho")
        self.key("Return")
        self.see_text("Đã rút lại: nhap nham ho")
        self.shot("withdrawn")
        self.quit()
        self.assertIn("nhap nham ho", self.run_command("show", "H1"))


if __name__ == "__main__":
    journey.main()
