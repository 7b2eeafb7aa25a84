# SPDX-License-Identifier: GPL-2.0-or-later
"""Vaults of any number of passages, made from the sentences of other notes, and queries cut from them.

A note is Markdown of about 20 sections, each one passage of some 350 bytes; its front matter has a ticker and a tag. The same
passages as lines are what the peers index. Everything is the same for the same notes and number.
"""
import pathlib
import random
import re

from texts import RUN, pieces

SECTIONS = 20
PASSAGE_BYTES = 330
TICKERS = 2000
SAMPLE = 4000
FEW = 100  # Sentences of a language.
QUERIES = 40  # Of each kind.
SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+")
UNWANTED = re.compile(r"^\s*(?:[#>|`~<\[!-]|\d+\.|---)|[|`<>\[\]{}#*\\_]|[A-Za-z0-9+/=]{30}")


def sentences_of(folders, is_strict=True):
    """Of each language: plain sentences of the notes, each once. Not strict: also those with markup, without its signs."""
    seen, of_language = set(), {"en": [], "zh": []}
    for path in sorted(path for folder in folders for path in pathlib.Path(folder).rglob("*.md")):
        for paragraph in path.read_text("utf-8", errors="ignore").split("\n\n"):
            if is_strict and UNWANTED.match(paragraph):
                continue
            for sentence in SENTENCE.split(paragraph):
                if not is_strict:
                    sentence = UNWANTED.sub(" ", sentence)
                sentence = " ".join(sentence.split())
                if not 20 < len(sentence.encode()) < 300 or UNWANTED.search(sentence) or sentence in seen:
                    continue
                seen.add(sentence)
                han = sum(len(run) for run in RUN.findall(sentence))
                of_language["zh" if han > 6 else "en"].append(sentence)
    return of_language


class Maker:
    def __init__(self, folders):
        self.sentences = sentences_of(folders)
        if min(map(len, self.sentences.values())) < FEW:
            self.sentences = sentences_of(folders, is_strict=False)
        if min(map(len, self.sentences.values())) < FEW:
            raise SystemExit("vault: the notes have too few sentences of one of the languages")
        self.chance = random.Random(20261128)
        self.languages = random.Random(7)
        self.tickers = [f"NYSE:{''.join(self.chance.choice('ABCDEFGHIKLMNOPRSTUVWXYZ') for _ in range(4))}"
                        for _ in range(TICKERS)]
        self.tags = [f"topic{number}" for number in range(60)]
        self.sample = []

    def passage(self, language):
        text = ""
        while len(text.encode()) < PASSAGE_BYTES:
            # A sentence in eight is of the other language, as in our users' notes.
            other = {"en": "zh", "zh": "en"}[language]
            of = self.sentences[other if self.languages.random() < 0.125 else language]
            text += ("" if text == "" or text[-1] in "。！？" else " ") + self.chance.choice(of)
        return text

    def write(self, folder, collection, passages):
        """Bytes of the notes written."""
        folder = pathlib.Path(folder)
        written = number = 0
        with open(collection, "w", encoding="utf-8") as lines:
            for note in range((passages + SECTIONS - 1) // SECTIONS):
                language = self.languages.choice(("en", "zh"))
                ticker, tag = self.chance.choice(self.tickers), self.chance.choice(self.tags)
                title = f"{' '.join(self.chance.choice(self.sentences[language]).split()[:6])[:40]} {note}"
                place = f"{note % 250:03}/n{note}.md"
                text = f"---\nticker: {ticker}\ntags: [{tag}]\n---\n# {title}\n"
                for _ in range(min(SECTIONS, passages - number)):
                    passage = self.passage(language)
                    text += f"\n## Part {number % SECTIONS + 1}\n\n{passage}\n"
                    lines.write("\t".join([str(number), place, title, passage, ticker, tag]) + "\n")
                    if len(self.sample) < SAMPLE:
                        self.sample.append((passage, ticker))
                    elif self.chance.random() < SAMPLE / (number + 1):
                        self.sample[self.chance.randrange(SAMPLE)] = (passage, ticker)
                    number += 1
                path = folder / place
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
                written += len(text.encode())
        return written

    def queries(self):
        """QUERIES of each kind, each of words that stand in one passage."""
        chance = random.Random(42)
        makers = {"2–4 words": self.words, "Han": self.han, "mixed": self.mixed, "phrase": self.phrase,
                  "with ticker": self.words, "with facets": self.words}
        queries = []
        for kind, make in makers.items():
            count = 0
            for passage, ticker in chance.sample(self.sample, len(self.sample)):
                text = make(passage, chance, count)
                if text is None:
                    continue
                query = {"id": f"{kind}-{count}", "kind": kind, "text": text}
                if kind == "with ticker":
                    query["ticker"] = ticker
                if kind == "with facets":
                    query["facet"] = "tag"
                queries.append(query)
                count += 1
                if count == QUERIES:
                    break
        return queries

    @staticmethod
    def latin(passage):
        return [piece for piece in pieces(passage) if piece.isascii() and piece.isalpha() and len(piece) > 3]

    def words(self, passage, chance, _):
        words = list(dict.fromkeys(self.latin(passage)))
        count = chance.randint(2, 4)
        return " ".join(chance.sample(words, count)) if len(words) >= 8 else None

    @staticmethod
    def han(passage, chance, _):
        runs = [run for run in RUN.findall(passage) if len(run) >= 4]
        if len(runs) < 3:
            return None
        run = chance.choice(runs)
        length = chance.randint(2, 4)
        begin = chance.randint(0, len(run) - length)
        return run[begin:begin + length]

    def mixed(self, passage, chance, number):
        words, han = self.latin(passage), self.han(passage, chance, number)
        return f"{chance.choice(words)} {han}" if words and han else None

    def phrase(self, passage, chance, number):
        if number % 2 == 0:
            found = re.findall(r"[A-Za-z]{2,} [A-Za-z]{3,} [A-Za-z]{3,}", passage)
            return chance.choice(found) if found else None
        runs = [run for run in RUN.findall(passage) if len(run) >= 6]
        return chance.choice(runs)[:5] if runs else None
