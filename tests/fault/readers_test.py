# SPDX-License-Identifier: GPL-2.0-or-later
"""Four readers beside a writer that commits as fast as it can. No query fails, and each is answered from
one commit: it shows both markers of the revision that it names."""
import concurrent.futures
import json
import pathlib
import subprocess

import fault
import vault
from fault import expect

READERS = 4
BATCH = 50


def numbers_in(texts):
    return [int(text.rsplit("marker ", 1)[1].split()[0]) for text in texts]


def check_search(line):
    answer = json.loads(line)
    expect(answer["total"] == 2, "not both markers:", line)
    revision = answer["index"]["revision"]
    expect(numbers_in(hit["snippet"] for hit in answer["hits"]) == [revision] * 2, "not of one commit:", line)


def check_facts(run):
    values = [fact["value"] for fact in json.loads(run.stdout)["facts"]]
    expect(len(values) == 2 and len(set(values)) == 1, "not of one commit:", values)


def check_ask(line):
    answer = json.loads(line)
    values = [each["value"] for each in answer["answers"]]
    expect(values == [str(answer["index"]["revision"])] if "index" in answer else len(values) == 1, "not of one commit:", line)


def read(place, number):
    """One process of a reader; how many queries it answered."""
    kind = number % 4
    if kind == 0:
        check_facts(place.must("facts", "--json", program="tanxun"))
        return 1
    if kind == 1:
        check_search(place.must("search", "marker", "--json", program="tanxun").stdout)
        return 1
    words = [("search", "--queries", place.home / "queries"), ("ask", "--questions", place.home / "questions")][kind - 2]
    lines = place.must(*words, "--ndjson", program="tanxun").stdout.splitlines()
    expect(len(lines) == BATCH, "not all are answered:", len(lines))
    for line in lines:
        (check_search if kind == 2 else check_ask)(line)
    return BATCH


def prepare(place, options):
    (place.home / "queries").write_text(vault.numbered(["marker"] * BATCH))
    (place.home / "questions").write_text(vault.numbered(["Alpha counter"] * BATCH))

    def trial(number, _):
        """4 readers for some processes each, beside one writer."""
        if number > 0:
            return None
        writer = subprocess.Popen([pathlib.Path(options.shim).parent / "rapid_writer", place.index],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        expect(writer.stdout.readline() == "begun\n", "the writer fails")
        def reader(first):
            return sum(read(place, first + each) for each in range(options.trials // READERS))
        try:
            with concurrent.futures.ThreadPoolExecutor(READERS) as pool:
                queries = sum(pool.map(reader, range(READERS)))
        finally:
            commits, _ = writer.communicate()
        commits, _ = writer.communicate()
        expect(writer.returncode == 0, "the writer ends with", writer.returncode)
        return f"{queries} queries beside {commits.strip()} commits:"
    return trial


if __name__ == "__main__":
    fault.main("readers beside a writer", 48, 400, prepare)
