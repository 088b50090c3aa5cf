#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A full disk and a disk that cannot be written: a plain sentence, an exit code, and nothing lost."""

import os
import resource
import shutil
import signal
import subprocess
import unittest

from gocua_case import FAILED, STORE, GocuaCase

LINE = "H{}\t01/03/2025\tmet\tknows=1 installed=2\t\t\t\t{}\n"


def find_unshare():
    """How to get mounts of one's own here, or nothing."""
    for command in (["unshare", "-m"], ["unshare", "-rm"]):
        try:
            done = subprocess.run(
                [*command, "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"], capture_output=True, check=False
            )
        except OSError:
            return None
        if done.returncode == 0:
            return command
    return None


class DiskTest(GocuaCase):
    def setUp(self):
        super().setUp()
        self.make_ward()
        self.import_households(20)
        self.lines = "".join(LINE.format(i % 20 + 1, "ghi chú dài " * 60) for i in range(4000))
        self.home = self.store.parent

    def get_saved(self, output):
        return {line.split()[1] for line in output.splitlines() if line.startswith("saved ")}

    def assert_kept(self, saved, *args):
        """What was acknowledged is there, and work goes on."""
        found = set()
        for number in range(1, 21):
            found |= self.find_visits(f"H{number}", *args)
        self.assertLessEqual(saved, found)
        self.assert_sound(*args)
        self.run_gocua("visit", "--household", "H1", "--outcome", "absent", *args)

    def limit_files(self):
        # Files may grow by a little and no further, as on a full disk; without the signal that would kill.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = max(path.stat().st_size for path in self.home.iterdir() if path.is_file()) + 300_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    def test_no_room_in_file(self):
        done = self.run_gocua(
            "visit", "--batch", "-", input=self.lines, preexec_fn=self.limit_files, code=FAILED  # noqa: PLW1509
        )
        self.assertRegex(done.stderr, "disk is full|disk did not take")
        saved = self.get_saved(done.stdout)
        self.assertGreater(len(saved), 0)
        self.assert_kept(saved)

    def test_no_room_on_disk(self):
        unshare = find_unshare()
        if unshare is None:
            self.skipTest("no mounts of one's own here; the limit on files stands for it")
        batch = self.write("batch", self.lines)
        after = self.folder / "after"
        script = (
            'mount -t tmpfs -o size=1500k tmpfs "$1" && cp -a "$2/." "$1" && '
            '"$3" --store "$1/' + self.store.name + '" visit --batch "$4"; code=$?; '
            'cp -a "$1/." "$5"; exit $code'
        )
        mount = self.folder / "mount"
        mount.mkdir()
        after.mkdir()
        done = subprocess.run(
            [*unshare, "sh", "-c", script, "sh", mount, self.home, self.program, batch, after],
            env=self.env, capture_output=True, encoding="utf-8", check=False, timeout=120,
        )
        self.assertEqual(done.returncode, FAILED, done.stderr)
        self.assertIn("disk is full", done.stderr)
        saved = self.get_saved(done.stdout)
        self.assertGreater(len(saved), 0)
        self.assert_kept(saved, "--store", after / self.store.name)

    def test_import_without_room(self):
        rows = "Mã hộ,Chủ hộ,Địa chỉ\n" + "".join(f"N{i},Lê Thị {i},{i} Pasteur\n" for i in range(5000))
        path = self.write("new.csv", rows)
        before = self.count_changes()
        done = self.run_gocua("import", path, preexec_fn=self.limit_files, code=FAILED)  # noqa: PLW1509
        self.assertRegex(done.stderr, "disk|backup")
        self.assertEqual(self.count_changes(), before)
        self.assert_sound()

    def test_read_only(self):
        before = self.store.read_bytes()
        unshare = find_unshare()
        visit = ["visit", "--household", "H1", "--outcome", "met"]
        if unshare is not None:
            script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && "$@"'
            done = subprocess.run(
                [*unshare, "sh", "-c", script, "sh", self.home, self.program, *visit],
                env=self.env, capture_output=True, encoding="utf-8", check=False, timeout=60,
            )
        elif os.geteuid() != 0:
            self.home.chmod(0o500)
            self.store.chmod(0o400)
            self.addCleanup(self.home.chmod, 0o700)
            done = subprocess.run(
                [self.program, *visit], env=self.env, capture_output=True, encoding="utf-8", check=False, timeout=60
            )
            self.home.chmod(0o700)
            self.store.chmod(0o600)
        else:
            self.skipTest("nothing is read-only for this user here")
        self.assertIn(done.returncode, (FAILED, STORE), done.stderr)
        self.assertRegex(done.stderr, "read-only|can’t be written|can’t be opened|right to write")
        self.assertEqual(done.stdout, "")
        self.assertEqual(self.store.read_bytes(), before)
        self.assert_kept(set())

    def test_folder_cannot_be_made(self):
        shutil.rmtree(self.home)
        self.home.write_text("a file where the folder should be")
        done = self.run_gocua("new", "--unit", "26737@2025-07-01", code=STORE)
        self.assertIn("folder", done.stderr)


if __name__ == "__main__":
    unittest.main()
