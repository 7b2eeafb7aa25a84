# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures as Markdown tables, pictures (SVG) and raw data (JSON) in tests/bench/results."""
import json
import math
import os
import pathlib
import platform
import subprocess

RESULTS = pathlib.Path(__file__).parent.parent / "results"
COLOURS = ("#c0392b", "#2c7fb8", "#41b6c4", "#7fcdbb", "#6a51a3", "#9e9ac8", "#f39c12", "#8c8c8c", "#555555", "#31a354")
FONT = 'font-family="sans-serif" font-size="12"'


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")),
                 platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    groonga = subprocess.run(["groonga", "--version"], capture_output=True, text=True, check=False).stdout.split()[1:2]
    sqlite = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True, check=False).stdout.split()[:1]
    xapian = subprocess.run(["pkg-config", "--modversion", "xapian-core"], capture_output=True, text=True,
                            check=False).stdout.split()[:1]
    return (f"{model}, {os.cpu_count()} processors, {memory:.0f} GB, Linux {platform.release().split('-')[0]}; "
            f"SQLite {' '.join(sqlite)}, Xapian {' '.join(xapian)}, Groonga {' '.join(groonga)}")


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(share * len(values)))]


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]) + "\n"


def keep(name, data, text):
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    (RESULTS / f"{name}.md").write_text(text, "utf-8")
    print(text)


def escape(text):
    return str(text).replace("&", "&amp;").replace("<", "&lt;")


def bars(name, title, groups, series, values, form, is_log=False):
    """A picture of groups of bars: values[series][group]; None has no bar."""
    row, label, width = 15, 190, 560
    known = [value for row_of in values.values() for value in row_of.values() if value]
    top = max(known)
    low = min(known) / 2 if is_log else 0

    def length(value):
        return width * (math.log(value / low) / math.log(top / low) if is_log else value / top)

    out, y = [], 34
    for group in groups:
        out.append(f'<text x="8" y="{y + 11}" {FONT} font-weight="bold">{escape(group)}</text>')
        y += row + 2
        for number, one in enumerate(series):
            value = values[one].get(group)
            out.append(f'<text x="{label - 6}" y="{y + 11}" {FONT} text-anchor="end">{escape(one)}</text>')
            if value:
                out.append(f'<rect x="{label}" y="{y}" width="{max(1, length(value)):.1f}" height="{row - 3}" '
                           f'fill="{COLOURS[number % len(COLOURS)]}"/>')
                out.append(f'<text x="{label + max(1, length(value)) + 5:.1f}" y="{y + 11}" {FONT}>{form(value)}</text>')
            y += row
        y += 8
    scale = ", logarithmic" if is_log else ""
    picture(name, label + width + 90, y, f'<text x="8" y="18" {FONT} font-weight="bold">{escape(title + scale)}</text>' + "".join(out))


def picture(name, width, height, body):
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="white"/>{body}</svg>\n', "utf-8")
