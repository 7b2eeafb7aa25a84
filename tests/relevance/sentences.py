#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""sentences.py [--record] SETS ANSWERS FIGURES: the table of scripts/sentences.

SETS/NAME/answers.tsv: lines of 'id, answer strings', tab between. ANSWERS/NAME.ndjson: what `tanxun ask --ndjson` said;
ANSWERS/NAME-elsewhere.ndjson: the same questions where nothing answers them. First and three: the share of questions whose
first quoted sentence, or one of the first three, has an answer string. Quoted: the share for which anything is quoted.
"""
import json
import os
import sys
import unicodedata

import table

MEASURES = ("first", "three", "quoted")


def squeeze(text):
    """Case, width and blanks do not matter."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def read_answers(path):
    rows = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8"))
    return {qid: [squeeze(answer) for answer in answers] for qid, *answers in rows}


def read_said(path):
    """qid -> (the sentences, how sure the first is), best first; firm facts count as what they quote."""
    said = {}
    for line in open(path, encoding="utf-8"):
        result = json.loads(line)
        answers = result["answers"]
        quotes = [squeeze(answer["value"] + "\n" + answer["sources"][0]["quote"]) for answer in answers]
        said[result["id"]] = (quotes, answers[0]["confidence"] if answers else 0.0)
    return said


def holds(quote, answers):
    return any(answer in quote for answer in answers)


def score(right, said):
    first = three = quoted = 0
    for qid, answers in right.items():
        quotes = said.get(qid, ([], 0.0))[0]
        first += any(holds(quote, answers) for quote in quotes[:1])
        three += any(holds(quote, answers) for quote in quotes[:3])
        quoted += bool(quotes)
    return [len(right)] + [count / len(right) for count in (first, three, quoted)]


def reliability(right, said):
    """Tenth of confidence -> questions, and those with a right first sentence."""
    bins = {}
    for qid, answers in right.items():
        quotes, confidence = said.get(qid, ([], 0.0))
        if quotes:
            count = bins.setdefault(min(9, int(confidence * 10)), [0, 0, 0.0])
            count[0] += 1
            count[1] += holds(quotes[0], answers)
            count[2] += confidence
    return bins


def write_figures(path, figures):
    with open(path, "w", encoding="utf-8") as file:
        file.write("# set, n, " + ", ".join(MEASURES) + "; measured and written by: scripts/sentences --record\n")
        for name, (n, *values) in figures.items():
            file.write("\t".join([name, str(n)] + [f"{value:.4f}" for value in values]) + "\n")


def print_table(now, before):
    print(f"{'':20}{'':>6}" + "".join(f"  {measure + '  recorded  change':>24}" for measure in MEASURES))
    for name, (n, *values) in now.items():
        line = f"{name:20}{n:6}"
        for value, old in zip(values, before.get(name, [0, None, None, None])[1:]):
            line += f"  {value:6.4f}" + ("         -       -" if old is None else f"    {old:6.4f} {round(value, 4) - old + 0.0:+7.4f}")
        print(line.rstrip())


def print_reliability(bins):
    print("of first sentences this sure, so many are right:")
    for tenth, (count, right, confidence) in sorted(bins.items()):
        print(f"  {tenth / 10:.1f}..{tenth / 10 + .1:.1f} (mean {confidence / count:.2f})  {count:5}  {right / count:.3f}")


def main(arguments):
    record = arguments[:1] == ["--record"]
    sets, scratch, figures = arguments[record:]
    now, bins = {}, {}
    for name in sorted(name[: -len(".ndjson")] for name in os.listdir(scratch) if name.endswith(".ndjson")):
        right = read_answers(os.path.join(sets, name.removesuffix("-elsewhere"), "answers.tsv"))
        said = read_said(os.path.join(scratch, name + ".ndjson"))
        now[name] = score(right, said)
        if not name.endswith("-elsewhere"):
            for tenth, counts in reliability(right, said).items():
                bins[tenth] = [a + b for a, b in zip(bins.get(tenth, [0, 0, 0.0]), counts)]
    before = table.read_figures(figures)
    print_table(now, before)
    print_reliability(bins)
    if record:
        write_figures(figures, {**before, **now})


if __name__ == "__main__":
    main(sys.argv[1:])
