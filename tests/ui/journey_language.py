# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who reads English better changes the language, and the program stays so after a restart."""

import journey


class Language(journey.Journey):
    # An office PC with an English system: the program is Vietnamese all the same.
    environment = {"LANG": "C.UTF-8", "LANGUAGE": "en"}

    def test_language(self):
        self.start()
        self.see_text("Mở phường, xã của bạn, hay xem thử với một phường mẫu?")
        self.key("ctrl+comma")
        self.see_text("Ngôn ngữ")
        self.shot("preferences")
        for _ in range(6):
            if self.focused_name() == "Ngôn ngữ":
                break
            self.move_focus("Tab")
        self.key("Return")
        self.see(None, "English")
        self.stand_still()
        self.key("Down", "Return")
        self.see_text("Open your ward, or try a sample ward?")
        self.shot("english")
        self.key("Escape")
        self.wait(lambda: self.find(None, "Language") is None, "the preferences to close")
        self.shot("english-welcome")
        self.quit()

        self.start()
        self.see_text("Open your ward, or try a sample ward?")


if __name__ == "__main__":
    journey.main()
