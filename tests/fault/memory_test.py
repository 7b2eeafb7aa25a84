# SPDX-License-Identifier: GPL-2.0-or-later
"""No memory: one allocation fails, or all from one on, or the address space is bounded. Nothing crashes;
what could not be done is said; a reader that answers answers rightly, and the index is as after a kill."""
import pathlib
import resource

import fault
import scenario as scenarios
import vault
from fault import expect

class Memory:
    def __init__(self, place, options):
        self.place = place
        self.shim = str(pathlib.Path(options.shim).resolve().parent / "libmemory_shim.so")
        self.commands = scenarios.all_of(place, options, ["first", "update", "rebuild", "remove"])
        self.reading = self.commands[-1]
        self.reading.hide(place)
        place.go_back(f"{self.reading.name}.before")
        place.keep("read")
        self.expected = {words: place.run("tanxun", *words) for words in vault.READINGS}
        self.counts = {words: self.count("tanxun", words) for words in vault.READINGS}
        self.enough = {program: self.least(program) for program in ("tanxun", "tanxun-index")}

    def shimmed(self, **told):
        return {"extra": {"LD_PRELOAD": self.shim, **{f"MEMORY_{name}": str(value) for name, value in told.items()}}}

    def count(self, program, words):
        self.place.run(program, *words, **self.shimmed(COUNT=self.place.home / "count"))
        return int((self.place.home / "count").read_text())

    def least(self, program):
        """An address space in which the program says its version, to some megabytes."""
        for megabytes in range(40, 4000, 4):
            if self.place.run(program, "--version", **bounded(megabytes)).returncode == 0:
                return megabytes
        raise fault.Broken(program, "does not start")

    def short_of(self, rng, program, allocations):
        if rng.random() < 0.3:
            return bounded(self.enough[program] + rng.randint(0, 40))
        told = {"AT": rng.randint(1, allocations)}
        if rng.random() < 0.5:
            told["FOREVER"] = 1
        return self.shimmed(**told)

    def read(self, rng):
        words = rng.choice(vault.READINGS)
        self.place.go_back("read")
        how = self.short_of(rng, "tanxun", self.counts[words])
        run = self.place.run("tanxun", *words, **how)
        expect(run.returncode in (0, 1, 2), "crashes:", how, fault.describe(run))
        right = self.expected[words]
        if run.returncode == 2:
            expect(run.stderr.startswith("tanxun: ") and "memory" in run.stderr, "does not say why:", how, fault.describe(run))
        else:
            expect((run.returncode, run.stdout) == (right.returncode, right.stdout), "answers wrongly:", how, fault.describe(run))
        return f"reader exit {run.returncode}"

    def write(self, scenario, rng):
        if not hasattr(scenario, "allocations"):
            scenario.run(self.place, **self.shimmed(COUNT=self.place.home / "count"))
            scenario.allocations = int((self.place.home / "count").read_text())
        how = self.short_of(rng, "tanxun-index", scenario.allocations)
        run = scenario.run(self.place, **how)
        try:
            expect(run.returncode in (0, 1, 2), "crashes:", fault.describe(run))
            expect(run.returncode != 2 or run.stderr.startswith("tanxun-index: ") and "memory" in run.stderr, "does not say why:", fault.describe(run))
            if run.returncode == 1:
                return f"writer exit 1 {scenario.recover(self.place)}"
            return f"writer exit {run.returncode} {scenario.prove(self.place, run)}"
        except fault.Broken as broken:
            raise fault.Broken(scenario.name, how, broken.told()) from None


def bounded(megabytes):
    size = megabytes << 20
    return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size))}


def prepare(place, options):
    memory = Memory(place, options)

    def trial(number, rng):
        if number % 2 == 0:
            return memory.read(rng)
        return memory.write(memory.commands[number // 2 % len(memory.commands)], rng)
    return trial


if __name__ == "__main__":
    fault.main("no memory", 12, 500, prepare)
