#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand random histories of two to five computers with the real server, a ward each (see tests/sync/converge.c)."""

import os
import re
import subprocess
import unittest

from server_case import DEVICE, ServerCase

HISTORIES = int(os.environ.get("GOCUA_TEST_HISTORIES", "1000"))
WORKERS = 2


class ConvergenceTest(ServerCase):
    def test_histories(self):
        # A ward for each history, with an account that has only this one; signing in itself is tested elsewhere. The
        # token of history 17 is 00017 with zeros in front.
        self.sql(
            f"""CREATE TEMP TABLE n AS SELECT i, to_char(i, 'FM00000') AS digits FROM generate_series(1, {HISTORIES}) i;
                INSERT INTO gocua.ward (ward, name) SELECT digits || '@2025-07-01', 'Phường ' || i FROM n;
                INSERT INTO gocua.ward_seq (ward) SELECT digits || '@2025-07-01' FROM n;
                INSERT INTO gocua.account (account, display, role, salt, verifier)
                SELECT 'h' || digits, 'Người ' || i, 'entry', a.salt, a.verifier
                FROM n, gocua.account a WHERE a.account = 'hoa';
                INSERT INTO gocua.ward_account (ward, account) SELECT digits || '@2025-07-01', 'h' || digits FROM n;
                INSERT INTO gocua.device (account, device, name) SELECT 'h' || digits, '{DEVICE}', 'PC' FROM n;
                INSERT INTO gocua.session (token, account, device, expires)
                SELECT sha256(lpad(digits, 43, '0')::bytea), 'h' || digits, '{DEVICE}', now() + interval '1 day' FROM n;
                ANALYZE;"""
        )
        seed = os.environ.get("GOCUA_TEST_SEED", "2025")
        share = -(-HISTORIES // WORKERS)
        # The stores need not survive the machine, and there are thousands.
        memory = "/dev/shm"
        env = dict(os.environ, TMPDIR=memory) if os.access(memory, os.W_OK) else None
        processes = [
            subprocess.Popen(
                [os.environ["GOCUA_CONVERGE_BIN"], self.server.address, seed, str(first),
                 str(min(share, HISTORIES + 1 - first))],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=env,
            )
            for first in range(1, HISTORIES + 1, share)
        ]  # fmt: skip
        done = 0
        for process in processes:
            output, _ = process.communicate()
            self.assertEqual(process.returncode, 0, output[-4000:])
            print(output.strip())
            done += int(re.search(r"(\d+) histories equal", output)[1])
            for word in ("conflicts listed", "exchanges broken off", "answers lost", "pieces out of order"):
                self.assertGreater(int(re.search(rf"(\d+) {word}", output)[1]), HISTORIES // 50, word)
        self.assertEqual(done, HISTORIES)


if __name__ == "__main__":
    unittest.main()
