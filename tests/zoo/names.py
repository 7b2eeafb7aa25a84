# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of files and folders: each is indexed, found, shown without harm and fetched again."""
import os

from row import Row, Run, text

NOTE = text("# Title", "", "the quillop is here")


def named(name, path, *runs, shown=None, **more):
    """shown: the path in JSON; without one as it is."""
    shown = path if shown is None else shown
    return Row(f"name: {name}", {path: NOTE}, finds=(("quillop", f"{shown}:3"),), runs=runs, **more)


def get(path, **more):
    return Run(("get", "--", path), has=("the quillop is here",), **more)


def deep(count, name="d"):
    """A note below count folders, made step by step, for the path may be longer than the kernel takes."""
    def make(notes):
        here = os.open(notes, os.O_RDONLY)
        for _ in range(count):
            os.mkdir(name, dir_fd=here)
            below = os.open(name, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        file = os.open("deep.md", os.O_WRONLY | os.O_CREAT, 0o644, dir_fd=here)
        os.write(file, text("deep tremolux"))
        os.close(file)
        os.close(here)
    return make


def carried_back(trial):
    """What -l -0 prints is the name as the disk has it."""
    ran = trial.tanxun("search", "-l", "-0", "quillop")
    names = [name for name in ran.out.split(b"\0") if name]
    on_disk = {os.fsencode(path) for path in trial.row.files}
    if set(names) != on_disk:
        raise AssertionError(f"-l -0 gives {names}, the disk has {on_disk}")


ROWS = [
    named("with a newline", "a\nb.md", get("a\nb.md"), then=carried_back),
    named("with a tab", "a\tb.md", get("a\tb.md"), then=carried_back),
    named("with an escape sequence", "\x1b[31mred\x1b]0;owned\x07.md", then=carried_back),
    named("with C1 controls", "a\u009b31mb\u0090.md", then=carried_back),
    named("with a bidi override", "photo\u202egpj.md", get("photo\u202egpj.md"), then=carried_back),
    Row("name: not UTF-8", {b"caf\xe9.md": NOTE}, runs=(Run(("search", "-l", "quillop"), lacks=("caf\ufffd.md\ncaf",)),), then=carried_back),
    Row("name: in GBK", {"鹦鹉螺.md".encode("gbk"): NOTE}, then=carried_back),
    Row("name: two that differ in a byte that is not UTF-8", {b"a\xff.md": NOTE, b"a\xfe.md": NOTE, "a\ufffd.md": NOTE}, then=carried_back),
    Row("name: one that is how another is shown", {b"a\xff.md": NOTE, "a\\xff.md": NOTE}, then=carried_back),
    named("begins with a dash", "-rf.md", get("-rf.md"), get("notes/-rf.md")),
    named("looks like an option", "--db/--help.md", get("--db/--help.md")),
    named("two dashes", "--.md", get("--.md")),
    named("with a hash", "a#b#1.md", get("a#b#1.md"), get("a#b#1.md:3")),
    named("looks like a place", "a.md:12.md", get("a.md:12.md"), get("a.md:12.md:3:1")),
    Row("name: is another's place", {"a.md": text("alpha", "beta", "gamma"), "a.md:2.md": NOTE}, finds=(("quillop", "a.md:2.md:3"), ("beta", "a.md:2")),
        runs=(Run(("get", "a.md:2"), has=("beta",), lacks=("alpha",)), get("a.md:2.md"))),
    Row("name: is a record of a collection", {"r.jsonl": text('{"id":"1.md","text":"tremolux record"}'), "r.jsonl#1.md": NOTE}, sources=2,
        finds=(("quillop", "r.jsonl#1.md:3"), ("tremolux", "r.jsonl#1.md:1"))),
    named("of 255 bytes", "x" * 252 + ".md", get("x" * 252 + ".md")),
    named("of 255 bytes of Han", "螺" * 84 + ".md", get("螺" * 84 + ".md")),
    named("with blanks at both ends", " a  .md", get(" a  .md"), then=carried_back),
    Row("name: decomposed and composed side by side", {"caf\u00e9.md": NOTE, "cafe\u0301.md": text("# Other", "", "tremolux")},
        finds=(("quillop", "caf\u00e9.md:3"), ("tremolux", "cafe\u0301.md:3"))),
    Row("name: case twins", {"Note.md": NOTE, "note.md": text("tremolux"), "NOTE.MD": text("zorblat")},
        finds=(("quillop", "Note.md:3"), ("tremolux", "note.md:1"), ("zorblat", "NOTE.MD:1")), runs=(get("Note.md"),)),
    Row("name: hidden", {".hidden.md": NOTE, ".folder/a.md": NOTE, "seen.md": text("tremolux")}, sources=1,
        finds=(("tremolux", "seen.md:1"),), lost=("quillop",)),
    Row("name: hidden and asked for", {".hidden.md": NOTE, "seen.md": text("tremolux")}, flags=("--hidden",), finds=(("quillop", ".hidden.md:3"),)),
    Row("name: folders that end like notes", {"a.md/b.md": NOTE, "c.jsonl/d.md": text("tremolux")},
        finds=(("quillop", "a.md/b.md:3"), ("tremolux", "c.jsonl/d.md:1"))),
    named("of signs a shell knows", "$(touch owned) `id`;&|<>'\".md", get("$(touch owned) `id`;&|<>'\".md")),
    Row("name: of signs a glob knows", {"[a]*?{b}.md": NOTE, "a.md": text("quillop elsewhere")}, finds=(("quillop", "[a]*?{b}.md:3"),),
        runs=(get("[a]*?{b}.md"), Run(("search", "-l", "--in", "\\[a\\]\\*\\?{b}.md", "quillop"), exit=(0, 1), lacks=("\na.md",)))),
    named("with a backslash", "a\\b\\..\\c.md", get("a\\b\\..\\c.md"), then=carried_back),
    named("with percent signs", "%00%2e%2e%s%n.md", get("%00%2e%2e%s%n.md")),
    Row("name: of dots", {"..a..md": NOTE, "b...md": text("tremolux")}, sources=1,
        finds=(("tremolux", "b...md:1"),), lost=("quillop",)),
    named("of emoji", "🔥👨‍👩‍👧.md", get("🔥👨‍👩‍👧.md")),
    named("of device names elsewhere", "CON.md", get("CON.md")),
    named("an ending in capitals", "A.Md", get("A.Md")),
    Row("name: other endings", {"a.md": NOTE, "b.md~": NOTE, "c.bak": NOTE, "Makefile": NOTE, ".md": NOTE, "d.md.swp": NOTE}, sources=1,
        finds=(("quillop", "a.md:3"),)),
    Row("name: 300 folders deep", {"seen.md": NOTE}, make=deep(300), sources=1, skipped={"/".join(["d"] * 256) + "/": "deeper"},
        finds=(("quillop", "seen.md:3"),), lost=("tremolux",)),
    Row("name: 200 folders deep", {"seen.md": NOTE}, make=deep(200), sources=2, finds=(("tremolux", "/".join(["d"] * 200) + "/deep.md:1"),)),
    Row("name: folders and notes of one name", {"a/a/a.md": NOTE, "a/a.md": text("tremolux"), "a.md": text("zorblat")},
        finds=(("quillop", "a/a/a.md:3"), ("tremolux", "a/a.md:1"), ("zorblat", "a.md:1"))),
    Row("name: only an ending of Han", {"笔记.md": NOTE, "笔记.txt": text("tremolux")}, finds=(("quillop", "笔记.md:3"), ("tremolux", "笔记.txt:1"))),
]
