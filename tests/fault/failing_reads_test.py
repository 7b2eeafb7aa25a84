# SPDX-License-Identifier: GPL-2.0-or-later
"""Each call by which tanxun opens or reads an index fails in turn, once or with all that follow it. It
answers as it should, or says what is wrong; an error is never an empty answer."""
import errno
import os

import fault
import vault
from fault import expect


def prepare(place, options):
    vault.write(place.notes, vault.make(fault.random_of(options.seed, "vault")))
    place.must("update", place.notes)
    log = place.home / "log"
    everything, right = [], {}
    for words in vault.READINGS:
        right[words] = place.run("tanxun", *words)
        log.unlink(missing_ok=True)
        place.run("tanxun", *words, faults={"CALLS": "all", "LOG": log})
        calls = len(log.read_text().splitlines())
        everything += [(words, {"CALLS": "all", "AT": at, "DO": error, "FOREVER": forever})
                       for at in range(1, calls + 1) for error in (errno.EIO, errno.EINTR, errno.EMFILE)
                       for forever in (0, 1) if not (forever and error == errno.EINTR)]
    fault.random_of(options.seed, "order").shuffle(everything)
    print(len(everything), "faults in all")

    def trial(number, _):
        if number >= len(everything):
            return None
        words, faults = everything[number]
        run = place.run("tanxun", *words, faults=faults)
        if run.returncode == 2:
            says = run.stderr.startswith("tanxun: ") and os.strerror(faults["DO"]) in run.stderr
            expect(says and (run.stdout == "" or '"state": "error"' in run.stdout), faults, "does not say why:", fault.describe(run))
            expect("damaged" not in run.stderr, faults, "calls a sound index damaged:", fault.describe(run))
        else:
            expect((run.returncode, run.stdout) == (right[words].returncode, right[words].stdout),
                   faults, "answers wrongly:", fault.describe(run))
        return f"exit {run.returncode}"
    return trial


if __name__ == "__main__":
    fault.main("failing reads", 40, 10**6, prepare)
