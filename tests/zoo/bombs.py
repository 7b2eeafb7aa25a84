# SPDX-License-Identifier: GPL-2.0-or-later
"""Notes that are small or plain and would cost much: time and memory stay in proportion to their bytes."""
import json

from row import KB, MB, Row, Run, text


def many(part, count):
    """part count times, {} in it being the number."""
    return "".join(part.format(i) for i in range(count)) if "{" in part else part * count


def bomb(name, make, *, end="\n\nthe tremolux end\n", query="tremolux", megabytes=None, memory=512, **more):
    """make() gives the text; what follows it is found in its line. Two seconds and one for each megabyte."""
    def content():
        return make() + end

    def at_its_line(trial):
        made = content()
        trial.finds(query, f"a.md:{made[:made.rindex(query)].count(chr(10)) + 1}")
    more.setdefault("seconds", 2 + (megabytes or 0))
    return Row(f"bomb: {name}", {"a.md": content}, then=at_its_line, costly=megabytes is not None, megabytes=memory, **more)


def laughs():
    lines = ["---", 'a0: &a0 ["ha", "ha"]'] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    return "\n".join(lines + ["---", "# T"])


def table(columns, rows):
    cells = "|" + " a |" * columns + "\n"
    return cells + "|" + "---|" * columns + "\n" + cells * rows


def reference_titles():
    return "".join(f"[r{i}]: /u '{'x' * 90}\n" for i in range(1800))


def reference_uses():
    return "[a]: https://example.org/" + "x" * 8000 + "\n\n" + "[a] " * 20_000


def facts_about_one():
    return "# Zorblat\n\n" + "".join(f"- Metric {i}: {i} units\n" for i in range(20_000)) + "- CEO: Jane Roe\n"


def dense_chain():
    return "".join(f"- Firm{i}x Corp supplies wafers to Firm{(i * 7 + j) % 60}x Corp.\n" for i in range(60) for j in range(1, 40))


def notes_that_claim(count):
    return {f"n{i}.md": text("---", "aliases: [Zorblat]", "---", f"# Company {i}", "", f"- CEO: Person {i}") for i in range(count)}


YAML_READ = {"a.md": "front matter"}
ROWS = [
    bomb("YAML aliases of aliases", laughs),
    bomb("YAML merges of merges", lambda: "---\n" + "a0: &a0 {k: v}\n" + "".join(f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}], k{i}: v}}\n"
         for i in range(1, 40)) + "---\n# T"),
    bomb("YAML lists 20,000 deep", lambda: "---\na: " + "[" * 20_000 + "]" * 20_000 + "\n---\n# T", remarks=YAML_READ),
    bomb("YAML maps 20,000 deep", lambda: "---\na: " + "{b: " * 20_000 + "1" + "}" * 20_000 + "\n---\n# T", remarks=YAML_READ),
    bomb("YAML lists 5,000 deep by dashes", lambda: "---\na:\n  " + "- " * 5000 + "x\n---\n# T", remarks=YAML_READ),
    bomb("YAML maps 500 deep by indentation", lambda: "---\n" + "".join(" " * i + "k:\n" for i in range(500)) + "---\n# T", remarks=YAML_READ),
    bomb("front matter of 1 MB", lambda: "---\n" + many("key{}: value\n", 70_000) + "---\n# T", remarks={"a.md": "256 KB"}, megabytes=1),
    bomb("front matter of 12,000 keys", lambda: "---\n" + many("k{}: v\n", 12_000) + "---\n# T", remarks=YAML_READ),
    bomb("front matter of one key 5,000 times", lambda: "---\n" + "title: T\n" * 5000 + "---\n# T"),
    bomb("front matter of one value of 200 KB", lambda: "---\nsummary: " + "word " * 40_000 + "\n---\n# T"),
    bomb("YAML quotes that never close", lambda: "---\na: \"" + "x\n" * 20_000 + "---\n# T", exit=(0, 1)),
    bomb("lists 10,000 deep in a line", lambda: "- " * 10_000 + "x"),
    bomb("lists 400 deep by indentation", lambda: "".join("  " * i + "- item\n" for i in range(400))),
    bomb("quotes 10,000 deep", lambda: "> " * 10_000 + "x"),
    bomb("quotes of falling depth", lambda: "".join(">" * (1000 - i) + " x\n" for i in range(1000))),
    bomb("100,000 open brackets", lambda: "[" * 100_000),
    bomb("100,000 open note links", lambda: "[[" * 100_000),
    bomb("50,000 open link targets", lambda: "[a](" * 50_000),
    bomb("50,000 open pictures", lambda: "![[" * 50_000),
    bomb("nested links 20,000 deep", lambda: "[" * 20_000 + "a" + "](b)" * 20_000),
    bomb("100,000 openings of emphasis", lambda: "*a " * 100_000),
    bomb("emphasis 50,000 deep", lambda: "*a **b " * 25_000 + "c" + " b** a*" * 25_000),
    bomb("underscores and stars mixed", lambda: "*a_ __b** ~~c== " * 20_000),
    bomb("runs of backticks of growing length", lambda: " ".join("`" * i + "a" for i in range(1, 700))),
    bomb("50,000 dollars", lambda: "$a " * 50_000),
    bomb("50,000 double dollars", lambda: "$$ a\n" * 50_000, exit=(0, 1)),
    bomb("50,000 open comments of an outliner", lambda: "%% a " * 50_001, query="tremolux", end=" %%\n\nthe tremolux end\n"),
    bomb("50,000 open HTML comments", lambda: "a <!-- " * 50_000, end=" -->\n\nthe tremolux end\n"),
    bomb("50,000 open tags, declarations and instructions", lambda: "a <b <? <!A <![CDATA[ " * 12_000, end="\n\n?> > ]]>\n\nthe tremolux end\n"),
    bomb("HTML 20,000 deep in Markdown", lambda: "<div>\n" * 20_000 + "</div>\n" * 20_000),
    bomb("autolinks that begin 50,000 times", lambda: "www." * 25_000 + " http://" * 25_000 + "a@" * 25_000),
    bomb("50,000 autolinks", lambda: many("<http://a.b/{}> ", 50_000), megabytes=1),
    bomb("reference titles", reference_titles),
    bomb("a long reference used 20,000 times", reference_uses),
    bomb("20,000 references", lambda: many("[r{}]: /u{}\n", 0) + "".join(f"[r{i}]: /u{i}\n" for i in range(20_000)) + many("[r{}] ", 20_000)),
    bomb("20,000 footnotes", lambda: many("x[^{}] ", 20_000) + "\n\n" + many("[^{}]: note\n\n", 20_000)),
    bomb("a table of 600 columns", lambda: table(600, 20)),
    bomb("a table of 500 columns and 300 rows", lambda: table(500, 300)),
    bomb("a table of 300,000 cells", lambda: table(100, 3000), megabytes=1.2),
    bomb("a table of 20,000 empty rows", lambda: "| a | b |\n|---|---|\n" + "|\n" * 20_000),
    bomb("a header of 400 columns over 20,000 bare rows", lambda: table(400, 0) + "| x\n" * 20_000),
    bomb("1 MB of pipes", lambda: "|" * MB, megabytes=1),
    bomb("100,000 delimiter rows", lambda: "|-|-|\n" * 100_000, megabytes=1),
    bomb("10 MB of English in one line", lambda: "the plant doubled its output " * (10 * MB // 29), megabytes=10, end=" the tremolux end\n"),
    bomb("10 MB of Han in one line", lambda: "晶圆厂扩产之后先进封装的产能仍然不足" * (10 * MB // 54), megabytes=10, end="鹦鹉螺\n", query="鹦鹉螺"),
    bomb("10 MB in one word", lambda: "q" * (10 * MB), megabytes=10, end=" tremolux\n"),
    bomb("1,000,000 headings", lambda: "# a\n" * 1_000_000, megabytes=20, remarks={"a.md": "50000 headings"}),
    bomb("1,000,000 headings with a text each", lambda: "# a\n\nb\n\n" * 1_000_000, megabytes=30, memory=800, remarks={"a.md": "50000 headings"}),
    bomb("100,000 different headings with a text each", lambda: many("## h{}\n\nx{}\n\n".replace("x{}", "body"), 100_000), megabytes=4),
    bomb("six levels of headings over and over", lambda: "".join("#" * (1 + i % 6) + f" h{i}\n\n" for i in range(30_000))),
    bomb("100,000 underlined headings", lambda: "a\n=\n" * 100_000, megabytes=2),
    bomb("a heading of 1 MB", lambda: "# " + "long " * (MB // 5), megabytes=1),
    bomb("a title of 200 KB over 2,000 sections", lambda: "# " + "long " * (40 * KB) + "\n\n" + many("## s{}\n\nbody\n\n", 2000),
         runs=(Run(("search", "body"), lacks=("long " * 400,)),)),
    bomb("120,000 note links", lambda: many("[[n{}]] ", 120_000), megabytes=1.3, remarks={"a.md": "100000 links"}),
    bomb("100,000 links to one note", lambda: "[[Zorblat]] " * 100_000, megabytes=1.2),
    bomb("100,000 tags", lambda: many("#t{} ", 100_000), megabytes=1, remarks={"a.md": "tags"}),
    bomb("a tag 3,000 deep", lambda: "#" + "a/" * 3000 + "b"),
    bomb("900 aliases, all found", lambda: "---\naliases:\n" + many("- name{}z\n", 900) + "---\n# T\n\n",
         runs=(Run(("search", "name899z"), has=("a.md",)), Run(("entity", "name77z", "-n", "5")))),
    bomb("20,000 aliases", lambda: "---\naliases:\n" + many("- n{}\n", 20_000) + "---\n# T\n\n", remarks=YAML_READ),
    bomb("9,000 aliases", lambda: "---\naliases:\n" + many("- n{}\n", 9000) + "---\n# T\n\n", runs=(Run(("search", "n8999"), has=("a.md",)),)),
    bomb("20,000 facts about one", facts_about_one, asks=(("who is the CEO of Zorblat", "Jane Roe"),), seconds=4,
         runs=(Run(("facts", "Zorblat", "-n", "3"), has=("Metric",)), Run(("entity", "Zorblat")))),
    bomb("one name 100,000 times", lambda: "Zorblat (佐布拉) " * 100_000, megabytes=2.2),
    bomb("one label 50,000 times", lambda: "# Zorblat\n\n" + "CEO: Jane Roe\n" * 50_000, megabytes=1,
         asks=(("who is the CEO of Zorblat", "Jane Roe"),)),
    bomb("50,000 listings", lambda: many("Firm{} (NYSE: ABC), ", 50_000), megabytes=1.2),
    bomb("50,000 dates and statuses", lambda: "2026-01-02 Zorblat: 🔴 sold out\n" * 50_000, megabytes=2),
    bomb("everybody supplies everybody", dense_chain, seconds=4,
         runs=(Run(("path", "Firm1x Corp", "Firm9x Corp")), Run(("path", "Firm1x Corp")), Run(("entity", "Firm1x Corp")))),
    bomb("a chain of 5,000 steps", lambda: "".join(f"- Firm{i}x Corp supplies wafers to Firm{i + 1}x Corp.\n" for i in range(5000)), seconds=3,
         runs=(Run(("path", "Firm1x Corp")),)),
    bomb("callouts 1,000 deep", lambda: "".join("> " * i + "[!note] x\n" for i in range(1, 1000)), megabytes=1),
    bomb("a fence of 5 MB that never closes", lambda: "```\n" + "code line quillop\n" * (5 * MB // 18), megabytes=5),
    bomb("1,000,000 empty lines", lambda: "# T" + "\n" * 1_000_000, megabytes=1),
    bomb("50,000 labels of a briefing", lambda: "ACME (NYSE: ACME)\n" + many("Label {}\nValue\n", 25_000)),
    bomb("escapes and entities", lambda: "\\*&amp;&#42;&nbsp;" * 50_000, megabytes=1),
    bomb("deep brackets in Han", lambda: "（「『【" * 30_000),
    bomb("100,000 sentences of one character", lambda: "好。" * 100_000),
    bomb("64 KB of quotation marks", lambda: "\"'“‘" * (8 * KB)),
    Row("bomb: a page 50,000 tags deep", {"a.html": lambda: "<html><body>" + "<div>" * 50_000 + "<p>quillop</p>" + "</div>" * 50_000},
        finds=(("quillop", "a.html:1"),)),
    Row("bomb: a page of nested tables and forms", {"a.html": lambda: "<html><body>" + "<table><tr><td><form><a><b>" * 5000 + "quillop"},
        finds=(("quillop", "a.html:1"),)),
    Row("bomb: a tag of 100,000 attributes", {"a.html": lambda: "<html><body><p " + many("a{}='x' ", 100_000) + ">quillop</p></body></html>"},
        finds=(("quillop", "a.html:1"),), costly=True, seconds=4),
    Row("bomb: a page that declares entities of entities", {"a.html": lambda: '<!DOCTYPE html [<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{i} "&a{i - 1};&a{i - 1};">' for i in range(1, 60)) + "]><html><body><p>&a59; quillop</p></body></html>"},
        finds=(("quillop", "a.html:1"),)),
    Row("bomb: 50,000 records", {"a.jsonl": lambda: "".join(json.dumps({"id": i, "text": f"record w{i}q of many"}) + "\n"
        for i in range(50_000))}, sources=50_000, finds=(("w49999q", "a.jsonl#49999:50000"),), costly=True, seconds=20),
    Row("bomb: 1,500 notes with one alias", notes_that_claim(1500), costly=True, seconds=6,
        asks=(("who is the CEO of Company 77", "Person 77"), ("who is the CEO of Zorblat", None)),
        runs=(Run(("entity", "Zorblat"), exit=(0, 1)), Run(("search", "Zorblat"), has=("Zorblat",)))),
    Row("bomb: 1,500 notes of one title that link to it", {f"{i}/T.md": text("# T", "", "to [[T]]", "", f"word{i}q") for i in range(1500)},
        costly=True, seconds=6, finds=(("word1234q", "1234/T.md:5"),), runs=(Run(("links", "T"), exit=(0, 1, 2)),)),
]
