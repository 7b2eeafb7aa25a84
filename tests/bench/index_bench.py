#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What `scripts/bench index` measures: index_bench.py BUILD_DIR SCRATCH MEGABYTES RUNS NOTES..."""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent


def run(command):
    """Wall and CPU seconds of a command, and the most memory it had, in MB."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"index_bench: failed: {command}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def bytes_below(folder):
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())


def middle(values, form):
    return f"{statistics.median(values):{form}} ({min(values):{form}}–{max(values):{form}})"


def first_builds(build, scratch, vault, runs):
    index = scratch / "index"
    tanxun = [str(build / "tanxun-index"), "update", "-q", "--db", str(index), str(vault)]
    rows = {
        "tanxun, one thread": tanxun + ["-j", "1"],
        f"tanxun, {os.cpu_count()} processors": tanxun,
        "Xapian TermGenerator, n-grams": [str(build / "tests/stock_xapian"), "index", str(vault), str(index)],
    }
    text = bytes_below(vault) / 1e6
    seen = {name: [] for name in rows}
    size = {}
    for _ in range(runs):
        for name, command in rows.items():
            shutil.rmtree(index, ignore_errors=True)
            seen[name].append(run(command))
            size[name] = bytes_below(index) / 1e6
    print(f"First build, {text:.0f} MB of text, {runs} runs in turns: median (range)\n")
    print("| | MB/s | CPU s | memory MB | index / text |\n|---|---|---|---|---|")
    for name, values in seen.items():
        print(f"| {name} | {middle([text / wall for wall, _, _ in values], '.2f')} "
              f"| {middle([cpu for _, cpu, _ in values], '.1f')} "
              f"| {middle([memory for _, _, memory in values], '.0f')} | {size[name] / text:.2f} |")


def updates(build, scratch, runs):
    notes, index = scratch / "small", scratch / "small-index"
    for number in range(20_000):
        folder = notes / f"{number % 100:02}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"n{number}.md").write_text(
            f"# Note {number}\n\nThe plant in hall {number} makes wafers. 第{number}号车间生产晶圆。\n", "utf-8")
    command = [str(build / "tanxun-index"), "update", "-q", "--db", str(index), str(notes)]
    run(command)
    nothing, one = [], []
    for number in range(max(runs, 5)):
        nothing.append(run(command)[0])
        with open(notes / f"42/n{100 * number + 42}.md", "a", encoding="utf-8") as note:
            note.write("\nOne more line. 又一行。\n")
        one.append(run(command)[0])
    print("\nUpdate of 20,000 files, wall seconds: median (range)\n")
    print(f"- nothing changed: {middle(nothing, '.3f')}\n- one file changed: {middle(one, '.3f')}")


def main():
    build, scratch = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    megabytes, runs, sources = sys.argv[3], int(sys.argv[4]), sys.argv[5:]
    vault = scratch / "vault"
    subprocess.run([sys.executable, str(HERE / "make_vault.py"), str(vault), megabytes, *sources], check=True)
    first_builds(build, scratch, vault, runs)
    updates(build, scratch, runs)


main()
