# SPDX-License-Identifier: GPL-2.0-or-later
"""Pasted company briefings with parts missing, doubled, contradicting or misplaced."""
from row import Row, Run, text


def card(name, lines, *, file="zorblat.txt", finds=(), **more):
    return Row(f"briefing: {name}", {file: text(*lines)}, finds=finds, **more)


HEAD = ["Zorblat", "Zorblat Machines Group", "Key Product", "quillop machines for chip plants"]
ROWS = [
    card("labels without values", HEAD + ["Ticker", "NYSE: ZRB", "Founded", "", "Headquarters", "", "CEO", ""],
         finds=(("quillop", "zorblat.txt:4"), ("ticker:ZRB", "zorblat.txt:6")), asks=(("who is the CEO of Zorblat", None), ("when was Zorblat founded", None))),
    card("values without labels", HEAD + ["", "1984", "Jane Roe", "Bonn, Germany", "12,000"],
         finds=(("Jane Roe", "zorblat.txt:7"),), asks=(("who is the CEO of Zorblat", None),)),
    card("a label twice with two values", HEAD + ["CEO", "Jane Roe", "Headquarters", "Bonn", "CEO", "John Doe"],
         runs=(Run(("ask", "who is the CEO of Zorblat"), has=("Jane Roe", "John Doe")),)),
    card("statuses that contradict", HEAD + ["Bottleneck Status", "🔴 sold out until 2027", "Founded", "1984", "Bottleneck Status", "🟢 ample"],
         runs=(Run(("entity", "Zorblat"), has=("🔴", "🟢")),)),
    card("a status mark in the title", ["🔴 Zorblat", "Zorblat Machines Group", "Key Product", "quillop", "CEO", "Jane Roe", "Headquarters", "Bonn"], asks=(("who is the CEO of Zorblat", "Jane Roe"),)),
    card("status marks in odd places", HEAD + ["CEO", "Jane Roe 🔴", "Headquarters", "Bonn 🟢🟡🟠🔴", "Key Product", "🟢"],
         runs=(Run(("facets", "status"), exit=1),), asks=(("who is the CEO of Zorblat", "Jane Roe"),)),
    card("a legend of statuses states none", HEAD + ["Legend: 🟢 ample, 🟡 tight, 🔴 sold out", "CEO: Jane Roe"], runs=(Run(("facets", "status"), exit=1),)),
    card("empty brackets and listings that are none", ["Zorblat () (NYSE: ) (: ZRB) (NYSE ZRB:) quillop", "CEO", "Jane Roe"], finds=(("quillop", "zorblat.txt:1"),), lost=("ticker:CEO",)),
    card("a listing that its exchange cannot have", ["Zorblat (HKEX: ZRB) (SSE: 7) quillop", "CEO: Jane Roe"], finds=(("quillop", "zorblat.txt:1"),),
         remarks={"zorblat.txt": "HKEX"}, lost=("ticker:HKEX:ZRB",)),
    card("labels and values on one line with every colon", ["佐布拉", "董事长：张三", "总部 : 波恩", "成立時間︰1984 年", "员工人数:: 12,000 人", "股票代码﹕ZRB"],
         file="佐布拉.md", asks=(("佐布拉的董事长是谁", "张三"), ("佐布拉总部在哪里", "波恩"), ("佐布拉有多少员工", "12,000"))),
    card("only labels", ["CEO", "Headquarters", "Founded", "Ticker", "Status", "Employees"], file="zorblat.txt", asks=(("who is the CEO of Zorblat", None),),
         finds=(("headquarters", "zorblat.txt:2"),)),
    card("only marks", ["🔴", "🟢", "🟡", "🔴🔴🔴", "🟠 → 🔴", "→ → →"], file="zorblat.txt", sources=1),
    card("a value of 200 KB", HEAD + ["CEO", "Jane Roe", "Summary", "long words " * 18_000, "Headquarters", "Bonn"], asks=(("who is the CEO of Zorblat", "Jane Roe"),)),
    card("a label of 100 KB", HEAD + ["CEO: Jane Roe", "x" * 100_000 + ": value", "Headquarters: Bonn"], asks=(("who is the CEO of Zorblat", "Jane Roe"),)),
    card("steps of supply that go in a circle", ["# Chain", "", "Zorblat → Vexnor → Quorlin → Zorblat", "", "- Zorblat supplies Zorblat."], file="a.md", seconds=2,
         runs=(Run(("path", "Zorblat"), exit=(0, 1)), Run(("path", "Zorblat", "Zorblat"), exit=(0, 1, 2)))),
    card("arrows that lead nowhere", ["# Chain", "", "→ Zorblat →", "→→→", "Zorblat → → Vexnor", "→ ".join(["x"] * 500)], file="a.md", finds=(("vexnor", "a.md:5"),)),
    card("dates that are none", ["# Zorblat", "", "- CEO (as of 2026-13-45): Jane Roe", "- Founded: 0000-00-00", "- Revenue 99999999999999999999: 5", "- Employees (2026-02-30): 12"],
         file="a.md", finds=(("Jane Roe", "a.md:3"),)),
    card("numbers beyond all bounds", ["# Zorblat", "", "- Market cap: $" + "9" * 400, "- Employees: -1e400", "- Founded: " + "1" * 40], file="a.md", finds=(("employees", "a.md:4"),)),
    card("a briefing of a page that was saved", ["<html><body><h1>Zorblat</h1><p>CEO</p><p>Jane Roe</p><p>Headquarters</p><p>Bonn</p><p>Founded</p><p>1984</p>"], file="zorblat.html",
         finds=(("Jane Roe", "zorblat.html:1"),)),
    card("quotes around everything", ["“Zorblat” (‘佐布拉’)", "“CEO”: “Jane Roe”", "「总部」：「波恩」"], file="zorblat.txt", finds=(("Jane Roe", "zorblat.txt:2"), ("波恩", "zorblat.txt:3"))),
]
