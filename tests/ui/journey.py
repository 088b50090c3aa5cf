# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys share: the program in a window of 1366x768, driven through the accessibility bus and real keys.

A journey runs inside `dbus-run-session -- xvfb-run`, see meson.build. Its pictures go to the folder $JOURNEY_PICTURES.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import pyatspi

PROGRAM = os.environ["GOCUA_DESK"]
COMMAND = os.environ["GOCUA_BIN"]
PICTURES = os.environ["JOURNEY_PICTURES"]
PATIENCE = int(os.environ.get("JOURNEY_PATIENCE", "40"))  # seconds: a sanitized build on a busy machine


def walk(node, depth=0):
    """All accessibles below node that are in the tree right now."""
    yield node
    if depth > 60:
        return
    try:
        count = node.childCount
    except Exception:
        return
    for i in range(count):
        try:
            child = node.getChildAtIndex(i)
        except Exception:
            continue
        if child is not None:
            yield from walk(child, depth + 1)


def text_of(node):
    """The text that a person reads at a node: its name, or what is in it."""
    try:
        text = node.queryText()
        content = text.getText(0, text.characterCount)
        if content:
            return content
    except Exception:
        pass
    return node.name or ""


def has_role(node, role):
    """Later versions of the accessibility bus call a push button a button."""
    return node.getRoleName() in (role, role.removeprefix("push "))


def is_showing(node):
    """GTK 4.8 says VISIBLE also of what lies on a page of a stack that is not shown; that has no size."""
    try:
        if not node.getState().contains(pyatspi.STATE_VISIBLE):
            return False
        extents = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return extents.width > 0 and extents.height > 0
    except NotImplementedError:
        return True
    except Exception:
        return False


class Journey(unittest.TestCase):
    """One journey of a person: a home of its own, a window manager, the program."""

    arguments = ()
    environment = {}

    def setUp(self):
        self.home = tempfile.mkdtemp(prefix="gocua-journey-")
        self.env = dict(
            os.environ,
            HOME=self.home,
            XDG_DATA_HOME=os.path.join(self.home, "data"),
            XDG_CONFIG_HOME=os.path.join(self.home, "config"),
            XDG_CACHE_HOME=os.path.join(self.home, "cache"),
            XDG_STATE_HOME=os.path.join(self.home, "state"),
            GSETTINGS_BACKEND="keyfile",
            GTK_A11Y="atspi",
            GSK_RENDERER="cairo",
            GOCUA_KEY_FILE_ONLY="1",
            **self.environment,
        )
        self.program = None
        self.picture = 0
        self.manager = subprocess.Popen(
            ["openbox", "--sm-disable"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def tearDown(self):
        if self.program is not None and self.program.poll() is None:
            self.shot("end")
            self.program.kill()
            self.program.wait()
        self.manager.terminate()
        self.manager.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    # Starting and ending

    def start(self, *arguments):
        self.program = subprocess.Popen([PROGRAM, *self.arguments, *arguments], env=self.env)
        self.wait(lambda: self.application() is not None, "the program on the accessibility bus")
        self.wait(self.activate, "a window")
        # Out of the way: a tooltip is no part of what a page looks like.
        subprocess.run(["xdotool", "mousemove", "1365", "767"], check=False)

    def quit(self):
        """Close the program as a person does, and see that it ends well."""
        self.key("ctrl+q")
        try:
            status = self.program.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.fail("the program did not end after Ctrl+Q")
        self.assertEqual(status, 0)
        self.program = None

    def run_command(self, *arguments):
        done = subprocess.run([COMMAND, *arguments], env=self.env, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def application(self):
        desktop = pyatspi.Registry.getDesktop(0)
        for i in range(desktop.childCount):
            try:
                application = desktop.getChildAtIndex(i)
                if application is not None and application.get_process_id() == self.program.pid:
                    return application
            except Exception:
                continue
        return None

    def activate(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        if not found:
            return False
        return subprocess.run(["xdotool", "windowactivate", found[-1]], capture_output=True, check=False).returncode == 0

    # Waiting and finding

    def wait(self, condition, what, patience=PATIENCE):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self.program is not None and self.program.poll() is not None:
                self.fail(f"the program ended with {self.program.returncode} while waiting for {what}")
            try:
                value = condition()
            except Exception:  # the tree changes under our feet
                value = None
            if value:
                return value
            time.sleep(0.1)
        self.shot("missing")
        self.fail(f"waited in vain for {what}\n{self.dump()}")

    def nodes(self):
        application = self.application()
        return walk(application) if application is not None else iter(())

    def find(self, role, name=None, contains=None):
        """The first showing node with that role (None: any) and name, or None."""
        for node in self.nodes():
            try:
                if role is not None and not has_role(node, role):
                    continue
                label = node.name or ""
                if name is not None and label != name:
                    continue
                if contains is not None and contains not in label and contains not in text_of(node):
                    continue
                if is_showing(node):
                    return node
            except Exception:
                continue
        return None

    def find_last(self, role, name):
        """The last showing node with that role and name, or None."""
        found = [n for n in self.nodes() if n.name == name and has_role(n, role) and is_showing(n)]
        return found[-1] if found else None

    def see(self, role, name=None, contains=None, patience=PATIENCE):
        return self.wait(lambda: self.find(role, name, contains), f"{role or 'anything'} {name or contains!r}", patience)

    def see_text(self, text, patience=PATIENCE):
        """Wait until a person can read the text somewhere in the window."""
        return self.see(None, contains=text, patience=patience)

    def focused(self):
        for node in self.nodes():
            try:
                if node.getState().contains(pyatspi.STATE_FOCUSED):
                    return node
            except Exception:
                continue
        return None

    def dump(self):
        """The tree as text, for whoever reads the log of a failed journey."""
        lines = []
        for node in self.nodes():
            try:
                if is_showing(node) and (node.name or text_of(node)):
                    lines.append(f"{node.getRoleName()}: {text_of(node)!r}")
            except Exception:
                continue
        return "\n".join(lines[:200])

    def settle(self):
        """Give animations and readings of the store the time that a person takes to look."""
        time.sleep(1)

    # Acting

    def click(self, role, name=None, contains=None):
        self.press(self.see(role, name, contains))

    def press(self, node):
        action = node.queryAction()
        for i in range(action.nActions):
            if action.getName(i) in ("click", "activate", "press"):
                action.doAction(i)
                return
        self.fail(f"{node.getRoleName()} {node.name!r} has no action to click")

    def key(self, *keys):
        for one in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", one], check=True)
            time.sleep(0.05)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "25", "--", text], check=True)

    def shot(self, name):
        self.picture += 1
        os.makedirs(PICTURES, exist_ok=True)
        path = os.path.join(PICTURES, f"{self.id().split('.')[-1]}-{self.picture:02d}-{name}.png")
        subprocess.run(["import", "-window", "root", path], check=False)


def main():
    # A journey that hangs ends itself, so that the log says where it stood.
    signal.alarm(540)
    unittest.main(argv=[sys.argv[0], "-v"])
