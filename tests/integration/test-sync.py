#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two computers of one ward and the server: everyone ends with the same, and the commands say where they stand."""

import json
import unittest

from gocua_case import FAILED, NOT_FOUND, UNIT, USAGE
from server_case import OTHER_WARD, PASSWORD
from sync_case import Computer, Line, SyncCase, Watch

HOUSEHOLDS = [f"H{number}" for number in range(1, 11)]


class ExchangeTest(SyncCase):
    def test_two_computers(self):
        first = self.make_computer(10)
        said = first.sync()
        self.assertGreater(said["sent"], 10)
        second = self.join()
        self.assertEqual(second.ask("households")["total"], 10)
        visits = {first.visit(f"H{number}", "một") for number in range(1, 6)}
        visits |= {second.visit(f"H{number}", "hai") for number in range(4, 9)}
        self.assert_equal_stores(first, second)
        self.assertEqual(first.find_all_visits(HOUSEHOLDS), visits)

    def test_both_began_alone(self):
        """Neither knew of the other when they began, on the same ward."""
        first = self.make_computer(10)
        second = self.make_computer(0)
        second.run_gocua("visit", "--household", "H1", "--outcome", "met", code=NOT_FOUND)
        self.assert_equal_stores(first, second)

    def test_conflict(self):
        first = self.make_computer(3)
        first.sync()
        second = self.join()
        for computer, name in ((first, "Nguyễn Thị Ánh"), (second, "Nguyễn Thị Anh")):
            rows = f"Mã hộ,Chủ hộ,Địa chỉ,Khu phố,SĐT,Số nhân khẩu,Số người đủ tuổi\nH1,{name},1 Lê Lợi,2,0901234501,4,3\n"
            computer.run_gocua("import", computer.write("one.csv", rows))
        self.assert_equal_stores(first, second)
        self.assertEqual(first.sync()["state"], "needs-you")
        listed = first.ask("conflicts")["conflicts"]
        self.assertEqual(len(listed), 1)
        self.assertEqual(listed[0]["field"], "head")
        self.assertEqual(
            {listed[0]["winner"]["value"], listed[0]["other"]["value"]}, {"Nguyễn Thị Ánh", "Nguyễn Thị Anh"}
        )
        self.assertEqual(second.ask("conflicts"), {"conflicts": listed})
        self.assertIn(listed[0]["id"], first.run_gocua("conflicts").stdout)
        first.run_gocua("conflicts", "--settle", listed[0]["id"], code=USAGE)
        first.run_gocua("conflicts", "--settle", UNIT, "--take", "keep", code=NOT_FOUND)
        first.ask("conflicts", "--settle", listed[0]["id"], "--take", "other")
        self.assert_equal_stores(first, second)
        for computer in (first, second):
            self.assertEqual(computer.ask("conflicts")["conflicts"], [])
            self.assertEqual(computer.ask("show", "H1")["head"], listed[0]["other"]["value"])
            self.assertEqual(computer.sync()["state"], "up-to-date")

    def test_standing(self):
        computer = self.make_computer(5, sign_in=False)
        standing = computer.get_standing()
        self.assertEqual(standing["state"], "no-server")
        self.assertIsNone(standing["server"])
        computer.sign_in(self.server.address)
        standing = computer.get_standing()
        self.assertEqual(standing["state"], "waiting")
        self.assertGreater(standing["waiting"], 5)
        self.assertEqual(standing["display"], "Người hoa")
        said = computer.sync()
        self.assertEqual(said["state"], "up-to-date")
        self.assertEqual(said["sent"], standing["waiting"])
        self.assertGreater(said["last_answer_ms"], standing["oldest_waiting_ms"])
        self.assertIn("Up to date as of", computer.run_gocua("sync", "--status").stdout)
        computer.visit("H1", "một")
        self.assertEqual(computer.get_standing()["waiting"], 1)
        self.assertIn("1 waiting to be sent", computer.run_gocua("sync", "--status").stdout)

    def test_nothing_to_do_is_one_small_request(self):
        computer = self.make_computer(5)
        line = Line(self, self.port)
        computer.sign_in(line.address)
        computer.sync()
        line.seen.clear()
        said = computer.sync()
        self.assertEqual([kind for kind, _ in line.seen], ["request", "answer"])
        self.assertLess(sum(len(message.data) for _, message in line.seen), 1024)
        self.assertEqual(said["bytes_sent"] + said["bytes_received"], sum(len(message.data) for _, message in line.seen))

    def test_signing_in(self):
        computer = self.make_computer(2)
        done = computer.run_gocua("sign-in", self.server.address, "hoa", input="sai\n", code=FAILED)
        self.assertIn("password is wrong", done.stderr)
        computer.sync()
        done = computer.run_gocua("sign-in", self.server.address, "binh", input=PASSWORD + "\n", code=FAILED)
        self.assertIn("no access to this ward", done.stderr)
        computer.sync()
        computer.visit("H1", "một")
        self.assertEqual(computer.ask("sign-out"), {"waiting": 1})
        self.assertEqual(computer.get_standing()["state"], "signed-out")
        self.assertEqual(computer.get_standing()["waiting"], 1)
        self.assertIn("Nobody is signed in", computer.run_gocua("sync", code=FAILED).stderr)
        computer.sign_in(self.server.address)
        self.assertEqual(computer.sync()["sent"], 1)

    def test_signing_in_says_what_is_wrong(self):
        computer = self.make_computer(1, sign_in=False)
        for address, words in (("", "not the address"), ("http://example.invalid", "https"), ("ftp://x", "address")):
            done = computer.run_gocua("sign-in", address, "hoa", input=PASSWORD + "\n", code=USAGE)
            self.assertIn(words, done.stderr)
        done = computer.run_gocua("sign-in", "https://no-such-host.invalid", "hoa", input="x\n", code=FAILED)
        self.assertIn("can’t be reached", done.stderr)
        done = computer.run_gocua("sign-in", self.server.address, "hoa", input="", code=USAGE)
        self.assertIn("password", done.stderr)
        self.assertEqual(computer.get_standing()["state"], "no-server")

    def test_secrets_stay_inside(self):
        """Neither password nor token is in any file in the clear, or in any output."""
        computer = self.make_computer(1)
        token = self.server_token(computer)
        self.assertNotIn(token, computer.run_gocua("sync", "-s", computer.store).stdout)
        for path in computer.folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                self.assertNotIn(PASSWORD.encode(), content)
                self.assertNotIn(token.encode(), content)

    def server_token(self, computer):
        line = Line(self, self.port)
        computer.sign_in(line.address)
        answer = next(message for kind, message in line.seen if kind == "answer")
        return json.loads(answer.data[answer.head_length :])["token"]

    def test_reader(self):
        writer = self.make_computer(3)
        writer.sync()
        reader = self.join("xem")
        self.assertEqual(reader.ask("households")["total"], 3)
        reader.visit("H1", "một")
        good, said = reader.try_sync()
        self.assertFalse(good)
        self.assertIn("may read", said["problem"])
        self.assertEqual(said["waiting"], 1)
        visit = writer.visit("H2", "hai")
        writer.sync()
        reader.try_sync()
        self.assertIn(visit, reader.find_visits("H2"))

    def count_devices(self):
        return int(self.sql("SELECT count(*) FROM gocua.device"))

    def test_join(self):
        computer = self.make_computer(12)
        computer.visit("H3", "một")
        computer.sync()
        joined = Computer(self)
        done = joined.run_gocua("join", self.server.address, "hoa", "--ward", OTHER_WARD, input=PASSWORD + "\n", code=FAILED)
        self.assertIn("no access", done.stderr)
        self.assertFalse(joined.store.exists())
        devices = self.count_devices()
        said = joined.ask("join", self.server.address, "hoa", input=PASSWORD + "\n")
        self.assertEqual(said, {"unit": UNIT, "file": str(joined.store)})
        # The device that looked which wards there are is that of the file.
        joined.visit("H1", "một")
        joined.sync()
        self.assertEqual(self.count_devices(), devices + 1)
        idle = "SELECT device FROM gocua.device EXCEPT SELECT device FROM gocua.change"
        self.assertEqual(self.sql(f"SELECT count(*) FROM ({idle}) AS x"), "1")  # of the first try
        self.assert_equal_stores(computer, joined)
        done = joined.run_gocua("join", self.server.address, "hoa", input=PASSWORD + "\n", code=FAILED)
        self.assertIn("already", done.stderr)

    def test_join_an_empty_ward(self):
        joined = self.join()
        self.assertIsNotNone(joined.ask("status")["campaign"])
        joined.run_gocua("import", joined.write("one.csv", "Mã hộ,Chủ hộ,Địa chỉ\nN1,Lê Thị Tư,1 Pasteur\n"))
        joined.sync()
        self.assert_equal_stores(joined, self.join())

    def test_join_without_the_server(self):
        joined = Computer(self)
        self.server.stop()
        joined.run_gocua("join", self.server.address, "hoa", input=PASSWORD + "\n", code=FAILED)
        self.assertFalse(joined.store.exists())


class WatchTest(SyncCase):
    def test_seen_by_the_other_within_seconds(self):
        first = self.make_computer(3)
        first.sync()
        second = self.join()
        watches = [Watch(self, first), Watch(self, second)]
        for watch in watches:
            watch.wait_for(lambda line: line["state"] == "up-to-date")
        visit = first.visit("H1", "một")
        # Another program entered it, so it is found by looking: then it goes out, and comes in over there.
        watches[1].wait_for(lambda line: line["changes"] == first.get_standing()["changes"])
        self.assertIn(visit, second.find_visits("H1"))
        self.assertEqual(first.get_standing()["waiting"], 0)

    def test_server_comes_back(self):
        computer = self.make_computer(3)
        computer.sync()
        watch = Watch(self, computer)
        watch.wait_for(lambda line: line["state"] == "up-to-date")
        self.server.stop()
        line = watch.wait_for(lambda line: line["state"] == "offline")
        self.assertIn("saved on this computer", line["problem"])
        computer.visit("H1", "một")
        watch.wait_for(lambda line: line["waiting"] == 1)
        self.start_server(listen=f"127.0.0.1:{self.port}")
        line = watch.wait_for(lambda line: line["state"] == "up-to-date")
        self.assertEqual((line["waiting"], line["problem"]), (0, None))


if __name__ == "__main__":
    unittest.main()
