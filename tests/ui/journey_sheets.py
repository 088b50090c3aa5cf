# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets for a khu phố are made and saved as a PDF, given out, one comes back, one is missing; by keys alone."""

import json
import os
import subprocess

import journey

LONG = "Khu phố Nguyễn Thị Minh Khai – Xô Viết Nghệ Tĩnh (khu nhà ở cao tầng Phan Xích Long cũ)"
NAMES = (
    ("Công Tằng Tôn Nữ Thị Phương Hoàng Diễm My", "Căn hộ 12.05 lô B chung cư Phan Xích Long khu nhà ở cao tầng"),
    ("Nguyễn Thị Ánh", "12/34/5A Nguyễn Trãi"),
    ("Trần Văn Bé", "12/34/5B Nguyễn Trãi"),
)


class Sheets(journey.Journey):
    def make_sheet_ward(self):
        lines = [f"A{i},{head},{address},Khu phố 1,4,3" for i, (head, address) in enumerate(NAMES)]
        lines += [f"H{i},Lê Thị Hoa {i},{i} Lê Lợi,Khu phố 1,4,3" for i in range(1, 28)]
        lines += [f"K{i},Phạm Văn Nam {i},{i} Hai Bà Trưng,Khu phố 2,4,3" for i in range(1, 8)]
        path = self.make_ward(lines)
        self.run_command("areas", "rename", "Khu phố 1", LONG)
        return path

    def make_sheets(self):
        self.key("ctrl+n")
        self.see_text("37 hộ → 3 phiếu")
        self.stand_still()
        # The area: the second of the list.
        self.key("Tab", "space")
        self.stand_still()
        self.key("Down", "Return")
        self.see_text("30 hộ → 2 phiếu")
        self.shot("form")

    def save_pdf(self):
        path = os.path.join(self.home, "phieu.pdf")
        self.click("push button", "Lập và lưu PDF…")
        self.see_text("Lưu phiếu thành PDF")
        self.stand_still()
        self.key("ctrl+a")
        self.type(path)
        self.key("Return")
        self.wait(lambda: os.path.exists(path), "the PDF")
        with open(path, "rb") as file:
            self.assertEqual(file.read(5), b"%PDF-")
        info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=False).stdout
        if info:
            self.assertIn("A4", info)

    def printed(self):
        """The file that "print to file" wrote last, whatever it is called in the language of the desktop."""
        files = [os.path.join(self.home, name) for name in os.listdir(self.home) if name.endswith(".pdf")]
        return files[0] if len(files) == 1 and os.path.getsize(files[0]) > 0 else None

    def ask(self, tool, *arguments):
        return subprocess.run([tool, *arguments], capture_output=True, text=True, check=True).stdout

    def choose_print(self):
        """From what is asked about the sheets to the dialog; the order of the buttons is the toolkit's."""
        while not self.focused_name().startswith("In…"):
            self.move_focus("Tab")
        self.key("Return")

    def see_dialog(self):
        """The desktop's print dialog, in its own language."""
        self.wait(self.find_printer, "the printer that is a file")
        self.stand_still()

    def find_printer(self):
        return self.find(None, contains="In ra tập tin") or self.find(None, contains="Print to File")

    def test_print(self):
        """The desktop's own dialog, by keys alone: three sheets are three pages, each with its code."""
        store = self.make_sheet_ward()
        codes = json.loads(self.run_command("--json", "sheet", "make", "--lines", "15"))["sheets"]
        self.start("--store", store)
        self.go("Phiếu đi hộ")
        self.see("push button", f"Chưa giao  {len(codes)}")
        self.key("Down", "ctrl+a")
        self.see_text(f"Đang chọn {len(codes)} phiếu")
        self.key("ctrl+p")
        self.see("dialog", f"In {len(codes)} phiếu")
        self.see_focus("In cả số điện thoại")
        self.stand_still()
        self.choose_print()
        self.see_dialog()
        # From the heads of the tabs to the list of printers, and the only one in it.
        self.key("Tab")
        self.stand_still()
        self.key("Down")
        self.stand_still()
        self.shot("print")
        # "_In", or "_Print" where the dialog is English.
        self.key("alt+p" if self.find(None, contains="Print to File") else "alt+i")
        path = self.wait(self.printed, "the printed pages")
        info = self.ask("pdfinfo", path)
        self.assertRegex(info, rf"(?m)^Pages: +{len(codes)}$")
        self.assertIn("A4", info)
        pages = [self.ask("pdftotext", "-f", str(n), "-l", str(n), path, "-") for n in range(1, len(codes) + 1)]
        found = [[code for code in codes if f"{code[:4]} {code[4:]}" in page] for page in pages]
        self.assertEqual(sorted(found), sorted([code] for code in codes))
        self.quit()

    def test_print_cancelled(self):
        """Escape in the dialog prints nothing, and says nothing of a printer."""
        store = self.make_sheet_ward()
        self.run_command("sheet", "make", "--lines", "15")
        self.start("--store", store)
        self.go("Phiếu đi hộ")
        self.see_text("Chưa giao")
        self.key("Down", "ctrl+p")
        self.see_text("In cả số điện thoại")
        self.stand_still()
        self.choose_print()
        self.see_dialog()
        self.key("Escape")
        self.wait(lambda: self.find_printer() is None, "the dialog to close")
        self.stand_still()
        self.assertIsNone(self.find(None, contains="máy in"))
        self.assertIsNone(self.printed())
        self.quit()

    def test_leaflet(self):
        """What is left at the door, with a link that is checked and remembered."""
        self.start("--store", self.make_sheet_ward())
        self.go("Phiếu đi hộ")
        self.click("push button", "Tờ rơi…")
        self.see_text("Tờ rơi để lại nhà dân")
        self.stand_still()
        self.type("ftp")
        self.key("Return")
        self.stand_still()
        self.see_text("Tờ rơi để lại nhà dân")  # a bad link is not printed
        self.key("ctrl+a")
        self.type("https://example.vn/app")
        self.shot("leaflet")
        path = os.path.join(self.home, "to-roi.pdf")
        self.click("push button", contains="Lưu PDF")
        self.see_text("Lưu phiếu thành PDF")
        self.stand_still()
        self.key("ctrl+a")
        self.type(path)
        self.key("Return")
        self.wait(lambda: os.path.exists(path), "the PDF")
        self.click("push button", "Tờ rơi…")
        self.see_text("https://example.vn/app")
        self.key("Escape")

    def test_sheets(self):
        self.start("--store", self.make_sheet_ward())
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.go("Phiếu đi hộ")
        self.see_text("Chưa có phiếu nào")
        self.shot("empty")
        self.make_sheets()
        self.save_pdf()
        self.see_text("Đã lập 2 phiếu")
        self.shot("made")
        self.key("Escape")
        self.see("push button", "Chưa giao  2")
        self.shot("list")

        # Both to the team at once.
        self.key("Down", "ctrl+a")
        self.see_text("Đang chọn 2 phiếu")
        self.key("ctrl+g")
        self.see_text("Người nhận phiếu")
        self.stand_still()
        self.type("Anh Nam, to truong")
        self.shot("give")
        self.key("Return")
        self.see("push button", "Đang ở ngoài  2")

        self.key("Home")
        self.see_text("Đường đi của phiếu")
        self.shot("out")
        self.key("ctrl+r")
        self.see_text("Người nộp")
        self.stand_still()
        self.type("Anh Nam")
        self.key("Return")
        self.see("push button", "Chờ nhập  1")
        self.key("End")
        self.stand_still()
        self.click("push button", "Thất lạc…")
        self.see_text("Lý do, tình hình")
        self.stand_still()
        self.type("Mua uot")
        self.key("Return")
        self.see("push button", "Thất lạc  1")
        self.shot("missing")
        self.click("push button", "Đã tìm thấy")
        self.see("push button", "Thất lạc  0")
        self.key("ctrl+z")
        self.see("push button", "Thất lạc  1")

    def test_sample_in_a_small_window(self):
        self.run_command("sample", "--households", "1500", "--store", os.path.join(self.home, "mau.gocua"))
        self.start("--store", os.path.join(self.home, "mau.gocua"))
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.see_text("Phiếu ở ngoài / quá hạn")
        self.shot("overview")
        self.go("Phiếu đi hộ")
        self.see("push button", "Quá hạn  1")
        self.key("Down", "Down")
        self.see_text("Đường đi của phiếu")
        self.shot("sample")
        self.quit()
        folder = os.path.join(self.env["XDG_CONFIG_HOME"], "glib-2.0", "settings")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as file:
            file.write("[vn/gocua/GoCua]\nwindow-maximized=false\nwindow-width=760\nwindow-height=700\n")
        self.start("--store", os.path.join(self.home, "mau.gocua"))
        self.see_text("Hộ thuộc diện đã tiếp cận")
        self.go("Phiếu đi hộ")
        self.see("push button", "Quá hạn  1")
        self.key("Down")
        self.see_text("Đường đi của phiếu")
        self.shot("small")


if __name__ == "__main__":
    journey.main()
