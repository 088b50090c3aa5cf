# SPDX-License-Identifier: GPL-3.0-or-later
"""A second person types a sheet again without seeing the first result, and settles where the two differ."""

import subprocess

import journey
from journey_sheet_entry import SheetEntry


class Verify(SheetEntry):
    def be(self, name):
        subprocess.run(["gsettings", "set", "vn.gocua.GoCua", "operator-name", name], env=self.env, check=True)

    def test_verify(self):
        code = self.make_sheet(n_blank=0, n_lines=4)
        self.be("Nguyễn Thị Ánh")
        self.start("--store", self.ward)
        self.open_sheet(code)
        self.stroke("5", "Return", "1", "Return", "1", "Return", "6", "Return")
        self.see_text("đã nhập xong")
        self.go("Kiểm tra nhập")
        self.see_text("Không có phiếu nào chờ nhập kiểm tra.")
        self.go("Phiếu đi hộ")
        self.key("Down")
        self.click("push button", "Nhập kiểm tra")
        self.see_text("dòng do ai nhập thì phải để người khác nhập lại")
        self.quit()

        self.be("Trần Văn Bình")
        self.start("--store", self.ward)
        self.go("Kiểm tra nhập")
        self.see_text("1 phiếu cần nhập kiểm tra")
        self.see_text("Cả phiếu, 4 dòng. Người nhập: Nguyễn Thị Ánh")
        self.shot("waiting")
        self.see_focus("Phiếu")
        self.key("Return")
        self.see_text("0/4 dòng")
        self.see_focus("Kết quả")
        self.assertIsNone(self.find(None, contains="Chưa có lượt thăm nào"))
        self.shot("blind")
        self.stroke("5", "Return")
        self.see_text("1/4 dòng")
        # More people than there are: the sheet does not close over it.
        self.stroke("7", "9", "Return", "1", "Return")
        self.click("push button", "Rời phiếu")
        self.see_text("Có dòng chưa lưu được.")
        self.see_text("1/4 dòng")
        self.stroke("3", "Return")
        self.see_text("Dòng 2: hai lần nhập khác nhau")
        self.shot("difference")
        self.key("alt+2")
        self.see_text("2/4 dòng")
        self.see_focus("Kết quả")
        self.stroke("4", "Return")
        self.see_text("Dòng 3: hai lần nhập khác nhau")
        self.key("alt+1")
        self.see_text("3/4 dòng")
        self.see_focus("Kết quả")
        self.stroke("6", "Return")
        self.see_text("Không có phiếu nào chờ nhập kiểm tra.")
        self.see_text("1/4 dòng (25,0 %)")
        self.shot("done")
        state, lines = self.sheet(code)
        self.assertEqual(state, "verified")
        self.assertEqual([lines[2][0], lines[3][0]], ["moved", "absent"])


if __name__ == "__main__":
    journey.main()
