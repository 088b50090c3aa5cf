#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom the program trusts: certificates that are expired, not valid yet, made out for another name, or by somebody
unknown, each with a sentence of its own; and an authority of the city's own."""

import re
import socket
import threading
import time
import unittest

from authority import Authority
from gocua_case import FAILED, USAGE
from server_case import PASSWORD
from sync_case import Computer, Line, SyncCase

DAY_MS = 24 * 60 * 60 * 1000
DATE = r"This computer’s date is \d\d/\d\d/\d{4}\."


class CertificateTest(SyncCase):
    def setUp(self):
        super().setUp()
        self.computer = self.make_computer(2)
        self.computer.sync()
        self.authority = Authority(self.computer.folder / "city")

    def serve(self, name, **options):
        """The address of a server with a certificate of the city's authority."""
        certificate, key = self.authority.issue(name, **options)
        self.secure = self.start_server(certificate=certificate, key=key)
        return f"https://127.0.0.1:{self.secure.port}"

    def sign_in(self, address, *args, computer=None, **options):
        return (computer or self.computer).run_gocua("sign-in", address, "hoa", *args, input=PASSWORD + "\n", **options)

    def refuse(self, address, words, *args):
        done = self.sign_in(address, "--ca", self.authority.certificate, *args, code=FAILED)
        self.assertRegex(done.stderr, words)
        self.assertIn("nothing was sent", done.stderr)
        self.assertIn("saved on this computer", done.stderr)

    def fail_to_sync(self, words):
        good, said = self.computer.try_sync()
        self.assertFalse(good)
        self.assertEqual((said["state"], said["waiting"]), ("needs-you", 1))
        self.assertIn(words, said["problem"])

    def test_good(self):
        address = self.serve("good")
        done = self.sign_in(address, code=FAILED)
        self.assertIn("authority that this computer does not know", done.stderr)
        self.sign_in(address, "--ca", self.authority.certificate)
        # The file may go: what was in it is kept.
        self.authority.certificate.unlink()
        self.computer.visit("H1", "một")
        self.assertEqual(self.computer.sync()["sent"], 1)

    def test_join(self):
        address = self.serve("good")
        joined = Computer(self)
        joined.run_gocua("join", address, "hoa", "--ca", self.authority.certificate, input=PASSWORD + "\n")
        joined.sync()
        self.assert_equal_stores(self.computer, joined)

    def test_expired(self):
        self.refuse(self.serve("old", start="20200101000000Z", end="20200201000000Z"), "has expired")

    def test_not_yet_valid(self):
        self.refuse(self.serve("new", start="20490101000000Z", end="20490201000000Z"), "not valid yet")

    def know(self, ahead):
        """The computer hears of the server that it is later than its own clock says."""

        def change(kind, _, message):
            if kind == "request":
                return message.data
            return re.sub(
                rb"(Gocua-Time: )(\d+)", lambda match: match[1] + b"%d" % (int(match[2]) + ahead * DAY_MS), message.data
            )

        line = Line(self, self.port, change)
        self.computer.sign_in(line.address)
        self.computer.visit("H1", "một")
        self.assertEqual(self.computer.sync()["sent"], 1)

    def find_date(self, days):
        return time.strftime("%Y%m%d%H%M%SZ", time.gmtime(time.time() + days * DAY_MS / 1000))

    def test_clock_is_behind(self):
        """A certificate that is too young for this computer's clock, and that clock is known to be wrong."""
        self.know(ahead=30)
        address = self.serve("young", start=self.find_date(10), end=self.find_date(100))
        self.refuse(
            address, "clock of this computer is wrong, so the server’s certificate can’t be checked and nothing was sent. "
            f"{DATE} Everything you entered is saved on this computer. Set date and time",
        )  # fmt: skip
        # An exchange says so too: nobody has to sign in for that.
        good = self.serve("good")
        self.sign_in(good, "--ca", self.authority.certificate)
        self.computer.visit("H1", "hai")
        self.assertEqual(self.secure.stop(), 0)
        certificate, key = self.authority.issue("younger", start=self.find_date(10), end=self.find_date(100))
        self.start_server(certificate=certificate, key=key, listen=f"127.0.0.1:{self.secure.port}")
        self.fail_to_sync("clock of this computer is wrong")

    def test_clock_is_ahead(self):
        """Nothing says so but the date, which is shown."""
        self.know(ahead=-30)
        self.refuse(self.serve("old", start=self.find_date(-60), end=self.find_date(-1)), f"has expired.* {DATE}")

    def test_clock_is_behind_and_it_has_expired(self):
        """It has expired all the more when it is later than the clock says."""
        self.know(ahead=30)
        self.refuse(self.serve("old", start=self.find_date(-60), end=self.find_date(-1)), "has expired")

    def test_other_host(self):
        self.refuse(self.serve("other", host="DNS:somebody.example.vn"), "belongs to another server")

    def answer_in_the_clear(self, listener):
        """Answer each connection as a server without TLS does, and let it be read before the end."""
        try:
            while True:
                client, _ = listener.accept()
                with client:
                    client.settimeout(30)
                    client.recv(4096)
                    client.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                    client.shutdown(socket.SHUT_WR)
                    client.recv(4096)
        except OSError:
            pass

    def test_no_tls_at_all(self):
        listener = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(listener.close)
        threading.Thread(target=self.answer_in_the_clear, args=(listener,), daemon=True).start()
        self.refuse(f"https://127.0.0.1:{listener.getsockname()[1]}", "secure connection")

    def test_ca_file(self):
        address = self.serve("good")
        for content in ("", "không phải chứng thư"):
            path = self.computer.write("wrong.pem", content)
            done = self.sign_in(address, "--ca", path, code=USAGE)
            self.assertIn("CA file", done.stderr)
        path = self.computer.write("wrong.pem", "-----BEGIN CERTIFICATE-----\nabcd\n-----END CERTIFICATE-----\n")
        self.assertIn("CA file", self.sign_in(address, "--ca", path, code=USAGE).stderr)

    def test_it_changes_meanwhile(self):
        """Nothing is sent to whoever takes the server's place, and the token stays a secret."""
        self.sign_in(self.serve("good"), "--ca", self.authority.certificate)
        self.computer.visit("H1", "một")
        self.assertEqual(self.secure.stop(), 0)
        stranger = Authority(self.computer.folder / "stranger")
        certificate, key = stranger.issue("stranger")
        self.start_server(certificate=certificate, key=key, listen=f"127.0.0.1:{self.secure.port}")
        self.fail_to_sync("authority that this computer does not know")


if __name__ == "__main__":
    unittest.main()
