#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody reaches what is not theirs, and nothing that is sent brings the server down."""

import gzip
import http.client
import json
import re
import socket
import ssl
import subprocess
import time
import unittest
import uuid

from server_case import OTHER_WARD, PASSWORD, WARD, Client, ServerCase, make_change

UNKNOWN_WARD = "00000@2025-07-01"
MIB = 1024 * 1024

INJECTIONS = (
    "' OR '1'='1", "'; DROP TABLE gocua.change; --", "\\'; SELECT pg_sleep(10); --", "$$; SELECT 1; $$", "%s%s%n",
    "\x1b[31m", "a\r\nX-Injected: yes", "${jndi:ldap://x}", "../../etc/passwd", "{ward}", "é" * 30, "\u202e",
)  # fmt: skip


class TableTest(ServerCase):
    """Every call, with every kind of caller."""

    CALLS = {
        "push": lambda client, ward: client.push([make_change()], ward=ward),
        "feed": lambda client, ward: client.feed(ward=ward),
        "wait": lambda client, ward: client.feed(ward=ward, wait=1, after=1_000_000),
        "digests": lambda client, ward: client.digests(ward=ward),
    }

    # Of the wards: its own, another that exists, and one that does not: these two can't be told apart.
    ROLES = {
        "entry": ("hoa", {"push": (200, 403, 403), "feed": (200, 403, 403), "wait": (200, 403, 403),
                          "digests": (200, 403, 403)}, "ward-not-yours"),
        "viewer": ("xem", {"push": (403, 403, 403), "feed": (200, 403, 403), "wait": (200, 403, 403),
                           "digests": (200, 403, 403)}, "ward-not-yours"),
        "city": ("tp", {"push": (403, 403, 403), "feed": (403, 403, 403), "wait": (403, 403, 403),
                        "digests": (403, 403, 403)}, "role-may-not"),
    }  # fmt: skip

    def assert_same_refusal(self, one, other):
        self.assertEqual((one.status, one.body), (other.status, other.body), "a ward that exists shows")

    def test_roles(self):
        for role, (account, table, code) in self.ROLES.items():
            client = self.client(account)
            for name, call in self.CALLS.items():
                with self.subTest(role=role, call=name):
                    answers = [call(client, ward) for ward in (WARD, OTHER_WARD, UNKNOWN_WARD)]
                    self.assertEqual(tuple(answer.status for answer in answers), table[name], answers)
                    expected = "role-may-not" if (role, name) == ("viewer", "push") else code
                    for answer in answers:
                        if answer.status == 403:
                            self.assert_fault(answer, 403, expected)
                    self.assert_same_refusal(answers[1], answers[2])
        # Only what was allowed has come in.
        self.assertEqual(self.sql("SELECT ward, count(*) FROM gocua.change GROUP BY 1"), f"{WARD}\t1")

    def make_callers(self):
        """Callers whose tokens are no good, and the code that they get."""
        good = self.client("hoa")
        signed_out = self.client("hoa")
        signed_out.sign_out()
        revoked = self.client()
        revoked.sign_in("hoa", device=str(uuid.uuid4()))
        self.sql(f"UPDATE gocua.device SET revoked = now() WHERE device <> '{'01990000-0000-7000-8000-000000000001'}'")
        expired = self.client("xem")
        self.sql("UPDATE gocua.session SET expires = now() WHERE account = 'xem'")
        disabled = self.client("binh")
        self.admin("account", "disable", "binh")
        callers = [
            ("no token", None, "token-missing"), ("empty", "", "token-invalid"), ("replayed", signed_out.token, "token-invalid"),
            ("revoked", revoked.token, "device-revoked"), ("expired", expired.token, "token-expired"),
            ("disabled", disabled.token, "token-invalid"),
            ("forged", "A" * 43, "token-invalid"), ("short", good.token[:-1], "token-invalid"),
            ("long", good.token + "A", "token-invalid"),
            ("one letter off", good.token[:-1] + ("A" if good.token[-1] != "A" else "B"), "token-invalid"),
            ("a hash", self.sql("SELECT encode(token, 'hex') FROM gocua.session WHERE account = 'hoa' LIMIT 1"), "token-invalid"),
            ("SQL", "' OR true --" + "x" * 31, "token-invalid"),
        ]  # fmt: skip
        return callers

    def test_tokens(self):
        calls = dict(self.CALLS, sign_out=lambda client, ward: client.sign_out())
        for what, token, code in self.make_callers():
            client = Client(self.port, token)
            for name, call in calls.items():
                with self.subTest(token=what, call=name):
                    answer = call(client, WARD)
                    self.assert_fault(answer, 401, code)
                    self.assertEqual(answer.headers["WWW-Authenticate"], "Bearer")
            client.close()
        self.assertEqual(self.sql("SELECT count(*) FROM gocua.change"), "0")

    def test_an_assignment_that_ends(self):
        client = self.client("hoa")
        self.assertEqual(client.feed().status, 200)
        self.admin("ward", "unassign", WARD, "hoa")
        for call in self.CALLS.values():
            self.assert_fault(call(client, WARD), 403, "ward-not-yours")

    def test_other_schemes_are_no_token(self):
        client = self.client("hoa")
        for header in ("Basic aG9hOng=", client.token, "Bearer", f"Bearer  {client.token}", f"Token {client.token}"):
            self.assert_fault(client.feed(headers={"Authorization": header}), 401, "token-invalid")
        self.assertEqual(client.feed(headers={"Authorization": f"bearer {client.token}"}).status, 200)


class RowSecurityTest(ServerCase):
    """What a fault of a handler, or SQL that was smuggled in, could reach: this is the server's own role."""

    def setUp(self):
        super().setUp()
        for account, ward in (("hoa", WARD), ("binh", OTHER_WARD)):
            self.client(account).push([make_change(i) for i in range(3)], ward=ward)

    def as_server(self, sql, account=None):
        token = "" if account is None else self.sql(
            f"SELECT encode(token, 'hex') FROM gocua.session WHERE account = '{account}' ORDER BY created DESC LIMIT 1"
        )  # fmt: skip
        text = f"BEGIN; SELECT set_config('gocua.session', '{token}', true) \\g /dev/null\n{sql}; COMMIT;"
        return self.postgres.psql(self.database, text, user="gocua_server", check=False)

    def assert_rows(self, sql, account, rows):
        self.assertEqual(self.as_server(sql, account)[:2], (0, rows))

    def assert_denied(self, sql, account=None, why="permission denied"):
        code, out, error = self.as_server(sql, account)
        self.assertNotEqual(code, 0, f"{sql} was allowed: {out}")
        self.assertIn(why, error)

    def test_reading(self):
        for table in ("change", "ward_seq"):
            self.assert_rows(f"SELECT count(*) FROM gocua.{table}", None, "0")
            self.assert_rows(f"SELECT DISTINCT ward FROM gocua.{table}", "hoa", WARD)
            self.assert_rows(f"SELECT DISTINCT ward FROM gocua.{table}", "binh", OTHER_WARD)
            self.assert_rows(f"SELECT count(*) FROM gocua.{table} WHERE ward = '{OTHER_WARD}' OR true", "hoa",
                             "3" if table == "change" else "1")  # fmt: skip
        self.client("tp")
        self.assert_rows("SELECT count(*) FROM gocua.change", "tp", "0")
        # A function or a condition that is cheap does not see other wards' rows before the policy does.
        self.sql("CREATE FUNCTION public.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS"
                 " $$ BEGIN RAISE EXCEPTION 'leaked %', $1; END $$; GRANT USAGE ON SCHEMA public TO gocua_server")  # fmt: skip
        code, _, error = self.as_server(f"SELECT count(*) FROM gocua.change WHERE ward <> '{WARD}' AND public.leak(body)", "hoa")
        self.assertNotIn("leaked", error)
        self.assertEqual(code, 0)

    def test_writing(self):
        columns = "seq, stamp, id, device, batch, entity, kind, body, sender"
        values = "100, 1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x', '{}', 'x'"
        insert = f"INSERT INTO gocua.change (ward, {columns}) VALUES ('%s', {values})"
        self.assertEqual(self.as_server(insert % WARD, "hoa")[0], 0)
        for ward, account in ((OTHER_WARD, "hoa"), (WARD, None), (UNKNOWN_WARD, "hoa"), (WARD, "binh")):
            self.assert_denied(insert % ward, account, "row-level security")
        self.client("xem")
        self.assert_denied(insert % WARD, "xem", "row-level security")
        self.assert_rows(f"UPDATE gocua.ward_seq SET last = 0 WHERE ward = '{OTHER_WARD}' RETURNING 1", "hoa", "")
        self.assert_rows("UPDATE gocua.ward_seq SET last = 9 RETURNING ward", "xem", "")
        self.assert_denied(f"INSERT INTO gocua.digest VALUES ('{OTHER_WARD}', 0, sha256(''))", "hoa", "row-level security")

    def test_a_transaction_for_one_ward(self):
        """It reaches no other one, though the account has it; and naming a ward gives nobody one that is not his."""
        self.admin("ward", "assign", OTHER_WARD, "hoa")
        wards = "SELECT string_agg(DISTINCT ward, ' ' ORDER BY ward) FROM gocua.change"
        self.assert_rows(wards, "hoa", f"{WARD} {OTHER_WARD}")
        one = f"SET LOCAL gocua.ward = '{OTHER_WARD}'; "
        for sql in (wards, "SELECT string_agg(ward, ' ') FROM gocua.ward_seq", "UPDATE gocua.ward_seq SET last = 9 RETURNING ward"):
            self.assert_rows(one + sql, "hoa", OTHER_WARD)
        self.assert_denied(one + f"INSERT INTO gocua.digest VALUES ('{WARD}', 0, sha256(''))", "hoa", "row-level security")
        self.assert_rows(one + "SELECT cardinality(gocua.readable_wards()), cardinality(gocua.writable_wards())", "hoa", "1\t1")
        self.client("xem")
        self.assert_rows(one + wards, "xem", "")
        self.assert_rows(f"SET LOCAL gocua.ward = '{WARD}'; SELECT cardinality(gocua.writable_wards())", "xem", "0")
        self.assert_rows(one + wards, None, "")

    def test_every_call_is_for_one_ward(self):
        """The policies look through one ward, not through all that the account has."""
        self.sql(
            "ALTER FUNCTION gocua.wards_of_session(text[]) RENAME TO wards_of_one;"
            "CREATE FUNCTION gocua.wards_of_session(p_roles text[]) RETURNS text[] LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$"
            " BEGIN IF coalesce(current_setting('gocua.ward', true), '') = '' THEN RAISE 'for which ward?'; END IF;"
            " RETURN gocua.wards_of_one(p_roles); END $$;"
        )  # fmt: skip
        self.assert_denied("SELECT count(*) FROM gocua.change", "hoa", "for which ward?")
        client = self.client("hoa")
        changes = [make_change(i) for i in range(1100)]
        for sent in (changes, changes[:5] + [make_change()]):
            self.assertEqual(client.push(sent).status, 200)
        self.assertEqual(client.feed(after=0).status, 200)
        self.assertEqual(len(client.digests().json["digests"]), 1)
        self.assertEqual(client.sign_out().status, 204)

    def test_nothing_is_changed_or_deleted(self):
        for sql in (
            "UPDATE gocua.change SET body = '{}'", "DELETE FROM gocua.change", "TRUNCATE gocua.change",
            "UPDATE gocua.digest SET bucket = 1", "DELETE FROM gocua.ward_seq", "UPDATE gocua.ward_seq SET ward = 'x'",
            f"INSERT INTO gocua.ward_seq (ward) VALUES ('{WARD}')", "UPDATE gocua.server SET epoch = gen_random_uuid()",
        ):  # fmt: skip
            self.assert_denied(sql, "hoa")

    def test_accounts_are_out_of_reach(self):
        for table in ("account", "session", "device", "try", "ward", "ward_account", "migration"):
            self.assert_denied(f"SELECT * FROM gocua.{table}", "hoa")
            self.assert_denied(f"DELETE FROM gocua.{table}", "hoa")
        self.assert_denied("SELECT salt_key FROM gocua.server", "hoa")
        for function in ("new_epoch()", "current_session()", "wards_of_session('{entry}')", "fingerprint()",
                         "look_up_tries('account', 'hoa')", "count_try('account', 'hoa', 0, 3)"):  # fmt: skip
            self.assert_denied(f"SELECT gocua.{function}", "hoa")

    def test_nobody_makes_himself_a_session(self):
        """Without the password there is no key, and the database makes a session for nothing less."""
        for key in ("sha256('')", "''", "NULL", "(SELECT r_salt FROM gocua.begin_sign_in('binh', 'x'))"):
            code, out, _ = self.as_server(
                f"SELECT r_code FROM gocua.sign_in('binh', 'x', {key}, sha256('mine'), gen_random_uuid(), 'x', 30)", "hoa"
            )
            self.assertEqual((code, out), (0, "wrong-password"))
        verifier = self.sql("SELECT verifier FROM gocua.account WHERE account = 'binh'")
        code, out, _ = self.as_server(
            f"SELECT r_code FROM gocua.sign_in('binh', 'x', '{verifier}', sha256('mine'), gen_random_uuid(), 'x', 30)"
        )
        self.assertEqual((code, out), (0, "wrong-password"), "what the table holds is enough to sign in")

    def test_a_session_is_not_guessed(self):
        for text in ("", "x", "' OR true", "0" * 64, "%", "0" * 63 + "'"):
            quoted = text.replace("'", "''")
            code, out, _ = self.postgres.psql(
                self.database, f"BEGIN; SET LOCAL gocua.session = '{quoted}'; SELECT count(*) FROM gocua.change; COMMIT",
                user="gocua_server", check=False,
            )  # fmt: skip
            self.assertEqual((code, out), (0, "0"), text)

    def test_no_definitions(self):
        for sql in ("CREATE TABLE gocua.x ()", "CREATE TABLE public.x ()", "CREATE TEMP TABLE x ()", "CREATE SCHEMA x",
                    "ALTER TABLE gocua.change DISABLE ROW LEVEL SECURITY", "DROP POLICY look ON gocua.change",
                    "CREATE FUNCTION gocua.x() RETURNS int LANGUAGE sql AS 'SELECT 1'", "SET ROLE gocua_owner",
                    "SET SESSION AUTHORIZATION postgres", "CREATE ROLE x", "COPY gocua.change TO PROGRAM 'true'",
                    "SELECT pg_read_file('/etc/passwd')"):  # fmt: skip
            code, out, error = self.as_server(sql, "hoa")
            self.assertNotEqual(code, 0, f"{sql}: {out}")
            self.assertRegex(error, "permission denied|must be owner|must be superuser")
        # The owner of the tables has no way around the policies either, and cannot sign in.
        self.assertEqual(self.sql("SET ROLE gocua_owner; SELECT count(*) FROM gocua.change"), "0")
        self.assertEqual(self.sql("SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'gocua_owner'"), "f\tf\tf")
        self.assertEqual(self.sql("SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles"
                                  " WHERE rolname = 'gocua_server'"), "f\tf\tf\tf")  # fmt: skip

    def test_the_policies_are_what_holds(self):
        """The control: without them the same question would be answered."""
        self.sql("ALTER TABLE gocua.change DISABLE ROW LEVEL SECURITY")
        self.assert_rows("SELECT count(DISTINCT ward) FROM gocua.change", "hoa", "2")


class InjectionTest(ServerCase):
    def test_in_every_text(self):
        client = self.client("hoa")
        sent = []
        for text in INJECTIONS:
            change = dict(make_change(head=text), author=text, kind=text[:60])
            change["set"][text] = text
            change["set"].pop("address", None)
            answer = client.push([change])
            self.assertEqual(answer.status, 200, answer)
            self.assertEqual(answer.json["new"], 1, (text, answer))
            sent.append(change)
        kept = client.read_all()
        self.assertEqual([(c["author"], c["kind"], c["set"]) for c in kept], [(c["author"], c["kind"], c["set"]) for c in sent])

    def test_in_sign_in(self):
        for text in INJECTIONS:
            answer = self.client().sign_in(text, password=text, name=text)
            self.assertIn(answer.code, ("wrong-password", "slow-down"), text)
            self.sql("DELETE FROM gocua.try")
        self.assertEqual(self.client().sign_in("hoa", name="'; DROP TABLE gocua.device; --").status, 201)
        self.assertIn("DROP TABLE", self.admin("device", "list"))

    def test_in_paths_and_queries(self):
        client = self.client("hoa")
        for text in ("%27%20OR%20true--", "%00", "26737%402025-07-01%00", "..%2F..%2Fv1", "%", "%2", "%zz", "%C3%A9", "%F0%9F",
                     "a" * 65, "26737%40'", "%2e%2e", "x%0d%0aX-Injected:%20yes"):  # fmt: skip
            answer = client.call("GET", f"/v1/wards/{text}/changes")
            self.assertIn((answer.status, answer.code), [(400, "bad-request"), (403, "ward-not-yours")], text)
            self.assertNotIn("X-Injected", answer.headers)
        for query in ("after=-1", "after=x", "after=", "after", "after=1;DROP", "after=1%20", "after=99999999999999999999",
                      "limit=0", "limit=5001", "wait=0", "wait=61", "epoch=x", "epoch=00000000-0000-0000-0000-000000000000",
                      "after=1&after=2", "unknown=1", "=", "&", "after=+1", "after=0x10", "after=1e3", "until=-1", "from=1"):  # fmt: skip
            self.assert_fault(client.call("GET", f"/v1/wards/{WARD}/changes?{query}"), 400, "bad-request")
        self.assert_fault(client.call("GET", f"/v1/wards/{WARD}/digests?from=99999999999999999"), 400, "bad-request")

    def test_logs_have_nothing_of_persons(self):
        client = self.client("hoa")
        client.push([make_change(head="Tên Riêng Tư")])
        client.sign_in("hoa", password="sai mật khẩu")
        client.feed(after=0, epoch=str(uuid.uuid4()))
        client.call("GET", "/v1/wards/secret-name/changes?secret=1")
        self.sql("ALTER TABLE gocua.change ADD CHECK (body NOT LIKE '%lỗi%')")
        self.assert_fault(client.push([make_change(head="lỗi")]), 500, "internal")
        self.server.stop()
        log = json.dumps(self.server.lines, ensure_ascii=False)
        for secret in ("hoa", "Tên Riêng", "sai mật khẩu", PASSWORD, client.token, "secret", WARD, "lỗi", "127.0.0.1:4"):
            self.assertNotIn(secret, log.replace(self.server.address, ""))
        self.assertIn('"sqlstate": "23514"', log)
        self.assertTrue(all({"time", "level", "event"} <= set(line) for line in self.server.lines if line["event"] != "ended"))


class FormTest(ServerCase):
    """Requests that are not of the form that they must be."""

    settings = {"password-threads": 1}

    def request(self, method="GET", path="/healthz", fields=(), body=b"", version="HTTP/1.1"):
        lines = [f"{method} {path} {version}", "Host: x", "Connection: close", *fields]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def status_of(self, raw):
        match = re.match(rb"HTTP/1\.1 (\d{3}) ", raw)
        return int(match.group(1)) if match else None

    def test_protocol_version(self):
        client = self.client("hoa")
        for version in ("2", "0", "1.0", "", "1, 1", "x"):
            self.assert_fault(client.feed(headers={"Gocua-Protocol": version}), 426, "client-too-old")
        self.assert_fault(client.feed(headers={"Gocua-Protocol": None}), 400, "bad-request")
        self.assertEqual(client.call("GET", "/healthz", headers={"Gocua-Protocol": None}).status, 200)

    def test_methods_and_paths(self):
        client = self.client("hoa")
        for method, path, allow in (
            ("PUT", f"/v1/wards/{WARD}/changes", "GET, POST"), ("DELETE", f"/v1/wards/{WARD}/changes", "GET, POST"),
            ("POST", f"/v1/wards/{WARD}/digests", "GET"), ("GET", "/v1/sessions", "POST"),
            ("POST", "/v1/sessions/current", "DELETE"), ("POST", "/healthz", "GET"), ("OPTIONS", f"/v1/wards/{WARD}/changes", "GET, POST"), ("TRACE", "/healthz", "GET"), ("BREW", "/healthz", "GET"),
        ):  # fmt: skip
            answer = client.call(method, path, body=b"{}" if method in ("PUT", "POST") else None)
            self.assertEqual((answer.status, answer.headers["Allow"]), (405, allow), (method, path))
        for path in ("/", "/v1", "/v1/", "/v2/sessions", "/v1/wards", f"/v1/wards/{WARD}", f"/v1/wards/{WARD}/changes/",
                     "/v1/wards//changes", "/v1/sessions/other", "//healthz", "/healthz/", "/HEALTHZ", f"/v1/wards/a/b/changes"):  # fmt: skip
            self.assert_fault(client.call("GET", path), 404, "not-found")

    def test_types(self):
        client = self.client("hoa")
        for name, value in (("Content-Type", "text/plain"), ("Content-Type", None), ("Content-Type", "application/jsonx"),
                            ("Content-Type", "application/x-www-form-urlencoded"), ("Content-Encoding", "br"),
                            ("Content-Encoding", "gzip, gzip"), ("Content-Encoding", "deflate")):  # fmt: skip
            self.assert_fault(client.push([], headers={name: value}), 415, "unsupported-type")
        self.assertEqual(client.push([], headers={"Content-Type": "Application/JSON; charset=utf-8"}).status, 200)
        self.assertEqual(client.push([], headers={"Content-Encoding": "identity"}).status, 200)
        self.assert_fault(client.call("GET", f"/v1/wards/{WARD}/changes", body=b"{}"), 400, "bad-request")

    def test_bodies(self):
        client = self.client("hoa")
        path = f"/v1/wards/{WARD}/changes"
        for body in (b"", b"{", b"\xff\xfe", b'{"changes":[]} x', b"\0", b'{"changes":["\\u0000"]}', b"NaN", b'{"changes":', b"[]", b"null"):
            self.assert_fault(client.call("POST", path, body), 400, "bad-json")
        for body in (b"{}", b'{"changes":{}}', b'{"epoch":1,"changes":[]}', b'{"epoch":"x","changes":[]}',
                     b'{"changes":' + b"[" * 100 + b"]" * 100 + b"}"):  # fmt: skip
            self.assert_fault(client.call("POST", path, body), 400, "bad-request")
        answer = client.call("POST", "/v1/sessions", b'{"account":"hoa"}')
        self.assert_fault(answer, 400, "bad-request")
        self.assertIn("password", answer.json["detail"])
        self.assertEqual(client.push([]).json["positions"], [])

    def test_too_much(self):
        client = self.client("hoa")
        path = f"/v1/wards/{WARD}/changes"
        self.assert_fault(client.push([None] * 5001), 413, "too-many-changes")
        self.assertEqual(len(client.push([None] * 5000).json["rejected"]), 5000)
        # The server does not read this to its end: it answers at once and closes.
        raw = self.send_raw(self.request("POST", path, (
            "Gocua-Protocol: 1", f"Authorization: Bearer {client.token}", "Content-Type: application/json",
            f"Content-Length: {9 * MIB}")))  # fmt: skip
        self.assertEqual(self.status_of(raw), 413)
        self.assert_fault(self.client().call("POST", "/v1/sessions", b'"' + b"x" * 20000 + b'"'), 413, "too-large")
        self.assertEqual(client.call("POST", path, b" " * (8 * MIB - 14) + b'{"changes":[]}').status, 200)

    def test_too_much_in_pieces(self):
        """Without a length that could be looked at first."""
        client = self.client("hoa")
        head = self.request("POST", f"/v1/wards/{WARD}/changes", (
            "Gocua-Protocol: 1", f"Authorization: Bearer {client.token}", "Content-Type: application/json",
            "Transfer-Encoding: chunked"))  # fmt: skip
        piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
        self.assertIn(self.status_of(self.send_raw(head + piece * 140 + b"0\r\n\r\n")), (413, None))
        self.assertIn(self.status_of(self.send_raw(head + piece * 400)), (413, None))
        self.assertEqual(self.status_of(self.send_raw(head + b'e\r\n{"changes":[]}\r\n0\r\n\r\n')), 200)
        self.assertEqual(client.feed().status, 200)

    def test_zip_bombs(self):
        client = self.client("hoa")
        path = f"/v1/wards/{WARD}/changes"
        before = self.peak()
        for size in (9 * MIB, 500 * MIB):
            bomb = gzip.compress(b" " * size)
            answer = client.call("POST", path, bomb, headers={"Content-Encoding": "gzip"})
            self.assert_fault(answer, 413, "too-large")
        self.assertLess(self.peak() - before, 64 * 1024, "KiB of memory for a bomb")
        inner = gzip.compress(b'{"changes":[]}')
        for broken in (inner[:-1], inner[:-8] + b"\0" * 8, inner + b"x", inner + inner, b"", b"no gzip", inner[:10]):
            answer = client.call("POST", path, broken, headers={"Content-Encoding": "gzip"})
            self.assert_fault(answer, 400, "bad-json")
        self.assertEqual(client.call("POST", path, inner, headers={"Content-Encoding": "gzip"}).status, 200)

    def peak(self):
        with open(f"/proc/{self.server.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1))

    def test_headers(self):
        self.assertEqual(self.status_of(self.send_raw(self.request(path="/" + "x" * 1001))), 431)
        for size in (9000, 13000):
            raw = self.send_raw(self.request(fields=["X: " + "y" * size]))
            self.assertEqual(self.status_of(raw), 431)
            self.assertIn(b'"code":"header-too-large"', raw)
        self.assertIn(self.status_of(self.send_raw(self.request(fields=["X: " + "y" * 100_000]))), (431, 413, None))
        self.assertIn(self.status_of(self.send_raw(self.request(path="/" + "x" * 100_000))), (414, 431, None))
        for fields in (["Host: y"], ["Content-Length: 0", "Content-Length: 5"], ["Content-Length: 5", "Transfer-Encoding: chunked"],
                       ["Authorization: a", "Authorization: b"], ["Content-Length: -1"], ["Content-Length: 5x"],
                       ["Content-Length: 99999999999999999999999"], ["Transfer-Encoding: chunked", "Transfer-Encoding: identity"]):  # fmt: skip
            status = self.status_of(self.send_raw(self.request(fields=fields, body=b"hello")))
            self.assertIn(status, (400, 413, None), fields)
        for data in (b"\0\0\0\0\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\0\x01\0", b"\r\n\r\n\r\n",
                     b"GET / HTTP/1.1\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"):  # fmt: skip
            self.assertNotEqual(self.status_of(self.send_raw(data + b"\r\n\r\n", seconds=3)), 200)
        self.assertEqual(self.client("hoa").feed().status, 200)

    def test_no_second_request_in_a_body(self):
        """A request that is refused before its body does not have its body taken for the next request."""
        inner = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        for fields in ([f"Content-Length: {len(inner)}"], ["Content-Length: 0", "Transfer-Encoding: chunked"]):
            raw = self.send_raw(b"POST /healthz HTTP/1.1\r\nHost: x\r\n" + "\r\n".join(fields).encode() + b"\r\n\r\n" + inner,
                                seconds=3)  # fmt: skip
            self.assertNotIn(b"200 OK", raw)

    def test_connections_are_kept(self):
        """Also after a refusal, with a body and without."""
        client = self.client("hoa")
        client.feed()
        first = client.connection.sock
        client.push([], headers={"Content-Type": "text/plain"})
        client.feed(after="x")
        client.push([make_change()], ward=OTHER_WARD)
        client.call("GET", "/nothing")
        client.sign_out()
        self.assertIs(client.connection.sock, first)

    def test_unknown_accounts_take_as_long(self):
        """Deriving the key is nearly all of the time, so leaving it out would show as a small part of it."""
        client = self.client()
        took = {}
        for account in ("hoa", "nobody", "hoa", "nobody", "hoa", "nobody"):
            self.sql("DELETE FROM gocua.try")
            start = time.monotonic()
            self.assert_fault(client.sign_in(account, "wrong password"), 401, "wrong-password")
            took.setdefault(account, []).append(time.monotonic() - start)
        self.assertGreater(min(took["nobody"]), min(took["hoa"]) / 4)


class SlowTest(ServerCase):
    settings = {"header-seconds": 1, "body-seconds": 1, "idle-seconds": 2, "answer-seconds": 1}

    def trickle(self, head, piece, seconds=8):
        """Send a byte now and then until the server has had enough; what it said, and after how long."""
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(head)
            connection.settimeout(0.1)
            start = time.monotonic()
            received = b""
            while time.monotonic() - start < seconds:
                try:
                    data = connection.recv(4096)
                    if not data:
                        return received, time.monotonic() - start
                    received += data
                except TimeoutError:
                    pass
                except OSError:
                    return received, time.monotonic() - start
                try:
                    connection.sendall(piece)
                except OSError:
                    return received, time.monotonic() - start
        raise AssertionError("the server waited for ever")

    def test_header(self):
        received, took = self.trickle(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: ", b"y")
        self.assertIn(b"408", received)
        self.assertIn(b"Gocua-Protocol: 1", received)
        self.assertGreater(took, 0.5)

    def test_body(self):
        client = self.client("hoa")
        head = (f"POST /v1/wards/{WARD}/changes HTTP/1.1\r\nHost: x\r\nGocua-Protocol: 1\r\nContent-Length: 100000\r\n"
                f"Authorization: Bearer {client.token}\r\nContent-Type: application/json\r\n\r\n").encode()  # fmt: skip
        received, _ = self.trickle(head, b" ")
        self.assertIn(b'"code":"timeout"', received)
        self.assertIn("gocua_connections_cut_total 1\n", self.client().call("GET", "/metrics").body.decode())

    def test_nothing_at_all(self):
        self.trickle(b"", b"")

    def test_second_request(self):
        received, _ = self.trickle(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nX: ", b"y")
        self.assertEqual(received.count(b"200 OK"), 1)

    def test_answer_that_nobody_takes(self):
        client = self.client("hoa")
        for _ in range(4):
            client.push([make_change(i, note="z" * 400_000) for i in range(5)])
        with socket.socket() as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect(("127.0.0.1", self.port))
            request = (f"GET /v1/wards/{WARD}/changes HTTP/1.1\r\nHost: x\r\nGocua-Protocol: 1\r\n"
                       f"Authorization: Bearer {client.token}\r\n\r\n")  # fmt: skip
            connection.sendall(request.encode())
            for _ in range(100):
                if "gocua_connections_cut_total 1\n" in self.client().call("GET", "/metrics").body.decode():
                    return
                time.sleep(0.1)
        raise AssertionError("the server waited for ever")

    def test_long_polls_are_not_slow(self):
        self.assertEqual(self.client("hoa").feed(wait=4).status, 200)


class RateTest(ServerCase):
    settings = {"requests-per-second-token": 5, "requests-per-second-address": 50, "request-burst-seconds": 2}

    def test_token(self):
        client = self.client("hoa")
        answers = [client.feed() for _ in range(40)]
        self.assertEqual(answers[0].status, 200)
        refused = [answer for answer in answers if answer.status != 200]
        self.assertTrue(refused)
        self.assert_fault(refused[0], 429, "slow-down")
        self.assertGreaterEqual(int(refused[0].headers["Retry-After"]), 1)
        other = self.client("binh")
        self.assertEqual(other.feed(ward=OTHER_WARD).status, 200)

    def test_address(self):
        client = self.client()
        codes = {client.call("GET", "/healthz").status for _ in range(300)}
        self.assertEqual(codes, {200, 429})

    def test_behind_a_proxy_everyone_counts_alone(self):
        self.server.stop()
        server = self.start_server(TRUSTED_PROXIES="127.0.0.1")
        client = Client(server.port)
        self.addCleanup(client.close)
        for i in range(150):
            fields = {"X-Forwarded-For": f"6.6.6.6, 203.0.113.{i % 100}"}
            self.assertEqual(client.call("GET", "/healthz", headers=fields).status, 200)
        # What the caller itself claims to have come from does not help.
        codes = {client.call("GET", "/healthz", headers={"X-Forwarded-For": f"10.0.0.{i % 250}, 203.0.113.200"}).status
                 for i in range(300)}  # fmt: skip
        self.assertEqual(codes, {200, 429})
        # Nor in a line of its own, before that of the proxy.
        request = "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.1.0.{}\r\nX-Forwarded-For: 203.0.113.201\r\n\r\n"
        raw = self.send_raw("".join(request.format(i) for i in range(200)).encode(), server=server, seconds=3)
        self.assertIn(b"429 Too Many Requests", raw)


class ConnectionLimitTest(ServerCase):
    settings = {"connections-per-address": 8}

    def test_one_address(self):
        held = [socket.create_connection(("127.0.0.1", self.port)) for _ in range(30)]
        alive = 0
        for connection in held:
            with connection:
                connection.settimeout(3)
                try:
                    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                    alive += connection.recv(100).startswith(b"HTTP/1.1 200")
                except OSError:
                    pass
        self.assertLessEqual(alive, 8)
        self.assertGreaterEqual(alive, 1)


class TlsTest(ServerCase):
    def setUp(self):
        super().setUp()
        self.server.stop()
        self.certificate = self.postgres.folder / "server.pem"
        self.key = self.postgres.folder / "server.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
             "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", self.key,
             "-out", self.certificate], check=True, capture_output=True,
        )  # fmt: skip

    def test_tls(self):
        server = self.start_server(CERTIFICATE=self.certificate, KEY=self.key)
        context = ssl.create_default_context(cafile=str(self.certificate))
        client = Client(server.port)
        client.connection = http.client.HTTPSConnection("localhost", server.port, context=context)
        self.addCleanup(client.close)
        self.assertEqual(client.sign_in("hoa").status, 201)
        self.assertEqual(client.push([make_change(i) for i in range(500)]).json["new"], 500)
        self.assertEqual(len(client.read_all()), 500)
        self.assertNotIn(b"200", self.send_raw(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", server=server, seconds=3))
        tried = subprocess.run(
            ["openssl", "s_client", "-connect", server.address, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"],
            stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
        self.assertNotEqual(tried.returncode, 0, "TLS 1.1 is taken")

    def test_not_in_the_clear(self):
        self.env["GOCUA_SERVER_LISTEN"] = "0.0.0.0:0"
        self.assertIn("in the clear", self.admin("serve", code=2))
        self.env["GOCUA_SERVER_CERTIFICATE"] = str(self.certificate)
        self.assertIn("belong together", self.admin("serve", code=2))
        self.env["GOCUA_SERVER_KEY"] = str(self.certificate)
        self.assertIn("can't be started", self.admin("serve", code=1))


class OperatorTest(ServerCase):
    def test_an_address_of_its_own(self):
        self.server.stop()
        server = self.start_server(OPERATOR_LISTEN="127.0.0.1:0")
        line = server.wait_for_line(lambda line: line.get("for") == "operator")
        own = Client(int(line["address"].rsplit(":", 1)[1]))
        stores = Client(server.port)
        for client in (own, stores):
            self.addCleanup(client.close)
        self.assertEqual(own.call("GET", "/healthz").json, {"status": "ok"})
        self.assertEqual(own.call("GET", "/metrics").status, 200)
        self.assert_fault(own.sign_in("hoa"), 404, "not-found")
        for path in ("/healthz", "/metrics"):
            self.assert_fault(stores.call("GET", path), 404, "not-found")
        self.assertEqual(stores.sign_in("hoa").status, 201)

    def test_metrics(self):
        client = self.client("hoa")
        client.push([make_change(), None])
        client.feed()
        client.feed(ward=OTHER_WARD)
        metrics = client.call("GET", "/metrics")
        self.assertEqual(metrics.headers["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")
        text = metrics.body.decode()
        for line in ("gocua_changes_new_total 1", "gocua_changes_rejected_total 1", "gocua_feed_rows_total 1",
                     'gocua_requests_total{route="/v1/wards/{ward}/changes",method="POST",status="200"} 1',
                     'gocua_requests_total{route="/v1/wards/{ward}/changes",method="GET",status="403"} 1',
                     'gocua_request_seconds_count{route="/v1/wards/{ward}/changes",method="GET"} 2'):  # fmt: skip
            self.assertIn(line + "\n", text)
        for line in text.splitlines():
            self.assertRegex(line, r"^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*(\{ward\}[^}]*)?\})? -?[0-9.]+)$")
        self.assertNotIn(WARD, text)


class AdministrationTest(ServerCase):
    def test_exit_codes(self):
        for args, code in (
            (("--version",), 0), (("--help",), 0), ((), 2), (("account",), 2), (("account", "add"), 2), (("nothing",), 2),
            (("account", "add", "x"), 2), (("--unknown",), 2), (("ward", "add", "99999@2025-07-01"), 4), (("ward", "add", "x y", "n"), 4),
            (("ward", "add", WARD, "n"), 4), (("ward", "assign", WARD, "nobody"), 3), (("ward", "unassign", WARD, "binh"), 3),
            (("account", "disable", "nobody"), 3), (("device", "revoke", "hoa", str(uuid.uuid4())), 3),
            (("device", "revoke", "hoa", "x"), 4), (("serve", "too", "much"), 2),
        ):  # fmt: skip
            with self.subTest(args=args):
                self.admin(*args, code=code)
        add = ("account", "add", "moi", "--role")
        self.admin(*add, "entry", stdin="short\n", code=4)
        self.admin(*add, "king", stdin=PASSWORD + "\n", code=4)
        self.admin(*add, "entry", stdin="", code=4)
        self.admin("account", "add", "Hoa!", "--role", "entry", stdin=PASSWORD + "\n", code=4)
        self.admin("account", "add", "hoa", "--role", "entry", stdin=PASSWORD + "\n", code=4)
        self.env["GOCUA_SERVER_ADMIN_DATABASE"] = "host=/nowhere dbname=gocua"
        self.admin("account", "list", code=5)
        self.env["GOCUA_SERVER_THREADS"] = "many"
        self.assertIn("threads", self.admin("account", "list", code=2))

    def test_lists(self):
        self.assertIn(f"hoa\tentry\tenabled\tNgười hoa\t{WARD}\n", self.admin("account", "list"))
        self.assertIn(f"{WARD}\tPhường {WARD}\thoa tp xem\n", self.admin("ward", "list"))
        self.admin("account", "disable", "hoa")
        self.assertIn("hoa\tentry\tdisabled", self.admin("account", "list"))
        self.assertEqual(self.admin("device", "list"), "")

    def test_init_again_changes_nothing(self):
        before = self.admin("account", "list"), self.sql("SELECT epoch FROM gocua.server")
        self.admin("init")
        self.assertEqual((self.admin("account", "list"), self.sql("SELECT epoch FROM gocua.server")), before)

    def test_a_database_that_is_not_prepared(self):
        name = "gocua_" + uuid.uuid4().hex[:12]
        self.postgres.make_database(name)
        self.env = self.make_env(name)
        self.admin("account", "list", code=5)
        self.assert_fault(self.client(server=self.start_server()).call("GET", "/healthz"), 503, "unavailable")

    def test_password_of_the_role(self):
        self.admin("init", "--set-password", stdin="một mật khẩu\n")
        self.assertRegex(self.sql("SELECT rolpassword FROM pg_authid WHERE rolname = 'gocua_server'"), r"^SCRAM-SHA-256\$")


if __name__ == "__main__":
    unittest.main()
