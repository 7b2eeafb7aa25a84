#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""guard.py BUILD_DIR SCRATCH FIGURES [--record]: counts the instructions of fixed workloads over corpus/ and compares them with
those recorded in FIGURES. Exit 1 where one takes over 5 % more; fewer by as much is told, so that they are recorded anew."""
import pathlib
import re
import subprocess
import sys

MARGIN = 0.05
NOTES = ["corpus/notes", "corpus/briefings", "corpus/pages"]


def instructions(command, stdin=None):
    out = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], stdin=stdin,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    found = re.search(r"Collected : (\d+)", out.stderr)
    if out.returncode not in (0, 1) or found is None:
        sys.exit(f"guard: failed: {' '.join(command)}\n{out.stderr[-2000:]}")
    return int(found.group(1))


def measure(build, scratch):
    """Name and instructions of each workload, in order."""
    index = str(scratch / "index")
    update = [str(build / "tanxun-index"), "update", "-q", "-j", "1", "--db", index, *NOTES]
    yield "first build", instructions(update)
    yield "nothing changed", instructions(update)
    queries = scratch / "queries.tsv"
    with open(queries, "w", encoding="utf-8") as out:
        for line in open("corpus/relevance/queries.tsv", encoding="utf-8"):
            key, text = line.rstrip("\n").split("\t")[:2]
            out.write(f"{key}\twords\t{text}\t\ttag\n")
    with open(queries, encoding="utf-8") as stdin:
        yield "searches with facets", instructions([str(build / "tests/query_times"), index, "1"], stdin)
    questions = scratch / "questions.tsv"
    with open(questions, "w", encoding="utf-8") as out:
        for path in ("tests/gold/questions_en.tsv", "tests/gold/questions_zh.tsv"):
            for line in open(path, encoding="utf-8"):
                if not line.startswith("#"):
                    out.write("\t".join(line.split("\t")[:2]) + "\n")
    yield "questions", instructions([str(build / "tanxun"), "ask", "--db", index, "--questions", str(questions)])


def main():
    build, scratch, figures = (pathlib.Path(argument) for argument in sys.argv[1:4])
    is_recording = sys.argv[4:] == ["--record"]
    recorded = dict(line.rstrip("\n").split("\t") for line in open(figures, encoding="utf-8")) if figures.exists() else {}
    is_worse, lines = False, []
    for name, count in measure(build, scratch):
        lines.append(f"{name}\t{count}\n")
        change = count / int(recorded[name]) - 1 if name in recorded else 0.0
        verdict = ("not recorded" if name not in recorded else "MORE THAN ALLOWED" if change > MARGIN
                   else "much less: record it" if change < -MARGIN else "as recorded")
        is_worse |= name not in recorded or change > MARGIN
        print(f"guard: {name:22}{count / 1e6:12,.1f} million instructions {change:+7.1%}  {verdict}")
    if is_recording:
        figures.write_text("".join(lines), "utf-8")
    return 1 if is_worse and not is_recording else 0


sys.exit(main())
