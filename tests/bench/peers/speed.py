#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""speed.py BUILD_DIR SCRATCH PASSAGES NOTES...: building, size and latency of every engine over one made vault."""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import engines
import report
import vault

RUNS = 5


def forget_files():
    """Empties the page cache where that is allowed; whether it was."""
    subprocess.run(["sync"], check=True)
    try:
        pathlib.Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        return False
    return True


def whole_process(command, is_cold):
    """Median milliseconds from start to end; None where the cache cannot be emptied."""
    seen = []
    for _ in range(RUNS):
        if is_cold and not forget_files():
            return None
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        seen.append((time.perf_counter() - begin) * 1e3)
    return statistics.median(seen if is_cold else seen[1:])


def milliseconds(value):
    return "—" if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"


class Bench:
    def __init__(self, build, scratch, passages, sources):
        self.build, self.scratch = build, scratch
        maker = vault.Maker(sources)
        self.notes, self.collection = scratch / "notes", scratch / "collection.tsv"
        self.text = maker.write(self.notes, self.collection, passages)
        self.queries = maker.queries()
        self.kinds = list(dict.fromkeys(query["kind"] for query in self.queries))
        self.figures = {}
        self.single = next(query for query in self.queries if query["kind"] == "mixed")

    def tanxun(self):
        engine, folder = engines.Tanxun(self.build), self.scratch / "tanxun"
        folder.mkdir()
        of = self.figures["tanxun"] = {}
        of["build"], of["memory"] = engine.update(self.notes, folder)
        of["same"] = statistics.median(engine.update(self.notes, folder)[0] for _ in range(RUNS))
        changes = []
        for number in range(RUNS):
            with open(self.notes / f"{number:03}/n{number}.md", "a", encoding="utf-8") as note:
                note.write("\nOne more line. 又一行。\n")
            changes.append(engine.update(self.notes, folder)[0])
        of["one"] = statistics.median(changes)
        self.measure(engine, folder, of)

    def peer(self, engine, others=()):
        """others: more ways to ask the same index."""
        folder = self.scratch / "peer"
        folder.mkdir()
        of = self.figures[engine.name] = {"build": engine.build(self.collection, folder)}
        of["one"] = statistics.median(engine.replace(folder, self.rows(number)) for number in range(RUNS))
        self.measure(engine, folder, of)
        for other in others:
            self.measure(other, folder, self.figures.setdefault(other.name, {}), False)
        shutil.rmtree(folder)

    def rows(self, number):
        """The passages of one note."""
        rows = []
        for row in engines.rows_of(self.collection):
            if int(row[0]) // vault.SECTIONS == number:
                rows.append(row)
            elif rows:
                break
        return rows

    def measure(self, engine, folder, of, is_own=True):
        of["bytes"] = engines.bytes_below(folder)
        print(f"{time.strftime('%H:%M:%S')} asking {engine.name}", file=sys.stderr, flush=True)
        engine.open(folder)
        times = engine.times(self.queries)
        engine.close()
        of["times"] = {kind: [times[query["id"]] for query in self.queries if query["kind"] == kind] for kind in self.kinds}
        if is_own:
            command = engine.command(folder, self.single)
            of["cold"] = whole_process(command, True)
            of["warm"] = whole_process(command, False)

    def ripgrep(self):
        words = self.single["text"].split()
        command = ["rg", "-l", "-F", words[-1], str(self.notes)]
        self.figures["rg"] = {"cold": whole_process(command, True), "warm": whole_process(command, False)}

    def tell(self):
        megabytes = self.text / 1e6
        build_rows, time_rows = [], []
        for name, of in self.figures.items():
            if "build" in of:
                build_rows.append([name, f"{of['build']:.1f}", f"{megabytes / of['build']:.1f}", milliseconds(of.get("same", None) and of["same"] * 1e3),
                                   milliseconds(of["one"] * 1e3), f"{of['bytes'] / 1e6:.0f}", f"{of['bytes'] / self.text:.2f}"])
            if "times" in of:
                time_rows.append([name] + [f"{milliseconds(report.percentile(of['times'][kind], .5))} / {milliseconds(report.percentile(of['times'][kind], .99))}"
                                           for kind in self.kinds] + [milliseconds(of.get("warm")), milliseconds(of.get("cold"))])
            elif "warm" in of:
                time_rows.append([name] + ["—"] * len(self.kinds) + [milliseconds(of["warm"]), milliseconds(of["cold"])])
        passages = sum(1 for _ in engines.rows_of(self.collection))
        text = (f"# Speed and size: {passages:,} passages, {megabytes:.0f} MB of notes\n\n{report.machine()}.\n\n"
                "## Building\n\n" + report.table(["engine", "first build s", "MB/s", "update, nothing changed, ms", "one note changed, ms", "index MB",
                                                  "index / text"], build_rows) +
                f"\ntanxun reads the notes themselves and finds facts, names and links in them ({os.cpu_count()} threads, "
                f"{self.figures['tanxun']['memory']:.0f} MB of memory); the peers are given the passages, in one transaction without a journal, with their "
                "own keys for the changed ones. They have no update of their own. The time to cut Han into bigrams is not counted.\n\n"
                f"## Latency: p50 / p99 ms of {vault.QUERIES} queries of a kind, ten hits with snippets, warm\n\n" +
                report.table(["engine"] + self.kinds + ["whole process, warm", "whole process, cold"], time_rows) +
                f"\nInside a running process, {engines.ROUNDS} rounds after one that does not count; whole processes: the median of one mixed query (rg: of its Han word). "
                "tanxun counts and ranks by its own rules in all columns; peers are asked for any of the words, by bm25 or tf-idf, unless it says all words. "
                "A Han query of two characters is no trigram: FTS5 trigram then reads everything until it has ten.\n")
        data = {name: {key: value for key, value in of.items() if key != "times"} |
                      {"times": {kind: [round(value, 4) for value in values] for kind, values in of.get("times", {}).items()}}
                for name, of in self.figures.items()}
        report.keep(f"speed-{passages}", {"passages": passages, "bytes": self.text, "engines": data}, text)
        asked = [name for name, of in self.figures.items() if "times" in of]
        report.bars(f"speed-{passages}", f"p50 of a query in ms, {passages:,} passages", self.kinds, asked,
                    {name: {kind: report.percentile(self.figures[name]["times"][kind], .5) for kind in self.kinds} for name in asked}, milliseconds, True)


def main():
    bench = Bench(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
    bench.tanxun()
    bench.ripgrep()
    for engine, as_all in zip(engines.sqlites(" OR "), engines.sqlites(" AND ")):
        bench.peer(engine, [as_all])
    bench.peer(engines.Xapian(bench.build, "or"), [engines.Xapian(bench.build, "shipped")])
    bench.peer(engines.Groonga(), [engines.GroongaAnd()])
    bench.tell()


main()
