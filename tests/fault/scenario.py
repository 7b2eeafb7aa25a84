# SPDX-License-Identifier: GPL-2.0-or-later
"""A command that writes an index, and what must hold however it ends."""
import os
import time

import fault
import vault
from fault import expect

# A replacement is a rebuild where two names cannot be exchanged.
NAMES = ["first", "update", "rebuild", "replacement", "remove", "compact"]


def all_of(place, options, names=NAMES):
    """Of the commands that the program has."""
    there = place.indexer("--help").stdout
    return [Scenario(place, name, fault.random_of(options.seed, name)) for name in names
            if name != "compact" or "compact" in there]


class Scenario:
    """One command, the index it finds, and what the index answers before and after it."""

    def __init__(self, place, name, rng):
        self.name = name
        self.words = {"first": ("update", place.notes), "update": ("update", place.notes),
                      "rebuild": ("update", "--rebuild", place.notes),
                      "replacement": ("update", "--rebuild", place.notes), "remove": ("remove", "records.jsonl"),
                      "compact": ("compact",)}[name]
        self.faults = {"NO_EXCHANGE": 1} if name == "replacement" else {}
        self.old_notes = place.home / f"{name}.old"
        self.new_notes = place.home / f"{name}.new"
        files = vault.make(rng)
        vault.write(self.old_notes, files)
        changes = name in ("first", "update", "rebuild", "replacement")
        vault.write(self.new_notes, vault.change(rng, files) if changes else files)
        self.prepare(place)

    def show(self, place, notes):
        """The folder of notes is this one now; files keep their inodes."""
        for folder in (self.old_notes, self.new_notes):
            if not folder.exists():
                os.rename(place.notes, folder)
        os.rename(notes, place.notes)

    def hide(self, place):
        if not (self.old_notes.exists() and self.new_notes.exists()):
            os.rename(place.notes, self.new_notes if self.old_notes.exists() else self.old_notes)

    def prepare(self, place):
        os.rename(self.old_notes, place.notes)
        place.go_back("nothing")
        if self.name != "first":
            place.must("update", place.notes)
        self.before = place.answers() if self.name != "first" else None
        self.first_revision = place.revision()
        place.keep(f"{self.name}.before")
        self.show(place, self.new_notes)
        place.must(*self.words)
        self.after = place.answers()
        self.files = place.files()
        if self.name != "remove":
            place.go_back("nothing")
            place.must("update", place.notes)
            fresh = place.answers()
            expect(self.after == fresh, self.name, "differs from a fresh index:",
                   fault.difference(self.after, fresh))
        place.go_back(f"{self.name}.before")
        begin = time.monotonic()
        place.must(*self.words)
        self.seconds = time.monotonic() - begin
        self.calls = self.calls_of(place)

    def calls_of(self, place, **faults):
        """What the shim sees of the command."""
        self.hide(place)
        place.go_back(f"{self.name}.before")
        os.rename(self.new_notes, place.notes)
        calls = place.calls(*self.words, faults={**self.faults, **faults})
        self.hide(place)
        return calls

    def run(self, place, **more):
        """Runs the command on the index as it was before."""
        self.hide(place)
        place.go_back(f"{self.name}.before")
        return self.run_here(place, **more)

    def run_here(self, place, faults=None, **more):
        if faults or self.faults:
            more["faults"] = {**self.faults, **(faults or {})}
        os.rename(self.new_notes, place.notes)
        try:
            return place.indexer(*self.words, **more)
        finally:
            os.rename(place.notes, self.new_notes)

    def expect_honest(self, run, causes):
        """A run that could not do everything says what and why; one that could says nothing."""
        expect(run.returncode in (0, 2), "ends oddly:", fault.describe(run))
        if run.returncode == 0:
            done = "committed" in run.stdout or self.name == "compact"
            expect(done, "neither did it nor says why not:", fault.describe(run))
            return
        expect("committed" not in run.stdout, "says both:", fault.describe(run))
        expect(run.stderr.startswith("tanxun-index: ") and "/index" in run.stderr, "names no path:", fault.describe(run))
        # For this one Xapian does not keep the cause.
        expect("Failed to create iamglass" in run.stderr or any(cause in run.stderr for cause in causes), "names no cause:", fault.describe(run))

    def prove(self, place, run):
        """What must hold after the run, however it ended."""
        is_new = place.revision() > self.first_revision
        claims = run.returncode == 0 or "committed" in run.stdout
        expect(is_new or not claims or self.name == "compact", "claimed what is not there:", fault.describe(run))
        # As its own notes are on disk: hits of changed notes are stale.
        os.rename(self.new_notes if is_new else self.old_notes, place.notes)
        now, then = place.answers(), self.after if is_new else self.before
        expect(now == then, "neither the old commit nor the new one:", fault.describe(run), fault.difference(now, then))
        if now is not None:
            place.check()
        if not is_new:
            self.show(place, self.new_notes)
        self.recover(place, is_new)
        return "new" if is_new else "old"

    def recover(self, place, is_new=False):
        """The same command once more does it all."""
        if not place.notes.exists():
            os.rename(self.new_notes, place.notes)
        again = place.indexer(*self.words)
        is_gone = self.name == "remove" and is_new and again.returncode == 2
        expect(again.returncode == 0 or is_gone, "the next run fails:", fault.describe(again))
        now = place.answers()
        expect(now == self.after, "the next run is not as fresh:", fault.difference(now, self.after))
        place.check()
        expect(place.files() == self.files, "left behind:", set(place.files()) ^ set(self.files))
        self.hide(place)
        return "recovered"
