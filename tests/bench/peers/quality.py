#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""quality.py BUILD_DIR SCRATCH SETS: how well each engine ranks, over the sets of judged questions below the folder SETS
(passages.jsonl, queries.tsv, qrels.txt each)."""
import json
import pathlib
import shutil
import sys

import engines
import report

DEPTH = 10


def read_tsv(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]


def collection_of(folder, scratch):
    """The passages as lines of the engines' collections."""
    path = scratch / "collection.tsv"
    with open(path, "w", encoding="utf-8") as out:
        for line in open(folder / "passages.jsonl", encoding="utf-8"):
            record = json.loads(line)
            fields = [str(record["id"]), folder.name, record.get("title", ""), record["text"], "", ""]
            out.write("\t".join(" ".join(field.split()) for field in fields) + "\n")
    return path


def judgements(path):
    right = {}
    for line in open(path, encoding="utf-8"):
        query, _, passage, grade = line.split()
        if grade != "0":
            right.setdefault(query, set()).add(passage)
    return right


def score(found, right):
    """MRR@10, recall@10 and the share of questions that found nothing."""
    reciprocal = recall = nothing = 0.0
    for query, passages in right.items():
        hits = list(dict.fromkeys(found.get(query, [])))[:DEPTH]
        ranks = [rank for rank, hit in enumerate(hits, 1) if hit in passages]
        reciprocal += 1 / ranks[0] if ranks else 0
        recall += len(ranks) / len(passages)
        nothing += not hits
    return {"mrr": reciprocal / len(right), "recall": recall / len(right), "empty": nothing / len(right)}


def main():
    build, scratch, sets = (pathlib.Path(argument) for argument in sys.argv[1:4])
    tanxun = engines.Tanxun(build)
    others = engines.sqlites(" OR ") + [engines.Xapian(build, "shipped"), engines.Xapian(build, "or"), engines.Groonga()]
    figures = {}
    names = sorted(folder.name for folder in sets.iterdir() if folder.is_dir())
    for name in names:
        queries = [{"id": key, "kind": "words", "text": " ".join(text.split())} for key, text in read_tsv(sets / name / "queries.tsv")]
        right = judgements(sets / name / "qrels.txt")
        collection = collection_of(sets / name, scratch)
        for engine in [tanxun] + others:
            folder = scratch / "engine"
            folder.mkdir()
            if engine is tanxun:
                tanxun.update(sets / name / "passages.jsonl", folder)
            else:
                engine.build(collection, folder)
            engine.open(folder)
            found = (engine.search_all(queries) if isinstance(engine, engines.Program)
                     else {query["id"]: engine.search(query) for query in queries})
            engine.close()
            figures.setdefault(engine.name, {})[name] = score(found, right)
            shutil.rmtree(folder)
    for of_engine in figures.values():
        of_engine["mean"] = {measure: sum(of_engine[name][measure] for name in names) / len(names)
                             for measure in ("mrr", "recall", "empty")}
    columns = names + ["mean"]
    text = (f"# Quality: MRR@10 (recall@10)\n\n{report.machine()}. Whole questions as they were asked; ten hits.\n\n" +
            report.table(["engine"] + columns, [[name] + [f"{of[column]['mrr']:.3f} ({of[column]['recall']:.3f})" for column in columns]
                                                for name, of in figures.items()]) +
            "\nFTS5: bm25, Porter's stemmer but for trigram; words, trigrams or bigrams OR-ed; unicode61 takes a run of Han for a word. "
            "Groonga: TokenBigram, bigrams and words OR-ed, tf-idf, titles twice. Xapian: English stemmer, n-grams, BM25; as shipped "
            "its parser wants all n-grams of a run of Han.\n")
    report.keep("quality", figures, text)
    report.bars("quality", "MRR@10", columns, list(figures), {name: {column: of[column]["mrr"] for column in columns}
                                                             for name, of in figures.items()}, "{:.3f}".format)


main()
