# SPDX-License-Identifier: GPL-2.0-or-later
"""Text as the peers need it: words, runs of Han, bigrams of Han."""
import re

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUN = re.compile(f"[{HAN}]+")
PIECE = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")


def pieces(text):
    """Words and runs of Han, in order."""
    return PIECE.findall(text)


def is_han(piece):
    return RUN.match(piece) is not None


def grams(run, n):
    """Overlapping pieces of n characters; a shorter run is one by itself."""
    return [run[i:i + n] for i in range(max(1, len(run) - n + 1))]


def with_bigrams(text):
    """Each run of Han as its bigrams with blanks between."""
    return RUN.sub(lambda run: " " + " ".join(grams(run.group(), 2)) + " ", text)
