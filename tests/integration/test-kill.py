#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The process is killed at random moments while visits are entered: what was acknowledged is there, and the file sound."""

import os
import random
import subprocess
import threading
import time
import unittest

from gocua_case import GocuaCase

ROUNDS = 30
HOUSEHOLDS = 30


class KillTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.import_households(HOUSEHOLDS)
        self.random = random.Random(int(os.environ.get("GOCUA_TEST_SEED", "2025")))

    def feed(self, pipe, household):
        """Write visits without end, until nobody reads them any more."""
        try:
            for number in range(1_000_000):
                pipe.write(f"{household}\t01/03/2025\tmet\tknows=1 installed={number % 4}\t\t\t\tlượt {number}\n")
                pipe.flush()
        except OSError:
            pass

    def enter_and_kill(self, household, wait_for_first, seconds):
        process = subprocess.Popen(
            [self.program, "visit", "--batch", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self.env,
            encoding="utf-8",
        )
        feeder = threading.Thread(target=self.feed, args=(process.stdin, household))
        lines = []
        reader = threading.Thread(target=lambda: lines.extend(process.stdout))
        feeder.start()
        reader.start()
        while wait_for_first and not lines and process.poll() is None:
            time.sleep(0.001)
        time.sleep(seconds)
        process.kill()
        process.wait()
        reader.join()
        feeder.join()
        try:
            process.stdin.close()
        except OSError:
            pass
        process.stdout.close()
        return [line.split()[1] for line in lines if line.startswith("saved ") and line.endswith("\n")]

    def test_kill(self):
        saved = {}
        for number in range(ROUNDS):
            household = f"H{number % HOUSEHOLDS + 1}"
            # Some die while they open the file, most in the middle of entry.
            ids = self.enter_and_kill(household, number % 5 != 0, self.random.uniform(0.0, 0.12))
            saved.setdefault(household, set()).update(ids)
            self.assertLessEqual(saved[household], self.find_visits(household), f"round {number}")
            self.assert_sound()
        total = sum(map(len, saved.values()))
        self.assertGreater(total, ROUNDS, "hardly anything was entered before the kills")
        for household, ids in saved.items():
            self.assertLessEqual(ids, self.find_visits(household))
        # At most one visit of each round was on the disk and not yet acknowledged.
        attempts = self.ask("status")["ward"]["attempts"]
        self.assertLessEqual(total, attempts)
        self.assertLessEqual(attempts, total + ROUNDS)
        print(f"{ROUNDS} kills, {total} visits acknowledged, {attempts} found")

    def test_kill_during_import(self):
        before = self.count_changes()
        rows = "Mã hộ,Chủ hộ,Địa chỉ\n" + "".join(f"N{i},Lê Thị {i},{i} Pasteur\n" for i in range(3000))
        path = self.write("new.csv", rows)
        for _ in range(4):
            process = subprocess.Popen([self.program, "--quiet", "import", path], env=self.env)
            time.sleep(self.random.uniform(0.05, 0.5))
            process.kill()
            if process.wait() == 0:
                break
            # All of it or nothing.
            self.assertIn(self.count_changes() - before, (0, 3000))
            self.assert_sound()


if __name__ == "__main__":
    unittest.main()
