# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet contradicts itself; the grid says so at the line, and one key mends it. What cannot be so is not saved."""

import json

import journey


class Doubt(journey.Journey):
    def type_household(self, text):
        self.type(text)
        self.key("Return")
        self.see_focus("Kết quả")

    def go_to_cell(self, beginning, key="Tab"):
        name = self.focused_name()
        while not name.startswith(beginning):
            name = self.move_focus(key)

    def visits_of(self, code):
        return json.loads(self.run_command("show", code, "--json"))["visits"]

    def test_doubt(self):
        self.start("--store", self.make_ward((
            "H1,Đặng Thị Hường,12/34/7 Nguyễn Trãi,Khu phố 1,4,3",
            "H2,Trần Văn Bé,12/34/9 Nguyễn Trãi,Khu phố 1,2,2",
        )))
        self.go("Nhập kết quả")
        self.see_focus("Hộ dân")
        # Two people have the app, and nobody there knows of it.
        self.type_household("huong")
        for cell, key in (("Kết quả", "5"), ("Có thiết bị", "1"), ("Biết", "0"), ("Số người đã cài", "2")):
            self.go_to_cell(cell)
            self.key(key)
        self.see_text("(F2)")
        self.shot("contradiction")
        self.key("F2")
        self.wait(lambda: self.find(None, contains="(F2)") is None, "the contradiction to be mended")
        self.shot("mended")
        self.key("Down")
        self.see_text("đã lưu")
        # More people than live there: no key mends that, so the line waits with a sentence.
        self.go_to_cell("Hộ dân", "shift+Tab")
        self.type_household("be")
        self.key("5")
        self.go_to_cell("Số người đã cài")
        self.key("3", "Down")
        self.see_text("3")
        self.shot("impossible")
        self.quit()
        self.assertEqual([visit["outcome"] for visit in self.visits_of("H1")], ["met"])
        self.assertEqual(self.visits_of("H2"), [])


if __name__ == "__main__":
    journey.main()
