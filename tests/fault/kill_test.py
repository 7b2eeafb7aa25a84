# SPDX-License-Identifier: GPL-2.0-or-later
"""kill -9 before and after every call that changes the disk, and at random moments, of every command
that writes. Afterwards the index is the old commit or the new one, sound; the same command completes,
leaves nothing behind, and the index answers as one made from nothing."""
import fault
import scenario as scenarios
from fault import expect


def run_killed(place, scenario, rng, number):
    """At a call for two of three trials, else after some time."""
    if number % 3 < 2:
        at = 1 + rng.randrange(len(scenario.calls))
        run = scenario.run(place, faults={"AT": at, "DO": ["kill-before", "kill-after"][number % 3]})
        expect(run.returncode == -9, "was not killed:", fault.describe(run))
        return run
    return scenario.run(place, kill_after=rng.uniform(0, scenario.seconds))


def prepare(place, options):
    commands = scenarios.all_of(place, options)

    def trial(number, rng):
        scenario = commands[number % len(commands)]
        run = run_killed(place, scenario, rng, number // len(commands))
        return f"{scenario.name} {scenario.prove(place, run)}"
    return trial


if __name__ == "__main__":
    fault.main("kill -9", 8, 400, prepare)
