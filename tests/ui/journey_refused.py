# SPDX-License-Identifier: GPL-3.0-or-later
"""The server refuses one visit because of a note that is too long: the page tells why, opens the record, and after the
note was shortened the visit goes."""

import gzip
import json
import re

import city
import journey
import sync_case

LONG = "Chủ hộ hẹn lại tối thứ bảy, nhờ tổ trưởng ghé cùng vì cả nhà đi làm ca, chỉ có bà cụ ở nhà ban ngày"
SHORT = "Hen toi thu bay"
SMALL = 60  # characters of a note; the real limit would take a person a day to type


def hold_to_limit(kind, _, message):
    """Blow a long note up on the way, so that the server finds the change larger than it takes."""
    if kind != "request" or not message.data.startswith(b"POST /v1/wards/"):
        return message.data
    head, body = message.data[: message.head_length], message.data[message.head_length :]
    sent = json.loads(gzip.decompress(body) if b"Content-Encoding: gzip" in head else body)
    for change in sent["changes"]:
        if len(change["set"].get("note") or "") > SMALL:
            change["set"]["note"] += " " * (513 * 1024)
    body = gzip.compress(json.dumps(sent).encode())
    head = re.sub(rb"(?m)^(Content-Length|Content-Encoding):.*\r\n", b"", head)
    return head[:-2] + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body) + body


class Refused(journey.Journey):
    def setUp(self):
        self.city = city.City()
        self.city.setUp()
        self.addCleanup(self.city.doCleanups)
        super().setUp()

    def see_mark(self, words):
        return self.see("push button", contains=words)

    def test_refused(self):
        store = self.make_ward(("H1,Nguyễn Phúc Thị Thiên Trang Anh,12/34/7 Nguyễn Trãi,Khu phố 1,4,3",
                                "H2,Trần Văn Bé,12/34/9 Nguyễn Trãi,Khu phố 1,2,2"))  # fmt: skip
        line = sync_case.Line(self, self.city.port, hold_to_limit)
        self.run_command("sign-in", line.address, "hoa", stdin=city.PASSWORD + "\n")
        self.run_command("visit", "--household", "H1", "--outcome", "met", "--date", "2026-11-20", "--note", LONG)
        self.start("--store", store)

        # The rest has gone; of this one the mark and the page tell.
        self.see_mark("Cần bạn xem lại: máy chủ không nhận 1 mục")
        self.go("Đồng bộ")
        self.see_text("Máy chủ không nhận (1)")
        self.see_text("Mục này lớn hơn mức máy chủ nhận")
        self.see_focus("12/34/7 Nguyễn Trãi")
        self.see_text("trừ 1 mục máy chủ không nhận")
        self.shot("refused")

        # Sending it as it is changes nothing.
        self.press_line("Gửi lại")
        self.see_text("Máy chủ không nhận (1)")

        self.press_line("Mở hồ sơ")
        self.see_page("Hộ dân")
        self.see_text("20/11/2026 · Gặp")
        self.see_text("Mục này lớn hơn mức máy chủ nhận")
        self.shot("record")
        self.shorten_note()
        self.go("Đồng bộ")
        self.see_text("Máy chủ không nhận (1)")
        self.press_line("Gửi lại")
        self.see_mark("Đã gửi về thành phố, khớp đến")
        self.wait(lambda: self.find(None, contains="Máy chủ không nhận") is None, "the refused visit to go")
        self.shot("gone")
        self.quit()
        self.look_elsewhere()

    def press_line(self, label):
        """A button of the refused line; a screen reader reads which visit it is for."""
        self.click("push button", contains=label)

    def shorten_note(self):
        self.press(
            self.wait(
                lambda: self.find("push button", contains="Sửa lượt") or self.find_last("push button", "Sửa"),
                "the button that corrects the visit",
            )
        )
        self.see_focus("Ngày")
        # The last field is the first one backwards.
        while not self.focused_name().startswith("Ghi chú"):
            self.move_focus("shift+Tab")
        self.key("ctrl+a")
        self.type(SHORT)
        self.key("ctrl+Return")
        self.see_text("20/11/2026 · Gặp")
        self.see_text(SHORT)

    def look_elsewhere(self):
        """The whole visit has arrived, with the short note and nothing of the long one."""
        second = city.Computer(self, self.env)
        second.run("join", self.city.address, "phuong", "--ward", city.WARD, stdin=city.PASSWORD + "\n")
        shown = second.run("show", "H1")
        self.assertIn("20/11/2026", shown)
        self.assertIn("Gặp", shown)
        self.assertIn(SHORT, shown)
        self.assertNotIn("tổ trưởng ghé cùng", shown)


if __name__ == "__main__":
    journey.main()
