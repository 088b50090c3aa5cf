# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of sync share: computers with a ward file each, the real server, and a line between them that breaks."""

import contextlib
import json
import re
import socket
import struct
import subprocess
import threading

from gocua_case import FAILED, UNIT, GocuaCase
from server_case import PASSWORD, ServerCase

SHOWN = 6


class Computer(GocuaCase):
    """A computer with a folder of its own for all files of the program."""

    def __init__(self, case):
        super().__init__("assert_sound")
        self.setUp()
        case.addCleanup(self.doCleanups)

    def sign_in(self, address, account="hoa", **options):
        return self.ask("sign-in", address, account, input=PASSWORD + "\n", **options)

    def sync(self, *args, **options):
        """One exchange that goes well, and what the program says of it."""
        said = self.ask("sync", *args, **options)
        self.assertIsNone(said["problem"])
        self.assertEqual(said["waiting"], 0)
        self.assertIn(said["state"], ("up-to-date", "needs-you"))
        return said

    def try_sync(self, *args, **options):
        """One exchange, come what may: whether it went well, and what the program says of it, which has to be true."""
        done = self.run_gocua("--json", "sync", *args, code=None, **options)
        said = json.loads(done.stdout)
        if done.returncode == 0:
            self.assertIsNone(said["problem"])
            self.assertEqual(said["waiting"], 0)
            return True, said
        self.assertEqual(done.returncode, FAILED, done.stderr)
        self.assertIn(said["state"], ("offline", "needs-you"))
        self.assertIn("saved on this computer", said["problem"])
        self.assertIn(said["problem"], done.stderr)
        return False, said

    def get_standing(self):
        return self.ask("sync", "--status")

    def visit(self, household, note, *args):
        """Record a visit and return its id."""
        done = self.run_gocua("visit", "--household", household, "--outcome", "met", "--note", note, *args)
        return re.fullmatch(r"saved (\S+)\n", done.stdout)[1]

    def find_all_visits(self, households):
        found = set()
        for household in households:
            found |= self.find_visits(household)
        return found

    def describe(self):
        """What a person can see of the ward, in one value that can be compared: of the first households everything."""
        status = self.ask("status", "--areas")
        for name in ("position", "today", "name"):
            status.pop(name)
        rows = self.ask("households", "--sort", "code")["households"]
        shown = [self.ask("show", row["code"]) for row in rows[:SHOWN]]
        for household in shown:
            household.pop("history")
        return status, rows, shown


class SyncCase(ServerCase):
    """Each test has a server of its own, and as many computers as it wants."""

    def make_computer(self, households=0, account="hoa", sign_in=True):
        """A computer with the ward, and in it so many households."""
        computer = Computer(self)
        computer.make_ward()
        if households > 0:
            computer.import_households(households)
        if sign_in:
            computer.sign_in(self.server.address, account)
        return computer

    def join(self, account="hoa"):
        """A computer that fetches the ward from the server."""
        computer = Computer(self)
        computer.run_gocua("join", self.server.address, account, input=PASSWORD + "\n")
        return computer

    def count_on_server(self, ward=UNIT):
        return int(self.sql(f"SELECT count(*) FROM gocua.change WHERE ward = '{ward}'"))

    def assert_equal_stores(self, *computers):
        """After everybody has exchanged, all hold the same, nothing waits, and the server has it too."""
        for _ in range(2):
            for computer in computers:
                computer.sync()
        first = computers[0].describe()
        on_server = self.count_on_server()
        for computer in computers:
            self.assertEqual(computer.describe(), first)
            computer.assert_sound()
            standing = computer.get_standing()
            self.assertEqual(standing["waiting"], 0)
            self.assertEqual(standing["changes"], on_server)


def close_at_once(connection):
    """As a line that is cut: what is under way is lost, and the other side is told with a reset."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()


class Message:
    """One request or one answer, read from a connection."""

    def __init__(self, connection, rest):
        while b"\r\n\r\n" not in rest:
            piece = connection.recv(65536)
            if not piece:
                raise EOFError
            rest += piece
        self.head_length = rest.index(b"\r\n\r\n") + 4
        self.line_length = rest.index(b"\r\n") + 2
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", rest[: self.head_length])
        total = self.head_length + (int(length[1]) if length else 0)
        while len(rest) < total:
            piece = connection.recv(65536)
            if not piece:
                raise EOFError
            rest += piece
        self.data, self.rest = rest[:total], rest[total:]


class Line:
    """A line to the server that does to the messages what the test wants.

    `change(kind, number, message)` is asked for each request and each answer ("request" or "answer", counted from 0
    over all connections) and returns what goes on: the data, or in a tuple what still goes through before it is cut.
    """

    def __init__(self, case, port, change=None):
        self.port = port
        self.stranger = None  # bytes: what somebody else answers to every request, in the server's place
        self.change = change
        self.counts = {"request": 0, "answer": 0}
        self.seen = []
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.thread = threading.Thread(target=self.accept, daemon=True)
        self.thread.start()
        case.addCleanup(self.close)

    def begin(self, change):
        """From here on the messages are counted from 0 and go through `change`."""
        with self.lock:
            self.change = change
            self.counts = {"request": 0, "answer": 0}

    def close(self):
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def pass_on(self, kind, message, to):
        """Whether the line still stands after that."""
        with self.lock:
            number = self.counts[kind]
            self.counts[kind] += 1
            self.seen.append((kind, message))
        data = self.change(kind, number, message) if self.change else message.data
        cut = isinstance(data, tuple)
        to.sendall(data[0] if cut else data)
        return not cut

    def answer_in_place(self, client):
        with contextlib.suppress(OSError, EOFError), client:
            self.seen.append(("request", Message(client, b"")))
            client.sendall(self.stranger)

    def serve(self, client):
        if self.stranger is not None:
            self.answer_in_place(client)
            return
        with contextlib.suppress(OSError, EOFError):
            server = socket.create_connection(("127.0.0.1", self.port))
            try:
                from_client = from_server = b""
                while True:
                    request = Message(client, from_client)
                    from_client = request.rest
                    if not self.pass_on("request", request, server):
                        break
                    answer = Message(server, from_server)
                    from_server = answer.rest
                    if not self.pass_on("answer", answer, client):
                        break
            finally:
                close_at_once(server)
                close_at_once(client)
        close_at_once(client)


class Watch:
    """`gocua sync --watch` on a computer: what it says, line by line."""

    def __init__(self, case, computer):
        self.lines = []
        self.changed = threading.Condition()
        self.process = subprocess.Popen(
            [computer.program, "--json", "sync", "--watch"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=computer.env, encoding="utf-8",
        )  # fmt: skip
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        case.addCleanup(self.kill)

    def read(self):
        for text in self.process.stdout:
            with self.changed:
                self.lines.append(json.loads(text))
                self.changed.notify_all()

    def wait_for(self, wanted, seconds=60):
        """The first line, of those that nobody waited for yet, for which `wanted` is true."""

        def find():
            while self.lines:
                line = self.lines.pop(0)
                if wanted(line):
                    return line
            return None

        with self.changed:
            found = []
            if not self.changed.wait_for(lambda: found or (line := find()) is not None and not found.append(line), seconds):
                raise AssertionError("the program did not say so")
            return found[0]

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()
