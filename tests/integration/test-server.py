#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a store may rely on: signing in and out, pushing, reading the feed, digests, waiting, and stopping without harm."""

import concurrent.futures
import hashlib
import json
import socket
import struct
import time
import unittest
import uuid

from server_case import DEVICE, OTHER_WARD, PASSWORD, WARD, ServerCase, make_change

FIVE_MINUTES = 5 * 60 * 1000


def now_stamp():
    return int(time.time() * 1000) << 16


def body_of(change):
    parts = {name: change[name] for name in ("set", "base") if name in change}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def digest_of(changes):
    """PROTOCOL.md's digest, written a second time."""
    sha = hashlib.sha256()
    for change in changes:
        sha.update(struct.pack(">q", change["pos"]) + uuid.UUID(change["id"]).bytes)
        sha.update(struct.pack(">Q", int(change["stamp"])))
        for name in ("device", "batch", "entity"):
            sha.update(uuid.UUID(change[name]).bytes)
        for text in (change.get("author", ""), change["kind"], body_of(change)):
            sha.update(text.encode() + b"\0")
    return sha.hexdigest()


class SessionTest(ServerCase):
    def test_sign_in_and_out(self):
        client = self.client()
        answer = client.sign_in("hoa")
        self.assertEqual(answer.status, 201)
        self.assertRegex(answer.json["token"], r"^[A-Za-z0-9_-]{43}$")
        self.assertEqual(answer.json["role"], "entry")
        self.assertEqual(answer.json["display"], "Người hoa")
        self.assertEqual(answer.json["wards"], [{"ward": WARD, "name": "Phường " + WARD}])
        self.assertEqual(client.feed().status, 200)
        self.assertEqual(client.sign_out().status, 204)
        self.assert_fault(client.feed(), 401, "token-invalid")
        self.assert_fault(client.sign_out(), 401, "token-invalid")

    def test_names_are_taken_as_people_write_them(self):
        self.assertEqual(self.client().sign_in("  HOA ").status, 201)

    def test_wrong_password(self):
        client = self.client()
        self.assert_fault(client.sign_in("hoa", "something else"), 401, "wrong-password")
        self.assert_fault(client.sign_in("nobody"), 401, "wrong-password")
        self.admin("account", "disable", "hoa")
        self.assert_fault(client.sign_in("hoa"), 401, "wrong-password")
        self.admin("account", "enable", "hoa")
        self.assertEqual(client.sign_in("hoa").status, 201)

    def test_wrong_tries_are_slowed_down(self):
        client = self.client()
        waits = []
        for _ in range(3):
            self.assert_fault(client.sign_in("hoa", "wrong password"), 401, "wrong-password")
        for _ in range(4):
            self.assert_fault(client.sign_in("hoa", "wrong password"), 401, "wrong-password")
            answer = client.sign_in("hoa")
            self.assert_fault(answer, 429, "slow-down")
            waits.append(int(answer.headers["Retry-After"]))
            self.sql("UPDATE gocua.try SET until = clock_timestamp()")
        self.assertEqual(waits, sorted(waits))
        self.assertGreater(waits[-1], waits[0])
        # Not for ever: at most a minute, and the right password makes an end of it.
        self.sql("UPDATE gocua.try SET failures = 1000 WHERE kind = 'account'")
        client.sign_in("hoa", "wrong password")
        self.assertLessEqual(int(client.sign_in("hoa").headers["Retry-After"]), 60)
        self.sql("UPDATE gocua.try SET until = clock_timestamp()")
        self.assertEqual(client.sign_in("hoa").status, 201)
        self.assert_fault(client.sign_in("hoa", "wrong password"), 401, "wrong-password")
        self.assertEqual(client.sign_in("hoa").status, 201)

    def test_an_address_is_slowed_down_whatever_the_account(self):
        client = self.client()
        self.sql("INSERT INTO gocua.try VALUES ('address', '127.0.0.1', 35, 'epoch', clock_timestamp())")
        self.assert_fault(client.sign_in("nobody"), 401, "wrong-password")
        self.assert_fault(client.sign_in("hoa"), 429, "slow-down")

    def test_tokens_expire(self):
        client = self.client("hoa")
        self.sql("UPDATE gocua.session SET expires = now()")
        self.assert_fault(client.feed(), 401, "token-expired")
        self.assert_fault(client.push([make_change()]), 401, "token-expired")

    def test_tokens_are_not_kept(self):
        client = self.client("hoa")
        kept = self.sql("SELECT encode(token, 'hex') FROM gocua.session")
        self.assertEqual(kept, hashlib.sha256(client.token.encode()).hexdigest())
        dump = self.postgres.run("pg_dump", "-h", self.postgres.folder, "-U", "postgres", self.database)
        self.assertNotIn(client.token, dump)
        self.assertNotIn(PASSWORD, dump)

    def test_revoked_device(self):
        client = self.client("hoa")
        other = self.client()
        self.assertEqual(other.sign_in("hoa", device=str(uuid.uuid4())).status, 201)
        self.assertIn(f"hoa\t{DEVICE}\tallowed", self.admin("device", "list", "hoa"))
        self.admin("device", "revoke", "hoa", DEVICE)
        self.assert_fault(client.feed(), 401, "device-revoked")
        self.assert_fault(client.push([make_change()]), 401, "device-revoked")
        self.assert_fault(client.sign_in("hoa"), 401, "device-revoked")
        self.assertEqual(other.feed().status, 200)
        self.admin("device", "allow", "hoa", DEVICE)
        self.assert_fault(client.feed(), 401, "token-invalid")
        self.assertEqual(client.sign_in("hoa").status, 201)

    def test_another_password_ends_the_sessions(self):
        client = self.client("hoa")
        self.admin("account", "passwd", "hoa", stdin="another password\n")
        self.assert_fault(client.feed(), 401, "token-invalid")
        self.assert_fault(client.sign_in("hoa"), 401, "wrong-password")
        self.assertEqual(client.sign_in("hoa", "another password").status, 201)

    def test_a_device_has_few_sessions(self):
        first = self.client("hoa")
        for _ in range(5):
            self.client("hoa")
        self.assertEqual(self.sql("SELECT count(*) FROM gocua.session"), "5")
        self.assert_fault(first.feed(), 401, "token-invalid")


class ExchangeTest(ServerCase):
    def test_push_and_feed(self):
        client = self.client("hoa")
        changes = [make_change(i) for i in range(20)]
        answer = client.push(changes)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual((answer.json["new"], answer.json["known"], answer.json["head"]), (20, 0, 20))
        self.assertEqual(answer.json["positions"], list(range(1, 21)))
        self.assertEqual((answer.json["stamps"], answer.json["rejected"]), ({}, []))
        feed = client.feed()
        self.assertEqual(feed.json["epoch"], answer.json["epoch"])
        self.assertEqual([dict(change, pos=None) for change in feed.json["changes"]],
                         [dict(change, pos=None) for change in changes])  # fmt: skip
        piece = client.feed(after=5, until=9, limit=3)
        self.assertEqual([change["pos"] for change in piece.json["changes"]], [6, 7, 8])
        self.assertEqual([c["pos"] for c in client.feed(after=8, until=9).json["changes"]], [9])
        self.assertEqual(client.feed(after=20).json["changes"], [])
        # The other ward has its own positions.
        other = self.client("binh")
        self.assertEqual(other.push([make_change()], ward=OTHER_WARD).json["positions"], [1])

    def test_a_ward_may_be_encoded(self):
        self.assertEqual(self.client("hoa").feed(ward=WARD.replace("@", "%40")).status, 200)

    def test_gzip_both_ways(self):
        client = self.client("hoa")
        answer = client.push([make_change(i) for i in range(50)], packed=False)
        self.assertNotIn("Content-Encoding", answer.headers)
        body = json.dumps({"changes": [make_change(i) for i in range(50)]}).encode()
        answer = client.call("POST", f"/v1/wards/{WARD}/changes", body, packed=True)
        self.assertEqual((answer.status, answer.json["new"]), (200, 50))
        answer = client.feed(headers={"Accept-Encoding": "gzip"})
        self.assertEqual(answer.headers["Content-Encoding"], "gzip")
        self.assertEqual(len(answer.json["changes"]), 100)
        self.assertLess(len(answer.raw), len(answer.body) / 3)
        self.assertNotIn("Content-Encoding", client.feed(after=100, headers={"Accept-Encoding": "gzip"}).headers)
        self.assertNotIn("Content-Encoding", client.feed(headers={"Accept-Encoding": "gzip;q=0"}).headers)

    def test_the_same_again(self):
        client = self.client("hoa")
        changes = [make_change(i) for i in range(10)]
        client.push(changes[:5])
        answer = client.push(changes)
        self.assertEqual((answer.json["new"], answer.json["known"]), (5, 5))
        self.assertEqual(answer.json["positions"][:5], [1, 2, 3, 4, 5])
        positions = answer.json["positions"]
        self.assertEqual(positions, sorted(set(positions)))
        head = answer.json["head"]
        answer = client.push(changes)
        self.assertEqual((answer.json["new"], answer.json["known"], answer.json["head"]), (0, 10, head))
        self.assertEqual(answer.json["positions"], positions)
        self.assertEqual([c["id"] for c in client.read_all()], [c["id"] for c in changes])

    def test_twice_in_one_push(self):
        client = self.client("hoa")
        change = make_change()
        answer = client.push([change, change, dict(change, set={"head": "khác"})])
        self.assertEqual((answer.json["new"], answer.json["known"]), (1, 1))
        self.assertEqual(answer.json["positions"], [1, 1, 0])
        self.assertEqual(answer.json["rejected"], [{"index": 2, "code": "different-content"}])

    def test_an_answer_is_lost(self):
        changes = [make_change(i) for i in range(500)]
        client = self.client("hoa")
        body = json.dumps({"changes": changes}).encode()
        head = (
            f"POST /v1/wards/{WARD}/changes HTTP/1.1\r\nHost: x\r\nGocua-Protocol: 1\r\n"
            f"Authorization: Bearer {client.token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode()
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(head + body)
            connection.shutdown(socket.SHUT_RDWR)
        answer = client.push(changes)
        self.assertEqual(answer.json["new"] + answer.json["known"], 500)
        self.assertEqual(len(client.read_all()), 500)

    def test_different_content(self):
        client = self.client("hoa")
        change = make_change()
        client.push([change])
        other = {"set": {"head": "khác"}, "author": "người khác", "kind": "visit", "entity": str(uuid.uuid4()),
                 "batch": str(uuid.uuid4()), "device": str(uuid.uuid4()),
                 "stamp": str(int(change["stamp"]) - 1)}  # fmt: skip
        for name, value in other.items():
            answer = client.push([dict(change, **{name: value}), make_change()])
            self.assertEqual(answer.json["rejected"], [{"index": 0, "code": "different-content"}], name)
            self.assertEqual(answer.json["positions"][0], 0)
            self.assertEqual(answer.json["new"], 1, "one bad change stopped the rest")
        without = {key: value for key, value in change.items() if key != "author"}
        self.assertEqual(client.push([without]).json["rejected"][0]["code"], "different-content")

    def test_one_bad_change_does_not_stop_the_rest(self):
        client = self.client("hoa")
        large = make_change(note="x" * (600 * 1024))
        answer = client.push([make_change(), {"id": "no"}, large, None, make_change()])
        self.assertEqual([r["code"] for r in answer.json["rejected"]], ["malformed", "too-large", "malformed"])
        self.assertEqual(answer.json["positions"], [1, 0, 0, 0, 2])

    def test_unknown_kinds_are_kept(self):
        client = self.client("hoa")
        change = dict(make_change(), kind="newer_kind", set={"zeta": "ω", "alpha": None, "n": -3})
        client.push([change])
        kept = client.read_all()[0]
        self.assertEqual(list(kept["set"].items()), list(change["set"].items()))

    def test_stamps_in_the_future(self):
        client = self.client("hoa")
        far = now_stamp() + (10 * 365 * 86400 * 1000 << 16)
        changes = [make_change(0), make_change(stamp=far), make_change(1), make_change(stamp=far + 70000),
                   make_change(stamp=far + 1)]  # fmt: skip
        before = int(time.time() * 1000)
        answer = client.push(changes)
        after = int(time.time() * 1000)
        self.assertEqual(sorted(answer.json["stamps"]), ["1", "3", "4"])
        first, second, third = (int(answer.json["stamps"][i]) for i in ("1", "3", "4"))
        self.assertTrue(before + FIVE_MINUTES <= first >> 16 <= after + FIVE_MINUTES)
        self.assertEqual((second, third), (first + 1, first + 2), "the order in which the device made them")
        feed = client.read_all()
        self.assertEqual([int(c["stamp"]) for c in feed],
                         [int(changes[0]["stamp"]), first, int(changes[2]["stamp"]), second, third])  # fmt: skip
        # Again, as it was sent and as it is now: the same change, and the stamp that it was given then.
        again = client.push(changes)
        self.assertEqual((again.json["known"], again.json["stamps"]), (5, answer.json["stamps"]))
        again = client.push([dict(changes[1], stamp=str(first))])
        self.assertEqual((again.json["known"], again.json["stamps"]), (1, {}))
        self.assertEqual(client.push([dict(changes[1], stamp=str(first - 1))]).json["rejected"][0]["code"],
                         "different-content")  # fmt: skip
        # Never below what was given out before.
        later = client.push([make_change(stamp=far + 2)])
        self.assertGreater(int(later.json["stamps"]["0"]), third)
        # Four minutes are no reason.
        self.assertEqual(client.push([make_change(stamp=now_stamp() + (4 * 60 * 1000 << 16))]).json["stamps"], {})

    def test_offered_again_after_a_restore(self):
        """The change came back from somebody who had read it, with its effective stamp; then its device sends its own."""
        client = self.client("hoa")
        change = make_change(stamp=now_stamp() + (30 * 86400 * 1000 << 16))
        effective = client.push([change]).json["stamps"]["0"]
        self.sql("DELETE FROM gocua.change; UPDATE gocua.ward_seq SET last = 0, given = 0")
        self.assertEqual(client.push([dict(change, stamp=effective)]).json["new"], 1)
        answer = client.push([change])
        self.assertEqual((answer.json["known"], answer.json["stamps"]), (1, {"0": effective}))

    def test_digests(self):
        client = self.client("hoa")
        answers = [client.push([make_change(i) for i in range(n)]).json for n in (1000, 23, 1, 1500, 1024)]
        self.assertNotIn("digest", answers[0])
        self.assertNotIn("digest", answers[1])
        self.assertEqual([a["digest"]["bucket"] for a in answers[2:]], [0, 1, 2])
        changes = client.read_all()
        buckets = [digest_of(changes[i : i + 1024]) for i in (0, 1024, 2048)]
        self.assertEqual([a["digest"]["sha256"] for a in answers[2:]], buckets)
        self.assertEqual(client.feed(after=3548).json["digest"], {"bucket": 2, "sha256": buckets[2]})
        self.assertEqual(client.digests().json["digests"], buckets)
        self.assertEqual(client.digests(start=2).json["digests"], buckets[2:])
        self.assertEqual(client.digests(start=3).json["digests"], [])
        # All that a push completes are kept at once.
        self.assertEqual(client.push([make_change(i) for i in range(3700)]).json["digest"]["bucket"], 6)
        self.assertEqual(self.sql("SELECT count(*) FROM gocua.digest"), "7")
        changes = client.read_all()
        buckets = [digest_of(changes[i : i + 1024]) for i in range(0, 7 * 1024, 1024)]
        self.assertEqual(client.digests().json["digests"], buckets)
        # They come out the same when the kept ones are lost.
        self.sql("DELETE FROM gocua.digest WHERE bucket IN (0, 2, 6)")
        self.assertEqual(client.feed(after=7248).json["digest"]["sha256"], buckets[6])
        self.assertEqual(self.client("xem").digests().json["digests"], buckets)

    def test_a_large_feed_is_cut(self):
        client = self.client("hoa")
        large = [make_change(i, note="y" * 400_000) for i in range(40)]
        for i in range(0, 40, 10):
            self.assertEqual(client.push(large[i : i + 10]).json["new"], 10)
        answer = client.feed(limit=5000)
        self.assertLessEqual(len(answer.body), 8 * 1024 * 1024)
        n = len(answer.json["changes"])
        self.assertTrue(15 <= n < 40, n)
        self.assertEqual(answer.json["head"], answer.json["changes"][-1]["pos"], "a reader would skip the rest")
        self.assertEqual([c["id"] for c in client.read_all()], [c["id"] for c in large])

    def test_long_names_count_too(self):
        """Beside their bodies the changes have authors, whose letters may take six bytes each."""
        client = self.client("hoa")
        author = "\u0001" * 400
        for i in range(0, 5000, 1000):
            answer = client.push([dict(make_change(j), author=author) for j in range(1000)])
            self.assertEqual(answer.json["new"], 1000, answer)
        answer = client.feed(limit=5000)
        self.assertLessEqual(len(answer.body), 8 * 1024 * 1024)
        self.assertLess(len(answer.json["changes"]), 5000)
        self.assertEqual(answer.json["head"], answer.json["changes"][-1]["pos"])
        self.assertEqual(len(client.read_all()), 5000)

    def test_epoch(self):
        client = self.client("hoa")
        first = client.push([make_change()]).json["epoch"]
        self.assertEqual(client.push([make_change()], epoch=first).status, 200)
        self.assertEqual(client.feed(epoch=first).status, 200)
        second = self.admin("new-epoch").strip()
        self.assertNotEqual(first, second)
        for answer in (client.push([make_change()], epoch=first), client.feed(epoch=first), client.feed(epoch=first, wait=5)):
            self.assert_fault(answer, 409, "epoch-changed")
            self.assertEqual(answer.json["epoch"], second)
        self.assertEqual(len(client.read_all()), 2)
        self.assertEqual(client.push([make_change()], epoch=second).status, 200)

    def test_many_pushes_at_once(self):
        clients = [self.client("hoa") for _ in range(4)]
        shared = [make_change(i) for i in range(40)]

        def push(client):
            ids = []
            for i in range(0, 40, 4):
                own = [make_change(i) for i in range(10)]
                answer = client.push(own + shared[i : i + 4])
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(answer.json["rejected"], [])
                ids += [change["id"] for change in own]
            return ids

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            own = [change for ids in pool.map(push, clients) for change in ids]
        feed = clients[0].read_all()
        self.assertEqual(sorted(change["id"] for change in feed), sorted(own + [change["id"] for change in shared]))
        positions = [change["pos"] for change in feed]
        self.assertEqual(positions, sorted(set(positions)))


class WaitTest(ServerCase):
    def test_something_comes(self):
        reader = self.client("xem")
        writer = self.client("hoa")
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            start = time.monotonic()
            waiting = pool.submit(reader.feed, after=0, wait=30)
            while 'gocua_long_polls_waiting 1\n' not in self.client().call("GET", "/metrics").body.decode():
                time.sleep(0.01)
            writer.push([make_change()])
            answer = waiting.result()
        self.assertEqual(len(answer.json["changes"]), 1)
        self.assertLess(time.monotonic() - start, 20)

    def test_nothing_comes(self):
        reader = self.client("hoa")
        start = time.monotonic()
        answer = reader.feed(after=0, wait=1)
        self.assertEqual((answer.status, answer.json["changes"]), (200, []))
        self.assertGreaterEqual(time.monotonic() - start, 1)

    def test_what_is_there_is_given_at_once(self):
        client = self.client("hoa")
        client.push([make_change()])
        start = time.monotonic()
        self.assertEqual(len(client.feed(after=0, wait=60).json["changes"]), 1)
        self.assertLess(time.monotonic() - start, 30)

    def test_other_wards_do_not_wake(self):
        reader = self.client("hoa")
        writer = self.client("binh")
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(reader.feed, after=0, wait=2)
            for _ in range(5):
                writer.push([make_change()], ward=OTHER_WARD)
            self.assertEqual(waiting.result().json["changes"], [])

    def test_a_reader_goes_away(self):
        reader = self.client("hoa")
        reader.connection.request("GET", f"/v1/wards/{WARD}/changes?wait=1",
                                  headers={"Gocua-Protocol": "1", "Authorization": f"Bearer {reader.token}"})  # fmt: skip
        reader.close()
        self.assertEqual(self.client("hoa").feed(after=0, wait=2).status, 200)

    def test_a_session_ends_while_it_waits(self):
        reader = self.client("hoa")
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(reader.feed, after=0, wait=1)
            self.sql("DELETE FROM gocua.session")
            self.assert_fault(waiting.result(), 401, "token-invalid")

    def test_many_wait(self):
        readers = [self.client("hoa") for _ in range(1)]
        token = readers[0].token
        clients = [self.client() for _ in range(50)]
        for client in clients:
            client.token = token
        with concurrent.futures.ThreadPoolExecutor(50) as pool:
            waiting = [pool.submit(client.feed, after=0, wait=60) for client in clients]
            while "gocua_long_polls_waiting 50\n" not in readers[0].call("GET", "/metrics").body.decode():
                time.sleep(0.02)
            readers[0].push([make_change()])
            for one in waiting:
                self.assertEqual(len(one.result().json["changes"]), 1)


class StopTest(ServerCase):
    def test_long_polls_are_answered(self):
        reader = self.client("hoa")
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(reader.feed, after=0, wait=60)
            while 'gocua_long_polls_waiting 1\n' not in self.client().call("GET", "/metrics").body.decode():
                time.sleep(0.01)
            self.assertEqual(self.server.stop(), 0)
            answer = waiting.result()
        self.assertEqual((answer.status, answer.json["changes"]), (200, []))
        self.assertEqual(answer.headers["Connection"], "close")

    def test_pushes_are_finished(self):
        clients = [self.client("hoa") for _ in range(4)]
        acknowledged = []

        def push(client):
            try:
                while True:
                    changes = [make_change(i) for i in range(50)]
                    answer = client.push(changes)
                    self.assertEqual(answer.status, 200, answer)
                    acknowledged.extend(change["id"] for change in changes)
            except OSError:
                return
            except Exception as error:
                if "RemoteDisconnected" not in type(error).__name__ and "BadStatusLine" not in type(error).__name__:
                    raise

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            running = [pool.submit(push, client) for client in clients]
            while len(acknowledged) < 300:
                time.sleep(0.01)
            self.assertEqual(self.server.stop(), 0)
            for one in running:
                one.result()
        kept = set(self.sql("SELECT id FROM gocua.change").split())
        self.assertLessEqual(set(acknowledged), kept)
        self.assertTrue(any(line.get("event") == "stopped" and line["level"] == "info" for line in self.server.lines))


if __name__ == "__main__":
    unittest.main()
