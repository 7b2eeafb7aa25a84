#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""reference_filter.py HEADER: the header with its plain comments as Doxygen's: those above a declaration, those behind a
member with the lines that go on below them, and what stands at its head as the file's own."""
import re
import sys

# Characters that Doxygen gives a meaning.
SIGNS = re.compile(r"([@\\<>#&%])")
# What stands in quotes on one line it takes as it is.
QUOTED = re.compile(r'("[^"]*")')


def safe(text):
    parts = QUOTED.split(text)
    parts[::2] = [SIGNS.sub(r"\\\1", part) for part in parts[::2]]
    return "".join(parts)


def main():
    lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
    out = []
    trailing = None  # The column of a comment behind a member that may go on.
    at_head = True
    for line in lines:
        whole = re.match(r"^(\s*)// ?(.*)$", line)
        behind = re.match(r"^(.*[;,{}(])(\s+)// ?(.*)$", line) or re.match(r"^(\s*k\w+(?: = \w+)?)(\s+)// ?(.*)$", line)
        if line.startswith("// SPDX"):
            out.append(line)
        elif whole and trailing is not None and len(whole[1]) == trailing:
            out.append(f"{whole[1]}///< {safe(whole[2])}")
        elif whole:
            out.append(f"{whole[1]}/// \\file\n/// {safe(whole[2])}" if at_head else f"{whole[1]}/// {safe(whole[2])}")
            at_head, trailing = False, None
        elif behind:
            out.append(f"{behind[1]}{behind[2]}///< {safe(behind[3])}")
            trailing = len(behind[1]) + len(behind[2])
        else:
            at_head = at_head and not line.startswith("#pragma once")
            trailing = None
            out.append(line)
    sys.stdout.write("\n".join(out))


if __name__ == "__main__":
    main()
