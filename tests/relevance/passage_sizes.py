#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""passage_sizes.py SETS BUILD_DIR [--sizes N,N] [--rules R,R] [--vaults FOLDER] ...: how passages are best cut.

SETS is a folder of question sets (passages.jsonl, queries.tsv, qrels.txt, answers.tsv). The paragraphs of one title become
one note, in three ways: 'flat', a paragraph each below the title; 'headed', a heading before every third; 'joined', three
paragraphs in one. BUILD_DIR/tests/passage_sizes (TANXUN_BUILD_BENCH=ON) cuts, indexes and asks. Figures:
  passage   MRR@10 of the passage that holds the answering paragraph and one of the answers
  snippet   MRR@10 of the same where the snippet must show the answer
  read      share of questions answered within the first 2,000 characters of passages, read best first
The first grows with the passages; the others say what a reader gets. With --vaults, counts over each folder of FOLDER too.
passage_sizes.tsv beside this file has the figures that indexer/extract/passages.h was chosen by.
"""
import argparse
import json
import os
import subprocess
import tempfile

WAYS = ("flat", "headed", "joined")


def read_rows(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]


def write_vault(paragraphs, way, folder):
    """Writes the notes; paragraph id -> (note, line)."""
    notes = {}
    for paragraph in paragraphs:
        notes.setdefault(paragraph["title"], []).append(paragraph)
    places = {}
    for number, (title, own) in enumerate(notes.items()):
        name = f"{number}.md"
        lines = ["# " + title, ""]
        for i, paragraph in enumerate(own):
            text = " ".join(paragraph["text"].split())
            if way == "headed" and i % 3 == 0:
                lines += [f"## {i // 3 + 1}.", ""]
            if way == "joined" and i % 3 != 0:
                lines[-2] += (" " if text.isascii() or lines[-2][-1] in ".!?" else "") + text
            else:
                lines += [text, ""]
            places[paragraph["id"]] = (name, len(lines) - 1)
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
    return places


def write_questions(folder, places, path, most):
    queries = dict(read_rows(os.path.join(folder, "queries.tsv")))
    answers = {row[0]: row[1:] for row in read_rows(os.path.join(folder, "answers.tsv"))}
    judgements = open(os.path.join(folder, "qrels.txt"), encoding="utf-8").readlines()
    with open(path, "w", encoding="utf-8") as file:
        for line in judgements[:: -(-len(judgements) // most)]:
            qid, _, paragraph, _ = line.split()
            note, number = places[paragraph]
            file.write("\t".join([queries[qid], note, str(number)] + [" ".join(answer.split()) for answer in answers[qid]]) + "\n")


def measure(program, vault, rule, size, questions=None):
    with tempfile.TemporaryDirectory() as scratch:
        command = [program, vault, os.path.join(scratch, "index"), rule, str(size)] + ([questions] if questions else [])
        return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets")
    parser.add_argument("build")
    parser.add_argument("--sizes", default="300,500,700,1000,1500,2000")
    parser.add_argument("--rules", default="greedy")
    parser.add_argument("--ways", default=",".join(WAYS))
    parser.add_argument("--only", default="xquad-en,xquad-zh,drcd-dev")
    parser.add_argument("--most", type=int, default=1200, help="questions of a set, evenly taken")
    parser.add_argument("--vaults")
    options = parser.parse_args()
    program = os.path.join(options.build, "tests", "passage_sizes")
    cuts = [(rule, int(size)) for rule in options.rules.split(",") for size in options.sizes.split(",")]
    print("set\tway\trule\tsize\tpassages\tmean\tMB\tpassage\tsnippet\tread")
    for name in filter(None, options.only.split(",")):
        folder = os.path.join(options.sets, name)
        for way in options.ways.split(","):
            with tempfile.TemporaryDirectory() as scratch:
                vault = os.path.join(scratch, "vault")
                os.mkdir(vault)
                paragraphs = [json.loads(line) for line in open(os.path.join(folder, "passages.jsonl"), encoding="utf-8")]
                questions = os.path.join(scratch, "questions.tsv")
                write_questions(folder, write_vault(paragraphs, way, vault), questions, options.most)
                for rule, size in cuts:
                    row = measure(program, vault, rule, size, questions)
                    print(f"{name}\t{way}\t{rule}\t{size}\t{row['passages']}\t{row['mean']:.0f}\t{row['bytes'] / 1e6:.2f}\t"
                          f"{row['passage_mrr']:.4f}\t{row['snippet_mrr']:.4f}\t{row['read']:.4f}", flush=True)
    for name in sorted(os.listdir(options.vaults)) if options.vaults else []:
        vault = os.path.join(options.vaults, name)
        if not os.path.isdir(vault):
            continue
        for rule, size in cuts:
            row = measure(program, vault, rule, size)
            print(f"{name}\t-\t{rule}\t{size}\t{row['passages']}\t{row['mean']:.0f}\t{row['bytes'] / 1e6:.2f}", flush=True)


if __name__ == "__main__":
    main()
