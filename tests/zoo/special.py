# SPDX-License-Identifier: GPL-2.0-or-later
"""What is no plain readable file, and files that are odd as a whole."""
import os
import shutil
import socket
import stat
import threading
import time

from row import MB, Hole, Link, Row, Run, text, write

NOTE = text("# Title", "", "the quillop is here")
OTHER = text("another tremolux")


def make_what_only_root_can(home):
    """Called before root becomes nobody: a device, and a folder of somebody else's."""
    os.mknod(home / "device", 0o666 | stat.S_IFCHR, os.makedev(1, 5))  # /dev/zero
    os.chown(home / "device", 65534, 65534)
    (home / "of-root").mkdir(mode=0o777)
    os.chmod(home / "of-root", 0o777)


def fifo(notes):
    os.mkfifo(notes / "pipe.md")


def unix_socket(notes):
    here = os.getcwd()
    os.chdir(notes)  # A socket's path is short.
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.md")
    os.chdir(here)


def device(notes):
    os.rename(notes.parent.parent / "device", notes / "device.md")


def without_rights(*paths):
    def make(notes):
        for path in paths:
            os.chmod(notes / path, 0)
    return make


def hard_link(notes):
    os.link(notes / "a.md", notes / "b.md")


def of_time(seconds):
    def make(notes):
        os.utime(notes / "a.md", (seconds, seconds))
    return make


def outside(notes):
    """A note beside the root and links to it."""
    write(notes.parent, "outside/secret.md", text("the tremolux secret"))
    os.symlink("../outside/secret.md", notes / "secret.md")
    os.symlink("../outside", notes / "folder")


def kept(trial, change, *, exit=1):
    """After the change the entries are still there: what cannot be read was not deleted."""
    change()
    trial.update(exit=exit)
    trial.finds("quillop", "a/a.md:3")


def unreadable_later(trial):
    kept(trial, lambda: os.chmod(trial.notes / "a/a.md", 0))
    kept(trial, lambda: (os.chmod(trial.notes / "a/a.md", 0o644), os.chmod(trial.notes / "a", 0)))
    os.chmod(trial.notes / "a", 0o755)
    if trial.update()["sources"] != 3:
        raise AssertionError("what can be read again is not as it was")


def emptied_later(trial):
    kept(trial, lambda: [shutil.rmtree(trial.notes / name) for name in ("a", "b", "c")], exit=(1, 2))


def gone_later(trial):
    kept(trial, lambda: os.rename(trial.notes, trial.home / "moved"), exit=1)


def becomes_a_link(trial):
    """A note that was indexed becomes a link out of the root: not read, and no longer shown by get."""
    write(trial.home, "secret", text("the zorblat secret"))
    os.unlink(trial.notes / "a.md")
    os.symlink("../secret", trial.notes / "a.md")
    trial.does(Run(("get", "a.md"), exit=(1, 2), lacks=("zorblat",)))
    trial.update(exit=1)
    trial.loses("zorblat")


def changes_under_way(trial):
    """A note is rewritten, grows and vanishes while it is indexed; in the end the index is as the disk is."""
    stop = threading.Event()

    def restless():
        number = 0
        while not stop.is_set():
            number += 1
            with open(trial.notes / "a.md", "wb") as file:
                file.write(text(f"tick{number}x", *["word " * 20] * (number % 50)))
            (trial.notes / "b.md").unlink(missing_ok=True)
            time.sleep(0.001)
            (trial.notes / "b.md").write_bytes(text(f"tock{number}x"))
    thread = threading.Thread(target=restless)
    thread.start()
    try:
        for _ in range(8):
            trial.update(exit=(0, 1))
    finally:
        stop.set()
        thread.join()
    (trial.notes / "a.md").write_bytes(text("the last zorblat"))
    trial.update()
    trial.finds("zorblat", "a.md:1")
    trial.does(Run(("check",), indexer=True))


def index_of_somebody(trial):
    other = trial.home.parent / "of-root"
    trial.does(Run(("update", "--db", str(other), str(trial.notes)), indexer=True, exit=2, has=("of-root",)))


def rights_of_the_index(trial):
    for path in (trial.index, *trial.index.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode != (0o700 if path.is_dir() else 0o600):
            raise AssertionError(f"{path.name} has the rights {mode:o}")


def within_its_notes(trial):
    inside = trial.notes / "index"
    for _ in range(2):
        trial.does(Run(("update", "--db", str(inside), str(trial.notes)), indexer=True))
    trial.does(Run(("search", "--db", str(inside), "--count", "quillop"), has=("1",)))


def roots(trial):
    trial.does(Run(("update", str(trial.notes / "none")), indexer=True, exit=2, has=("no such file",)))
    trial.does(Run(("update", str(trial.notes / "b")), indexer=True, exit=(0, 1)))
    trial.does(Run(("update", "/dev/zero"), indexer=True, exit=(1, 2), has=("/dev/zero", )))
    trial.finds("quillop", "a/a.md:3")


def twice(trial):
    trial.does(Run(("update", f"{trial.notes}/", f"{trial.notes}/../notes/.", str(trial.notes)), indexer=True))
    if trial.search("quillop")["total"] != 1:
        raise AssertionError("one note is found twice")


THREE = {"a/a.md": NOTE, "b/b.md": OTHER, "c/c.md": text("zorblat")}
ROWS = [
    Row("special: a named pipe", {"a.md": NOTE}, make=fifo, skipped={"pipe.md": "not a regular file"}, sources=1, finds=(("quillop", "a.md:3"),)),
    Row("special: a socket", {"a.md": NOTE}, make=unix_socket, skipped={"socket.md": "not a regular file"}, sources=1, finds=(("quillop", "a.md:3"),)),
    Row("special: a device", {"a.md": NOTE}, make=device, skipped={"device.md": "not a regular file"}, sources=1, root_only=True),
    Row("special: links in a circle", {"a.md": NOTE, "x.md": Link("y.md"), "y.md": Link("x.md"), "up": Link("."), "self.md": Link("self.md")},
        skipped=dict.fromkeys(("x.md", "y.md", "up", "self.md"), "symbolic link"), finds=(("quillop", "a.md:3"),)),
    Row("special: followed links in a circle", {"d/a.md": NOTE, "x.md": Link("y.md"), "y.md": Link("x.md")}, flags=("--follow",),
        skipped={"x.md": "", "y.md": ""}, finds=(("quillop", "d/a.md:3"),)),
    Row("special: a link that leads nowhere", {"a.md": NOTE, "gone.md": Link("nowhere.md")}, skipped={"gone.md": "symbolic link"}),
    Row("special: a followed link that leads nowhere", {"a.md": NOTE, "gone.md": Link("nowhere.md")}, flags=("--follow",), skipped={"gone.md": ""}),
    Row("special: links out of the root", {"a.md": NOTE}, make=outside, skipped={"secret.md": "symbolic link", "folder": "symbolic link"}, sources=1,
        lost=("tremolux",)),
    Row("special: followed links out of the root", {"a.md": NOTE}, make=outside, flags=("--follow",), skipped={"secret.md": "", "folder": ""}, sources=1,
        lost=("tremolux",)),
    Row("special: a followed link within the root", {"a.md": NOTE, "b.md": Link("a.md")}, flags=("--follow",), exit=(0, 1), sources=1,
        skipped={"b.md": ""}, finds=(("quillop", "a.md:3"),)),
    Row("special: a link to a system's file", {"passwd.md": Link("/etc/passwd"), "a.md": NOTE}, flags=("--follow",), skipped={"passwd.md": ""}, lost=("nologin",)),
    Row("special: hard links", {"a.md": NOTE}, make=hard_link, sources=2, finds=(("quillop", "a.md:3"), ("quillop", "b.md:3"))),
    Row("special: a file nobody may read", {"a.md": NOTE, "b.md": OTHER}, make=without_rights("b.md"), skipped={"b.md": "ermission denied"},
        finds=(("quillop", "a.md:3"),), lost=("tremolux",)),
    Row("special: a folder nobody may read", {"a.md": NOTE, "b/b.md": OTHER}, make=without_rights("b"), skipped={"b/": "ermission denied"}, sources=1,
        finds=(("quillop", "a.md:3"),), lost=("tremolux",)),
    Row("special: unreadable after it was indexed", THREE, then=unreadable_later),
    Row("special: emptied after it was indexed", THREE, then=emptied_later),
    Row("special: the root is gone after it was indexed", THREE, then=gone_later),
    Row("special: a note becomes a link", {"a.md": NOTE, "b.md": OTHER, "c.md": OTHER}, then=becomes_a_link),
    Row("special: notes that change while they are read", {"a.md": NOTE, "b.md": OTHER}, then=changes_under_way),
    Row("special: a hole of 5 GB", {"a.md": NOTE, "hole.md": Hole(5 << 30)}, skipped={"hole.md": "larger"}, finds=(("quillop", "a.md:3"),)),
    Row("special: a hole of 5 GB, allowed", {"a.md": NOTE, "hole.md": Hole(5 << 30)}, flags=("--max-file-size", "6G"), skipped={"hole.md": ""},
        finds=(("quillop", "a.md:3"),)),
    Row("special: just over 16 MB", {"a.md": NOTE, "b.md": lambda: "x" * (16 * MB + 1)}, skipped={"b.md": "larger"}, costly=True),
    Row("special: just 16 MB", {"b.md": lambda: "line of words\n" * (16 * MB // 14) + "\n" * (16 * MB % 14)}, finds=(("line", "b.md:1"),), costly=True, seconds=18),
    Row("special: empty", {"quillop.md": b"", "b.md": OTHER}, finds=(("title:quillop", "quillop.md:1"), ("tremolux", "b.md:1"))),
    Row("special: only a byte order mark", {"quillop.md": b"\xef\xbb\xbf"}, finds=(("title:quillop", "quillop.md:1"),)),
    Row("special: only blanks", {"quillop.md": b" \n\t\n \r\n\n"}, finds=(("title:quillop", "quillop.md:1"),)),
    Row("special: only front matter", {"a.md": text("---", "title: Quillop", "aliases: [Tremolux]", "---")},
        finds=(("title:quillop", "a.md:1"), ("tremolux", "a.md:1"))),
    Row("special: front matter that never closes", {"a.md": text("---", "title: Zorblat", "", "# Title", "", "the quillop is here")},
        finds=(("quillop", "a.md:6"),)),
    Row("special: three dashes only", {"a.md": b"---", "b.md": b"---\n---", "c.md": b"---\n---\nquillop\n"}, finds=(("quillop", "c.md:3"),)),
    Row("special: front matter after a blank line is none", {"a.md": text("", "---", "title: Zorblat", "---", "quillop")}, finds=(("quillop", "a.md:5"),)),
    Row("special: no newline at the end", {"a.md": b"# T\n\nthe quillop"}, finds=(("quillop", "a.md:3"),)),
    Row("special: times before 1970", {"a.md": NOTE}, make=of_time(-10**8), finds=(("quillop", "a.md:3"),)),
    Row("special: times in a far future", {"a.md": NOTE}, make=of_time(2**34), finds=(("quillop", "a.md:3"),)),
    Row("special: executable notes", {"a.md": b"#!/bin/sh\n# quillop\n"}, make=lambda notes: os.chmod(notes / "a.md", 0o777), finds=(("quillop", "a.md:2"),)),
    Row("special: folders of other programs", {"a.md": NOTE, ".git/x.md": OTHER, ".obsidian/x.md": OTHER, ".trash/x.md": OTHER}, flags=("--hidden",),
        sources=1, lost=("tremolux",)),
    Row("special: the index of somebody else", {"a.md": NOTE}, then=index_of_somebody, root_only=True),
    Row("special: only the owner reads the index", {"a.md": NOTE}, then=rights_of_the_index),
    Row("special: the index lies among the notes", {"a.md": NOTE}, then=within_its_notes),
    Row("special: roots that are none", THREE, then=roots),
    Row("special: one root under three names", {"a.md": NOTE}, then=twice),
]
