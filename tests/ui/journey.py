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

# Nothing moves but what the journey moves, so that a picture is finished as soon as it stands still.
SETTINGS = """[Settings]
gtk-enable-animations=0
gtk-cursor-blink=0
"""


MANY = 40  # children of a list of which most are scrolled out of sight


def walk(node, depth=0):
    """All accessibles below node that are in the tree right now, without the pages of a stack that lie behind another
    and the rows of a list that are out of sight."""
    yield node
    if depth > 60:
        return
    for child in in_sight(node, in_front(node, children_of(node))):
        yield from walk(child, depth + 1)


def children_of(node):
    children = []
    try:
        for i in range(node.childCount):
            child = node.getChildAtIndex(i)
            if child is not None:
                children.append(child)
    except Exception:  # it went while we were looking
        pass
    return children


def in_front(node, children):
    """GTK tells of all pages of a stack, shown or not. What lies in the middle of the stack is on the page in front."""
    if len(children) < 2:
        return children
    try:
        pages = [c for c in children if c.getRole() == pyatspi.ROLE_PANEL and "Component" not in pyatspi.listInterfaces(c)]
        if len(pages) < 2:
            return children
        component = node.queryComponent()
        place = component.getExtents(pyatspi.WINDOW_COORDS)
        found = component.getAccessibleAtPoint(
            place.x + place.width // 2, place.y + place.height // 2, pyatspi.WINDOW_COORDS
        )
        for _ in range(60):
            if found is None or found == node:
                return children
            if found in pages:
                return [c for c in children if c == found or c not in pages]
            found = found.parent
    except Exception:
        pass
    return children


def in_sight(node, children):
    if len(children) < MANY:
        return children
    try:
        place = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        rows = [(c, c.queryComponent().getExtents(pyatspi.WINDOW_COORDS)) for c in children]
    except Exception:
        return children
    return [c for c, row in rows if row.y < place.y + place.height and row.y + row.height > place.y]


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


def name_of(node):
    """Its name. Later versions of GTK give an item of a menu none, but say which label names it."""
    if node.name or node.getRole() != pyatspi.ROLE_MENU_ITEM:
        return node.name or ""
    labels = [r for r in node.getRelationSet() if r.getRelationType() == pyatspi.RELATION_LABELLED_BY]
    return " ".join(text_of(r.getTarget(i)) for r in labels for i in range(r.getNTargets()))


def says(node, part):
    """Whether a person reads part at a node. What an entry holds is not its name."""
    name = name_of(node)
    if part in name:
        return True
    return (not name or node.getRole() in (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY)) and part in text_of(node)


def is_focused(node):
    return node.getState().contains(pyatspi.STATE_FOCUSED)


def has_role(node, role):
    """Later versions of the accessibility bus call a push button a button, and one that stays down a toggle button."""
    found = node.getRoleName()
    return found in (role, role.removeprefix("push ")) or (role == "push button" and found == "toggle button")


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
    prefix = ()  # what the program is started by
    how = {}  # more for its start, as subprocess.Popen() takes it

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
            GTK_IM_MODULE="gtk-im-context-simple",  # whatever the machine has
            GOCUA_KEY_FILE_ONLY="1",
        )
        self.env.update(self.environment)
        self.program = None
        self.picture = 0
        self.last_focus = None
        settings = os.path.join(self.env["XDG_CONFIG_HOME"], "gtk-4.0", "settings.ini")
        os.makedirs(os.path.dirname(settings))
        with open(settings, "w", encoding="utf-8") as file:
            file.write(SETTINGS)
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
        self.last_focus = None
        self.program = subprocess.Popen([*self.prefix, PROGRAM, *self.arguments, *arguments], env=self.env, **self.how)
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

    def run_command(self, *arguments, stdin=""):
        done = subprocess.run(
            [COMMAND, *arguments], env=self.env, input=stdin, capture_output=True, text=True, check=False
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def make_ward(self, households, areas=2, options=(), heads=""):
        """A ward with a roster, without the window; its file. households: lines of code, head, address, area, people
        and eligible people, and of what heads adds. options: more of them for its making."""
        self.run_command("new", "--unit", "26737@2025-07-01", "--areas", str(areas), *options)
        path = os.path.join(self.home, "ds.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"Mã hộ,Chủ hộ,Địa chỉ,Khu phố,Số khẩu,Số người đủ tuổi{heads}\n")
            file.writelines(line + "\n" for line in households)
        self.run_command("import", path)
        wards = os.path.join(self.env["XDG_DATA_HOME"], "gocua", "wards")
        return os.path.join(wards, next(f for f in os.listdir(wards) if f.endswith(".gocua")))

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
                if name is not None and name_of(node) != name:
                    continue
                if contains is not None and not says(node, contains):
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
        """What has the focus, or None. Most keys move it a little way, so its neighbours are asked first."""
        near = self.last_focus
        for _ in range(4):
            if near is None:
                break
            self.last_focus = self.find_focus(walk(near))
            if self.last_focus is not None:
                return self.last_focus
            near = self.parent_of(near)
        self.last_focus = self.find_focus(self.nodes())
        return self.last_focus

    @staticmethod
    def find_focus(nodes):
        for node in nodes:
            try:
                if is_focused(node):
                    return node
            except Exception:
                continue
        return None

    @staticmethod
    def parent_of(node):
        try:
            return node.parent
        except Exception:
            return None

    def focused_name(self):
        return name_of(self.wait(self.focused, "something that has the focus"))

    def see_focus(self, *beginnings):
        """Wait until the focus is on something whose name begins so; the name."""

        def look():
            node = self.focused()
            name = name_of(node) if node is not None else ""
            return name if name.startswith(beginnings) else None

        return self.wait(look, f"the focus on {' or '.join(beginnings)}")

    def move_focus(self, *keys):
        """Press keys that move the focus, and wait until it has moved; the name of where it is now."""
        before = self.focused_name()
        self.key(*keys)

        def look():
            node = self.focused()
            return name_of(node) if node is not None and name_of(node) != before else None

        return self.wait(look, f"the focus to leave {before!r}")

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

    def stand_still(self):
        """Wait until nothing on the screen changes any more."""
        before = None
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            now = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], capture_output=True, check=True).stdout
            if now == before:
                return
            before = now
            time.sleep(0.1)
        self.fail("the screen does not stand still")

    def go(self, title):
        """To a page by its key, which is its place in the list on the left; the list says where one is."""
        row = self.see("list item", title)
        self.key(f"alt+{row.getIndexInParent() + 1}")
        self.see_page(title)

    def see_page(self, title):
        def look():
            item = self.find("list item", title)
            return item is not None and item.getState().contains(pyatspi.STATE_SELECTED)

        self.wait(look, f"the page {title!r}")

    # Acting

    def click(self, role, name=None, contains=None):
        self.press(self.see(role, name, contains))

    def press(self, node):
        """As a click does. A menu button of later versions of GTK leaves that to the button inside it."""
        for one in walk(node):
            action = one.queryAction() if "Action" in pyatspi.listInterfaces(one) else None
            for i in range(action.nActions if action is not None else 0):
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

    def name_file(self, path):
        """Types the path of a file into the chooser that is open; Return takes it."""
        self.see_text("Mới dùng")
        self.stand_still()
        self.key("ctrl+l")
        self.wait(lambda: self.focused().getRole() in (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY), "a place for the path")
        self.type(path)
        # What the chooser completed on its own behind the cursor.
        self.key("shift+End", "Delete")

    def shot(self, name):
        if name not in ("end", "missing"):
            self.stand_still()
        self.picture += 1
        os.makedirs(PICTURES, exist_ok=True)
        path = os.path.join(PICTURES, f"{self.id().split('.')[-1]}-{self.picture:02d}-{name}.png")
        subprocess.run(["import", "-window", "root", path], check=False)


def main():
    # A journey that hangs ends itself, so that the log says where it stood.
    signal.alarm(540)
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[1:]])
