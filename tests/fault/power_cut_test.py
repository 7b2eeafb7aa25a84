# SPDX-License-Identifier: GPL-2.0-or-later
"""The power is cut at some moment of a first build, an update, a rebuild or a removal, one after the
other. The index is that of the last command that said "committed", or of the one under way; it is sound,
and the next update completes."""
import shutil

import fault
import power_cut
import vault
from fault import expect


class Course:
    """Commands one after the other: what each leaves, and the log of them all."""

    def __init__(self, place, rng, faults):
        self.place = place
        self.faults = faults
        self.disk = place.home / "disk"
        self.disk.mkdir()
        place.index = self.disk / "index"
        self.log = place.home / "log"
        self.answers = [None]
        self.notes = [None]  # A copy of the notes as each command read them.
        self.ends = [0]      # Records in the log when each was done.
        files = vault.make(rng)
        for words in (("update", place.notes), ("update", place.notes), ("update", "--rebuild", place.notes),
                      ("remove", "records.jsonl"), ("update", place.notes)):
            self.run(words, files)
            files = vault.change(rng, files)
        self.history = power_cut.History(power_cut.read_log(self.log))
        real = {str(path): None if path.is_dir() else path.read_bytes() for path in self.disk.rglob("*")}
        told = self.history.everything()
        wrong = sorted(path for path in real.keys() | told.keys() if real.get(path, 0) != told.get(path, 0))
        expect(not wrong, "the log does not tell all:", wrong)

    def run(self, words, files):
        removes = words[0] == "remove"
        vault.write(self.place.notes, self.files if removes else files)
        self.files = files if not removes else self.files
        self.place.must(*words, faults={"BELOW": self.disk, "LOG": self.log, "DATA": 1, **self.faults})
        self.answers.append(self.place.answers())
        self.notes.append(self.files)
        self.ends.append(len(power_cut.read_log(self.log)))

    def prove(self, number, rng):
        end = rng.choice(self.ends[1:])
        cut = rng.choice([rng.randint(0, self.history.size), end, end - rng.randint(1, 5)])
        done = max(step for step, end in enumerate(self.ends) if end <= cut)
        shutil.rmtree(self.place.index, ignore_errors=True)
        power_cut.put(self.history.state(cut, rng))
        for step in range(done, min(done + 2, len(self.ends))):
            if self.notes[step] is not None:
                vault.write(self.place.notes, self.notes[step])
            now = self.place.answers()
            if now == self.answers[step]:
                break
        else:
            raise fault.Broken(f"cut after {cut}, {done} commands had committed:",
                               fault.difference(now, self.answers[step]))
        if now is not None:
            self.place.check()
        vault.write(self.place.notes, self.notes[-1])
        self.place.must("update", "--force", self.place.notes)
        now = self.place.answers()
        expect(now == self.answers[-1], f"cut after {cut}: not as fresh:", fault.difference(now, self.answers[-1]))
        self.place.check()
        return "new" if step > done else "old" if cut > self.ends[done] else "kept"


def prepare(place, options):
    can_exchange = fault.random_of(options.seed, "exchange").random() < 0.7
    return Course(place, fault.random_of(options.seed, "course"), {} if can_exchange else {"NO_EXCHANGE": 1}).prove


if __name__ == "__main__":
    fault.main("power cuts", 10, 300, prepare)
