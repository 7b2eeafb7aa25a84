# SPDX-License-Identifier: GPL-2.0-or-later
"""A small bilingual vault of invented companies, made from a random generator, and changes to it.

A vault is a dict of path to bytes. A file's time follows from its bytes, so that two copies of a
vault are equal in everything an index can see."""
import hashlib
import json
import os
import pathlib
import shutil

NAMES = [("Quorvex", "魁沃斯", "QVX"), ("Lumetra", "流明特", "LMT"), ("Halvard Chips", "哈瓦芯片", "HVD"),
         ("Norrine", "诺林科技", "NRN"), ("Bexley Power", "贝克电力", "BXP"), ("Tivano", "蒂瓦诺", "TVN"),
         ("Ostrel", "奥斯特", "OST"), ("Cindral", "辛德材料", "CDL")]
STATUS = ["🟢 ample", "🟡 tight", "🟠 very tight", "🔴 sold out", "供应紧张", "已断供"]
PROSE = ["The plant doubled its wafer output and hired two more shifts.",
         "Export licences for lithography parts are reviewed every quarter.",
         "晶圆厂扩产之后，先进封装的产能仍然不足。", "出口管制对光刻机零件的影响逐季评估。",
         "Power costs at the data centre fell after the new substation opened.",
         "高带宽内存的价格在第三季度上涨了一成。", "数据中心的电力合同按年续签。"]


def note(rng):
    english, chinese, ticker = rng.choice(NAMES)
    other = rng.choice(NAMES)
    lines = []
    if rng.random() < 0.7:
        lines += ["---", f"aliases: [{chinese}, {ticker}]", f"tags: [supply/{rng.choice('abc')}, 芯片]"]
        lines += [f"date: 2026-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"] * (rng.random() < 0.5)
        lines += ["---"]
    lines += [f"# {rng.choice([english, chinese])}", ""]
    lines += [f"- CEO: Jane Roe {rng.randint(1, 99)}", f"- 员工: {rng.randint(100, 9000)}",
              f"- Ticker: NYSE: {ticker}", f"- Status: {rng.choice(STATUS)}", ""]
    for _ in range(rng.randint(1, 4)):
        lines += [f"## {rng.choice(['Outlook', '前景', 'Supply', '供应'])}", "",
                  " ".join(rng.choices(PROSE, k=3)),
                  f"{english} supplies {other[0]}. See [[{rng.choice(other[:2])}]].", ""]
    if rng.random() < 0.4:
        lines += ["| Company | Revenue | 员工 |", "|---|---|---|"]
        lines += [f"| {name[0]} | {rng.randint(1, 500)} | {rng.randint(1, 9)}00 |" for name in NAMES[:4]]
        lines += [""]
    lines += [f"Marker {rng.randint(0, 10**9)}."]
    return "\n".join(lines).encode()


def records(rng, count):
    rows = [{"id": f"r{i}", "title": rng.choice(NAMES)[rng.randint(0, 1)], "text": rng.choice(PROSE),
             "date": f"2026-02-{i + 1:02}"} for i in range(count)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def make(rng, notes=10):
    files = {f"{rng.choice(['', 'chips/', '电力/', 'chips/2026/'])}n{i}.md": note(rng) for i in range(notes)}
    files["records.jsonl"] = records(rng, 5)
    files["aliases.tsv"] = "Quorvex\t魁沃斯\tconfirmed\n".encode()
    return files


def change(rng, files):
    """Some notes edited, one added, one gone, one renamed; the records and aliases changed."""
    after = dict(files)
    notes = sorted(path for path in files if path.endswith(".md"))
    rng.shuffle(notes)
    for path in notes[:3]:
        after[path] = note(rng)
    after["added/新.md"] = note(rng)
    del after[notes[3]]
    after["renamed/" + os.path.basename(notes[4])] = after.pop(notes[4])
    after["records.jsonl"] = records(rng, rng.randint(1, 8))
    after["aliases.tsv"] = "Quorvex\t魁沃斯\tconfirmed\nTivano\t蒂瓦诺\tconfirmed\n".encode()
    return after


def write(folder, files):
    """Makes the folder hold these files and nothing else."""
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        second = 1_700_000_000 + int.from_bytes(hashlib.sha256(data).digest()[:3], "big")
        os.utime(place, (second, second))


QUERIES = ["Quorvex", "魁沃斯", "wafer output", "出口管制", "高带宽内存 价格", "power costs data centre",
           "ticker:QVX", "tag:supply", "status:>=yellow", "先进封装的产能", "\"export licences\"", "marker",
           "Jane Roe", "lithography -power", "path:chips", "date:2026-02..", "diannao", "Tivano supplies"]
QUESTIONS = ["who is the CEO of Quorvex", "魁沃斯的员工有多少", "Lumetra revenue", "can Tivano supply Ostrel",
             "哈瓦芯片的供应状态", "how many employees has Norrine", "who supplies Cindral"]
# What a reader may be asked, as words of a command.
READINGS = [("search", "Quorvex 产能", "--json"), ("ask", "who is the CEO of Quorvex"), ("facets",), ("facts", "--json"),
            ("entity", "Quorvex"), ("search", "出口管制 -power", "--sort", "date")]


def numbered(lines):
    """A file of queries or questions, as the programs read them."""
    return "".join(f"{number}\t{line}\n" for number, line in enumerate(lines))
