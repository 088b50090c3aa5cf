# SPDX-License-Identifier: GPL-3.0-or-later
"""A visit was typed in wrongly: the household is found by its name without accents, and the visit is corrected."""

import journey


class Correct(journey.Journey):
    def test_correct(self):
        store = self.make_ward(("H1,Đặng Thị Hường,12/34/7 Nguyễn Trãi,Khu phố 1,4,3",
                                "H2,Trần Văn Bé,12/34/9 Nguyễn Trãi,Khu phố 1,2,2"))
        self.run_command("visit", "--household", "H1", "--outcome", "absent", "--date", "2026-11-20")
        self.start("--store", store)
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.go("Hộ dân")
        self.see_text("Trần Văn Bé")
        self.shot("before")
        self.key("ctrl+f")
        self.see_focus("Tìm hộ")
        self.type("huong")
        self.see_text("1 / 2")
        self.key("Down")
        self.see_text("20/11/2026 · Vắng")
        self.shot("found")
        # GTK 4.18 reads the button's own word, 4.8 the whole sentence; the visit is below the household's own "Sửa".
        self.press(
            self.wait(
                lambda: self.find("push button", contains="Sửa lượt") or self.find_last("push button", "Sửa"),
                "the button that corrects the visit",
            )
        )
        self.see_text("Ngày hẹn lại")
        self.see_focus("Ngày")
        self.type("19/11/2026")
        # Two people have it, so somebody was met: the form says so and offers to mend the outcome.
        self.key("Tab", "Tab", "Tab")
        self.type("2")
        self.click("push button", contains="Sửa kết quả thành")
        self.shot("corrected")
        self.key("ctrl+Return")
        self.see_text("19/11/2026 · Gặp")
        self.shot("history")
        # What was there before stays to be read, and one undo brings it back.
        self.see_text("20/11/2026")
        self.key("ctrl+z")
        self.see_text("20/11/2026 · Vắng")
        self.shot("undone")


if __name__ == "__main__":
    journey.main()
