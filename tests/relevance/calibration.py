#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""calibration.py SETS ANSWERS: a reliability table. SETS holds SET.gold.jsonl, ANSWERS the answers as SET.ndjson.

One line a state and tenth of confidence: how many first answers, their mean confidence, the share of them that is right.
A quoted sentence is right where it holds the answer. Questions whose answer is a list or a puzzle of several cells are left out."""
import collections
import json
import pathlib
import re
import sys
import unicodedata

FIRM = {"answered", "conflict", "series"}


def squeezed(text):
    text = unicodedata.normalize("NFKC", str(text)).lower()
    return re.sub(r"[^\w.%$€£¥+\-/]", "", re.sub(r"(?<=\d),(?=\d{3})", "", text))


def is_right(question, state, answer):
    wanted = [squeezed(value) for value in question["gold"] + question.get("gold_any", [])]
    given = [squeezed(value) for value in (answer.get("items") or []) + [answer["value"]]]
    if state not in FIRM and any(value and value in given[-1] for value in wanted):
        return True
    return any(value in given for value in wanted)


def main(sets, answers_folder):
    table = collections.defaultdict(lambda: [0, 0, 0.0])
    for path in sorted(pathlib.Path(answers_folder).glob("*.ndjson")):
        answers = {str(answer["id"]): answer for answer in map(json.loads, path.open(encoding="utf8"))}
        gold = pathlib.Path(sets) / (path.stem + ".gold.jsonl")
        for question in map(json.loads, gold.open(encoding="utf8")):
            answer = answers[str(question["id"])]
            if question.get("list") or question.get("kind") == "single-complex" or not answer["answers"]:
                continue
            first = answer["answers"][0]
            firm = answer["state"] in FIRM
            row = table["firm" if firm else "possible", min(9, int(first["confidence"] * 10))]
            row[0] += 1
            row[1] += is_right(question, answer["state"], first)
            row[2] += first["confidence"]
    print("state     answers  confidence  right")
    for (state, _), (count, right, confidence) in sorted(table.items()):
        print(f"{state:8s} {count:8d}  {confidence / count:10.2f}  {right / count:5.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
