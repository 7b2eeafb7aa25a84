# SPDX-License-Identifier: GPL-2.0-or-later
"""What may be on disk after a power cut, by what a program did to its files (the shim's log).

Names (creating, renaming, removing) reach the disk in their order, those of a folder at the latest with
a sync of it: any prefix from there on may be kept. What was written to a file since its last sync may be
there, be missing, or be there up to some sector, each write for itself. That is less than common file
systems promise, and all that POSIX does."""
import os
import pathlib
import random

SECTOR = 512
RENAME_EXCHANGE = 2


def read_log(file):
    """The shim's records with FAULT_DATA=1, as (call, flags, number, offset, bytes, path, target)."""
    records, data, at = [], file.read_bytes(), 0
    while at < len(data):
        end = data.index(b"\n", at)
        call, flags, number, offset, size, paths = data[at:end].decode().split(" ", 5)
        path, _, target = paths.partition("\t")
        at = end + 1 + int(size)
        records.append((call, int(flags), int(number), int(offset), data[end + 1:at], path, target))
    return [record for record in records if record[2] >= 0]  # A call that failed did nothing.


class Names:
    """Which file each path names; None is a folder."""

    def __init__(self):
        self.nodes = {}

    def apply(self, kind, path, other):
        if kind == "set":
            self.nodes[path] = other
        elif kind == "drop":
            self.nodes.pop(path, None)
        elif kind == "exchange":
            self.apply("move", path, "\0")
            self.apply("move", other, path)
            self.apply("move", "\0", other)
        else:
            moved = {name: node for name, node in self.nodes.items() if name == path or name.startswith(path + "/")}
            for name in moved:
                del self.nodes[name]
            for name, node in moved.items():
                self.nodes[other + name[len(path):]] = node


class History:
    """A log as changes of names and of files. Each has the number of its record."""

    def __init__(self, records):
        self.size = len(records)
        self.names = []   # (record, kind, path, node or new path)
        self.writes = {}  # By node: (record, offset, bytes), offset None: cut to so many bytes.
        self.syncs = {}   # By node: records of its syncs.
        self.kept = []    # (record, how many of the names are on disk from there on)
        now = Names()
        for number, record in enumerate(records):
            self.add(now, number, *record)

    def name(self, now, number, kind, path, other):
        self.names.append((number, kind, path, other))
        now.apply(kind, path, other)

    def add(self, now, number, call, flags, result, offset, data, path, target):
        if call == "open":
            if flags & os.O_CREAT and path not in now.nodes:
                node = len(self.writes)
                self.writes[node], self.syncs[node] = [], []
                self.name(now, number, "set", path, node)
            elif flags & os.O_TRUNC:
                self.writes[now.nodes[path]].append((number, None, 0))
        elif call == "write":
            self.writes[now.nodes[path]].append((number, offset, data))
        elif call == "truncate":
            self.writes[now.nodes[path]].append((number, None, flags))
        elif call == "mkdir":
            self.name(now, number, "set", path, None)
        elif call in ("unlink", "rmdir"):
            self.name(now, number, "drop", path, None)
        elif call == "rename":
            self.name(now, number, "exchange" if flags & RENAME_EXCHANGE else "move", path, target)
        elif call == "fsync" and now.nodes.get(path) is not None:
            self.syncs[now.nodes[path]].append(number)
        elif call == "fsync":
            touched = [i for i, (_, kind, name, other) in enumerate(self.names)
                       if os.path.dirname(name) == path or kind in ("move", "exchange") and os.path.dirname(other) == path]
            self.kept.append((number, touched[-1] + 1 if touched else 0))

    def state(self, cut, rng):
        """Folders and files, by path, that a cut after `cut` records may leave."""
        least = max([count for record, count in self.kept if record < cut], default=0)
        most = sum(1 for record, *_ in self.names if record < cut)
        names = Names()
        for _, kind, path, other in self.names[:rng.choice([least, most, rng.randint(least, most)])]:
            names.apply(kind, path, other)
        share = rng.choice([0, 0.5, 0.9, 1])  # Of what need not be there, what is.
        return {path: None if node is None else self.content(node, cut, share, rng)
                for path, node in names.nodes.items()}

    def content(self, node, cut, share, rng):
        synced = max([record for record in self.syncs[node] if record < cut], default=-1)
        content = bytearray()
        for record, offset, data in self.writes[node]:
            if record >= cut:
                break
            if record > synced and rng.random() >= share:
                if offset is None or rng.random() < 0.7:
                    continue
                data = data[:SECTOR * rng.randint(0, len(data) // SECTOR)]
            if offset is None:
                content = content[:data].ljust(data, b"\0")
            elif data:
                content = content.ljust(offset, b"\0")
                content[offset:offset + len(data)] = data
        return bytes(content)

    def everything(self):
        """As if no power was ever cut."""
        names = Names()
        for _, kind, path, other in self.names:
            names.apply(kind, path, other)
        return {path: None if node is None else self.content(node, self.size, 1, random.Random(0))
                for path, node in names.nodes.items()}


def put(state):
    """Makes the files; their folders' parents are there."""
    for path, content in sorted(state.items()):
        if content is None:
            os.mkdir(path, 0o700)
        else:
            pathlib.Path(path).write_bytes(content)
            os.chmod(path, 0o600)
