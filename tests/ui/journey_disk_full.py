# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk fills up while results are typed in: the window says so, nothing typed is lost, and it goes on with room."""

import errno
import json
import os
import resource
import signal
import subprocess

import journey

# Makes a small disk of the folder $1, with what was in it, and becomes the rest of the command there.
SMALL_DISK = """
copy=$(mktemp -d) && cp -a "$1/." "$copy" && mount -t tmpfs -o size=4m tmpfs "$1" &&
  cp -a "$copy/." "$1" && rm -rf "$copy" && shift && exec "$@"
"""


def find_unshare():
    """How to get a mount of one's own here, or nothing."""
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


class DiskFull(journey.Journey):
    # Where no small disk can be made, files may not grow; without this the program would be killed for it.
    how = {"preexec_fn": lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN)}

    def begin(self, store):
        self.store = store
        self.unshare = find_unshare()
        if self.unshare is not None:
            folder = os.path.dirname(store)
            self.prefix = [*self.unshare, "sh", "-c", SMALL_DISK, "sh", folder]
            self.filler = os.path.join(folder, "filler")
        self.start("--store", store)

    def inside(self, path):
        """The path as the program sees it."""
        return f"/proc/{self.program.pid}/root{path}"

    def fill(self):
        if self.unshare is None:
            size = os.path.getsize(self.store + "-wal")
            resource.prlimit(self.program.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
            return
        with open(self.inside(self.filler), "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError as error:
                self.assertEqual(error.errno, errno.ENOSPC)

    def make_room(self):
        if self.unshare is None:
            resource.prlimit(self.program.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        else:
            os.remove(self.inside(self.filler))

    def visits_of(self, code):
        """While the program runs: its disk goes with it."""
        command = [journey.COMMAND, "--store", self.store, "show", code, "--json"]
        if self.unshare is not None:
            user = ["--user", "--preserve-credentials"] if "-rm" in self.unshare else []
            command = ["nsenter", "--mount", *user, "--target", str(self.program.pid), *command]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)["visits"]

    def enter(self, household, outcome):
        self.type(household)
        self.key("Return")
        self.see_focus("Kết quả")
        self.key(outcome, "Down")

    def test_disk_full(self):
        self.begin(self.make_ward((
            "H1,Đặng Thị Hường,12/34/7 Nguyễn Trãi,Khu phố 1,4,3",
            "H2,Trần Văn Bé,12/34/9 Nguyễn Trãi,Khu phố 1,2,2",
        )))
        self.go("Nhập kết quả")
        self.see_focus("Hộ dân")
        self.enter("huong", "1")
        self.see_text("đã lưu")
        self.fill()
        self.key("shift+Tab")
        self.see_focus("Hộ dân")
        self.enter("be", "2")
        self.see_text("Có một dòng chưa lưu được")
        self.shot("full")
        self.make_room()
        self.key("ctrl+s")
        self.wait(lambda: len(self.visits_of("H2")) == 1, "the line to be saved")
        self.shot("room-again")
        self.assertEqual([visit["outcome"] for visit in self.visits_of("H1")], ["absent"])
        self.assertEqual([visit["outcome"] for visit in self.visits_of("H2")], ["refused"])
        self.quit()


if __name__ == "__main__":
    journey.main()
