#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can break between a computer and the server, and in either: afterwards both hold the same, nothing
is lost, and while it lasted the program told the truth."""

import gzip
import os
import random
import resource
import shutil
import signal
import subprocess
import threading
import time
import unittest
import uuid

from gocua_case import FAILED
from server_case import PASSWORD
from sync_case import Computer, Line, SyncCase, Watch

HOUSEHOLDS = [f"H{number}" for number in range(1, 7)]


def get_places(message):
    """Where a message can be cut: before and inside its first line, its head and its body, and before its last byte."""
    total = len(message.data)
    body = total - message.head_length
    return {
        "before it": 0,
        "in its first line": message.line_length // 2,
        "after its first line": message.line_length,
        "in its head": (message.line_length + message.head_length) // 2,
        "before the end of its head": message.head_length - 2,
        "after its head": message.head_length,
        "in its body": message.head_length + body // 2,
        "before its last byte": total - 1,
    }


PLACES = (
    "before it", "in its first line", "after its first line", "in its head", "before the end of its head",
    "after its head", "in its body", "before its last byte",
)  # fmt: skip


class CutTest(SyncCase):
    def setUp(self):
        super().setUp()
        self.first = self.make_computer(6)
        self.first.sync()
        self.second = self.join()
        self.visits = set()
        self.failed = 0

    def enter_on_both(self, note):
        self.visits.add(self.first.visit("H1", note))
        self.visits.add(self.second.visit("H2", note))
        self.second.sync()

    def cut(self, kind, number, place):
        """An exchange that sends one visit and receives another, cut at that place."""
        self.enter_on_both(f"{kind} {number} {place}")
        line = Line(self, self.port)

        def change(one_kind, one_number, message):
            if (one_kind, one_number) != (kind, number):
                return message.data
            return (message.data[: get_places(message)[place]],)

        self.first.sign_in(line.address)
        line.begin(change)
        good, said = self.first.try_sync()
        self.failed += not good
        # What the server may not have is still said to wait; what is said to be there is there.
        waiting = self.first.get_standing()["waiting"]
        self.assertIn(waiting, (0, 1))
        self.assertLessEqual(self.first.get_standing()["changes"] - waiting, self.count_on_server())
        if number == 0:
            self.assertFalse(good)
            self.assertEqual(waiting, 1)
            self.assertEqual(said["state"], "offline")
        self.first.sign_in(self.server.address)
        self.first.sync()

    def cut_everywhere(self, kind):
        for number in range(2):
            for place in PLACES:
                with self.subTest(message=number, place=place):
                    self.cut(kind, number, place)
                    if place == "in its body":
                        self.assert_equal_stores(self.first, self.second)
        self.assert_equal_stores(self.first, self.second)
        self.assertEqual(self.first.find_all_visits(HOUSEHOLDS), self.visits)
        self.assertGreaterEqual(self.failed, len(PLACES))

    def test_requests(self):
        self.cut_everywhere("request")

    def test_answers(self):
        """Cut in the first answer, the visit is on the server and nobody here knows."""
        self.cut_everywhere("answer")

    def test_join_is_cut(self):
        self.first.import_households(2000)
        self.first.sync()
        for number in range(2, 5):
            line = Line(self, self.port)
            line.change = lambda kind, n, message, at=number: (
                message.data if (kind, n) != ("answer", at + 1) else (message.data[: len(message.data) // 2],)
            )
            joined = Computer(self)
            joined.run_gocua("join", line.address, "hoa", input=PASSWORD + "\n", code=None)
            if joined.store.exists():
                joined.sign_in(self.server.address)
            else:
                joined.run_gocua("join", self.server.address, "hoa", input=PASSWORD + "\n")
            self.assert_equal_stores(self.first, joined)


class LibraryTest(SyncCase):
    def test_libcurl_is_missing(self):
        """It is loaded when something is sent; without it the program works, says so, and sends when it is back."""
        computer = self.make_computer(3)
        computer.sync()
        folder = computer.folder / "lib"
        folder.mkdir()
        (folder / "libcurl.so.4").write_text("hỏng")
        computer.env["LD_LIBRARY_PATH"] = str(folder)
        computer.visit("H1", "một")
        computer.ask("status")
        good, said = computer.try_sync()
        self.assertFalse(good)
        self.assertEqual((said["state"], said["waiting"]), ("needs-you", 1))
        self.assertIn("(libcurl) is missing on this computer or damaged, so nothing was sent", said["problem"])
        self.assertIn("Ask who looks after this computer", said["problem"])
        done = computer.run_gocua("sign-in", self.server.address, "hoa", input=PASSWORD + "\n", code=FAILED)
        self.assertIn("libcurl", done.stderr)
        joined = Computer(self)
        joined.env["LD_LIBRARY_PATH"] = str(folder)
        done = joined.run_gocua("join", self.server.address, "hoa", input=PASSWORD + "\n", code=FAILED)
        self.assertIn("libcurl", done.stderr)
        self.assertFalse(joined.store.exists())
        # What keeps running keeps saying it.
        watch = Watch(self, computer)
        watch.wait_for(lambda line: line["state"] == "needs-you" and "libcurl" in line["problem"])
        watch.kill()
        del computer.env["LD_LIBRARY_PATH"]
        self.assertEqual(computer.sync()["sent"], 1)


class StrangerTest(SyncCase):
    PAGE = b"<html><head><title>Wi-Fi</title></head><body>" + b"Xin m\xe1\xbb\x9di \xc4\x91\xc4\x83ng nh\xe1\xba\xadp. " * 40
    PACKED = gzip.compress(PAGE)
    ANSWERS = {
        "html": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(PAGE), PAGE),
        "redirect": b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/login\r\nContent-Length: 0\r\n\r\n",
        "truncated gzip": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (len(PACKED), PACKED[: len(PACKED) // 2]),
        "json": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"changes\":[]}",
        "nonsense": b"SSH-2.0-OpenSSH_9.2\r\n",
    }

    def test_captive_portal(self):
        computer = self.make_computer(4)
        computer.sync()
        visits = set()
        for name, answer in self.ANSWERS.items():
            with self.subTest(name):
                line = Line(self, self.port)
                computer.sign_in(line.address)
                visits.add(computer.visit("H1", name))
                before = computer.get_standing()
                line.stranger = answer
                line.seen.clear()
                good, said = computer.try_sync()
                self.assertFalse(good)
                self.assertGreater(len(line.seen), 0)
                self.assertEqual(said["state"], "offline")
                self.assertIn("Something else answered", said["problem"])
                self.assertEqual(said["last_answer_ms"], before["last_answer_ms"])
                self.assertEqual(said["waiting"], before["waiting"])
        computer.sign_in(self.server.address)
        self.assert_equal_stores(computer, self.join())
        self.assertEqual(computer.find_visits("H1"), visits)

    def test_signing_in_at_a_portal(self):
        computer = self.make_computer(1, sign_in=False)
        line = Line(self, self.port)
        line.stranger = self.ANSWERS["html"]
        done = computer.run_gocua("sign-in", line.address, "hoa", input=PASSWORD + "\n", code=1)
        self.assertIn("Something else answered", done.stderr)
        self.assertEqual(computer.get_standing()["state"], "no-server")

    def test_server_with_another_time(self):
        """As seen from here it is this computer whose clock is three days behind."""
        computer = self.make_computer(1)
        line = Line(self, self.port, self.add_three_days)
        computer.sign_in(line.address)
        said = computer.sync()
        self.assertTrue(said["clock_is_wrong"])
        self.assertAlmostEqual(said["clock_ahead_ms"], -3 * 86400_000, delta=60_000)
        self.assertIn("3 days behind", computer.run_gocua("sync").stdout)
        computer.sign_in(self.server.address)
        self.assertFalse(computer.sync()["clock_is_wrong"])

    @staticmethod
    def add_three_days(kind, number, message):
        if kind == "request":
            return message.data
        head, mark, rest = message.data.partition(b"Gocua-Time: ")
        time_ms, end, rest = rest.partition(b"\r\n")
        return head + mark + str(int(time_ms) + 3 * 86400_000).encode() + end + rest


class KillTest(SyncCase):
    def setUp(self):
        super().setUp()
        self.random = random.Random(int(os.environ.get("GOCUA_TEST_SEED", "2025")))

    def slow(self, kind, number, message):
        time.sleep(self.random.uniform(0, 0.03))
        return message.data

    def test_client(self):
        """Killed at random moments while it sends and receives; each time it goes on from what is there."""
        first = self.make_computer(300)
        line = Line(self, self.port, self.slow)
        first.sign_in(line.address)
        second = self.make_computer(0)
        killed = 0
        for number in range(16):
            first.visit(f"H{number + 1}", "một")
            process = subprocess.Popen(
                [first.program, "--quiet", "sync"], env=first.env, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
            try:
                process.wait(self.random.uniform(0.005, 0.1))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                killed += 1
            first.assert_sound()
            second.sync()
        self.assertGreater(killed, 3)
        self.assert_equal_stores(first, second)
        self.assertEqual(len(first.find_all_visits([f"H{number + 1}" for number in range(16)])), 16)

    def test_server(self):
        first = self.make_computer(3000)
        second = self.make_computer(0)
        for round_number in range(5):
            first.visit("H1", f"vòng {round_number}")
            line = Line(self, self.port, self.slow)
            first.sign_in(line.address)
            killer = threading.Timer(self.random.uniform(0.01, 0.15), self.server.kill)
            killer.start()
            first.try_sync()
            killer.join()
            self.server = self.start_server(listen=f"127.0.0.1:{self.port}")
            first.sign_in(self.server.address)
        self.assert_equal_stores(first, second)
        self.assertEqual(len(first.find_visits("H1")), 5)

    def test_database(self):
        first = self.make_computer(500)
        second = self.make_computer(0)
        watches = [Watch(self, first), Watch(self, second)]
        for watch in watches:
            watch.wait_for(lambda line: line["state"] == "up-to-date")
        for how in ("fast", "immediate"):
            self.postgres.stop(how)
            first.visit("H1", how)
            line = watches[0].wait_for(lambda line: line["state"] == "offline")
            self.assertIn("saved on this computer", line["problem"])
            self.postgres.start()
            self.wait_for_database()
        for watch in watches:
            watch.kill()
        self.assert_equal_stores(first, second)
        self.assertEqual(len(first.find_visits("H1")), 2)


    def wait_for_database(self):
        """Until the server has new connections to it; how quickly it has is a question of its own tests."""
        client = self.client()
        while client.call("GET", "/healthz").status != 200:
            time.sleep(0.05)


class DiskTest(SyncCase):
    def test_full_disk(self):
        first = self.make_computer(4000)
        first.sync()
        second = self.make_computer(0)
        visits = {self.visit_before(second)}

        def limit_files():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            size = max(path.stat().st_size for path in second.store.parent.iterdir() if path.is_file()) + 400_000
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        for _ in range(3):
            done = second.run_gocua("--json", "sync", preexec_fn=limit_files, code=1)  # noqa: PLW1509
            self.assertRegex(done.stderr, "disk is full|disk did not take")
            second.assert_sound()
        # There is room again.
        self.assert_equal_stores(first, second)
        self.assertLessEqual(visits, first.find_visits("N1"))

    @staticmethod
    def visit_before(computer):
        computer.run_gocua("import", computer.write("one.csv", "Mã hộ,Chủ hộ,Địa chỉ\nN1,Lê Thị Tư,1 Pasteur\n"))
        return computer.visit("N1", "trước khi đầy đĩa")


class TokenTest(SyncCase):
    def test_expired(self):
        computer = self.make_computer(3)
        computer.sync()
        visit = computer.visit("H1", "một")
        self.sql("UPDATE gocua.session SET expires = now() - interval '1 second'")
        good, said = computer.try_sync()
        self.assertFalse(good)
        self.assertEqual((said["state"], said["waiting"], said["account"]), ("needs-you", 1, "hoa"))
        self.assertIn("Sign in again", said["problem"])
        self.assertEqual(computer.get_standing()["state"], "needs-you")
        computer.sign_in(self.server.address)
        self.assertEqual(computer.sync()["sent"], 1)
        self.assertIn(visit, self.join().find_visits("H1"))

    def test_expires_in_the_middle(self):
        """After the first batch has been acknowledged and before the next one."""
        computer = self.make_computer(3000)
        pushed = []

        def change(kind, number, message):
            if kind == "answer":
                pushed.append(number)
                if len(pushed) == 2:
                    self.sql("UPDATE gocua.session SET expires = now() - interval '1 second'")
            return message.data

        line = Line(self, self.port)
        computer.sign_in(line.address)
        before = computer.get_standing()["waiting"]
        line.begin(change)
        good, said = computer.try_sync()
        self.assertFalse(good)
        self.assertEqual(said["state"], "needs-you")
        self.assertGreater(said["waiting"], 0)
        self.assertLess(said["waiting"], before)
        self.assertEqual(said["changes"] - said["waiting"], self.count_on_server())
        computer.sign_in(self.server.address)
        self.assert_equal_stores(computer, self.join())

    def test_revoked(self):
        computer = self.make_computer(3)
        computer.sync()
        computer.visit("H1", "một")
        device = self.sql("SELECT device FROM gocua.device")
        self.admin("device", "revoke", "hoa", device)
        good, said = computer.try_sync()
        self.assertFalse(good)
        self.assertEqual((said["state"], said["waiting"]), ("needs-you", 1))


class RestoreTest(SyncCase):
    def restore(self, dump):
        """Another database from the dump in the place of the old one, as its administrator does it."""
        self.assertEqual(self.server.stop(), 0)
        self.database = "gocua_" + uuid.uuid4().hex[:12]
        self.postgres.make_database(self.database, "template0")
        self.postgres.psql(self.database, dump)
        self.env = self.make_env(self.database)
        self.admin("init")
        self.admin("new-epoch")
        self.server = self.start_server(listen=f"127.0.0.1:{self.port}")

    def dump(self):
        return self.postgres.run("pg_dump", "-h", self.postgres.folder, "-U", "postgres", "-d", self.database)

    def test_restored_from_a_backup(self):
        first = self.make_computer(1500)
        first.sync()
        second = self.join()
        dump = self.dump()
        kept = self.count_on_server()
        visits = {first.visit(f"H{n}", "một") for n in range(1, 20)} | {second.visit(f"H{n}", "hai") for n in range(10, 30)}
        self.assert_equal_stores(first, second)
        before = self.count_on_server()
        self.restore(dump)
        self.assertEqual(self.count_on_server(), kept)
        visits.add(second.visit("H1", "ba"))
        # A computer that was away while everything happened fills it up, and the other one finds it equal.
        said = second.sync()
        self.assertTrue(said["reconciled"])
        self.assertEqual(self.count_on_server(), before + 1)
        self.assert_equal_stores(first, second, self.join())
        self.assertEqual(first.find_all_visits([f"H{n}" for n in range(1, 30)]), visits)

    def test_restored_twice(self):
        first = self.make_computer(1200)
        first.sync()
        dump = self.dump()
        for number in range(2):
            first.visit("H1", f"lần {number}")
            first.sync()
            self.restore(dump)
        self.assert_equal_stores(first, self.join())
        self.assertEqual(len(first.find_visits("H1")), 2)


class CopyTest(SyncCase):
    def test_copied_store(self):
        """The file was carried to another computer, and people go on working on both."""
        first = self.make_computer(5)
        first.sync()
        first.visit("H1", "trước")
        second = Computer(self)
        shutil.copytree(first.folder / "data", second.folder / "data", dirs_exist_ok=True)
        visits = {first.visit("H2", "một"), first.visit("H3", "một"), second.visit("H2", "hai"), second.visit("H4", "hai")}
        # A token belongs to one computer.
        good, said = second.try_sync()
        self.assertFalse(good)
        self.assertEqual((said["state"], said["account"]), ("needs-you", "hoa"))
        second.sign_in(self.server.address)
        self.assert_equal_stores(first, second)
        visits |= {first.visit("H2", "ba"), second.visit("H2", "bốn")}
        self.assert_equal_stores(first, second)
        self.assertEqual(len(first.find_visits("H1")), 1)
        self.assertEqual(first.find_all_visits(["H2", "H3", "H4"]), visits)


if __name__ == "__main__":
    unittest.main()
