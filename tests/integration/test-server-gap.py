#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Four writers whose transactions are held for 10 ms, and a reader that follows them: it misses nothing.

The same with positions from a sequence, as a control, must miss some: otherwise this test would prove nothing.
"""

import subprocess
import threading
import unittest
import uuid

from server_case import DEVICE, WARD, ServerCase

WRITERS = 4
ROUNDS = 50
BATCH = 5

HELD_PUSH = """BEGIN;
SELECT set_config('gocua.session', '{token}', true);
SELECT r_added FROM gocua.push('{token}', '{ward}', NULL, ARRAY[{ids}]::uuid[], ARRAY[{stamps}]::bigint[],
  ARRAY[{devices}]::uuid[], ARRAY[{ids}]::uuid[], ARRAY[{ids}]::uuid[], ARRAY[{authors}]::text[], ARRAY[{kinds}]::text[],
  ARRAY[{bodies}]::text[]);
SELECT pg_sleep(0.01);
COMMIT;
"""

HELD_INSERT = """BEGIN;
INSERT INTO control (id) SELECT unnest(ARRAY[{ids}]::uuid[]);
SELECT pg_sleep(0.01);
COMMIT;
"""


class GapTest(ServerCase):
    def write(self, make_sql, user):
        """All writers at once, each on a connection of its own; returns the ids that they have written."""
        written = []

        def run():
            sql = []
            for _ in range(ROUNDS):
                ids = [str(uuid.uuid4()) for _ in range(BATCH)]
                written.extend(ids)
                sql.append(make_sql(ids))
            self.postgres.psql(self.database, "\n".join(sql), user=user)

        threads = [threading.Thread(target=run) for _ in range(WRITERS)]
        for thread in threads:
            thread.start()
        return threads, written

    def tail(self, threads, read):
        """Read on from the cursor until the writers are done, and once more; what was seen, in order."""
        seen = []
        cursor = 0
        while True:
            done = not any(thread.is_alive() for thread in threads)
            rows = read(cursor)
            if rows:
                cursor = rows[-1][0]
                seen += [row[1] for row in rows]
            elif done:
                return seen

    def test_the_feed_misses_nothing(self):
        reader = self.client("hoa")
        token = self.sql("SELECT encode(token, 'hex') FROM gocua.session")

        def make_sql(ids):
            quoted = ",".join(f"'{one}'" for one in ids)
            return HELD_PUSH.format(
                token=token, ward=WARD, ids=quoted, stamps=",".join(["1"] * BATCH), devices=",".join([f"'{DEVICE}'"] * BATCH),
                authors=",".join(["NULL"] * BATCH), kinds=",".join(["'household'"] * BATCH),
                bodies=",".join(["'{\"set\":{}}'"] * BATCH),
            )  # fmt: skip

        def read(cursor):
            return [(c["pos"], c["id"]) for c in reader.feed(after=cursor, limit=7).json["changes"]]

        threads, written = self.write(make_sql, "gocua_server")
        seen = self.tail(threads, read)
        self.assertEqual(len(written), WRITERS * ROUNDS * BATCH)
        self.assertEqual(sorted(seen), sorted(written))

    def test_the_control_misses_some(self):
        self.sql("CREATE TABLE control (seq bigserial PRIMARY KEY, id uuid NOT NULL)")

        def make_sql(ids):
            return HELD_INSERT.format(ids=",".join(f"'{one}'" for one in ids))

        with SteadyReader(self.postgres.conninfo(self.database, "postgres")) as reader:
            threads, written = self.write(make_sql, "postgres")
            seen = self.tail(threads, reader.read)
        missed = len(set(written) - set(seen))
        print(f"a reader that follows a sequence missed {missed} of {len(written)}")
        self.assertEqual(self.sql("SELECT count(*) FROM control"), str(len(written)))
        self.assertGreater(missed, 0)


class SteadyReader:
    """A psql that stays, since the next read must come soon after the last one."""

    def __init__(self, conninfo):
        self.process = subprocess.Popen(
            ["psql", "-X", "-q", "-A", "-t", "-F", "\t", "-d", conninfo],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def read(self, cursor):
        self.process.stdin.write(f"SELECT seq, id FROM control WHERE seq > {cursor} ORDER BY seq LIMIT 7;\n\\echo end\n")
        self.process.stdin.flush()
        rows = []
        for line in self.process.stdout:
            if line == "end\n":
                return rows
            position, change = line.split()
            rows.append((int(position), change))
        raise AssertionError("psql ended")


if __name__ == "__main__":
    unittest.main()
