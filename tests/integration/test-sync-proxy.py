#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A network with a proxy: the program goes the way that the system's settings have, and says what is wrong with it.
The server has a name that only the proxy knows, so what arrives came through it."""

import base64
import contextlib
import pathlib
import re
import socket
import threading
import unittest

from authority import Authority
from gocua_case import FAILED
from server_case import PASSWORD
from sync_case import Computer, SyncCase

HOST = "gocua.example.invalid"
PLAIN = f"http://{HOST}"
SECURE = f"https://{HOST}"

SETTINGS = """
[system/proxy]
mode='{mode}'
ignore-hosts={ignore}
[system/proxy/http]
host='127.0.0.1'
port={port}
[system/proxy/https]
host='127.0.0.1'
port={port}
"""


class Proxy:
    """A proxy on a loopback port that takes every name for that of the server."""

    def __init__(self, case, port):
        self.port = port
        self.password = None  # "name:password" that it wants to have
        self.answer = None  # bytes: what it says to everything
        self.heads = []  # of all requests, as it can read them
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.own_port = self.listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.own_port}"
        threading.Thread(target=self.accept, daemon=True).start()
        case.addCleanup(self.close)

    def close(self):
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        with contextlib.suppress(OSError), client:
            data = b""
            while b"\r\n\r\n" not in data:
                piece = client.recv(65536)
                if not piece:
                    return
                data += piece
            head, rest = data.split(b"\r\n\r\n", 1)
            self.heads.append(head.decode())
            refusal = self.refuse(head)
            if refusal is not None:
                client.sendall(refusal)
                client.shutdown(socket.SHUT_WR)
                client.recv(65536)
            elif head.startswith(b"CONNECT "):
                self.join(client, b"HTTP/1.1 200 Connection established\r\n\r\n", rest)
            else:
                # One request for each connection, with the path alone, as the server wants it.
                head = re.sub(rb"^(\S+) http://[^/]+", rb"\1 ", head) + b"\r\nConnection: close\r\n\r\n"
                self.join(client, b"", head + rest)

    def refuse(self, head):
        if self.answer is not None:
            return self.answer
        wanted = b"Proxy-Authorization: Basic " + base64.b64encode((self.password or "").encode())
        if self.password is not None and wanted not in head:
            return b"HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
        return None

    def join(self, client, to_client, to_server):
        with socket.create_connection(("127.0.0.1", self.port)) as server:
            client.sendall(to_client)
            server.sendall(to_server)
            other = threading.Thread(target=self.pump, args=(client, server), daemon=True)
            other.start()
            self.pump(server, client)
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)
            other.join()

    @staticmethod
    def pump(source, sink):
        with contextlib.suppress(OSError):
            while piece := source.recv(65536):
                sink.sendall(piece)
            sink.shutdown(socket.SHUT_WR)


class ProxyTest(SyncCase):
    def setUp(self):
        super().setUp()
        self.computer = self.make_computer(3)
        self.computer.sync()
        self.computer.env["GIO_USE_PROXY_RESOLVER"] = "dummy"
        self.visits = 0

    def make_secure(self):
        """A proxy to a server with a certificate of the city's authority."""
        self.authority = Authority(self.computer.folder / "city")
        certificate, key = self.authority.issue("city", host=f"DNS:{HOST}")
        return Proxy(self, self.start_server(certificate=certificate, key=key).port)

    def set_environment(self, computer=None, **variables):
        """As a shell or a service would, for each with the name of a scheme."""
        for name, value in variables.items():
            (computer or self.computer).env[name] = value

    def set_resolver(self, resolver):
        """How it is found out which proxy to take. Whose the leaks of libproxy are shows only in the whole stack, see
        leaks.supp."""
        options = self.computer.env.get("ASAN_OPTIONS", "")
        known = pathlib.Path(__file__).resolve().parent / "leaks.supp"
        self.set_environment(
            GIO_USE_PROXY_RESOLVER=resolver,
            ASAN_OPTIONS=f"{options}:fast_unwind_on_malloc=0".removeprefix(":"),
            LSAN_OPTIONS=f"print_suppressions=0:suppressions={known}",
        )

    def set_desktop(self, port, mode="manual", ignore=()):
        """As the person would in the settings of the desktop."""
        folder = self.computer.folder / "config" / "glib-2.0" / "settings"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "keyfile").write_text(SETTINGS.format(mode=mode, port=port, ignore=list(ignore)))
        self.set_environment(XDG_CURRENT_DESKTOP="GNOME", GSETTINGS_BACKEND="keyfile", GIO_USE_PROXY_RESOLVER="gnome")

    def sign_in(self, address, computer=None, **options):
        args = ["--allow-http"] if address == PLAIN else ["--ca", self.authority.certificate]
        return (computer or self.computer).run_gocua("sign-in", address, "hoa", *args, input=PASSWORD + "\n", **options)

    def use(self, address):
        """What is entered goes to the server, and back to another computer."""
        self.sign_in(address)
        self.visits += 1
        self.computer.visit("H1", f"lần {self.visits}")
        self.assertEqual(self.computer.sync()["sent"], 1)

    def refuse(self, address, words):
        """It is told, and kept; and the proxy's answer is never taken for that of the server."""
        waiting = self.computer.get_standing()["waiting"]
        done = self.sign_in(address, code=FAILED)
        self.assertIn(words, done.stderr)
        self.computer.visit("H2", words)
        good, said = self.computer.try_sync()
        self.assertFalse(good)
        self.assertEqual((said["state"], said["waiting"]), ("offline", waiting + 1))
        self.assertIn(words, said["problem"])

    def test_environment(self):
        proxy = Proxy(self, self.port)
        for resolver in ("dummy", "libproxy"):
            with self.subTest(resolver):
                self.set_environment(http_proxy=proxy.address)
                self.set_resolver(resolver)
                proxy.heads.clear()
                self.use(PLAIN)
                self.assertGreaterEqual(len(proxy.heads), 2)
                for head in proxy.heads:
                    self.assertRegex(head, rf"^(GET|POST|DELETE) {PLAIN}/v1/")

    def test_environment_connect(self):
        """The proxy sees where to, and nothing else."""
        proxy = self.make_secure()
        for resolver in ("dummy", "libproxy"):
            with self.subTest(resolver):
                self.set_environment(https_proxy=proxy.address)
                self.set_resolver(resolver)
                proxy.heads.clear()
                self.use(SECURE)
                self.assertGreaterEqual(len(proxy.heads), 2)
                for head in proxy.heads:
                    self.assertTrue(head.startswith(f"CONNECT {HOST}:443 "), head)
                    self.assertNotIn("Bearer", head)

    def test_environment_for_all(self):
        proxy = self.make_secure()
        self.set_environment(all_proxy=proxy.address, https_proxy="")
        self.use(SECURE)
        self.assertGreaterEqual(len(proxy.heads), 2)
        joined = Computer(self)
        self.set_environment(joined, ALL_PROXY=proxy.address.removeprefix("http://"), GIO_USE_PROXY_RESOLVER="dummy")
        joined.run_gocua(
            "join", SECURE, "hoa", "--ca", self.authority.certificate, input=PASSWORD + "\n",
        )  # fmt: skip
        self.assert_equal_stores(self.computer, joined)

    def test_exempt(self):
        """Whom the settings exempt is reached directly: here that leads nowhere."""
        proxy = Proxy(self, self.port)
        self.set_environment(http_proxy=proxy.address)
        for exempt in ("*", HOST, ".example.invalid", "10.0.0.0/8, example.invalid"):
            with self.subTest(exempt):
                self.set_environment(no_proxy=exempt)
                self.assertIn("can’t be reached", self.sign_in(PLAIN, code=FAILED).stderr)
        self.assertEqual(proxy.heads, [])
        self.set_environment(no_proxy="elsewhere.invalid,10.0.0.0/8")
        self.use(PLAIN)

    def test_desktop(self):
        proxy = self.make_secure()
        self.set_desktop(proxy.own_port)
        self.use(SECURE)
        self.assertGreaterEqual(len(proxy.heads), 2)
        proxy.heads.clear()
        # The person's settings count, whatever is in the environment.
        self.set_environment(https_proxy=proxy.address)
        self.set_desktop(proxy.own_port, ignore=[HOST])
        self.assertIn("can’t be reached", self.sign_in(SECURE, code=FAILED).stderr)
        self.set_desktop(proxy.own_port, mode="none")
        self.assertIn("can’t be reached", self.sign_in(SECURE, code=FAILED).stderr)
        self.assertEqual(proxy.heads, [])

    def test_what_is_on_this_computer(self):
        proxy = Proxy(self, self.port)
        self.set_environment(http_proxy=proxy.address, all_proxy=proxy.address)
        self.computer.sign_in(self.server.address)
        self.computer.sync()
        self.assertEqual(proxy.heads, [])

    def test_it_wants_a_password(self):
        for proxy, address in ((Proxy(self, self.port), PLAIN), (self.make_secure(), SECURE)):
            with self.subTest(address):
                self.set_environment(http_proxy=proxy.address, https_proxy=proxy.address)
                self.sign_in(address)
                proxy.password = "phường:mật khẩu"
                self.refuse(address, "proxy does not let the connection to the server pass. It asks for a user name")
                known = proxy.address.replace("//", "//ph%C6%B0%E1%BB%9Dng:m%E1%BA%ADt%20kh%E1%BA%A9u@")
                self.set_environment(http_proxy=known, https_proxy=known)
                self.computer.sync()

    def test_it_refuses(self):
        page = b"<html>Truy c\xe1\xba\xadp b\xe1\xbb\x8b ch\xe1\xba\xb7n</html>"
        for proxy, address in ((Proxy(self, self.port), PLAIN), (self.make_secure(), SECURE)):
            with self.subTest(address):
                self.set_environment(http_proxy=proxy.address, https_proxy=proxy.address)
                self.sign_in(address)
                proxy.answer = b"HTTP/1.1 403 X\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page
                self.refuse(address, "The network’s proxy does not let the connection to the server pass.")
                # It lets it pass, but there is nobody.
                proxy.answer = b"HTTP/1.1 503 X\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page
                self.refuse(address, "busy or being looked after" if address == PLAIN else "server can’t be reached now")
                proxy.answer = None
                self.computer.sync()

    def test_it_is_dead(self):
        for proxy, address in ((Proxy(self, self.port), PLAIN), (self.make_secure(), SECURE)):
            with self.subTest(address):
                self.set_environment(http_proxy=proxy.address, https_proxy=proxy.address)
                self.sign_in(address)
                proxy.close()
                self.refuse(address, "proxy does not let the connection to the server pass. It can’t be reached.")
                unknown = "http://proxy.example.invalid:3128"
                self.set_environment(http_proxy=unknown, https_proxy=unknown)
                self.refuse(address, "proxy does not let the connection to the server pass. It can’t be reached.")
                again = Proxy(self, proxy.port)
                self.set_environment(http_proxy=again.address, https_proxy=again.address)
                self.computer.sync()

    def test_certificates_are_looked_at(self):
        """A proxy that puts itself into the connection is noticed."""
        proxy = self.make_secure()
        self.set_environment(https_proxy=proxy.address)
        self.sign_in(SECURE)
        stranger = Authority(self.computer.folder / "stranger")
        certificate, key = stranger.issue("stranger", host=f"DNS:{HOST}")
        proxy.port = self.start_server(certificate=certificate, key=key).port
        self.computer.visit("H1", "một")
        good, said = self.computer.try_sync()
        self.assertFalse(good)
        self.assertEqual((said["state"], said["waiting"]), ("needs-you", 1))
        self.assertIn("authority that this computer does not know", said["problem"])


if __name__ == "__main__":
    unittest.main()
