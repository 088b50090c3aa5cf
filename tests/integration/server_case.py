# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the server share: a private PostgreSQL for each file, and the real server on a port of loopback."""

import contextlib
import gzip
import http.client
import json
import os
import pathlib
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import uuid

WARD = "26737@2025-07-01"
OTHER_WARD = "26740@2025-07-01"
PASSWORD = "mật khẩu dài 1"
DEVICE = "01990000-0000-7000-8000-000000000001"

# Account, role, its wards.
ACCOUNTS = (
    ("hoa", "entry", (WARD,)),
    ("binh", "entry", (OTHER_WARD,)),
    ("xem", "viewer", (WARD,)),
    ("tp", "city", (WARD, OTHER_WARD)),
)


def find_postgres():
    """The folder of PostgreSQL's own programs, the newest version."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    return pathlib.Path(shutil.which("initdb") or "/usr/bin/initdb").parent


class Postgres:
    """A PostgreSQL in a folder of its own, reached by a socket in it. As root it runs as another user."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gocua-pg-"))
        self.bin = find_postgres()
        self.user = "postgres"
        if os.geteuid() == 0:
            self.user = next(n for n in ("postgres", "nobody") if n in {entry.pw_name for entry in pwd.getpwall()})
            shutil.chown(self.folder, self.user)
        self.run("initdb", "-D", self.folder / "data", "-A", "trust", "-U", "postgres", "-E", "UTF8",
                 "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        self.start()

    def command(self, name, *args):
        own = [str(self.bin / name) if (self.bin / name).exists() else name, *map(str, args)]
        return ["runuser", "-u", self.user, "--", *own] if os.geteuid() == 0 else own

    def run(self, name, *args, **options):
        options.setdefault("cwd", "/")
        done = subprocess.run(
            self.command(name, *args), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
            encoding="utf-8", **options
        )  # fmt: skip
        if done.returncode != 0:
            raise AssertionError(f"{name} {args}: {done.stdout}")
        return done.stdout

    def pg_ctl(self, *args):
        # Not through a pipe: the database would inherit it, and keep it open.
        with open(self.folder / "pg_ctl.log", "ab") as log:
            subprocess.run(
                self.command("pg_ctl", "-D", self.folder / "data", "-w", *args),
                stdout=log, stderr=log, check=True, cwd="/",
            )  # fmt: skip

    def start(self):
        settings = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c max_connections=200"
        self.pg_ctl("-o", settings, "-l", self.folder / "log", "start")

    def stop(self, how="fast"):
        self.pg_ctl("-m", how, "stop")

    def remove(self):
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def make_database(self, name, template="template1"):
        self.run("createdb", "-h", self.folder, "-U", "postgres", "-T", template, name)

    def conninfo(self, database, user):
        return f"host={self.folder} dbname={database} user={user}"

    def psql(self, database, sql, user="postgres", check=True):
        """Run SQL and return its rows, the columns separated by tabs; without `check` also what went wrong."""
        done = subprocess.run(
            [str(self.bin / "psql"), "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1",
             "-d", self.conninfo(database, user)],
            input=sql, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, encoding="utf-8",
        )  # fmt: skip
        if check and done.returncode != 0:
            raise AssertionError(f"{sql}\n{done.stderr}")
        return done.stdout.strip() if check else (done.returncode, done.stdout.strip(), done.stderr.strip())


class Server:
    """One process of gocua-server."""

    def __init__(self, env, program=None):
        self.lines = []
        self.changed = threading.Condition()
        self.process = subprocess.Popen(
            [program or os.environ["GOCUA_SERVER_BIN"], "serve"],
            stderr=subprocess.PIPE, env=env, encoding="utf-8", errors="replace",
        )  # fmt: skip
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        self.address = self.wait_for_line(lambda line: line.get("for") == "stores")["address"]
        self.port = int(self.address.rsplit(":", 1)[1])

    def read(self):
        for text in self.process.stderr:
            try:
                line = json.loads(text)
            except ValueError:
                line = {"event": "text", "text": text}
            with self.changed:
                self.lines.append(line)
                self.changed.notify_all()
        with self.changed:
            self.lines.append({"event": "ended"})
            self.changed.notify_all()

    def wait_for_line(self, wanted, seconds=30):
        """The first line of the log for which `wanted` is true."""
        def find():
            return next((line for line in self.lines if wanted(line)), None)

        with self.changed:
            found = self.changed.wait_for(lambda: find() or self.lines[-1:] == [{"event": "ended"}], seconds)
            if not found or find() is None:
                raise AssertionError(f"not in the server's log: {self.lines}")
            return find()

    def stop(self):
        """End it as its administrator would, and return its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
        code = self.process.wait(60)
        self.reader.join()
        self.process.stderr.close()
        return code

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stderr.close()


class Answer:
    """What came back: status, header fields, the body and, where it is JSON, what it says."""

    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.raw = response.read()
        self.body = gzip.decompress(self.raw) if response.getheader("Content-Encoding") == "gzip" else self.raw
        is_json = response.getheader("Content-Type", "").endswith("json")
        self.json = json.loads(self.body) if is_json else None

    @property
    def code(self):
        return (self.json or {}).get("code")

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


class Client:
    """What a store says to the server, with one connection that is kept."""

    def __init__(self, port, token=None, timeout=90):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self.token = token

    def close(self):
        self.connection.close()

    def call(self, method, path, body=None, headers=None, packed=False):
        fields = {"Gocua-Protocol": "1"}
        if self.token is not None:
            fields["Authorization"] = f"Bearer {self.token}"
        if body is not None:
            fields["Content-Type"] = "application/json"
            if not isinstance(body, bytes):
                body = json.dumps(body).encode()
        if packed:
            fields["Content-Encoding"] = "gzip"
            body = gzip.compress(body)
        fields.update(headers or {})
        self.connection.request(method, path, body, {k: v for k, v in fields.items() if v is not None})
        return Answer(self.connection.getresponse())

    def sign_in(self, account, password=PASSWORD, device=DEVICE, name="PC tầng 2"):
        answer = self.call(
            "POST", "/v1/sessions", {"account": account, "password": password, "device": device, "name": name}
        )
        if answer.status == 201:
            self.token = answer.json["token"]
        return answer

    def sign_out(self):
        return self.call("DELETE", "/v1/sessions/current")

    def push(self, changes, ward=WARD, epoch=None, **options):
        body = {"changes": changes} if epoch is None else {"epoch": epoch, "changes": changes}
        return self.call("POST", f"/v1/wards/{ward}/changes", body, **options)

    def feed(self, ward=WARD, headers=None, **parameters):
        query = "&".join(f"{name}={value}" for name, value in parameters.items())
        return self.call("GET", f"/v1/wards/{ward}/changes" + ("?" + query if query else ""), headers=headers)

    def digests(self, ward=WARD, start=0):
        return self.call("GET", f"/v1/wards/{ward}/digests?from={start}")

    def read_all(self, ward=WARD, limit=5000):
        """The whole feed, as a store reads it."""
        changes = []
        while True:
            answer = self.feed(ward, after=changes[-1]["pos"] if changes else 0, limit=limit)
            if answer.status != 200:
                raise AssertionError(answer)
            changes += answer.json["changes"]
            if not answer.json["changes"]:
                return changes


def make_change(number=0, device=DEVICE, stamp=None, **fields):
    """A change of a household that no other test has."""
    stamp = stamp if stamp is not None else (int(time.time() * 1000) << 16) + number
    return {
        "id": str(uuid.uuid4()), "stamp": str(stamp), "device": device, "author": "Lê Thị Hoa",
        "batch": str(uuid.uuid4()), "kind": "household", "entity": str(uuid.uuid4()),
        "set": fields or {"head": f"Trần Văn Bé {number}", "address": f"{number} Lê Lợi", "people": 4, "eligible": 3},
    }  # fmt: skip


class ServerCase(unittest.TestCase):
    """Each file has a PostgreSQL, each test a database in it with two wards and four accounts, and a server."""

    settings = {}
    postgres = None

    @staticmethod
    def get_postgres():
        """The one of this file; it ends with the file."""
        if ServerCase.postgres is None:
            ServerCase.postgres = Postgres()
            unittest.addModuleCleanup(ServerCase.postgres.remove)
            ServerCase.template = None
        return ServerCase.postgres

    def setUp(self):
        self.postgres = self.get_postgres()
        if ServerCase.template is None:
            self.env = self.make_env("gocua_template")
            self.postgres.make_database("gocua_template")
            self.prepare()
            ServerCase.template = "gocua_template"
        self.database = "gocua_" + uuid.uuid4().hex[:12]
        self.postgres.make_database(self.database, ServerCase.template)
        self.env = self.make_env(self.database)
        self.admin("init")
        self.server = self.start_server()
        self.port = self.server.port

    def make_env(self, database):
        env = {name: value for name, value in os.environ.items() if not name.startswith("GOCUA_SERVER_")}
        env["GOCUA_SERVER_DATABASE"] = self.postgres.conninfo(database, "gocua_server")
        env["GOCUA_SERVER_ADMIN_DATABASE"] = self.postgres.conninfo(database, "postgres")
        env["GOCUA_SERVER_LISTEN"] = "127.0.0.1:0"
        env["GOCUA_SERVER_THREADS"] = "4"
        env["GOCUA_SERVER_REQUESTS_PER_SECOND_ADDRESS"] = "0"
        env["GOCUA_SERVER_REQUESTS_PER_SECOND_TOKEN"] = "0"
        env["LC_ALL"] = "C"
        for name, value in self.settings.items():
            env["GOCUA_SERVER_" + name.upper().replace("-", "_")] = str(value)
        return env

    def prepare(self):
        self.admin("init")
        for ward in (WARD, OTHER_WARD):
            self.admin("ward", "add", ward, "Phường " + ward)
        for account, role, wards in ACCOUNTS:
            self.admin("account", "add", account, "--role", role, "--display", "Người " + account, stdin=PASSWORD + "\n")
            for ward in wards:
                self.admin("ward", "assign", ward, account)

    def admin(self, *args, stdin="", code=0):
        """Run a command of the administrator, look at its exit code (None: any), and return what it wrote."""
        done = subprocess.run(
            [os.environ["GOCUA_SERVER_BIN"], *map(str, args)], input=stdin, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=self.env, encoding="utf-8", check=False, timeout=60,
        )  # fmt: skip
        if code is not None:
            self.assertEqual(done.returncode, code, f"gocua-server {args}\n{done.stdout}\n{done.stderr}")
        self.assertNotIn("Sanitizer", done.stderr)
        return done.stdout + done.stderr

    def start_server(self, **settings):
        env = dict(self.env)
        for name, value in settings.items():
            env["GOCUA_SERVER_" + name.upper()] = str(value)
        server = Server(env)
        self.addCleanup(self.end_server, server)
        return server

    def end_server(self, server):
        if server.process.poll() is None:
            self.assertEqual(server.stop(), 0)
        for line in server.lines:
            self.assertNotIn("Sanitizer", str(line))
            self.assertNotIn("CRITICAL", str(line))

    def client(self, account=None, server=None, **options):
        """A client, signed in as `account` if one is given."""
        client = Client((server or self.server).port, **options)
        self.addCleanup(client.close)
        if account is not None:
            answer = client.sign_in(account)
            self.assertEqual(answer.status, 201, answer)
        return client

    def sql(self, text, **options):
        """SQL as the superuser."""
        return self.postgres.psql(self.database, text, **options)

    def assert_fault(self, answer, status, code):
        self.assertEqual((answer.status, answer.code), (status, code), answer)
        self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
        self.assertEqual(answer.headers["Gocua-Protocol"], "1")
        self.assertTrue(re.fullmatch(r"\d{13}", answer.headers["Gocua-Time"]))

    def send_raw(self, data, server=None, seconds=30):
        """Bytes as they are on a connection of their own; what comes back until it is closed."""
        with socket.create_connection(("127.0.0.1", (server or self.server).port), timeout=seconds) as connection:
            with contextlib.suppress(OSError):
                connection.sendall(data)
            received = b""
            with contextlib.suppress(OSError):
                while piece := connection.recv(65536):
                    received += piece
            return received
