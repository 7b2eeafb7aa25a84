# SPDX-License-Identifier: GPL-2.0-or-later
"""Escape sequences in every place that is printed. That none leaves raw is looked for at every run of every
row; here the places are filled and printed, and what is shown is still told apart from the words around it."""
import re

from row import Row, Run, record, text

# Enough text that some strange characters do not make it something else than text.
PLAIN = "The plant doubled its output and hired two more shifts, and the price of memory rose by a tenth in the quarter. " * 8
# Colour, title of the window, clipboard, a link, clear, C1 CSI, DEL, backspaces, a bidi override and a tag character.
ESC = "\x1b[31m\x1b]0;owned\x07\x1b]52;c;eA==\x07\x1b]8;;http://x.y\x1b\\\x1b[2J\u009b31m\x7f\x08\x08\u202e\U000e0041"


def place(name, files, *runs, finds=(), **more):
    return Row(f"escape: in {name}", {path: text(*lines, *(["", PLAIN] if path.endswith(".md") else [])) for path, lines in files.items()}, runs=runs, finds=finds, **more)


def shown(*words, **more):
    more.setdefault("has", ("\\x1b",))
    return Run(words, **more)


def in_messages(trial):
    """What a user types comes back in messages."""
    for words in (("search", f"zz{ESC}zz"), ("search", "--strict", f'"{ESC}'), ("search", f"nofield{ESC}:x"), ("get", f"no{ESC}.md"), ("links", f"no{ESC}"),
                  ("entity", f"no{ESC}"), ("ask", f"who is the CEO of no{ESC}"), ("path", f"no{ESC}", f"nobody{ESC}"), ("similar", f"no{ESC}"), (f"no{ESC}",),
                  ("search", f"--no{ESC}"), ("search", "--tag", ESC, "x"), ("search", "--since", ESC, "x"), ("explain", f"a {ESC} b"), ("analyze", f"a{ESC}b"),
                  ("--db", f"/no{ESC}", "search", "x"), ("facets", ESC), ("facts", ESC, ESC)):
        trial.does(Run(words, exit=(0, 1, 2)))
    for words in (("update", f"/no{ESC}"), ("remove", f"no{ESC}"), ("read", f"no{ESC}"), ("update", "--encoding", ESC, trial.notes), (f"no{ESC}",), ("update", f"--no{ESC}")):
        trial.does(Run(words, exit=(0, 1, 2), indexer=True))


def on_a_terminal(trial):
    """With colour asked for, our own sequences are there, the note's are not."""
    ran = trial.start("tanxun", "search", "--color", "always", "quillop").out.decode()
    ours = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x07\x1b]*(\x07|\x1b\\)")
    left = ours.sub("", ran)
    if "\x1b" in left or "\x07" in left or "owned" not in left or "\x1b]0" in ran or "\x1b]52" in ran or "\x1b[2J" in ran or "\u202e" in ran:
        raise AssertionError(f"with colours: {ran!r}")


ROWS = [
    place("a text", {"a.md": ["# T", "", f"the quillop {ESC} end"]}, shown("search", "quillop"), shown("get", "a.md"), shown("search", "--context", "2", "quillop"),
          shown("search", "--format", "vimgrep", "quillop"), finds=(("quillop", "a.md:3"), ("end", "a.md:3"))),
    place("a title", {"a.md": [f"# Zorblat {ESC}", "", "the quillop"]}, shown("search", "quillop"), finds=(("quillop", "a.md:3"),)),
    place("a title of front matter", {"a.md": ["---", 'title: "Zorblat \\e[31m\\a\\x9b"', "---", "the quillop"]}, shown("search", "quillop"), finds=(("quillop", "a.md:4"),)),
    place("a heading", {"a.md": ["# T", "", f"## Part {ESC} one", "", "the quillop"]}, shown("search", "quillop"), finds=(("quillop", "a.md:5"),)),
    place("a tag", {"a.md": ["---", f'tags: ["a{ESC}b"]', "---", f"the quillop #x{ESC}y"]}, Run(("facets", "tag"), exit=(0, 1)), exit=0, finds=(("quillop", "a.md:4"),)),
    place("an alias", {"a.md": ["---", 'aliases: ["Vexnor\\e[31m\\a"]', "---", "# Zorblat", "", "the quillop"]}, Run(("entity", "Zorblat")),
          Run(("search", "Zorblat")), Run(("status", "--aliases"), indexer=True), finds=(("quillop", "a.md:6"),)),
    place("a listing", {"a.md": [f"# Zorblat (NYSE: ZRB{ESC})", "", f"quillop NYSE:ZR{ESC}B"]}, Run(("facets", "ticker"), exit=(0, 1)), finds=(("quillop", "a.md:3"),)),
    place("a fact's label and value", {"a.md": ["# Zorblat", "", f"- CEO: Jane {ESC} Roe", f"- Lab{ESC}el: value"]}, shown("facts"), shown("ask", "who is the CEO of Zorblat"),
          shown("entity", "Zorblat")),
    place("a table", {"a.md": ["# T", "", f"| Na{ESC}me | CEO |", "|---|---|", f"| Zorblat | Ja{ESC}ne |"]}, shown("facts"), shown("ask", "who is the CEO of Zorblat", exit=(0, 1))),
    place("a status", {"a.md": ["# Zorblat", "", f"- Status: 🔴 sold {ESC} out"]}, Run(("entity", "Zorblat")), Run(("facets", "status"))),
    place("a link", {"a.md": ["# T", "", f"[[No{ESC}where]] [x](http://x.y/{ESC}) quillop"]}, Run(("links", "--dangling"), exit=(0, 1)), Run(("links", "a.md"), exit=(0, 1)),
          finds=(("quillop", "a.md:3"),)),
    place("a chain", {"a.md": ["# T", "", f"- Zor{ESC}blat supplies Vexnor.", "- Vexnor supplies Quorlin."]}, Run(("path", "Vexnor")), Run(("path", "Vexnor", "--format", "dot")),
          Run(("path", "Vexnor", "--format", "mermaid"))),
    place("a property", {"a.md": ["---", 'author: "Li\\e[31m"', '"k\\ey": v', "---", "quillop"]}, finds=(("quillop", "a.md:5"),)),
    place("front matter that is broken", {"a.md": ["---", f"a{ESC}: [", f"{ESC}: }}", "---", "quillop"]}, finds=(("quillop", "a.md:5"),)),
    place("a bad record", {"r.jsonl": [f"{{{ESC}", f'{{"id":"x{ESC}"', record(id="g", text="quillop " + PLAIN)]}, exit=1, again=0, sources=1, skipped={"r.jsonl:1": "JSON", "r.jsonl:2": "JSON"}),
    place("a record", {"r.jsonl": [record(id=f"i{ESC}", title=f"t{ESC}", text=f"quillop {ESC}", tags=[ESC + "a"], aliases=[ESC + "b"], status=ESC, lang=ESC, date=ESC)]},
          Run(("search", "quillop"), has=("\\x1b",)), Run(("links", "--dangling"), exit=(0, 1))),
    place("aliases.tsv", {"a.md": ["# Zorblat", "", "quillop"], "aliases.tsv": [f"Zor{ESC}\tb{ESC}\tconfirmed", f"bad {ESC} line", f"Zorblat\tVex{ESC}\tmaybe{ESC}"]}, sources=1,
          skipped={"aliases.tsv:2": "", "aliases.tsv:3": ""}),
    place("an ignore file", {"a.md": ["quillop"], ".tanxunignore": [f"{ESC}[", f"!{ESC}"]}, sources=1),
    place("what a user types", {"a.md": ["quillop"]}, then=in_messages),
    place("a text shown with colours", {"a.md": ["# T", "", f"the quillop {ESC} end"]}, then=on_a_terminal),
    place("a file of queries and of questions", {"a.md": [f"quillop {ESC}"], "q.txt": [f"i{ESC}d\tquillop", f"2{ESC}", "\tx\ty", PLAIN]}, Run(("search", "--queries", "notes/q.txt",
          "--format", "trec"), exit=(0, 1, 2)), Run(("ask", "--questions", "notes/q.txt", "--ndjson"), exit=(0, 1, 2))),
]
