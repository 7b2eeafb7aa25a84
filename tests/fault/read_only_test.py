# SPDX-License-Identifier: GPL-2.0-or-later
"""An index that may not be written: tanxun reads it all the same, tanxun-index says why it cannot write
and changes nothing. A folder of somebody else is refused, and nobody else can look into ours."""
import os
import subprocess

import fault
import vault
from fault import expect

NOBODY = 65534


def as_user():
    """What root puts before a command to run it as a user whom modes bind."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


def below(folder):
    return [folder, *sorted(folder.rglob("*"))]


def refused(place, cause, **more):
    for words in (("update", place.notes), ("update", "--rebuild", place.notes), ("remove", "records.jsonl")):
        before = place.files()
        run = place.indexer(*words, **more)
        expect(run.returncode == 2 and cause in run.stderr and str(place.index) in run.stderr and run.stdout == "",
               "does not say why:", fault.describe(run))
        expect(place.files() == before, "changes a folder that it may not write:", fault.describe(run))


def modes(place, **user):
    """Folder and files without the right to write; then without the right to read."""
    before = place.answers(**user)
    for path in below(place.index):
        path.chmod(0o500 if path.is_dir() else 0o400)
    expect(place.answers(**user) == before, "does not read what may not be written")
    refused(place, "Permission denied", **user)
    place.index.chmod(0o700)
    refused(place, "Permission denied", **user)  # Its files still may not.
    for path in below(place.index / "glass"):
        path.chmod(0o700 if path.is_dir() else 0o000)
    run = place.run("tanxun", "search", "Quorvex", **user)
    expect(run.returncode == 2 and "Permission denied" in run.stderr, "does not say why:", fault.describe(run))


def mount(place, **_):
    """A file system that is mounted for reading."""
    before = place.answers()
    enter = ["unshare", "--map-root-user", "--mount", "--", "sh", "-c",
             'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"', place.index]
    if subprocess.run([*enter, "true"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        return
    expect(place.answers(prefix=enter) == before, "does not read a read-only file system")
    refused(place, "Read-only file system", prefix=enter)


def owner(place, **_):
    """Of another user, or of root where we are none."""
    if os.geteuid() == 0:
        os.chown(place.index, NOBODY, NOBODY)
        run = place.indexer("update", place.notes)
    else:
        run = place.indexer("--db", "/usr", "update", place.notes)
    expect(run.returncode == 2 and "belongs to another user" in run.stderr, "is not refused:", fault.describe(run))


def loose(place, **user):
    """Whatever the mask, and whoever loosened the folder, others cannot look into the index."""
    place.go_back("nothing")
    place.must("update", place.notes, preexec_fn=lambda: os.umask(0), **user)
    place.index.chmod(0o777)
    (place.notes / "another.md").write_text("# Another\n")
    place.must("update", place.notes, preexec_fn=lambda: os.umask(0), **user)
    for path in below(place.index):
        expect(path.stat().st_mode & 0o077 == 0, "others may use", path, oct(path.stat().st_mode))


def prepare(place, _):
    kinds = [modes, mount, owner, loose]

    def trial(number, rng):
        if number >= len(kinds):
            return None
        kind = kinds[number]
        user = {"prefix": as_user()} if kind in (modes, loose) else {}
        place.go_back("nothing")
        vault.write(place.notes, vault.make(rng))
        place.must("update", place.notes)
        if user and os.geteuid() == 0:
            for path in [place.home, *below(place.index), *below(place.notes)]:
                os.chown(path, NOBODY, NOBODY)
        kind(place, **user)
        return kind.__name__
    return trial


if __name__ == "__main__":
    fault.main("read only", 4, 4, prepare)
