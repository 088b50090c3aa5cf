#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The server as several processes, and with a database that comes and goes: nothing acknowledged is lost."""

import concurrent.futures
import contextlib
import http.client
import itertools
import socket
import threading
import time
import unittest
import uuid

from server_case import Client, ServerCase, make_change


class RoundRobin:
    """One address in front of several servers, as a load balancer is."""

    def __init__(self, ports):
        self.next = itertools.cycle(ports)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.used = []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                self.used.append(next(self.next))
                threading.Thread(target=self.join, args=(near, self.used[-1]), daemon=True).start()

    def join(self, near, port):
        with near, contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as far:
            back = threading.Thread(target=self.copy, args=(far, near), daemon=True)
            back.start()
            self.copy(near, far)
            back.join()

    @staticmethod
    def copy(source, target):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def close(self):
        self.listener.close()


class TwoProcessesTest(ServerCase):
    def setUp(self):
        super().setUp()
        self.second = self.start_server()
        self.proxy = RoundRobin([self.server.port, self.second.port])
        self.addCleanup(self.proxy.close)
        self.token = self.client("hoa").token

    def connect(self):
        """A connection of its own for each exchange, so that they go to one server after the other."""
        client = Client(self.proxy.port, self.token)
        self.addCleanup(client.close)
        return client

    def test_any_process_answers(self):
        changes = [make_change(i) for i in range(60)]
        for i in range(0, 60, 10):
            self.assertEqual(self.connect().push(changes[i : i + 10]).json["head"], i + 10)
        self.assertEqual([c["id"] for c in self.connect().read_all()], [c["id"] for c in changes])
        self.assertEqual(self.connect().read_all(), self.connect().read_all())
        self.assertEqual(set(self.proxy.used), {self.server.port, self.second.port})
        # Signed out at one, it is signed out at the other.
        self.assertEqual(self.connect().sign_out().status, 204)
        self.assert_fault(self.connect().feed(), 401, "token-invalid")
        self.assert_fault(self.connect().feed(), 401, "token-invalid")

    def test_a_push_to_one_wakes_the_other(self):
        reader = Client(self.second.port, self.token)
        writer = Client(self.server.port, self.token)
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            start = time.monotonic()
            waiting = pool.submit(reader.feed, after=0, wait=60)
            metrics = Client(self.second.port)
            while "gocua_long_polls_waiting 1\n" not in metrics.call("GET", "/metrics").body.decode():
                time.sleep(0.01)
            writer.push([make_change()])
            self.assertEqual(len(waiting.result().json["changes"]), 1)
            self.assertLess(time.monotonic() - start, 30)
        for client in (reader, writer, metrics):
            client.close()

    def test_tries_are_counted_together(self):
        for _ in range(2):
            for port in (self.server.port, self.second.port):
                client = Client(port)
                client.sign_in("hoa", "wrong password")
                client.close()
        self.assert_fault(self.connect().sign_in("hoa"), 429, "slow-down")
        self.assert_fault(self.connect().sign_in("hoa"), 429, "slow-down")

    def test_writers_through_both(self):
        def write(number):
            client = self.connect()
            changes = [make_change(i) for i in range(100)]
            for i in range(0, 100, 5):
                client.close()
                answer = client.push(changes[i : i + 5])
                self.assertEqual((answer.status, answer.json["new"]), (200, 5))
            return [change["id"] for change in changes]

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            written = [change for ids in pool.map(write, range(4)) for change in ids]
        feed = self.connect().read_all()
        self.assertEqual(sorted(change["id"] for change in feed), sorted(written))
        self.assertEqual([change["pos"] for change in feed], list(range(1, 401)))

    def test_one_is_killed(self):
        """Whoever gets no answer sends again, to whatever process there is."""
        stop = threading.Event()
        killed = threading.Event()

        def write(number):
            acknowledged = []
            while not stop.is_set():
                changes = [make_change(i) for i in range(20)]
                for attempt in itertools.count():
                    client = Client(self.proxy.port, self.token)
                    try:
                        answer = client.push(changes)
                        self.assertEqual(answer.status, 200, answer)
                        self.assertEqual(answer.json["new"] + answer.json["known"], 20)
                        break
                    except (OSError, http.client.HTTPException):
                        self.assertTrue(killed.is_set(), "nobody was killed yet")
                        self.assertLess(attempt, 100)
                        time.sleep(0.02)
                    finally:
                        client.close()
                acknowledged += [change["id"] for change in changes]
            return acknowledged

        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            writers = [pool.submit(write, i) for i in range(3)]
            time.sleep(1)
            killed.set()
            self.second.kill()
            self.proxy.next = itertools.cycle([self.server.port])
            time.sleep(1)
            stop.set()
            acknowledged = [change for writer in writers for change in writer.result()]
        feed = [change["id"] for change in self.connect().read_all()]
        self.assertEqual(sorted(feed), sorted(acknowledged))


class SharedPortTest(ServerCase):
    settings = {"reuse-port": "true"}

    def test_two_processes_at_one_port(self):
        second = self.start_server(LISTEN=f"127.0.0.1:{self.server.port}")
        self.assertEqual(second.port, self.server.port)
        token = self.client("hoa").token
        for i in range(60):
            client = Client(self.server.port, token)
            self.assertEqual(client.push([make_change(i)]).json["head"], i + 1)
            client.close()
        self.assertEqual((self.server.stop(), second.stop()), (0, 0))
        counts = [sum(line.get("route", "").endswith("/changes") for line in s.lines) for s in (self.server, second)]
        self.assertEqual(sum(counts), 60)
        self.assertTrue(all(counts), f"only one of them was asked: {counts}")


class DatabaseTest(ServerCase):
    """The private PostgreSQL is stopped and started under the server."""

    def setUp(self):
        super().setUp()
        self.store = self.client("hoa")

    def make_sure(self, ask, wanted):
        """Ask until the answer is the wanted one; meanwhile only 503 is right."""
        for _ in range(200):
            answer = ask()
            if answer.status == wanted:
                return answer
            self.assert_fault(answer, 503, "unavailable")
            self.assertTrue(answer.headers["Retry-After"])
            time.sleep(0.1)
        raise AssertionError("the server did not come back")

    def test_restart(self):
        epoch = self.store.push([make_change()]).json["epoch"]
        self.postgres.stop()
        self.assert_fault(self.store.push([make_change()]), 503, "unavailable")
        self.assert_fault(self.store.feed(), 503, "unavailable")
        self.assert_fault(self.store.call("GET", "/healthz"), 503, "unavailable")
        self.assert_fault(self.client().sign_in("hoa"), 503, "unavailable")
        self.postgres.start()
        self.make_sure(lambda: self.store.call("GET", "/healthz"), 200)
        answer = self.make_sure(lambda: self.store.push([make_change()]), 200)
        self.assertEqual(answer.json["head"], 2)
        self.assertEqual(answer.json["epoch"], epoch, "a restart loses nothing, so the epoch stays")
        # Long polls hear of pushes again.
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(self.store.feed, after=2, wait=30)
            writer = self.client("hoa")
            time.sleep(2)
            writer.push([make_change()])
            start = time.monotonic()
            self.assertEqual(len(waiting.result().json["changes"]), 1)
            self.assertLess(time.monotonic() - start, 15)

    def test_restart_while_many_push(self):
        stop = threading.Event()
        token = self.store.token

        def write(number):
            client = Client(self.port, token)
            acknowledged = []
            while not stop.is_set():
                changes = [make_change(i) for i in range(20)]
                self.make_sure(lambda: client.push(changes), 200)
                acknowledged += [change["id"] for change in changes]
            client.close()
            return acknowledged

        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            writers = [pool.submit(write, i) for i in range(3)]
            for how in ("fast", "immediate"):
                time.sleep(0.5)
                self.postgres.stop(how)
                self.postgres.start()
            time.sleep(0.5)
            stop.set()
            acknowledged = [change for writer in writers for change in writer.result()]
        feed = [change["id"] for change in self.store.read_all()]
        self.assertEqual(sorted(feed), sorted(acknowledged))

    def test_restored_from_a_dump(self):
        """A new database has a new epoch by itself; what came after the dump is offered again."""
        old = [make_change(i) for i in range(30)]
        new = [make_change(i) for i in range(10)]
        epoch = self.store.push(old).json["epoch"]
        dump = self.postgres.run("pg_dump", "-h", self.postgres.folder, "-U", "postgres", self.database)
        self.store.push(new)
        self.server.stop()
        name = "gocua_" + uuid.uuid4().hex[:12]
        self.postgres.make_database(name)
        self.postgres.psql(name, dump)
        self.env = self.make_env(name)
        self.admin("init")
        server = self.start_server()
        store = Client(server.port, self.store.token)
        self.addCleanup(store.close)
        answer = store.push(new, epoch=epoch)
        self.assert_fault(answer, 409, "epoch-changed")
        answer = store.push(new + old, epoch=answer.json["epoch"])
        self.assertEqual((answer.status, answer.json["new"], answer.json["known"]), (200, 10, 30))
        self.assertEqual([c["id"] for c in store.read_all()], [c["id"] for c in old + new])

    def test_restored_over_the_old_one(self):
        """In the same database too: the table is another one."""
        epoch = self.store.push([make_change()]).json["epoch"]
        dump = self.postgres.run("pg_dump", "--clean", "-h", self.postgres.folder, "-U", "postgres", self.database)
        self.server.stop()
        self.sql(dump)
        server = self.start_server()
        store = Client(server.port, self.store.token)
        self.addCleanup(store.close)
        answer = store.feed()
        self.assertEqual(len(answer.json["changes"]), 1)
        self.assertNotEqual(answer.json["epoch"], epoch)

    def test_a_standby_takes_over(self):
        """A promoted standby has another timeline, so it may have lost commits."""
        epoch = self.store.push([make_change()]).json["epoch"]
        self.postgres.stop()
        data = self.postgres.folder / "data"
        self.postgres.run("touch", data / "standby.signal")
        self.postgres.start()
        self.assert_fault(self.store.feed(), 503, "unavailable")
        self.postgres.pg_ctl("promote")
        answer = self.make_sure(self.store.feed, 200)
        self.assertNotEqual(answer.json["epoch"], epoch)
        self.assertEqual(len(answer.json["changes"]), 1)
        self.assert_fault(self.store.push([make_change()], epoch=epoch), 409, "epoch-changed")

    def test_an_older_schema(self):
        newest = self.sql("SELECT max(version) FROM gocua.migration")
        self.sql(f"DELETE FROM gocua.migration WHERE version = {newest}")
        self.server.stop()
        server = self.start_server()
        self.assert_fault(self.client(server=server).call("GET", "/healthz"), 503, "unavailable")
        self.assertTrue(any("gocua-server init" in line.get("message", "") for line in server.lines))
        self.sql(f"INSERT INTO gocua.migration VALUES ({newest})")


if __name__ == "__main__":
    unittest.main()
