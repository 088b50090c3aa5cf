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


if __name__ == "__main__":
    journey.main()
