#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a vault of a given size from the paragraphs of other notes, always the same:

    tests/bench/make_vault.py FOLDER MEGABYTES NOTES...

Every paragraph of the Markdown files below the folders NOTES, in random order and again in another until
MEGABYTES (10^6) are written, as files of about 8 KB in FOLDER, each with a title.
"""
import pathlib
import random
import sys

FILE_BYTES = 8000
PARAGRAPH_BYTES = range(20, 4000)


def main():
    folder, size = pathlib.Path(sys.argv[1]), int(float(sys.argv[2]) * 1e6)
    chance = random.Random(20261128)
    paragraphs, names = [], []
    for path in sorted(path for notes in sys.argv[3:] for path in pathlib.Path(notes).rglob("*.md")):
        text = path.read_text("utf-8", errors="ignore")
        names.append(path.stem[:60])
        paragraphs += [paragraph.strip("\n") for paragraph in text.split("\n\n")
                       if len(paragraph.encode()) in PARAGRAPH_BYTES and not paragraph.startswith("---")]
    left = []
    number = 0
    while size > 0:
        text = f"# {chance.choice(names)} {number}\n"
        while len(text.encode()) < FILE_BYTES:
            if not left:
                left = paragraphs[:]
                chance.shuffle(left)
            text += "\n" + left.pop() + "\n"
        place = folder / f"{number % 100:02}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"note {number}.md").write_text(text, "utf-8")
        size -= len(text.encode())
        number += 1


main()
