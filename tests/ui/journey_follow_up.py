# SPDX-License-Identifier: GPL-3.0-or-later
"""The team leader sees who is due again, by team, and brings them onto tomorrow's sheets with one key."""

import datetime

import journey


class FollowUp(journey.Journey):
    def visit(self, household, outcome, days_ago, *more):
        day = datetime.date.today() - datetime.timedelta(days=days_ago)
        self.run_command("visit", "--household", household, "--outcome", outcome, "--date", day.strftime("%d/%m/%Y"), *more)

    def day(self, days):
        return (datetime.date.today() + datetime.timedelta(days=days)).strftime("%d/%m/%Y")

    def make_visits(self):
        ward = self.make_ward(
            [f"H{i},Nguyễn Thị Ánh Tuyết {i},{i}/12/34A Nguyễn Thị Minh Khai nối dài,Khu phố 1,4,3" for i in range(1, 10)]
        )
        for i in range(1, 5):
            self.visit(f"H{i}", "met", 20, "--follow-up", self.day(-i), "--note", "xin số VNeID của con trai, hẹn sau 19 giờ")
        self.visit("H5", "met", 2, "--follow-up", self.day(0))
        self.visit("H6", "met", 2, "--follow-up", self.day(5))
        self.visit("H7", "absent", 6)
        self.visit("H8", "absent", 1)
        return ward

    def test_follow_up(self):
        self.start("--store", self.make_visits())
        self.go("Hẹn lại")
        self.see_focus("Tất cả các tổ")
        self.see_text("6 hộ, 5 quá hạn")
        self.shot("due")
        self.key("Down")
        self.see_text("Chưa có tổ phụ trách")
        self.shot("team")

        self.click("push button", contains="Đưa 6 hộ vào phiếu ngày mai")
        self.see_text("Đã lập 1 phiếu cho ngày mai, 6 hộ")
        self.shot("made")
        self.click("push button", contains="Đưa 6 hộ vào phiếu ngày mai")
        self.see_text("Tất cả các hộ này đang nằm ở những phiếu chưa nộp lại.")
        self.key("ctrl+z")
        self.see_text("Đã hoàn tác")


if __name__ == "__main__":
    journey.main()
