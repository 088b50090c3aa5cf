#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""with-server.py PROGRAM...: run a program beside a gocua-server on a private PostgreSQL, and tell it where they are.

GOCUA_BENCH_PORT, GOCUA_BENCH_PID and GOCUA_BENCH_DATABASE are set for it, with two wards that two accounts enter for. The
database writes to the disk as one in earnest does.
"""

import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "integration"))

from server_case import OTHER_WARD, PASSWORD, WARD, Postgres, Server  # noqa: E402


def main():
    postgres = Postgres()
    try:
        postgres.stop()
        postgres.pg_ctl("-o", f"-k {postgres.folder} -c listen_addresses='' -c shared_buffers=256MB -c max_wal_size=4GB",
                        "-l", postgres.folder / "log", "start")  # fmt: skip
        postgres.make_database("gocua")
        program = os.environ["GOCUA_SERVER_BIN"]
        env = {name: value for name, value in os.environ.items() if not name.startswith("GOCUA_SERVER_")}
        env.update(LC_ALL="C", GOCUA_SERVER_LISTEN="127.0.0.1:0", GOCUA_SERVER_LOG_LEVEL="info",
                   GOCUA_SERVER_DATABASE=postgres.conninfo("gocua", "gocua_server"),
                   GOCUA_SERVER_ADMIN_DATABASE=postgres.conninfo("gocua", "postgres"),
                   GOCUA_SERVER_THREADS="4", GOCUA_SERVER_CONNECTIONS_PER_ADDRESS="0",
                   GOCUA_SERVER_REQUESTS_PER_SECOND_ADDRESS="0", GOCUA_SERVER_REQUESTS_PER_SECOND_TOKEN="0")  # fmt: skip

        def admin(*args, text=""):
            subprocess.run([program, *args], input=text, env=env, check=True, encoding="utf-8", stdout=subprocess.DEVNULL)

        admin("init")
        for account, ward in (("hoa", WARD), ("binh", OTHER_WARD)):
            admin("ward", "add", ward, "Phường")
            admin("account", "add", account, "--role", "entry", text=PASSWORD + "\n")
            admin("ward", "assign", ward, account)
        for number in range(4):
            admin("ward", "add", f"b{number}@", "Phường")
            admin("ward", "assign", f"b{number}@", "hoa")
        server = Server(env)
        try:
            env["GOCUA_BENCH_PORT"] = str(server.port)
            env["GOCUA_BENCH_PID"] = str(server.process.pid)
            env["GOCUA_BENCH_DATABASE"] = env["GOCUA_SERVER_DATABASE"]
            return subprocess.run(sys.argv[1:], env=env, check=False).returncode
        finally:
            server.stop()
    finally:
        postgres.remove()


if __name__ == "__main__":
    sys.exit(main())
