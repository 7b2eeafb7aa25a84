# SPDX-License-Identifier: GPL-2.0-or-later
"""Eight writers at once: some work, one after the other; the others say that the index is busy and
leave it alone. Afterwards it holds what those that worked have said."""
import fault
import vault
from fault import expect

WRITERS = 8


def prepare(place, _):
    def trial(number, rng):
        place.go_back("nothing")
        folders = [place.home / f"notes{writer}" for writer in range(WRITERS)]
        for folder in folders:
            vault.write(folder, vault.make(rng, 4))
        begun = number % 2 == 1  # The index is there, or all make the first.
        if begun:
            place.must("update", folders[0])
        running = [place.start("tanxun-index", "update", folder) for folder in folders]
        worked = {folders[0].name} if begun else set()
        for process, folder in zip(running, folders):
            out, err = process.communicate(timeout=120)
            if process.returncode == 0:
                worked.add(folder.name)
                continue
            expect(process.returncode == 2 and "another tanxun-index is writing here" in err and out == "",
                   "neither works nor is busy:", process.returncode, out, err)
        expect(worked, "nobody works")
        place.check()
        told = {line.split("\t")[0].removeprefix("collection: ")
                for line in place.must("status").stdout.splitlines() if line.startswith("collection: ")}
        expect(told == worked, "holds", told, "where these worked:", worked)
        now = place.answers()
        place.go_back("nothing")
        for folder in folders:
            if folder.name in worked:
                place.must("update", folder)
        expect(now == place.answers(), "differs from those updates alone:", fault.difference(now, place.answers()))
        return "held"
    return trial


if __name__ == "__main__":
    fault.main("eight writers", 3, 50, prepare)
