#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A ward's work on the command line, from the new file to the exported list."""

import csv
import io
import json
import subprocess
import unittest

from gocua_case import FAILED, HEADER, NOT_FOUND, OK, REFUSED, STORE, UNIT, USAGE, GocuaCase


class WorkTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.import_households(6)

    def test_whole_work(self):
        first = self.run_gocua(
            "visit", "--household", "H1", "--outcome", "met", "--answer", "knows=1", "--answer", "installed=2"
        )
        self.assertRegex(first.stdout, r"^saved [0-9a-f-]{36}\n$")
        self.run_gocua(
            "visit", "--household", "H2", "--outcome", "absent", "--date", "20/11/2025", "--follow-up", "21/11/2025"
        )
        found = self.ask("households", "--reached")
        self.assertEqual([row["code"] for row in found["households"]], ["H1"])
        self.assertEqual(found["households"][0]["answers"]["installed"], 2)
        self.assertEqual(self.ask("households", "--not-reached")["total"], 5)
        self.assertEqual(self.ask("households", "--search", "nguyen van 3")["households"][0]["code"], "H3")
        self.assertEqual(self.ask("households", "--area", "khu pho 2")["total"], 2)
        self.assertEqual(self.ask("households", "--yes", "knows")["total"], 1)
        self.assertEqual(self.ask("households", "--unknown", "knows")["total"], 5)
        self.assertEqual(self.ask("households", "--outcome", "absent")["households"][0]["code"], "H2")
        self.assertEqual(self.ask("households", "--follow-up-due")["total"], 1)
        self.assertEqual(self.ask("households", "--follow-up-due", "2025-11-20")["total"], 0)
        self.assertEqual(self.ask("households", "--archived")["total"], 0)
        self.assertEqual(self.ask("households", "--team", "-")["total"], 6)
        self.assertIsNone(found["households"][0]["team"])
        self.run_gocua("households", "--saved", "không có", code=USAGE)
        limited = self.ask("households", "--sort", "name", "--descending", "--limit", 2)
        self.assertEqual((limited["total"], [row["code"] for row in limited["households"]]), (6, ["H6", "H5"]))

        status = self.ask("status")
        self.assertEqual(status["unit"], UNIT)
        ward = status["ward"]
        self.assertEqual((ward["households"], ward["eligible"], ward["reached"], ward["attempts"]), (6, 6, 1, 2))
        knows = ward["indicators"]["knows"]
        self.assertEqual((knows["yes"], knows["no"], knows["unknown"], knows["yes_reached"]), (1, 0, 5, 1))
        self.assertEqual(ward["indicators"]["installed"]["people"], 2)
        self.assertEqual(len(status["areas"]), 3)
        self.assertIn("1 / 6 (16.7%)", self.run_gocua("status", "--areas").stdout)

        shown = self.ask("show", "H1")
        self.assertEqual(shown["visits"][0]["answers"], {"knows": 1, "installed": 2, "signed_in": None, "uses": None})
        self.assertEqual([event["action"] for event in shown["history"]], ["roster.import", "visit.new"])
        self.assertEqual(self.ask("show", shown["id"])["code"], "H1")
        self.assertIn("Phone: 0901 234 501", self.run_gocua("show", "H1").stdout)

        self.assertEqual(self.ask("rebuild", "--dry-run")["different"], 0)
        self.assertEqual(self.ask("rebuild")["different"], 0)
        self.assert_sound()
        self.assertEqual(self.ask("status")["ward"], ward)

    def test_undo(self):
        self.run_gocua("visit", "--household", "H1", "--outcome", "met")
        self.assertEqual(self.ask("undo")["action"], "visit.new")
        self.assertEqual(self.ask("status")["ward"]["attempts"], 0)
        self.assertEqual(self.ask("undo")["action"], "roster.import")
        self.assertEqual(self.ask("households")["total"], 0)
        while self.run_gocua("undo", code=None).returncode == OK:
            pass
        self.run_gocua("undo", code=NOT_FOUND)
        self.assertEqual(len(self.ask("status")["areas"]), 3)
        self.assert_sound()

    def test_batch(self):
        lines = "\ufeff" + "\n".join(
            (
                '{"household": "H1", "outcome": "met", "answers": {"knows": 1, "installed": null}, "note": "gặp mẹ"}',
                "",
                "H2\t20/11/2025\tabsent\t\t\t22/11/2025\r",
                "H3\t\t5\tknows=1,installed=3\t\t\t\tghi chú",
            )
        )
        done = self.run_gocua("visit", "--batch", "-", input=lines)
        self.assertEqual(done.stdout.count("saved "), 3)
        self.assertEqual(self.ask("status")["ward"]["attempts"], 3)
        self.assertEqual(self.ask("show", "H3")["visits"][0]["outcome"], "met")
        self.assertEqual(self.ask("show", "H1")["visits"][0]["note"], "gặp mẹ")
        mixed = "H4\t\tmet\nH9\t\tmet\nH4\t\tdancing\n{\nH4\t\tmet\tknows=x\nH5\t\tmet\tinstalled=9\nH5\t\tabsent\n"
        done = self.run_gocua("--json", "visit", "--batch", "-", input=mixed, code=REFUSED)
        self.assertEqual([list(json.loads(line)) for line in done.stdout.splitlines()], [["saved"], ["saved"]])
        for number, word in ((2, "H9"), (3, "dancing"), (4, ""), (5, "knows=x"), (6, "only 3")):
            self.assertRegex(done.stderr, f"(?m)^Line {number}: .*{word}")
        self.assertIn("5 visits were refused, 2 recorded", done.stderr)
        self.run_gocua("visit", "--batch", self.folder / "nowhere", code=NOT_FOUND)

    def test_import_again(self):
        same = self.ask("import", self.folder / "roster.csv")
        self.assertEqual((same["new"], same["changed"], same["unchanged"]), (0, 0, 6))
        path = self.write("more.csv", "Tên;Nhà;KP\nLê Thị Tám;9 Pasteur;Khu phố 9\n")
        dry = self.ask("import", path, "--dry-run", "--make-areas", "--map", "head=A", "--map", "address=2", "--map",
                       "area=C", "--first-row", 2, "--separator", ";")
        self.assertEqual((dry["new"], dry["new_areas"], dry["committed"]), (1, ["Khu phố 9"], False))
        self.assertEqual(self.ask("households")["total"], 6)
        self.run_gocua("import", path, "--make-areas", "--map", "head=A", "--map", "address=B", "--map", "area=C",
                       "--first-row", 2, "--separator", ";")
        self.assertEqual(self.ask("households", "--area", "Khu phố 9")["total"], 1)
        self.run_gocua("import", path, "--map", "nonsense=A", code=USAGE)
        self.run_gocua("import", path, "--map", "head=Z", code=USAGE)
        self.run_gocua("import", self.folder / "nowhere.csv", code=NOT_FOUND)

    def test_export(self):
        bad = HEADER + 'H7,"=1+1","+4 Lê Lợi, ""A""",1,+8490,2,2\n'
        self.run_gocua("import", self.write("bad.csv", bad))
        target = self.folder / "out.csv"
        self.run_gocua("export", "--output", target)
        raw = target.read_bytes()
        self.assertTrue(raw.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(target.stat().st_mode & 0o777, 0o600)
        rows = {row["Household code"]: row for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))}
        self.assertEqual(len(rows), 7)
        self.assertEqual(rows["H7"]["Head of household"], "'=1+1")
        self.assertEqual(rows["H7"]["Address"], "'+4 Lê Lợi, \"A\"")
        self.assertEqual(rows["H1"]["Phone"], "09xx xxx 501")
        self.run_gocua("export", "--with-phones", code=USAGE)
        self.run_gocua("export", "--with-phones", "--reason", " ", code=USAGE)
        full = self.run_gocua("export", "--with-phones", "--reason", "Gọi hẹn lại", "--search", "H1").stdout
        self.assertIn("0901234501", full)
        self.assertEqual(full.count("\n"), 2)
        log = self.ask("export", "--log")
        self.assertEqual([(entry["households"], entry["phones"]) for entry in log], [(7, False), (1, True)])
        self.assertEqual(log[1]["reason"], "Gọi hẹn lại")
        self.assertIn("Gọi hẹn lại", self.run_gocua("export", "--log").stdout)
        # What went out can come in again: nothing of it is new.
        again = self.ask("import", target, "--dry-run", "--map", "note=L")
        self.assertEqual((again["new"], again["refused"]), (0, 0))

    def test_exit_codes(self):
        self.run_gocua(code=USAGE)
        self.run_gocua("dance", code=USAGE)
        self.run_gocua("households", "--sideways", code=USAGE)
        self.run_gocua("households", "--sort", "moon", code=USAGE)
        self.run_gocua("households", "--yes", "moon", code=USAGE)
        self.run_gocua("households", "--reached", "--not-reached", code=USAGE)
        self.run_gocua("show", code=USAGE)
        self.run_gocua("show", "H1", "H2", code=USAGE)
        self.run_gocua("visit", "--household", "H1", code=USAGE)
        self.run_gocua("show", "H99", code=NOT_FOUND)
        self.run_gocua("households", "--area", "Khu phố 77", code=NOT_FOUND)
        self.run_gocua("visit", "--household", "H99", "--outcome", "met", code=NOT_FOUND)
        self.run_gocua("visit", "--household", "H1", "--outcome", "met", "--team", "X", code=NOT_FOUND)
        self.run_gocua("visit", "--household", "H1", "--outcome", "dancing", code=REFUSED)
        self.run_gocua("new", "--unit", UNIT, code=REFUSED)
        self.run_gocua("--store", self.folder / "nowhere.gocua", "status", code=STORE)
        self.run_gocua("--store", self.write("text.gocua", b"no ward " * 4096), "status", code=STORE)
        self.run_gocua("status", "--help", code=OK)
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run(
                [self.program, "status"], stdout=full, stderr=subprocess.PIPE, env=self.env, check=False
            )
        self.assertEqual(done.returncode, FAILED)
        self.assertIn(b"could not be written", done.stderr)

    def test_several_wards(self):
        self.run_gocua("new", "--unit", "99999@2025-07-01", "--name", "Phường Thử")
        done = self.run_gocua("status", code=USAGE)
        self.assertIn(UNIT, done.stderr)
        self.assertIn("99999@2025-07-01", done.stderr)
        self.assertEqual(self.ask("--store", UNIT, "status")["name"], "Phường Tân Định")
        self.assertEqual(self.ask("status", "--store", "99999@2025-07-01")["name"], "Phường Thử")

    def test_languages(self):
        english = self.run_gocua("--help").stdout
        self.assertIn("Commands:", english)
        self.run_gocua("visit", "--household", "H1", "--outcome", "met")
        self.assertIn("Met", self.run_gocua("households").stdout)
        self.env.pop("GOCUA_LANGUAGE")
        for locale in ("C", "en_US.UTF-8", "C.UTF-8"):
            self.env["LC_ALL"] = locale
            self.assertIn("Các lệnh:", self.run_gocua("--help").stdout)
            self.assertIn("Gặp", self.run_gocua("households").stdout)
        self.assertIn("Commands:", self.run_gocua("--english", "--help").stdout)
        self.assertIn("H99", self.run_gocua("show", "H99", code=NOT_FOUND).stderr)


class OpeningTest(GocuaCase):
    def test_units(self):
        found = self.ask("units", "tan", "dinh")
        self.assertEqual([unit["key"] for unit in found], [UNIT])
        self.run_gocua("units", "nowhere at all", code=NOT_FOUND)

    def test_nothing_yet(self):
        self.assertIn("gocua new", self.run_gocua("status", code=STORE).stderr)

    def test_new(self):
        self.run_gocua("new", code=USAGE)
        self.run_gocua("new", "--unit", "nowhere", code=NOT_FOUND)
        self.run_gocua("new", "--unit", "binh", code=NOT_FOUND)
        self.run_gocua("new", "--unit", UNIT, "--campaign", "none", code=NOT_FOUND)
        self.run_gocua("new", "--unit", UNIT, "--areas", -1, code=USAGE)
        self.assertFalse(self.store.exists())
        made = self.ask("new", "--unit", "tan dinh", "--areas", 12)
        self.assertEqual((made["unit"], made["store"]), (UNIT, str(self.store)))
        self.assertEqual([area["name"] for area in self.ask("status")["areas"]][-1], "Khu phố 12")
        self.assertEqual(self.store.stat().st_mode & 0o077 and self.store.parent.stat().st_mode & 0o077, 0)
        self.assertNotIn(b"SQLite format", self.store.read_bytes())

    def test_sample(self):
        self.ask("sample", "--households", 200)
        self.assertGreater(self.ask("status")["ward"]["households"], 190)
        self.assertGreater(self.ask("status")["ward"]["reached"], 0)
        self.assert_sound()
        self.run_gocua("sample", code=REFUSED)


if __name__ == "__main__":
    unittest.main()
