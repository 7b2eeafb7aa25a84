# SPDX-License-Identifier: GPL-2.0-or-later
"""Collections of records: bad lines are named and passed over, all others are there."""
import json

from row import MB, Row, Run, record, text


def collection(name, lines, *finds, **more):
    data = lines if isinstance(lines, bytes) or callable(lines) else text(*lines)
    if "skipped" in more and "r.jsonl" not in more["skipped"]:
        more.setdefault("again", 0)  # Bad lines are told when the file is read.
    more.setdefault("sources", len({place.rsplit(":", 1)[0] for _, place in finds}))
    return Row(f"records: {name}", {"r.jsonl": data}, finds=finds, **more)


def at(name, line):
    return f"r.jsonl#{name}:{line}"


GOOD, LAST = record(id="g", text="the quillop"), record(id="z", text="the tremolux")


def around(name, line, reason, **more):
    """A line between two good ones is passed over for that reason."""
    data = b"\n".join([GOOD.encode(), line if isinstance(line, bytes) else line.encode(), LAST.encode(), b""])
    return collection(name, data, ("quillop", at("g", 1)), ("tremolux", at("z", 3)), sources=2, skipped={"r.jsonl:2": reason}, **more)


ROWS = [
    around("a line that is no JSON", "not json", "JSON"),
    around("a line cut short", '{"id":"x","text":"zorb', "JSON", lost=("zorb",)),
    around("two objects in a line", '{"id":"x","text":"zorblat"}{"id":"y","text":"b"}', "JSON", lost=("zorblat",)),
    around("a comma after the last key", '{"id":"x","text":"zorblat",}', "JSON"),
    around("an array", '["text","zorblat"]', "object"),
    around("a bare number", "42", "object"),
    around("null", "null", "object"),
    around("no text", '{"id":"x","title":"zorblat"}', "text"),
    around("a text that is no string", '{"id":"x","text":{"a":1}}', "text"),
    around("a text that is null", '{"id":"x","text":null}', "text"),
    around("NaN and Infinity", '{"id":"x","text":"zorblat","n":NaN}', "JSON"),
    collection("a text of invalid UTF-8", GOOD.encode() + b'\n{"id":"x","text":"zorblat \xff\xfe end"}\n' + LAST.encode() + b"\n", ("quillop", at("g", 1)),
               ("tremolux", at("z", 3)), ("zorblat", at("x", 2)), sources=3),
    collection("lists 100,000 deep", ['{"id":"x","text":"quillop","a":' + "[" * 100_000 + "]" * 100_000 + "}", LAST], ("quillop", at("x", 1)), ("tremolux", at("z", 2)),
               sources=2),
    collection("a duplicate id", [GOOD, record(id="g", text="the second zorblat"), LAST], ("tremolux", at("z", 3)), ("quillop", at("g", 1)),
               skipped={"r.jsonl:2": "id"}, sources=2, lost=("zorblat",)),
    collection("control characters escaped", ['{"id":"x","title":"a\\u001b[31mb\\u0000","text":"quillop \\u001b]0;x\\u0007 \\u009b \\u202e \\u2028 end"}', LAST],
               ("quillop", at("x", 1)), ("tremolux", at("z", 2))),
    around("half a surrogate pair", '{"id":"x","text":"zorblat \\ud83d"}', "JSON"),
    around("a raw control character in a string", b'{"id":"x","text":"zor\x01blat"}', "JSON"),
    collection("numbers as ids", ['{"id":7,"text":"quillop"}', '{"id":-7,"text":"tremolux"}', '{"id":1.5,"text":"zorblat"}'], ("quillop", at("7", 1)),
               ("tremolux", at("-7", 2)), sources=3),
    around("a number beyond all bounds", '{"id":"x","text":"zorblat","n":' + "9" * 5000 + "}", "JSON"),
    collection("wrong types everywhere", ['{"id":"x","text":"quillop","title":7,"date":[],"tags":"one","tickers":{"a":1},"aliases":[1,null,{"a":[]}],"status":false,"lang":[[]]}',
               LAST], ("quillop", at("x", 1)), ("tremolux", at("z", 2))),
    collection("ids that are paths and options", [record(id="../../etc/passwd", text="quillop"), record(id="-rf", text="tremolux"), record(id="a#b:3", text="zorblat"),
               record(id="", text="vexnor"), record(id="a\nb\x1b[2J", text="鹦鹉螺")], ("quillop", at("../../etc/passwd", 1)), ("tremolux", at("-rf", 2)),
               ("zorblat", at("a#b:3", 3)), sources=5, runs=(Run(("get", "r.jsonl#../../etc/passwd"), has=("quillop",), lacks=("root:",)),)),
    collection("an id of 10,000 bytes", [record(id="x" * 10_000, text="quillop"), LAST], ("tremolux", at("z", 2)), sources=2, exit=(0, 1)),
    collection("no final newline", GOOD.encode(), ("quillop", at("g", 1))),
    collection("CRLF and blank lines", b"\r\n" + GOOD.encode() + b"\r\n\r\n  \r\n" + LAST.encode(), ("quillop", at("g", 2)), ("tremolux", at("z", 5)), sources=2),
    collection("no records at all", b"\n\n", sources=0, skipped={"r.jsonl": "no records"}),
    collection("one array of all records", [f"[{GOOD},", f"{LAST}]"], sources=0, skipped={"r.jsonl:1": "JSON", "r.jsonl:2": "JSON", "r.jsonl": "no records"}),
    collection("keys twice in one record", ['{"id":"x","text":"quillop","text":"tremolux"}'], ("tremolux", at("x", 1)), exit=(0, 1)),
    collection("a record of 10 MB", lambda: text(record(id="x", text="the plant doubled its output " * (10 * MB // 29) + " tremolux"), GOOD),
               ("tremolux", at("x", 1)), ("quillop", at("g", 2)), costly=True, seconds=14, megabytes=700),
    collection("10,000 bad lines", lambda: "bad\n" * 10_000 + GOOD + "\n", ("quillop", at("g", 10_001)), exit=1, sources=1,
               skipped={f"r.jsonl:{i}": "JSON" for i in range(1, 10_001)}),
    collection("20,000 keys in a record", lambda: text('{"id":"x","text":"quillop",' + ",".join(f'"k{i}":{i}' for i in range(20_000)) + "}", LAST),
               ("quillop", at("x", 1)), ("tremolux", at("z", 2))),
    collection("50,000 tags, aliases and tickers", lambda: text(record(id="x", text="quillop", tags=[f"t{i}" for i in range(50_000)],
               aliases=[f"a{i}" for i in range(50_000)], tickers=[f"NYSE:A{i}" for i in range(50_000)]), LAST), ("quillop", at("x", 1)), ("tremolux", at("z", 2)),
               seconds=6, costly=True),
    collection("Markdown and front matter in a text", [record(id="x", text="---\ntitle: Zorblat\n---\n# Heading\n\nquillop | [[B]]\n\x0b"), LAST],
               ("quillop", at("x", 1)), ("tremolux", at("z", 2)), exit=(0, 1)),
    Row("records: from standard input, some bad", {"a.md": text("zorblat")}, then=lambda trial: from_input(trial)),
]


def from_input(trial):
    data = trial.home / "input"
    data.write_bytes(text(GOOD, "bad", LAST))
    with open(data, "rb") as file:
        ran = trial.indexer("update", "-", "--json", stdin=file)
    report = trial.json(ran)
    if ran.exit != 1 or report["skipped"] != 1 or report["sources"] != 3:
        raise AssertionError(f"of three lines of standard input: {ran}")
    if json.dumps(report).count("JSON") < 1:
        raise AssertionError(f"the bad line is not named: {ran}")
