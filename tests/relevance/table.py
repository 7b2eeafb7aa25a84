#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""table.py [--record] RUN QRELS LINES FIGURES: the table of scripts/relevance.

RUN is a TREC run of our own queries, LINES what other sets' scoring printed ('SET n=5 S@1=.8 ...'), FIGURES the figures
recorded. Our own set also gives a line for each kind of query, the part of a query's id before its '-'.
"""
import sys

MEASURES = ("S@1", "MRR@10", "R@10")
DEPTH = 10


def read_judgements(path):
    """qid -> the documents that answer it."""
    right = {}
    for line in open(path, encoding="utf-8"):
        qid, _, document, grade = line.split()
        if grade != "0":
            right.setdefault(qid, set()).add(document)
    return right


def read_run(path):
    """qid -> documents, best first, each once."""
    found = {}
    for line in open(path, encoding="utf-8"):
        qid, _, document, rank = line.split()[:4]
        found.setdefault(qid, []).append((int(rank), document))
    return {qid: list(dict.fromkeys(document for _, document in sorted(hits))) for qid, hits in found.items()}


def score(right, found, qids):
    """n and the means of MEASURES over qids; a query that found nothing counts 0."""
    sums = [0.0] * len(MEASURES)
    for qid in qids:
        top = found.get(qid, [])[:DEPTH]
        ranks = [rank for rank, document in enumerate(top, 1) if document in right[qid]]
        if ranks:
            sums[0] += ranks[0] == 1
            sums[1] += 1 / ranks[0]
            sums[2] += len(ranks) / len(right[qid])
    return [len(qids)] + [total / len(qids) for total in sums]


def score_by_kind(right, found):
    kinds = {}
    for qid in right:
        kinds.setdefault(qid.split("-")[0], []).append(qid)
    figures = {"own": score(right, found, list(right))}
    for kind, qids in kinds.items():
        figures["own " + kind] = score(right, found, qids)
    return figures


def read_lines(path):
    figures = {}
    for line in open(path, encoding="utf-8"):
        name, *pairs = line.split()
        values = dict(pair.split("=") for pair in pairs)
        figures[name] = [int(values["n"])] + [float(values[measure]) for measure in MEASURES]
    return figures


def read_figures(path):
    try:
        lines = open(path, encoding="utf-8").read().splitlines()
    except FileNotFoundError:
        return {}
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: [int(row[1])] + [float(value) for value in row[2:]] for row in rows}


def write_figures(path, figures):
    with open(path, "w", encoding="utf-8") as file:
        file.write("# set, n, " + ", ".join(MEASURES) + "; measured and written by: scripts/relevance --record\n")
        for name, (n, *values) in figures.items():
            file.write("\t".join([name, str(n)] + [f"{value:.4f}" for value in values]) + "\n")


def print_table(now, before):
    print(f"{'':16}{'':>6}" + "".join(f"  {measure + '  recorded  change':>24}" for measure in MEASURES))
    for name, (n, *values) in now.items():
        line = f"{name:16}{n:6}"
        for value, old in zip(values, before.get(name, [0, None, None, None])[1:]):
            line += f"  {value:6.4f}" + ("         -       -" if old is None else f"    {old:6.4f} {round(value, 4) - old + 0.0:+7.4f}")
        print(line.rstrip())


def main(arguments):
    record = arguments[:1] == ["--record"]
    run, qrels, lines, figures = arguments[record:]
    now = score_by_kind(read_judgements(qrels), read_run(run))
    now.update(read_lines(lines))
    before = read_figures(figures)
    print_table(now, before)
    if record:
        write_figures(figures, {**before, **now})


if __name__ == "__main__":
    main(sys.argv[1:])
