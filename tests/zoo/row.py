# SPDX-License-Identifier: GPL-2.0-or-later
"""What a row of the zoo is: how its notes are made, and what a trustworthy tool does with them."""
import dataclasses
import os
from typing import Callable

KB, MB = 1 << 10, 1 << 20


@dataclasses.dataclass
class Link:
    """A symbolic link."""
    target: str


@dataclasses.dataclass
class Hole:
    """A file of that many bytes that take no place."""
    size: int


@dataclasses.dataclass
class Run:
    """A command on the finished index: words of tanxun, or of tanxun-index where `indexer` is set."""
    words: tuple
    exit: int | tuple = 0
    has: tuple = ()  # Each stands in what is printed, either stream.
    lacks: tuple = ()
    indexer: bool = False
    seconds: float = 2


@dataclasses.dataclass
class Row:
    name: str
    # Path to bytes, text, Link, Hole, or a function without arguments that gives one of the first two.
    files: dict
    make: Callable | None = None  # More than `files` can say: gets the folder of the notes, runs after them.
    flags: tuple = ()  # Of the update.
    exit: int | tuple | None = None  # Of the update; without one 1 where something is skipped, else 0.
    skipped: dict = dataclasses.field(default_factory=dict)  # Path to a part of the reason: these and no others.
    remarks: dict = dataclasses.field(default_factory=dict)  # Path to a part of a remark on what is indexed.
    sources: int | None = None  # In the index afterwards; without one, as many as there are files not skipped.
    finds: tuple = ()  # (query, "path:line"): among the hits is one that holds that line.
    lost: tuple = ()  # Queries that find nothing.
    asks: tuple = ()  # (question, part of the value), or (question, None): no firm answer.
    runs: tuple = ()
    then: Callable | None = None  # More checks: gets the trial.
    seconds: float = 2  # Of the processor, for the update and all else that reads the notes.
    megabytes: int = 512
    again: int | None = None  # Exit of a second update; without one, of the first.
    changing: bool = False  # A second update may find something new.
    costly: bool = False  # Not for the quick form.
    root_only: bool = False  # What it needs only root can make.


def text(*lines):
    """Lines as a file."""
    return "".join(line + "\n" for line in lines).encode()


def record(**fields):
    import json
    return json.dumps(fields, ensure_ascii=False)


def write(folder, path, content):
    """path: str or bytes, below folder."""
    place = os.path.join(os.fsencode(folder), os.fsencode(path))
    os.makedirs(os.path.dirname(place), exist_ok=True)
    if callable(content):
        content = content()
    if isinstance(content, Link):
        os.symlink(content.target, place)
    elif isinstance(content, Hole):
        with open(place, "wb") as file:
            file.truncate(content.size)
    else:
        with open(place, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
