# SPDX-License-Identifier: GPL-3.0-or-later
"""What breaks between the window and the city, and in either: the mark in the header bar tells the truth meanwhile, it
goes on by itself or says what to do, and at the end the city has each line once."""

import os
import resource
import shutil
import signal
import threading
import uuid

import city
import journey
from sync_case import Line

DOORS = range(1, 31)
SENT = "Đã gửi về thành phố, khớp đến"
OFFLINE = "Mất kết nối · đã lưu trên máy này, chưa gửi về thành phố: "
SIGN_IN = "Cần bạn đăng nhập lại"


class AnswerLoss:
    """The answer to whatever is sent gets lost, after the server has taken it."""

    def __init__(self):
        self.sends = {}
        self.lost = 0

    def __call__(self, kind, number, message):
        connection = threading.get_ident()
        if kind == "request":
            self.sends[connection] = message.data.startswith(b"POST /v1/wards/")
        elif self.sends.get(connection):
            self.lost += 1
            return (b"",)
        return message.data


class SyncFaults(journey.Journey):
    # Where files may not grow, the program would be killed for it.
    how = {"preexec_fn": lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN)}

    def setUp(self):
        self.city = city.City()
        self.city.setUp()
        self.addCleanup(self.city.doCleanups)
        super().setUp()
        self.line = Line(self, self.city.port)
        self.doors = iter(DOORS)
        self.store = self.make_ward([f"H{n},Trần Văn Bé,{n} Lê Lợi,Khu phố 1,4,3" for n in DOORS])
        self.run_command("sign-in", self.line.address, "hoa", stdin=city.PASSWORD + "\n")
        self.run_command("sync")

    def begin(self):
        self.start("--store", self.store)
        self.see_mark(SENT)

    def see_mark(self, words):
        """What the mark in the header bar says, which is also what a screen reader reads."""
        return self.see("push button", contains=words)

    def enter(self):
        """A result at the next door, by keys."""
        self.go("Nhập kết quả")
        self.see_focus("Hộ dân")
        self.type(str(next(self.doors)))
        self.key("Return")
        self.see_focus("Kết quả")
        self.key("1", "Down", "shift+Tab")
        self.see_focus("Hộ dân")

    def visits_at_city(self):
        return int(self.city.sql(f"SELECT count(*) FROM gocua.change WHERE ward = '{city.WARD}' AND kind = 'visit'"))

    def sync_now(self):
        """It would try again by itself; nobody is to wait for that here."""
        self.go("Đồng bộ")
        self.click("push button", "Đồng bộ ngay")
        self.see_mark(SENT)

    def lose_answer(self):
        """The city has the line, and nobody here knows: it is said to wait, and is not there twice afterwards."""
        loss = AnswerLoss()
        before = self.visits_at_city()
        self.line.begin(loss)
        self.enter()
        self.see_mark(OFFLINE + "1")
        self.assertGreater(loss.lost, 0)
        self.assertEqual(self.visits_at_city(), before + 1)
        self.shot("answer-lost")
        self.line.begin(None)
        self.sync_now()
        self.assertEqual(self.visits_at_city(), before + 1)

    def restart_database(self):
        before = self.visits_at_city()
        self.city.postgres.stop("immediate")
        self.enter()
        self.see_mark(OFFLINE + "1")
        self.city.postgres.start()
        self.wait(lambda: self.city.client().call("GET", "/healthz").status == 200, "the database")
        self.sync_now()
        self.assertEqual(self.visits_at_city(), before + 1)

    def kill_server(self):
        before = self.visits_at_city()
        self.city.server.kill()
        self.enter()
        self.see_mark(OFFLINE + "1")
        self.city.start_again()
        self.sync_now()
        self.assertEqual(self.visits_at_city(), before + 1)

    def expire_token(self):
        """Nothing goes on by itself, so the mark says what to do; the password is enough."""
        before = self.visits_at_city()
        self.city.sql("UPDATE gocua.session SET expires = now() - interval '1 second'")
        self.enter()
        self.see_mark(SIGN_IN + " · chưa gửi về thành phố: 1")
        self.assertEqual(self.visits_at_city(), before)
        self.go("Đồng bộ")
        self.shot("expired")
        self.sign_in()
        self.see_mark(SENT)
        self.wait(lambda: self.visits_at_city() == before + 1, "the line at the city")

    def sign_in(self):
        self.click("push button", "Đăng nhập…")
        self.see_focus("Mật khẩu")
        self.type(city.PASSWORD)
        self.key("Return")

    def restore_server(self):
        """From a backup that lacks two lines, which this computer still has."""
        dump = self.city.postgres.run(
            "pg_dump", "-h", self.city.postgres.folder, "-U", "postgres", "-d", self.city.database
        )
        before = self.visits_at_city()
        for number in range(2):
            self.enter()
            self.wait(lambda n=number: self.visits_at_city() == before + n + 1, "the line at the city")
        self.see_mark(SENT)
        self.city.stop()
        self.city.database = "gocua_" + uuid.uuid4().hex[:12]
        self.city.postgres.make_database(self.city.database, "template0")
        self.city.postgres.psql(self.city.database, dump)
        self.city.env = self.city.make_env(self.city.database)
        self.city.admin("init")
        self.city.admin("new-epoch")
        self.assertEqual(self.visits_at_city(), before)
        self.enter()
        self.see_mark(OFFLINE + "1")
        self.city.start_again()
        self.sync_now()
        self.assertEqual(self.visits_at_city(), before + 3)

    def test_faults_of_line_and_server(self):
        self.begin()
        self.lose_answer()
        self.restart_database()
        self.kill_server()
        self.expire_token()
        self.restore_server()
        self.quit()

    def test_killed_and_copied(self):
        """The power goes while two lines wait; then somebody carries the file to another computer."""
        self.begin()
        self.city.stop()
        self.enter()
        self.enter()
        self.see_mark(OFFLINE + "2")
        self.program.kill()
        self.program.wait()
        self.start("--store", self.store)
        self.see_mark(OFFLINE + "2")
        self.city.start_again()
        self.sync_now()
        self.assertEqual(self.visits_at_city(), 2)
        self.quit()

        copy = os.path.join(self.home, "copy")
        shutil.copytree(self.env["XDG_DATA_HOME"], copy)
        store = self.store.replace(self.env["XDG_DATA_HOME"], copy)
        self.env["XDG_DATA_HOME"] = copy
        self.start("--store", store)
        self.see_mark(SIGN_IN)
        self.enter()
        self.see_mark(SIGN_IN + " · chưa gửi về thành phố: 1")
        self.assertEqual(self.visits_at_city(), 2)
        self.go("Đồng bộ")
        self.sign_in()
        self.see_mark(SENT)
        self.wait(lambda: self.visits_at_city() == 3, "the line of the copy at the city")
        self.quit()

    def test_no_room_for_what_comes(self):
        """The disk is full when much comes from the city: told as that, and taken when there is room."""
        self.begin()
        second = city.Computer(self, self.env)
        second.run("join", self.city.address, "phuong", "--ward", city.WARD, stdin=city.PASSWORD + "\n")
        lines = "".join(f"N{n},Lê Thị Tư {n},{n} Pasteur,Khu phố 1,4,3\n" for n in range(1, 4001))
        second.run("import", second.write("ds.csv", "Mã hộ,Chủ hộ,Địa chỉ,Khu phố,Số khẩu,Số người đủ tuổi\n" + lines))
        folder = os.path.dirname(self.store)
        size = max(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder)) + 300_000
        resource.prlimit(self.program.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        second.run("sync")
        self.see_mark("Cần bạn xem lại ổ đĩa của máy này")
        self.go("Đồng bộ")
        self.see_text("dữ liệu thành phố gửi về chưa được nhận vào")
        self.see_text("máy chủ đã có mọi dữ liệu nhập trên máy này")
        self.shot("full")
        resource.prlimit(self.program.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        self.sync_now()
        self.go("Hộ dân")
        self.see_text("4.030 / 4.030 hộ")
        self.quit()


if __name__ == "__main__":
    journey.main()
