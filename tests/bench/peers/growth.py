#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""growth.py BUILD_DIR SCRATCH NOTES PASSAGES...: how tanxun's costs grow with the number of passages."""
import pathlib
import shutil
import sys

import engines
import report
import vault


def measure(build, scratch, source, passages):
    maker = vault.Maker([source])
    notes, folder = scratch / "notes", scratch / "index"
    folder.mkdir()
    text = maker.write(notes, scratch / "collection.tsv", passages)
    queries = maker.queries()
    engine = engines.Tanxun(build)
    seconds, memory = engine.update(notes, folder)
    same, same_memory = engine.update(notes, folder)
    with open(notes / "000/n0.md", "a", encoding="utf-8") as note:
        note.write("\nOne more line. 又一行。\n")
    one, one_memory = engine.update(notes, folder)
    engine.open(folder)
    _, _, query_memory = engines.run(engine.asking(1), stdin=engine.file_of(queries))
    times = engine.times(queries)
    kinds = list(dict.fromkeys(query["kind"] for query in queries))
    latency = {kind: [report.percentile([times[query["id"]] for query in queries if query["kind"] == kind], share) for share in (.5, .99)]
               for kind in kinds}
    index = engines.bytes_below(folder)
    shutil.rmtree(notes)
    shutil.rmtree(folder)
    return {"passages": passages, "text": text, "build": seconds, "memory": memory, "same": same, "same_memory": same_memory, "one": one,
            "one_memory": one_memory, "bytes": index, "latency": latency, "query_memory": query_memory}


def main():
    build, scratch, source = (pathlib.Path(argument) for argument in sys.argv[1:4])
    rows = [measure(build, scratch, source, int(passages)) for passages in sys.argv[4:]]
    kinds = list(rows[0]["latency"])
    head = ["passages", "text MB", "first build s", "MB/s", "memory MB", "nothing changed s (MB)", "one note changed s (MB)", "index MB",
            "index / text"] + [f"{kind}, p50 / p99 ms" for kind in kinds] + ["memory of queries MB"]
    table = [[f"{row['passages']:,}", f"{row['text'] / 1e6:.0f}", f"{row['build']:.1f}", f"{row['text'] / 1e6 / row['build']:.2f}",
              f"{row['memory']:.0f}", f"{row['same']:.2f} ({row['same_memory']:.0f})", f"{row['one']:.2f} ({row['one_memory']:.0f})",
              f"{row['bytes'] / 1e6:.0f}", f"{row['bytes'] / row['text']:.2f}"] +
             [f"{row['latency'][kind][0]:.2f} / {row['latency'][kind][1]:.1f}" for kind in kinds] + [f"{row['query_memory']:.0f}"]
             for row in rows]
    report.keep("growth", rows, f"# Growth\n\n{report.machine()}.\n\n" + report.table(head, table))
    names = [f"{row['passages']:,}" for row in rows]
    report.bars("growth", "p50 of a query in ms by passages", kinds, names,
                {name: {kind: row["latency"][kind][0] for kind in kinds} for name, row in zip(names, rows)}, "{:.2f}".format, True)


main()
