#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-sync.py WORKER FOLDER: the same records through our server and through PouchDB's, in turns, each from and to a
server of its own over loopback. Run by with-server.py; WORKER is bench-sync, FOLDER where npm may install PouchDB."""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "integration"))

from server_case import PASSWORD, Client  # noqa: E402

RECORDS = int(os.environ.get("GOCUA_BENCH_RECORDS", "100000"))
ROUNDS = int(os.environ.get("GOCUA_BENCH_ROUNDS", "3"))
PEERS = pathlib.Path(__file__).parent / "peers"

# What we hold ourselves to: times as many records a second, and what part of the bytes and of the memory.
FASTER = {"push": 6.0, "pull": 8.0}
BYTES = {"push": 0.20, "pull": 0.40}
MEMORY = 0.25


def install(folder):
    """PouchDB in a folder of the build, or None where it can't be had."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        print("bench-sync: node and npm are not installed, so there is no PouchDB to measure against: left out.")
        return None
    for path in PEERS.iterdir():
        shutil.copy(path, folder)
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, check=False, capture_output=True
    )
    if done.returncode != 0:
        print("bench-sync: npm could not install PouchDB, so there is nothing to measure against: left out.")
        print(done.stderr.decode(errors="replace")[-500:])
        return None
    return folder / "pouchdb.mjs"


class Pouch:
    def __init__(self, script, folder):
        self.script = script
        self.folder = folder
        (folder / "served").mkdir()
        self.server = subprocess.Popen(
            ["node", script, "serve", folder / "served"], stdout=subprocess.PIPE, encoding="utf-8", cwd=script.parent
        )
        self.address = f"http://127.0.0.1:{json.loads(self.server.stdout.readline())['port']}"

    def run(self, *args):
        done = subprocess.run(["node", self.script, *map(str, args)], check=True, stdout=subprocess.PIPE, cwd=self.script.parent)
        return json.loads(done.stdout) if done.stdout else None

    def get_bytes(self):
        with urllib.request.urlopen(self.address + "/bytes") as answer:
            return json.loads(answer.read())

    def measure(self, what, number):
        local = self.folder / ("source" if what == "push" else f"target{number}")
        before = self.get_bytes()
        result = self.run(what, local, f"{self.address}/db/ward{number}")
        after = self.get_bytes()
        result["bytes"] = after["received"] - before["received"] + after["sent"] - before["sent"]
        return result

    def stop(self):
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()


class Ours:
    def __init__(self, worker, folder):
        self.worker = worker
        self.folder = folder
        port = int(os.environ["GOCUA_BENCH_PORT"])
        self.address = f"http://127.0.0.1:{port}"
        client = Client(port)
        client.sign_in("hoa", PASSWORD)
        client.close()
        self.token = client.token

    def make(self):
        records = self.folder / "records.ndjson"
        subprocess.run([self.worker, "make", self.folder / "source.gocua", str(RECORDS), records], check=True)
        return records

    def measure(self, what, number):
        path = self.folder / f"{what}{number}.gocua"
        if what == "push":
            for ending in ("", "-wal", "-shm"):
                source = self.folder / f"source.gocua{ending}"
                if source.exists():
                    shutil.copy(source, f"{path}{ending}")
        done = subprocess.run(
            [self.worker, what, path, f"b{number}@", self.address, self.token], check=True, stdout=subprocess.PIPE
        )
        result = json.loads(done.stdout)
        result["bytes"] = result["sent"] + result["received"]
        return result


def median(results, side, what, name):
    return statistics.median(result[name] for result in results[side, what])


def judge(results):
    """The table, and whether every limit was kept."""
    kept = True
    for what in ("push", "pull"):
        for side in ("ours", "pouchdb"):
            rate = RECORDS / median(results, side, what, "seconds")
            print(f"  {what} {side:8} {rate:10,.0f} records/s {median(results, side, what, 'bytes') / 1e6:8.1f} MB "
                  f"{median(results, side, what, 'rss_kib') / 1024:8.0f} MiB")  # fmt: skip
        faster = median(results, "pouchdb", what, "seconds") / median(results, "ours", what, "seconds")
        part = median(results, "ours", what, "bytes") / median(results, "pouchdb", what, "bytes")
        memory = median(results, "ours", what, "rss_kib") / median(results, "pouchdb", what, "rss_kib")
        for name, value, limit, good in (
            ("times as fast", faster, FASTER[what], faster >= FASTER[what]),
            ("of the bytes", part, BYTES[what], part <= BYTES[what]),
            ("of the memory", memory, MEMORY, memory <= MEMORY),
        ):
            print(f"  {what} {value:8.2f} {name} (limit {limit:.2f}) {'ok' if good else 'MISSED'}")
            kept = kept and good
    return kept


def main():
    worker, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    build.mkdir(exist_ok=True)
    script = install(build)
    if script is None:
        return 77
    with tempfile.TemporaryDirectory(prefix="gocua-bench-") as name:
        folder = pathlib.Path(name)
        ours, pouch = Ours(worker, folder), Pouch(script, folder)
        try:
            records = ours.make()
            pouch.run("fill", folder / "source", records)
            results = {}
            for number in range(ROUNDS):
                for what in ("push", "pull"):
                    for side, measured in (("ours", ours), ("pouchdb", pouch)):
                        result = measured.measure(what, number)
                        assert result["records"] >= RECORDS, (side, what, result)
                        results.setdefault((side, what), []).append(result)
        finally:
            pouch.stop()
    print(f"{RECORDS:,} records, the median of {ROUNDS} rounds:")
    return 0 if judge(results) else 1


if __name__ == "__main__":
    sys.exit(main())
