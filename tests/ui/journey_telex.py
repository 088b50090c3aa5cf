# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody types Vietnamese by Telex with a real input method; no last syllable is lost on the way to the next field."""

import json

import input_method
import journey


class Telex(input_method.InputMethod, journey.Journey):
    def households(self):
        return {row["code"]: row for row in json.loads(self.run_command("households", "--json"))["households"]}

    def add_household(self):
        """The last syllable of the name is still being composed when Enter saves the form."""
        self.key("ctrl+shift+n")
        self.see_focus("Địa chỉ")
        self.type("15 Ddinh Tieen Hoangf")
        self.key("Tab")
        self.see_focus("Chủ hộ")
        self.type("Phan Thij Ngocj")
        self.shot("composing")
        self.key("Return")
        self.see_text("4 / 4")
        self.assertIn(
            ("15 Đinh Tiên Hoàng", "Phan Thị Ngọc"),
            [(row["address"], row["head"]) for row in self.households().values()],
        )

    def search(self):
        self.key("ctrl+f")
        self.see_focus("Tìm hộ")
        self.type("Huwowngf")
        self.key("Down")
        self.see_text("1 / 4")
        self.see_text("12/34/1 Nguyễn Trãi")
        self.shot("found")

    def find_anything(self, typed, address):
        """What is still being composed is found, and Enter takes it."""
        self.go("Tổng quan")
        self.key("ctrl+k")
        self.see_focus("Tìm mọi thứ")
        self.type(typed)
        self.key("Return")
        self.see_page("Hộ dân")
        self.see("label", address)

    def enter(self, household, end):
        """The name and the note are still being composed when the next key comes."""
        self.go("Tổng quan")
        self.go("Nhập kết quả")  # the keyboard is in the empty line
        self.see_focus("Hộ dân")
        self.type(household)
        self.key("Return")
        name = self.see_focus("Kết quả")
        self.key("1")
        while name != "Ghi chú":
            name = self.move_focus("Tab")
        self.type("nhaf khoas cuwar")
        self.key(end)

    def test_telex(self):
        self.start("--store", self.make_ward((
            "H1,Đặng Thị Hường,12/34/1 Nguyễn Trãi,Khu phố 1,4,3",
            "H2,Trần Văn Bé,12/34/2 Nguyễn Trãi,Khu phố 1,2,2",
            "H3,Lê Văn Quốc,12/34/3 Nguyễn Trãi,Khu phố 1,2,2",
        )))
        self.go("Hộ dân")
        self.see_text("3 / 3")
        self.add_household()
        self.search()
        self.key("ctrl+k")
        self.see_focus("Tìm mọi thứ")
        self.type("Ddawngj Thij Huwowngf")
        self.see("list item", contains="12/34/1 Nguyễn Trãi · Đặng Thị Hường")
        self.shot("found-while-composing")
        self.key("Escape")
        self.find_anything("Ddawngj Thij Huwowngf", "12/34/1 Nguyễn Trãi")
        self.find_anything("bes", "12/34/2 Nguyễn Trãi")
        for household, end in (("huwowngf", "Return"), ("bes", "Down"), ("quoocs", "alt+1")):
            self.enter(household, end)
        self.see_page("Tổng quan")
        self.go("Nhập kết quả")
        self.shot("entered")
        self.quit()
        for code in ("H1", "H2", "H3"):
            visits = json.loads(self.run_command("show", code, "--json"))["visits"]
            self.assertEqual([(visit["outcome"], visit["note"]) for visit in visits], [("absent", "nhà khóa cửa")], code)


if __name__ == "__main__":
    journey.main()
