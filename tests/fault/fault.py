# SPDX-License-Identifier: GPL-2.0-or-later
"""What the fault tests share: the programs, everything an index answers, seeds and trials.

Each test runs alone: python3 kill_test.py --programs build/dev --shim build/dev/tests/libfault_shim.so
[--seed N] [--trials N] [--only K]. A trial depends on the seed and its own number alone."""
import argparse
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

import vault


class Broken(Exception):
    """A promise of the program that did not hold."""

    def told(self):
        return " ".join(map(str, self.args))


def expect(condition, *what):
    """Raises Broken, which says what, where the condition does not hold."""
    if not condition:
        raise Broken(*what)


def describe(run):
    return f"{' '.join(map(str, run.args))}\n  exit {run.returncode}\n  {run.stdout!r}\n  {run.stderr!r}"


class Place:
    """A temporary folder with notes and an index, and the programs that work on them."""

    def __init__(self, options):
        self.programs = pathlib.Path(options.programs).resolve()
        self.shim = str(pathlib.Path(options.shim).resolve()) if options.shim else None
        self.home = pathlib.Path(os.path.realpath(tempfile.mkdtemp(prefix="tanxun-fault-")))
        self.notes = self.home / "notes"
        self.index = self.home / "index"
        (self.home / "queries").write_text(vault.numbered(vault.QUERIES))
        (self.home / "questions").write_text(vault.numbered(vault.QUESTIONS))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.home, ignore_errors=True)

    def start(self, program, *words, faults=None, prefix=(), extra=None, **more):
        """faults: what the shim is told, by the names of fault_shim.c without FAULT_. extra: of
        the environment."""
        environment = dict(os.environ, TANXUN_DB=str(self.index), HOME=str(self.home), LC_ALL="C.UTF-8", **(extra or {}))
        if faults is not None:
            environment.update({f"FAULT_{name}": str(value) for name, value in faults.items()})
            environment.update(FAULT_BELOW=str(faults.get("BELOW", self.index)), LD_PRELOAD=self.shim)
        return subprocess.Popen([*prefix, str(self.programs / program), *map(str, words)], env=environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, errors="backslashreplace", cwd=self.home, **more)

    def run(self, program, *words, kill_after=None, timeout=120, **more):
        """kill_after, timeout: seconds."""
        process = self.start(program, *words, **more)
        if kill_after is not None:
            time.sleep(kill_after)
            process.kill()
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Broken("hangs:", " ".join(map(str, process.args))) from None
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def indexer(self, *words, **more):
        return self.run("tanxun-index", *words, **more)

    def must(self, *words, program="tanxun-index", ok=(0,), **more):
        run = self.run(program, *words, **more)
        expect(run.returncode in ok, "failed:", describe(run))
        return run

    def calls(self, *words, faults=None):
        """The log of a run of the indexer: one (call, bytes or number, path) for each counted call."""
        log = self.home / "log"
        log.unlink(missing_ok=True)
        self.must(*words, faults=dict(faults or {}, LOG=log))
        fields = [line.split(" ", 5) for line in log.read_text().splitlines()]
        return [(call, int(number), path) for call, _, number, _, _, path in fields]

    def questions(self):
        """The commands that answers() asks."""
        commands = [("search", "--queries", self.home / "queries", "--format", "trec", "-n", 100),
                    ("ask", "--questions", self.home / "questions", "--ndjson"),
                    ("facts", "-n", 100000, "--json"), ("facets", "--json"),
                    ("search", "Quorvex 产能", "--json", "--facet", "tag"), ("path", "Quorvex", "--json")]
        commands += [("entity", name, "--json") for name in ("Quorvex", "魁沃斯", "蒂瓦诺")]
        commands += [("links", "records.jsonl", "--json"), ("similar", "records.jsonl#r0", "--json")]
        return commands

    def answers(self, **more):
        """Everything the index answers, as lines that can be compared; None where there is no index."""
        def told(*words):
            run = self.run("tanxun", *words, **more)
            return run if run.returncode == 2 else without_revision(run.stdout)
        lines = []
        for words in self.questions():
            answer = told(*words)
            if isinstance(answer, str):
                lines.append(f"{words[0]} {words[1]}: {answer}")
            elif "no index here" in answer.stderr:
                return None
            else:
                expect(words[0] in ("links", "similar"), "cannot read:", describe(answer))
                lines.append(f"{words[0]}: {answer.stderr}")
        return lines

    def revision(self):
        """Of the commit that a reader sees; 0 where there is none."""
        run = self.run("tanxun", "status", "--json")
        if run.returncode != 0:
            expect("no index here" in run.stderr, "cannot read:", describe(run))
            return 0
        return json.loads(run.stdout)["index"]["revision"]

    def check(self):
        run = self.indexer("check")
        expect(run.returncode == 0, "check is not clean:", describe(run))

    def files(self):
        """What lies in the index's folder."""
        return sorted(str(path.relative_to(self.index)) for path in self.index.rglob("*"))

    def keep(self, name):
        """A copy of the index, or of nothing, to go back to."""
        copy = self.home / name
        shutil.rmtree(copy, ignore_errors=True)
        if self.index.exists():
            shutil.copytree(self.index, copy)

    def go_back(self, name):
        shutil.rmtree(self.index, ignore_errors=True)
        if (self.home / name).exists():
            shutil.copytree(self.home / name, self.index)



def without_revision(text):
    """The output without what says when and how often it was committed."""
    if not text.startswith("{"):
        return text
    def strip(value):
        if isinstance(value, dict):
            return {key: strip(each) for key, each in value.items() if key != "index"}
        return [strip(each) for each in value] if isinstance(value, list) else value
    documents = [text] if text.startswith("{\n") else text.splitlines()
    return "\n".join(json.dumps(strip(json.loads(document)), ensure_ascii=False) for document in documents)


def difference(a, b):
    """The first line that differs, both ways."""
    if a is None or b is None:
        return f"{'no index' if a is None else 'an index'} and {'no index' if b is None else 'an index'}"
    for left, right in zip(a, b):
        if left != right:
            at = next(i for i, pair in enumerate(zip(left + "\0", right + "\1")) if pair[0] != pair[1])
            begin = max(0, at - 200)
            return f"\n  {left[:60]} … {left[begin:at + 200]}\n  {right[:60]} … {right[begin:at + 200]}"
    return "nothing"


def random_of(seed, trial):
    return random.Random(f"{seed}/{trial}")


def main(title, quick, long, prepare):
    """prepare(place, options) gives a function of a trial's number and random generator, which returns
    a word for what held, None where there are no more trials, or raises Broken. Exit 1 if any did."""
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--programs", required=True, help="folder of tanxun-index and tanxun")
    parser.add_argument("--shim", help="libfault_shim.so")
    parser.add_argument("--seed", type=int, default=int(os.environ.get("TANXUN_TEST_SEED", 0)) or
                        random.SystemRandom().randrange(1, 10**9))
    parser.add_argument("--trials", type=int, default=quick, help=f"{quick}; {long} in scripts/soak")
    parser.add_argument("--long", action="store_const", dest="trials", const=long)
    parser.add_argument("--only", type=int, help="the number of one trial")
    options = parser.parse_args()
    print(f"{title}: seed {options.seed}", flush=True)
    held, broken = {}, 0
    with Place(options) as place:
        trial = prepare(place, options)
        for number in range(options.trials) if options.only is None else [options.only]:
            try:
                word = trial(number, random_of(options.seed, number))
            except Broken as problem:
                broken += 1
                print(f"BROKEN --seed {options.seed} --only {number}: {problem.told()}", flush=True)
                continue
            if word is None:
                break
            held[word] = held.get(word, 0) + 1
    print(f"{sum(held.values())} trials held: " + ", ".join(f"{word} {n}" for word, n in sorted(held.items())))
    sys.exit(1 if broken > 0 or not held else 0)
