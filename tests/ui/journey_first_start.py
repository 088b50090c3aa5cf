# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody starts the program for the first time, looks around in the sample ward, and comes back to it."""

import re

import journey


class FirstStart(journey.Journey):
    def card(self):
        """What the first card says to somebody who can't see it: "4.970 hộ: 4.687" """
        label = self.see(None, contains="Hộ thuộc diện / tổng ")
        found = re.search(r"/ tổng ([0-9.]+ hộ: [0-9.]+)", journey.text_of(label))
        self.assertIsNotNone(found, journey.text_of(label))
        return found.group(1)

    def test_sample_ward(self):
        self.start()
        self.see_text("Mở phường, xã của bạn, hay xem thử với một phường mẫu?")
        self.shot("welcome")
        self.key("Tab", "Return")
        before = self.card()
        self.see_text("Khu phố 1")
        self.shot("overview")
        pages = (("Hộ dân", "Chủ hộ", "households"), ("Nhập kết quả", "Ngày đi", "entry"),
                 ("Nhập danh sách hộ", "Chọn tệp", "import"), ("Khu phố và tổ", "Xếp theo tên", "areas"))
        for title, text, name in pages:
            self.go(title)
            self.see_text(text)
            self.shot(name)
        self.go("Tổng quan")
        self.quit()

        self.start()
        self.assertEqual(self.card(), before)


if __name__ == "__main__":
    journey.main()
