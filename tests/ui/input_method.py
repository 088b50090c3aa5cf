# SPDX-License-Identifier: GPL-3.0-or-later
"""A real input method for a journey: ibus with Unikey."""

import subprocess


class InputMethod:
    """Before journey.Journey among the bases: digits are tones in VNI, and letters wait for the next one in Telex."""

    # The module of ibus itself complains when a window goes before a key of it is up again (1.5.27), which would end us.
    environment = {"GTK_IM_MODULE": "ibus", "G_DEBUG": ""}
    method = "telex"

    def setUp(self):
        super().setUp()
        subprocess.run(
            ["gsettings", "set", "org.freedesktop.ibus.engine.unikey", "input-method", self.method],
            env=self.env, check=True,
        )
        self.bus = subprocess.Popen(
            ["ibus-daemon", "--replace", "--panel=disable", "--emoji-extension=disable"], env=self.env
        )
        self.wait(self.choose_engine, "the input method")

    def tearDown(self):
        super().tearDown()
        self.bus.terminate()
        self.bus.wait()

    def choose_engine(self):
        subprocess.run(["ibus", "engine", "Unikey"], env=self.env, capture_output=True, check=False)
        now = subprocess.run(["ibus", "engine"], env=self.env, capture_output=True, text=True, check=False)
        return now.stdout.strip() == "Unikey"
