# SPDX-License-Identifier: GPL-2.0-or-later
"""kill -9 before and after every call that changes the disk, and at random moments, of every command
that writes. Afterwards the index is the old commit or the new one, sound; the same command completes,
leaves nothing behind, and the index answers as one made from nothing."""
import os
import time

import fault
import vault
from fault import expect


class Scenario:
    """One command, the index it finds, and what the index answers before and after it."""

    def __init__(self, place, name, rng):
        self.name = name
        self.words = {"first": ("update", place.notes), "update": ("update", place.notes),
                      "rebuild": ("update", "--rebuild", place.notes), "remove": ("remove", "records.jsonl"),
                      "compact": ("compact",)}[name]
        self.old_notes = place.home / f"{name}.old"
        self.new_notes = place.home / f"{name}.new"
        files = vault.make(rng)
        vault.write(self.old_notes, files)
        changes = name in ("first", "update", "rebuild")
        vault.write(self.new_notes, vault.change(rng, files) if changes else files)
        self.prepare(place)

    def show(self, place, notes):
        """The folder of notes is this one now; files keep their inodes."""
        for folder in (self.old_notes, self.new_notes):
            if not folder.exists():
                os.rename(place.notes, folder)
        os.rename(notes, place.notes)

    def hide(self, place):
        os.rename(place.notes, self.new_notes if self.old_notes.exists() else self.old_notes)

    def prepare(self, place):
        os.rename(self.old_notes, place.notes)
        place.go_back("nothing")
        if self.name != "first":
            place.must("update", place.notes)
            if self.name == "compact":
                place.must("update", "--rebuild", place.notes)
        self.before = place.answers() if self.name != "first" else None
        self.first_revision = place.revision()
        place.keep(f"{self.name}.before")
        self.show(place, self.new_notes)
        self.calls = place.calls(*self.words)
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
        self.hide(place)

    def prove(self, place, run):
        """What must hold after the run was killed."""
        is_new = place.revision() > self.first_revision
        expect(is_new or "committed" not in run.stdout, "claimed what is not there:", fault.describe(run))
        # As its own notes are on disk: hits of changed notes are stale.
        os.rename(self.new_notes if is_new else self.old_notes, place.notes)
        now, then = place.answers(), self.after if is_new else self.before
        expect(now == then, "neither the old commit nor the new one:", fault.describe(run), fault.difference(now, then))
        if now is not None:
            place.check()
        if not is_new:
            self.show(place, self.new_notes)
        again = place.indexer(*self.words)
        is_gone = self.name == "remove" and is_new and again.returncode == 2
        expect(again.returncode == 0 or is_gone, "the next run fails:", fault.describe(again), "after", fault.describe(run))
        now = place.answers()
        expect(now == self.after, "the next run is not as fresh:", fault.difference(now, self.after))
        place.check()
        expect(place.files() == self.files, "left behind:", set(place.files()) ^ set(self.files))
        self.hide(place)
        return "new" if is_new else "old"


def run_killed(place, scenario, rng, number):
    """At a call for two of three trials, else after some time."""
    os.rename(scenario.new_notes, place.notes)
    try:
        if number % 3 < 2:
            at = 1 + (number // 3 * 7919 + rng.randrange(len(scenario.calls))) % len(scenario.calls)
            run = place.indexer(*scenario.words, faults={"AT": at, "DO": ["kill-before", "kill-after"][number % 3]})
            expect(run.returncode == -9, "was not killed:", fault.describe(run))
            return run
        process = place.start("tanxun-index", *scenario.words)
        time.sleep(rng.uniform(0, scenario.seconds))
        process.kill()
        out, err = process.communicate()
        return fault.subprocess.CompletedProcess(process.args, process.returncode, out, err)
    finally:
        os.rename(place.notes, scenario.new_notes)


def trials(place, options, numbers):
    names = ["first", "update", "rebuild", "remove"]
    if "compact" in place.indexer("--help").stdout:
        names.append("compact")
    scenarios = [Scenario(place, name, fault.random_of(options.seed, name)) for name in names]
    for number in numbers:
        scenario = scenarios[number % len(scenarios)]
        rng = fault.random_of(options.seed, number)
        place.go_back(f"{scenario.name}.before")
        run = run_killed(place, scenario, rng, number // len(scenarios))
        try:
            yield scenario.name + " " + scenario.prove(place, run)
        except fault.Broken as broken:
            raise fault.Broken(f"trial {number} ({scenario.name}): {broken}") from None


if __name__ == "__main__":
    fault.main("kill -9", 8, 400, trials)
