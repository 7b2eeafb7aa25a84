#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""relevance_test.py BUILD_DIR: the scorer against figures reckoned by hand, our own judgements against the vault, and
scripts/relevance as a person runs it, from another folder."""
import os
import subprocess
import sys
import tempfile
import unittest
from urllib.parse import unquote

import passage_sizes
import table

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JUDGED = os.path.join(ROOT, "corpus", "relevance")


class Scorer(unittest.TestCase):
    def test_figures_by_hand(self):
        right = {"a-1": {"x"}, "a-2": {"x", "y"}, "b-1": {"z"}, "b-2": {"w"}}
        found = {
            "a-1": ["x", "y"],  # 1, 1, 1
            "a-2": ["q", "y"],  # 0, 1/2, 1/2
            "b-1": [str(i) for i in range(10)] + ["z"],  # The eleventh does not count.
        }  # b-2 found nothing.
        figures = table.score_by_kind(right, found)
        self.assertEqual(figures["own"], [4, 0.25, 0.375, 0.375])
        self.assertEqual(figures["own a"], [2, 0.5, 0.75, 0.75])
        self.assertEqual(figures["own b"], [2, 0.0, 0.0, 0.0])

    def test_run_is_by_rank_and_each_document_counts_once(self):
        with tempfile.NamedTemporaryFile("w", suffix=".run") as file:
            file.write("a Q0 y 2 1.0 r\na Q0 x 1 2.0 r\na Q0 y 3 0.5 r\n")
            file.flush()
            self.assertEqual(table.read_run(file.name), {"a": ["x", "y"]})

    def test_figures_come_back_as_written(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "figures.tsv")
            self.assertEqual(table.read_figures(path), {})
            table.write_figures(path, {"own a": [3, 0.5, 0.25, 1.0]})
            self.assertEqual(table.read_figures(path), {"own a": [3, 0.5, 0.25, 1.0]})


class Vaults(unittest.TestCase):
    def test_a_place_is_the_line_of_the_paragraph(self):
        texts = ["One.", "Two two.", "三。", "Four\nfour.", "五。"]
        paragraphs = [{"id": str(i), "title": "A" if i < 4 else "B", "text": text} for i, text in enumerate(texts)]
        for way in passage_sizes.WAYS:
            with tempfile.TemporaryDirectory() as folder:
                places = passage_sizes.write_vault(paragraphs, way, folder)
                for paragraph in paragraphs:
                    name, line = places[paragraph["id"]]
                    with open(os.path.join(folder, name), encoding="utf-8") as note:
                        lines = note.read().split("\n")
                    self.assertEqual(lines[0], "# " + paragraph["title"])
                    self.assertIn(" ".join(paragraph["text"].split()), lines[line - 1], way)


class Judgements(unittest.TestCase):
    def test_every_query_is_judged_by_notes_that_exist(self):
        queries = dict(line.rstrip("\n").split("\t") for line in open(os.path.join(JUDGED, "queries.tsv"), encoding="utf-8"))
        right = table.read_judgements(os.path.join(JUDGED, "qrels.txt"))
        self.assertEqual(set(queries), set(right))
        notes = set()
        for folder in ("notes", "briefings", "pages"):
            notes.update(os.listdir(os.path.join(ROOT, "corpus", folder)))
        for qid, documents in right.items():
            self.assertLessEqual({unquote(document) for document in documents}, notes, qid)


class Script(unittest.TestCase):
    def test_prints_a_table_of_our_own_set(self):
        script = os.path.join(ROOT, "scripts", "relevance")
        ran = subprocess.run([script, "--own", BUILD], cwd="/", capture_output=True, text=True, check=False)
        self.assertEqual((ran.returncode, ran.stderr), (0, ""))
        kinds = ["english", "chinese", "traditional", "across", "keywords", "mixed", "code", "typo",
                 "region", "sound", "name"]
        rows = {}
        for line in ran.stdout.splitlines()[1:]:
            words = line.split()
            name = " ".join(words[:-10])
            rows[name] = (int(words[-10]), float(words[-6]))
        self.assertEqual(list(rows), ["own"] + ["own " + kind for kind in kinds])
        self.assertEqual(rows["own"][0], sum(rows["own " + kind][0] for kind in kinds))
        self.assertGreaterEqual(rows["own"][0], 120)
        # What keyword search of any worth gives, and what only a broken judge would.
        self.assertGreater(rows["own"][1], 0.6)
        self.assertLess(rows["own"][1], 1.0)

    def test_says_what_is_missing(self):
        script = os.path.join(ROOT, "scripts", "relevance")
        with tempfile.TemporaryDirectory() as empty:
            ran = subprocess.run([script, empty], capture_output=True, text=True, check=False)
        self.assertEqual(ran.returncode, 2)
        self.assertIn("build them with", ran.stderr)


if __name__ == "__main__":
    BUILD = os.path.abspath(sys.argv.pop(1))
    unittest.main()
