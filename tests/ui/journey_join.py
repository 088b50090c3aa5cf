# SPDX-License-Identifier: GPL-3.0-or-later
"""A new computer of a ward that works with the city's server already: sign in, choose the ward, work."""

import city
import journey

ROSTER = "Mã hộ,Chủ hộ,Địa chỉ,Khu phố,Số khẩu,Số người đủ tuổi\n" + "".join(
    f"H{n},Nguyễn Phúc Thị Thiên Trang Anh {n},12/{n} Nguyễn Trãi,Khu phố {n % 4 + 1},4,3\n" for n in range(1, 1201)
)


class Join(journey.Journey):
    def setUp(self):
        self.city = city.City()
        self.city.setUp()
        self.addCleanup(self.city.doCleanups)
        super().setUp()

    def fill_city(self):
        """Another computer has sent a roster of 1,200 households there."""
        self.second = city.Computer(self, self.env)
        self.second.run("new", "--unit", city.WARD, "--areas", "4")
        self.second.run("import", self.second.write("ds.csv", ROSTER))
        self.second.run("sign-in", self.city.address, "hoa", stdin=city.PASSWORD + "\n")
        self.second.run("sync")

    def test_join(self):
        self.fill_city()
        self.start()
        self.see_text("Mở phường, xã của bạn, hay xem thử với một phường mẫu?")
        self.see_focus("Mở phường")
        self.shot("welcome")
        self.move_focus("Tab")
        self.move_focus("Tab")
        self.key("Return")
        self.see_focus("Địa chỉ máy chủ")
        self.key("Return")
        self.see_text("Hãy nhập địa chỉ máy chủ thành phố")
        self.shot("missing")

        # Nobody listens there: told at the address, and what was typed stays.
        self.type("http://127.0.0.1:1")
        self.move_focus("Tab")
        self.type("phuong")
        self.move_focus("Tab")
        self.type(city.PASSWORD)
        self.key("Return")
        self.see_text("Chưa kết nối được máy chủ ở địa chỉ này")
        self.see_focus("Địa chỉ máy chủ")
        self.shot("nobody-listens")
        self.key("ctrl+a")
        self.type(self.city.address)
        self.key("Return")
        self.see_text("Phạm Ngọc Uyên Phương")
        self.see_text("Phường Bến Thành")
        self.shot("wards")
        while "Phường Tân Định" not in self.see_focus("Phường"):
            self.move_focus("Down")
        self.key("Return")
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.see_text("1.200")
        self.see("push button", contains="khớp đến")
        self.shot("joined")

        # What is entered at the other computer comes by itself.
        self.second.run("visit", "--household", "H7", "--outcome", "met", "--date", "2026-11-20")
        self.second.run("sync")
        self.see_text("1 / 1.200")
        self.shot("received")
        self.quit()


if __name__ == "__main__":
    journey.main()
