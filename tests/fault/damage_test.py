# SPDX-License-Identifier: GPL-2.0-or-later
"""An index whose files were damaged: no program dies of it or hangs, and damage that changes an answer
is found by `check`."""
import fault
import vault
from fault import expect

SECONDS = 5
BLOCK = 8192
# Of a hundred damages that change an answer `check` may miss one.
MISSED_OF = 100


def flip(path, rng):
    data = bytearray(path.read_bytes())
    for _ in range(rng.choice((1, 1, 1, 8))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def overwrite(path, rng):
    """A piece of a block, or all of it, with something else."""
    data = bytearray(path.read_bytes())
    begin = rng.randrange(len(data))
    length = rng.choice((1, 4, 64, BLOCK))
    begin = begin // BLOCK * BLOCK if length == BLOCK else begin
    length = min(length, len(data) - begin)
    other = rng.randrange(len(data) - length + 1)
    data[begin:begin + length] = rng.choice((bytes(length), b"\xff" * length, rng.randbytes(length), data[other:other + length]))
    path.write_bytes(data)


def truncate(path, rng):
    data = path.read_bytes()
    path.write_bytes(data[:rng.choice((0, rng.randrange(len(data)), len(data) // BLOCK // 2 * BLOCK))])


def remove(path, _):
    path.unlink()


def stub(path, rng):
    """Where Xapian looks first: something else, or of another version."""
    version = path.parent / "iamglass"
    data = bytearray(version.read_bytes())
    kind = rng.randrange(4)
    if kind == 0:
        data[14:16] = rng.randbytes(2)  # Glass's format version.
    elif kind == 1:
        data = bytearray(rng.randbytes(rng.randrange(200)))
    elif kind == 2:
        data = bytearray(b"auto " + bytes(path.parent) + b"\n")
    else:
        data[rng.randrange(len(data))] ^= 0xFF
    version.write_bytes(data)


def asked(place, *words, program="tanxun", timeout=SECONDS):
    run = place.run(program, *words, timeout=timeout)
    expect(run.returncode in (0, 1, 2), "died:", fault.describe(run))
    expect(run.returncode != 2 or "index" in run.stderr, "does not say why:", fault.describe(run))
    return run


def answers(place):
    """What each command answers; the message where it cannot."""
    told = []
    for words in place.questions():
        run = asked(place, *words)
        told.append(fault.without_revision(run.stdout) if run.returncode != 2 else None)
    return told


def prepare(place, _):
    kinds = [flip, flip, flip, overwrite, overwrite, truncate, remove, stub]
    before = []
    changed = missed = 0

    def trial(number, rng):
        nonlocal changed, missed
        if not before:
            vault.write(place.notes, vault.make(fault.random_of("damage", 0), notes=30))
            place.must("update", place.notes)
            place.keep("sound")
            before.extend(answers(place))
        place.go_back("sound")
        kind = kinds[number % len(kinds)]
        tables = sorted(path for path in (place.index / "glass").iterdir() if path.suffix == ".glass" and path.stat().st_size > 0)
        kind(rng.choice(tables), rng)
        after = answers(place)
        check = asked(place, "check", program="tanxun-index", timeout=4 * SECONDS)
        asked(place, "status", program="tanxun-index")
        if any(told is not None and told != sound for told, sound in zip(after, before)):
            changed += 1
            missed += check.returncode == 0
            expect(check.returncode != 0 or missed * MISSED_OF <= changed or number < MISSED_OF, "check misses", kind.__name__)
            return "answers otherwise, found"
        return "refused" if None in after else "no difference"
    return trial


if __name__ == "__main__":
    fault.main("damaged index", 24, 1000, prepare)
