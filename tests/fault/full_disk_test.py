# SPDX-License-Identifier: GPL-2.0-or-later
"""The disk is full at some moment: a small file system with little left, or, where none can be mounted,
writes that fail after so many bytes. The run says so and the index is as before; once there is room the
same command succeeds."""
import os
import subprocess
import sys

import fault
import scenario as scenarios

SIZE = 24 << 20
INSIDE = "FAULT_TEST_MAY_MOUNT"


def enter_own_namespace():
    """Starts this program again where it may mount, if the system lets it."""
    enter = ["unshare", "--map-root-user", "--mount", "--"]
    if os.environ.get(INSIDE) or subprocess.run([*enter, "mount", "-t", "tmpfs", "tmpfs", "/mnt"],
                                                stderr=subprocess.DEVNULL, check=False).returncode != 0:
        return
    os.environ[INSIDE] = "1"
    os.execvp(enter[0], [*enter, sys.executable, "-B", *sys.argv])


def fill(disk, free):
    """Leaves about so many bytes."""
    ballast = disk / "ballast"
    ballast.unlink(missing_ok=True)
    with open(ballast, "wb") as file:
        left = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
        file.write(b"\0" * max(0, left - free))


def prepare(place, options):
    disk = place.home / "disk"
    disk.mkdir()
    mounted = os.environ.get(INSIDE) is not None
    if mounted:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk], check=True)
    place.index = disk / "index"
    commands = scenarios.all_of(place, options, ["first", "update", "rebuild", "compact"])

    def trial(number, rng):
        scenario = commands[number % len(commands)]
        room = int(rng.uniform(0, 1) * sum(number for call, number, _ in scenario.calls if call == "write"))
        if mounted and number // len(commands) % 2 == 0:
            scenario.hide(place)
            place.go_back(f"{scenario.name}.before")
            fill(disk, room)
            run = scenario.run_here(place)
            (disk / "ballast").unlink()
            how = "disk"
        else:
            run = scenario.run(place, faults={"BUDGET": room})
            how = "budget"
        scenario.expect_honest(run, ["No space left"])
        return f"{how} {scenario.name} exit {run.returncode} {scenario.prove(place, run)}"
    return trial


if __name__ == "__main__":
    enter_own_namespace()
    fault.main("full disk", 8, 60, prepare)
