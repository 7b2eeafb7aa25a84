# SPDX-License-Identifier: GPL-2.0-or-later
"""The C API from Python. usage: tanxun_test.py LIBRARY [unittest arguments]"""
import os
import pathlib
import sys
import tempfile
import threading
import unittest

os.environ["TANXUN_LIBRARY"] = sys.argv.pop(1)
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tanxun  # noqa: E402

NOTES = {
    "acme.md": "---\naliases: [艾克米]\n---\n# Acme\n\n| Field | Value |\n|---|---|\n| HQ | Oslo |\n\n"
               "Acme supplies wafers to Borealis.\n\n[[borealis]]\n",
    "borealis.md": "# Borealis\n\nBorealis buys wafers from 艾克米.\n",
}


class Embedding(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.notes = pathlib.Path(folder.name, "notes")
        self.index = pathlib.Path(folder.name, "index")
        self.notes.mkdir()
        for name, text in NOTES.items():
            (self.notes / name).write_text(text, encoding="utf-8")

    def update(self, **options):
        with tanxun.Writer(self.index) as writer:
            return writer.update(self.notes, **options)

    def test_finds_what_the_notes_say(self):
        self.assertEqual(self.update()["added"], 2)
        with tanxun.Searcher(self.index) as searcher:
            hits = searcher.search("艾克米 wafers", limit=5, filters={"globs": ["*.md"]})["hits"]
            self.assertEqual({hit["path"] for hit in hits}, set(NOTES))
            for hit in hits:  # Byte offsets into the snippet.
                for begin, end in hit["highlights"]:
                    self.assertTrue(hit["snippet"].encode()[begin:end].decode())
            self.assertEqual(searcher.ask("Where is 艾克米 based?")["answers"][0]["value"], "Oslo")
            self.assertEqual(searcher.facts("Acme", attribute="HQ")["facts"][0]["line"], 8)
            self.assertEqual(searcher.facets(fields=["kind"])["facets"]["kind"], [{"value": "note", "count": 2}])
            self.assertEqual(searcher.entity("艾克米")["entities"][0]["name"], "Acme")
            self.assertEqual(searcher.path("Acme", to="Borealis")["ways"][0]["names"], ["Acme", "Borealis"])
            self.assertEqual(searcher.links("acme")["links"][0]["resolved"], "borealis.md")
            self.assertEqual(searcher.unresolved()["count"], 0)
            self.assertEqual(searcher.similar(text="wafers for Borealis")["state"], "ok")
            self.assertEqual(searcher.get("acme.md", first=4, last=4)["text"], "# Acme")
            self.assertEqual(searcher.explain("wafers")["explanation"]["total"], 2)
            self.assertEqual(searcher.why("wafers", path="acme.md")["why"]["presence"], "shown")
            self.assertEqual(len(searcher.aliases()["pairs"]), 1)
            self.assertEqual(searcher.info()["sources"], 2)

    def test_errors_are_exceptions(self):
        with self.assertRaises(tanxun.Error) as caught:
            tanxun.Searcher(self.index)
        self.assertEqual(caught.exception.code, "index_missing")
        self.update()
        with tanxun.Searcher(self.index) as searcher:
            for code, call in (("bad_argument", lambda: searcher.search("a", limt=3)),
                               ("bad_argument", lambda: searcher.search(b"caf\xc3")),
                               ("bad_query", lambda: searcher.search('"open', strict=True)),
                               ("not_found", lambda: searcher.entity("Nobody"))):
                with self.assertRaises(tanxun.Error) as caught:
                    call()
                self.assertEqual(caught.exception.code, code)
                self.assertTrue(str(caught.exception))
        with tanxun.Writer(self.index), self.assertRaises(tanxun.Error) as caught:
            tanxun.Writer(self.index)
        self.assertEqual(caught.exception.code, "index_busy")

    def test_updates_tell_their_progress_and_stop(self):
        told = []
        self.update(progress=lambda files, total, path: told.append((files, total, path)))
        self.assertEqual(told[-1], (2, 2, "borealis.md"))
        (self.notes / "new.md").write_text("# New\n", encoding="utf-8")
        with self.assertRaises(tanxun.Error) as caught:
            self.update(progress=lambda *_: False)
        self.assertEqual(caught.exception.code, "cancelled")
        with self.assertRaisesRegex(ZeroDivisionError, "division"):
            self.update(progress=lambda *_: 1 / 0)
        self.assertEqual(self.update()["added"], 1)

    def test_names_that_are_no_text_come_back(self):
        (self.notes / os.fsdecode(b"b\xff.md")).write_bytes(b"# Bytes\n\nodd\n")
        self.update()
        with tanxun.Searcher(self.index) as searcher:
            path = searcher.search("odd")["hits"][0]["path"]
            self.assertEqual(path, "b\\xff.md")
            self.assertEqual(searcher.get(path)["text"], "# Bytes\n\nodd")
        with tanxun.Writer(self.index) as writer:
            self.assertEqual(writer.remove(self.notes / os.fsdecode(b"b\xff.md"))["removed"], 1)

    def test_notes_from_memory(self):
        self.update()
        with tanxun.Writer(self.index) as writer, tanxun.Searcher(self.index) as searcher:
            writer.put("draft.md", "# Draft\n\nAll about pumps.\n")
            self.assertEqual(writer.commit()["added"], 1)
            self.assertEqual(searcher.search("pumps")["total"], 0)
            self.assertTrue(searcher.refresh()["refreshed"])
            self.assertEqual(searcher.search("pumps", time_ms=60_000)["total"], 1)
            text = {tanxun.name(self.notes / "acme.md"): "# Acme\n\nNot saved: valves.\n"}
            self.assertEqual(writer.update(unsaved=text)["updated"], 1)
            searcher.refresh()
            self.assertEqual(searcher.search("valves")["hits"][0]["path"], "acme.md")

    def test_an_index_is_kept(self):
        self.update()
        with tanxun.Writer(self.index) as writer:
            report = writer.put_records([{"id": "1", "text": "一条记录"}], collection="log")
            self.assertEqual(report["added"], 1)
            self.assertEqual(writer.info()["sources"], 3)
        self.assertTrue(tanxun.check(self.index)["sound"])
        self.assertTrue(tanxun.repair(self.index)["sound"])
        self.assertGreater(tanxun.compact(self.index)["bytes_after"], 0)
        self.assertTrue(tanxun.contents(self.index)["parts"])
        (self.notes / "acme.md").unlink()
        self.assertEqual(tanxun.staleness(self.index)["gone"], 1)

    def test_stages_alone(self):
        self.assertEqual([unit["text"] for unit in tanxun.analyze("中国 H100")["units"]], ["中", "国", "h100"])
        source = tanxun.read("# 标题\n".encode("gb18030"), "a.md", encoding="GB18030")["sources"][0]
        self.assertEqual(source["title"], "标题")
        self.assertRegex(tanxun.version(), r"^\d+\.\d+\.\d+$")

    def test_threads_have_a_searcher_each(self):
        self.update()
        found = []

        def search():
            with tanxun.Searcher(self.index) as searcher:
                for _ in range(20):
                    found.append(searcher.search("wafers")["total"])

        threads = [threading.Thread(target=search) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(found, [2] * 80)


if __name__ == "__main__":
    unittest.main()
