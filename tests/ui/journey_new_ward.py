# SPDX-License-Identifier: GPL-3.0-or-later
"""A ward is set up, its list comes in from a file, ten results are typed in, and the overview shows them."""

import os

import journey

ROSTER = """STT;Mã hộ;Họ và tên chủ hộ;Địa chỉ;Khu phố;SĐT;Số khẩu;Số người đủ tuổi
1;H001;Nguyễn Phúc Thị Thiên Trang Anh;12/34/5A Nguyễn Trãi;Khu phố 1;;4;3
2;H002;Trần Văn Bé;12/34/5B Nguyễn Trãi;Khu phố 1;;5;4
3;H003;Đặng Thị Hường;12/34/7 Nguyễn Trãi;Khu phố 1;;3;2
4;H004;Lê Hoàng Phúc;12/36 Nguyễn Trãi;Khu phố 1;;2;2
5;H005;Phạm Ngọc Uyên Phương;15 Lê Lợi;Khu phố 2;;6;5
6;H006;Võ Thị Bảy;17 Lê Lợi;Khu phố 2;;1;1
7;H007;Huỳnh Tấn Đạt;19 Lê Lợi;Khu phố 2;;4;3
8;H008;Bùi Quốc Ưng;21 Lê Lợi;Khu phố 2;;4;4
9;H009;Ngô Gia Ý;23 Lê Lợi;Khu phố 2;;7;5
10;H010;Hồ Thị Xuân;25 Lê Lợi;Khu phố 2;;3;3
11;H011;Dương Thị Yến;27 Lê Lợi;Khu phố 2;;3;3
"""

# What is typed to find the household, and the digit of the outcome: 1 absent, 2 refused, 5 met.
LINES = (
    ("12/34/5a", "5"),
    ("12/34/5b", "5"),
    ("huong", "5"),
    ("12/36", "1"),
    ("15 le loi", "5"),
    ("17 le", "2"),
    ("dat", "1"),
    ("21 le", "5"),
    ("gia y", "5"),
    ("xuan", "1"),
)


# The answers that are given at every door where somebody was met; the rest stays unknown.
ANSWERED = ("Có thiết bị thông minh", "Biết ứng dụng", "Số người đã cài")


class NewWard(journey.Journey):
    def make_ward(self):
        self.see_text("Mở phường, xã của bạn, hay xem thử với một phường mẫu?")
        self.key("Return")
        self.see_text("Phường, xã nào?")
        self.type("tan dinh")
        self.see_text("Phường Tân Định")
        self.shot("unit")
        self.key("Return")
        self.see_text("Có những khu phố nào?")
        self.type("2")
        self.key("Tab", "Tab")
        self.see_focus("Ghi tên")
        self.key("Return")
        self.shot("areas")
        self.click("push button", "Tiếp tục")

    def import_roster(self):
        path = os.path.join(self.home, "danh-sach.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(ROSTER)
        self.see_text("Danh sách hộ")
        self.shot("step3")
        self.key("Return")
        self.see_text("một lần hoàn tác là lấy lại được hết")
        self.see_focus("Chọn tệp")
        self.key("Return")
        self.name_file(path)
        self.shot("chooser")
        self.key("Return")
        self.see_text("Dương Thị Yến")
        self.shot("preview")
        self.click("push button", "Kiểm tra, chưa ghi")
        self.see_text("Chưa có gì được ghi")
        self.shot("dry-run")
        self.click("push button", "Nhập 11 hộ")
        self.see_focus("Xem danh sách hộ")
        self.shot("done")
        self.key("Return")
        self.see_page("Hộ dân")
        self.see_text("Dương Thị Yến")
        self.shot("taken-in")

    def enter(self):
        self.go("Nhập kết quả")
        self.see_focus("Hộ dân")
        for household, outcome in LINES:
            self.enter_line(household, outcome)
        self.shot("entered")

    def enter_line(self, household, outcome):
        """One door by keyboard alone: find it, the outcome, the answers, and Enter to the next line."""
        self.type(household)
        self.key("Return")  # the answer of the search need not be there yet
        self.see_focus("Kết quả")
        name = self.move_focus(outcome, "Return")
        for _ in range(12):
            if name == "Hộ dân":
                return
            if outcome == "5" and name.startswith(ANSWERED):
                self.key("1")
            name = self.move_focus("Return")
        self.fail(f"Enter does not lead to the next line, but to {name}")

    def test_new_ward(self):
        self.start()
        self.make_ward()
        self.import_roster()
        self.enter()
        self.go("Tổng quan")
        # Six were met, of eleven on the roster; the command reads the same file.
        self.see_text("6 / 11")
        self.shot("overview")
        self.quit()
        self.assertIn("6", self.run_command("status"))

        self.start()
        self.see_text("6 / 11")


if __name__ == "__main__":
    journey.main()
