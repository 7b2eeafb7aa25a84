# SPDX-License-Identifier: GPL-2.0-or-later
"""Each call that opens, writes, syncs, renames or removes in the index's folder fails in turn, once or
with all that follow it: no space, an I/O error, an interrupt, a short write. A run that cannot do
everything says what and why, and what it says is so; afterwards all is as after a kill."""
import errno
import os

import fault
import scenario as scenarios

ERRORS = [errno.ENOSPC, errno.EIO, errno.EINTR, "short"]


def faults_of(calls):
    """Every one that can happen to a command that makes these calls."""
    for at, (call, _, _) in enumerate(calls, 1):
        for error in ERRORS:
            # Who is interrupted tries again, rightly for ever.
            for forever in (0, 1) if error != errno.EINTR else (0,):
                if error != "short" or call == "write":
                    yield {"CALLS": "open", "AT": at, "DO": error, "FOREVER": forever}


def prepare(place, options):
    everything, opened = [], {}
    for each in scenarios.all_of(place, options):
        opened[each.name] = each.calls_of(place, CALLS="open")
        everything += [(each, faults) for faults in faults_of(opened[each.name])]
    fault.random_of(options.seed, "order").shuffle(everything)
    print(len(everything), "faults in all")

    def trial(number, _):
        if number >= len(everything):
            return None
        scenario, faults = everything[number]
        causes = ["No space left"] if faults["DO"] == "short" else [os.strerror(faults["DO"])]
        try:
            run = scenario.run(place, faults=faults)
            scenario.expect_honest(run, causes)
            return f"{scenario.name} exit {run.returncode} {scenario.prove(place, run)}"
        except fault.Broken as broken:
            raise fault.Broken(scenario.name, opened[scenario.name][faults["AT"] - 1], faults, broken.told()) from None
    return trial


if __name__ == "__main__":
    fault.main("failing calls", 8, 10**6, prepare)
