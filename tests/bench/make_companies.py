#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a vault of notes about made-up listed companies, always the same:

    tests/bench/make_companies.py FOLDER [PASSAGES [COMPANIES]]

About PASSAGES passages (100000), five a note, of COMPANIES companies (500) with one to three
listings each. `TANXUN_DB=INDEX tests/search_bench --benchmark_filter=tickers` measures over it.
"""
import pathlib
import random
import sys

LATIN = [c + v + d for c in "bdfgklmnprstvz" for v in "aeiou" for d in ("n", "r", "lt", "x", "st")]
HAN = "天地元宏海山石云龙华信达科电光微芯晶源航"
TOPICS = ["wafers", "memory", "optics", "power", "cooling", "packaging", "equipment", "materials"]
PASSAGES_A_NOTE = 5
NOTES_A_FOLDER = 200


def company(number, rng):
    name = "".join(rng.sample(LATIN, 2)).capitalize() + str(number)
    letters = "".join(chr(ord("A") + number // 26**i % 26) for i in range(4))
    listings = [f"{rng.choice(['NYSE', 'NASDAQ'])}: {letters}", f"HKEX: {2100 + number}",
                f"SSE: {688000 + number}"]
    return name, "".join(rng.sample(HAN, 4)), listings[: 1 + number % 3]


def paragraph(name, han, listings, words, rng):
    text = f"{name} ({'; '.join(listings)}) ships {rng.choice(TOPICS)}. {han}供货稳定。"
    while len(text) < 500:
        text += " " + " ".join(rng.choices(words, k=12)) + "."
    return text


def main():
    folder = pathlib.Path(sys.argv[1])
    passages = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    companies = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    rng = random.Random(1)
    everyone = [company(i, rng) for i in range(companies)]
    words = ["".join(rng.sample(LATIN, 2)) for _ in range(4000)]
    for number in range(passages // PASSAGES_A_NOTE):
        note = f"#{rng.choice(TOPICS)}\n\n# Note {number}\n"
        for part in range(PASSAGES_A_NOTE):
            name, han, listings = rng.choice(everyone)
            note += f"\n## Part {part}\n\n" + paragraph(name, han, listings, words, rng) + "\n"
        path = folder / str(number // NOTES_A_FOLDER) / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(note, encoding="utf-8")


if __name__ == "__main__":
    main()
