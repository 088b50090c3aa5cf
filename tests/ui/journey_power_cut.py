# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes while results are typed in, again and again: every line that the window called saved is there."""

import json
import os
import random
import subprocess
import time

import pyatspi

import journey

ROUNDS = 10
LINES = 3  # typed in each round; the power goes while the last one is on its way

SHEET_ROUNDS = 3
SHEET_LINES = 20


class PowerCut(journey.Journey):
    def look_up(self, number):
        self.type(f"{number}")
        self.key("Return")
        self.see_focus("Kết quả")

    def cut_the_power(self, after):
        """Leave the line, and the program dies a moment later."""
        subprocess.Popen(["xdotool", "key", "1", "Down"]).wait()
        time.sleep(after)
        self.program.kill()
        self.program.wait()
        self.program = None

    def saved_lines(self):
        """The house numbers of the lines that say they are saved, as a person reads them."""
        household, found = None, set()
        for node in self.nodes():
            if node.name == "Hộ dân" and node.getRole() in (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY):
                household = journey.text_of(node).split(" ")[0]
            elif node.name == "Đã lưu trên máy này" and household:
                found.add(household)
        return found

    def visited(self):
        rows = json.loads(self.run_command("households", "--json"))["households"]
        return {row["address"].split(" ")[0] for row in rows if row["attempts"] > 0}

    def test_power_cut(self):
        dice = random.Random(int(os.environ.get("GOCUA_TEST_SEED", "2025")))
        numbers = iter(range(101, 101 + ROUNDS * LINES))
        store = self.make_ward(f"H{n},Nguyễn Văn An,{n} Lê Lợi,Khu phố 1,4,3" for n in range(101, 101 + ROUNDS * LINES))
        seen, typed = set(), set()
        for number in range(ROUNDS):
            self.start("--store", store)
            self.go("Nhập kết quả")
            self.see_focus("Hộ dân")
            for line in range(LINES):
                house = next(numbers)
                typed.add(str(house))
                self.look_up(house)
                if line < LINES - 1:
                    self.key("1", "Down", "shift+Tab")
            seen |= self.saved_lines()
            self.cut_the_power(dice.uniform(0, 0.03))
            self.run_command("check")
        visited = self.visited()
        self.assertLessEqual(seen, visited)
        self.assertLessEqual(visited, typed)
        self.assertGreaterEqual(len(seen), ROUNDS)
        print(f"{ROUNDS} kills, {len(seen)} lines seen as saved, {len(visited)} found")

    # On a sheet: it lies on the desk again as it was, with the line that was half typed.

    def make_sheet(self):
        self.store = self.make_ward(
            [f"H{i},Trần Văn Bé,12/{i} Nguyễn Trãi,Khu phố 1,5,4" for i in range(1, SHEET_LINES + 1)],
            options=("--campaign", "cds-2025"),
        )
        made = self.run_command(
            "--json", "sheet", "make", "--day", "02/03/2025", "--lines", str(SHEET_LINES), "--blanks", "0"
        )
        return json.loads(made)["sheets"][0]

    def keyed(self, code):
        """Number and installed people of each line that is on the disk."""
        sheet = json.loads(self.run_command("--json", "sheet", "show", code))
        return {line["line"]: line["answers"] for line in sheet["lines"] if line["outcome"] is not None}

    def line_in_hand(self):
        """What a person reads of the line with the focus: number, result, how many installed, whether it is saved."""
        line = self.focused().parent.parent.parent
        nodes = [node for node in journey.walk(line) if journey.is_showing(node)]
        texts = [journey.text_of(node) for node in nodes]
        number = next(text for text in texts if text.isdigit())
        installed = next(journey.text_of(node) for node in nodes if node.name == "Số người đã cài đặt")
        state = next((node.name for node in nodes if node.name in ("Chưa lưu", "Đã lưu trên máy này")), "")
        return int(number), self.focused_name(), installed, state

    def cut_and_start(self, code, expected):
        """The power goes; what was saved is there and nothing else, and the sheet lies on the desk again."""
        self.program.kill()
        self.program.wait()
        self.program = None
        self.run_command("check")
        kept = self.keyed(code)
        self.assertEqual({number: answers or "" for number, answers in kept.items()}, expected)
        self.start("--store", self.store)
        self.go("Nhập kết quả")
        self.see_focus("Kết quả")

    def test_power_cut_on_a_sheet(self):
        code = self.make_sheet()
        self.start("--store", self.store)
        self.key("F9")
        self.see_focus("Mã phiếu")
        self.type(code)
        self.key("Return")
        self.see_focus("Kết quả")
        saved = {}
        for first in range(1, SHEET_ROUNDS * 4, 4):
            # Two lines, one left out, and the half of a fourth: how many have signed in is not said yet.
            self.key("5", "Return", "1", "Return", "Down", "7", "3")
            saved |= {first: "installed=4 knows=1 signed_in=4 uses=1", first + 1: ""}
            self.see_text(f"{len(saved)}/{SHEET_LINES} dòng")
            half = (first + 3, "Kết quả: Gặp", "3", "Chưa lưu")
            self.wait(lambda: self.line_in_hand() == half, "the line that is half typed")
            time.sleep(2)  # a draft is written a second after the last key
            self.cut_and_start(code, saved)
            self.assertEqual(self.line_in_hand(), half)
            if first == 1:
                self.shot("half")
            # It goes on from there: the half line anew, and the one that was left out.
            self.key("7", "3", "Return", "2", "Return", "Up", "Up", "1", "Return")
            saved |= {first + 2: "", first + 3: "installed=3 knows=1 signed_in=2 uses=0"}
            self.see_text(f"{len(saved)}/{SHEET_LINES} dòng")
            # Nothing is half typed now.
            self.wait(lambda: self.keyed(code).keys() == saved.keys(), "the lines of this round on the disk")
            self.cut_and_start(code, saved)
            self.assertEqual(self.line_in_hand()[0], first + 4)
        self.quit()


if __name__ == "__main__":
    journey.main()
