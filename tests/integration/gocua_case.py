# SPDX-License-Identifier: GPL-3.0-or-later
"""What the integration tests share: a folder of one's own, and the real program in it."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

OK, FAILED, USAGE, NOT_FOUND, REFUSED, STORE = range(6)

UNIT = "26737@2025-07-01"
HEADER = "Mã hộ,Chủ hộ,Địa chỉ,Khu phố,SĐT,Số nhân khẩu,Số người đủ tuổi\n"


class GocuaCase(unittest.TestCase):
    """Each test has a new folder for all files of the program, and no key but the one in it."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gocua-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = dict(os.environ)
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            self.env[f"XDG_{name}_HOME"] = str(self.folder / name.lower())
        self.env["GOCUA_KEY_FILE_ONLY"] = "1"
        self.env["GOCUA_LANGUAGE"] = "en"
        self.env["LC_ALL"] = "C"
        self.program = os.environ["GOCUA_BIN"]
        self.store = self.folder / "data" / "gocua" / "wards" / (UNIT + ".gocua")

    def run_gocua(self, *args, code=OK, **options):
        """Run the program to its end, look at its exit code (None: any), and return what it wrote."""
        options.setdefault("env", self.env)
        options.setdefault("encoding", "utf-8")
        options.setdefault("timeout", 120)
        done = subprocess.run(
            [self.program, *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, **options
        )
        self.assertIn(done.returncode, range(6) if code is None else [code], f"gocua {args}\n{done.stdout}\n{done.stderr}")
        self.assertNotIn("CRITICAL", done.stderr)
        self.assertNotIn("Sanitizer", done.stderr)
        return done

    def ask(self, *args, **options):
        """Run the program with --json and return what it says."""
        return json.loads(self.run_gocua("--json", *args, **options).stdout)

    def make_ward(self, areas=3):
        self.run_gocua("new", "--unit", UNIT, "--areas", areas, "--campaign", "cds-2025")

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return path

    def import_households(self, count):
        rows = "".join(
            f"H{i},Nguyễn Văn {i},{i} Lê Lợi,{i % 3 + 1},09012345{i % 100:02},4,3\n" for i in range(1, count + 1)
        )
        return self.run_gocua("import", self.write("roster.csv", HEADER + rows))

    def count_changes(self, *args):
        return self.ask("status", *args)["position"]

    def find_visits(self, household, *args):
        return {visit["id"] for visit in self.ask("show", household, *args)["visits"]}

    def assert_sound(self, *args):
        self.assertTrue(self.ask("check", *args)["sound"])
