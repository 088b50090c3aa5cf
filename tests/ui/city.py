# SPDX-License-Identifier: GPL-3.0-or-later
"""The city's server and a second computer of the ward, for the journeys that need them."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "integration"))

import server_case  # noqa: E402

WARD = "26737@2025-07-01"
OTHER_WARD = "26743@2025-07-01"
PASSWORD = "mat-khau-dai-1"


class City(server_case.ServerCase):
    """A real server on a private PostgreSQL, with two wards and accounts with long names."""

    def runTest(self):
        """Not run by itself: a journey sets it up and takes it down."""

    def prepare(self):
        self.admin("init")
        self.admin("ward", "add", WARD, "Phường Tân Định")
        self.admin("ward", "add", OTHER_WARD, "Phường Bến Thành")
        for account, display, wards in (
            ("hoa", "Lê Nguyễn Hoàng Thị Thiên Hoa", (WARD,)),
            ("phuong", "Phạm Ngọc Uyên Phương", (WARD, OTHER_WARD)),
            ("binh", "Trần Văn Bình", (OTHER_WARD,)),
        ):
            self.admin("account", "add", account, "--role", "entry", "--display", display, stdin=PASSWORD + "\n")
            for ward in wards:
                self.admin("ward", "assign", ward, account)

    def stop(self):
        """The line goes down."""
        self.end_server(self.server)

    def start_again(self):
        """And comes back, at the same address."""
        self.server = self.start_server(listen=f"127.0.0.1:{self.port}")

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"


class Computer:
    """Another computer: a home of its own, and the command in the place of the window."""

    def __init__(self, case, env):
        self.case = case
        self.home = tempfile.mkdtemp(prefix="gocua-second-")
        case.addCleanup(shutil.rmtree, self.home, True)
        self.env = dict(
            env,
            HOME=self.home,
            **{f"XDG_{name}_HOME": os.path.join(self.home, name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")},
        )

    def run(self, *arguments, stdin=""):
        done = subprocess.run(
            [os.environ["GOCUA_BIN"], *arguments], env=self.env, input=stdin, capture_output=True, text=True, check=False,
            timeout=120,
        )  # fmt: skip
        self.case.assertEqual(done.returncode, 0, f"{arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def write(self, name, text):
        path = os.path.join(self.home, name)
        pathlib.Path(path).write_text(text, encoding="utf-8")
        return path
