# SPDX-License-Identifier: GPL-2.0-or-later
"""The zoo: hostile and odd notes, each with what a trustworthy tool does with it. Run as root it becomes
the user nobody first. python3 zoo_test.py --programs build/dev [--long] [--seed N] [--only PART-OF-A-NAME]"""
import argparse
import json
import mmap
import os
import pathlib
import pwd
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import traceback

import bombs
import briefings
import encodings_ as encodings
import escapes
import forgeries
import markdown
import names
import records
import row as rows
import special
import unicode_ as unicode

SECTIONS = (encodings, unicode, bombs, names, special, markdown, records, briefings, escapes, forgeries)
QUICK_ROWS = 24
# What must not reach a terminal: C0 but newline and tab, DEL, C1, bidi controls, line separators, tag characters.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
SANITIZED_SLOWER = 15


class Broken(Exception):
    pass


def expect(condition, *what):
    if not condition:
        raise Broken(" ".join(map(str, what)))


def one_of(value, allowed):
    return value in (allowed if isinstance(allowed, tuple) else (allowed,))


class Ran:
    def __init__(self, words, exit, out, err, usage):
        self.words, self.exit, self.out, self.err = words, exit, out, err
        self.seconds = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024

    def __str__(self):
        return f"{self.words}\n  exit {self.exit}, {self.seconds:.2f} s, {self.megabytes:.0f} MB\n" \
               f"  {self.out[:1500]!r}\n  {self.err[:1500]!r}"


class Trial:
    """One row in a folder of its own."""

    def __init__(self, row, home, programs, sanitized):
        self.row, self.home, self.programs = row, pathlib.Path(home), programs
        self.notes, self.index = self.home / "notes", self.home / "index"
        self.slower = SANITIZED_SLOWER if sanitized else 1
        self.sanitized = sanitized
        self.notes.mkdir(parents=True)

    def start(self, program, *words, seconds=2.0, stdin=subprocess.DEVNULL):
        """Runs it within the bounds of time and memory; the words may be bytes."""
        words = [word if isinstance(word, bytes) else str(word).encode() for word in words]
        environment = {"PATH": os.environ["PATH"], "TANXUN_DB": str(self.index), "HOME": str(self.home), "LC_ALL": "C.UTF-8",
                       "ASAN_OPTIONS": "exitcode=99:detect_leaks=1", "UBSAN_OPTIONS": "halt_on_error=1:exitcode=99"}
        with tempfile.TemporaryFile(dir=self.home) as out, tempfile.TemporaryFile(dir=self.home) as err:
            process = subprocess.Popen([self.programs / program, *words], env=environment, cwd=self.home,
                                       stdin=stdin, stdout=out, stderr=err)
            watchdog = threading.Timer(60 * self.slower, process.kill)
            watchdog.start()
            _, status, usage = os.wait4(process.pid, 0)
            watchdog.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            ran = Ran(" ".join([program] + [str(word)[1:] for word in words]), process.returncode, out.read(), err.read(), usage)
        expect(ran.exit in (0, 1, 2), "ends oddly:", ran)
        expect(b"runtime error:" not in ran.err, "undefined behaviour:", ran)
        expect(ran.seconds <= seconds * self.slower, f"takes {ran.seconds:.1f} s, over {seconds * self.slower}:", ran)
        expect(self.sanitized or ran.megabytes <= self.row.megabytes, f"takes {ran.megabytes:.0f} MB:", ran)
        return ran

    def run(self, program, *words, **more):
        """And prints nothing raw, but names where they are asked for as they are."""
        ran = self.start(program, *words, **more)
        printed = ran.out if "-0" not in words else b""
        try:
            raw = RAW.search(printed.decode() + ran.err.decode())
        except UnicodeDecodeError as error:
            raise Broken(f"prints what is not UTF-8 ({error}): {ran}") from None
        expect(raw is None, "prints a control character raw:", raw, ran)
        return ran

    def json(self, ran):
        try:
            value = json.loads(ran.out)
            json.dumps(value, ensure_ascii=False).encode()  # No half of a surrogate pair.
        except (ValueError, UnicodeEncodeError) as error:
            raise Broken(f"no sound JSON ({error}): {ran}") from None
        return value

    def indexer(self, *words, **more):
        return self.run("tanxun-index", *words, **more)

    def tanxun(self, *words, **more):
        return self.run("tanxun", *words, **more)

    def update(self, *words, exit=0, seconds=None):
        ran = self.indexer("update", "--json", *self.row.flags, *(words or (self.notes,)), seconds=seconds or self.row.seconds)
        expect(one_of(ran.exit, exit), f"update ends with {ran.exit}, not {exit}:", ran)
        return self.json(ran)

    def search(self, query, exit=(0, 1)):
        ran = self.tanxun("search", "--json", "--", query)
        expect(one_of(ran.exit, exit), "search fails:", ran)
        return self.json(ran)

    def finds(self, query, place):
        """place: path:line, or path#record:line."""
        hits = self.search(query)["hits"]
        places = [(hit["path"] + (f"#{hit['record']}" if hit["record"] else ""), hit["line_start"], hit["line_end"]) for hit in hits]
        path, line = place.rsplit(":", 1)
        expect(any(found == path and first <= int(line) <= last for found, first, last in places),
               f"{query!r} does not find {place!r} but {places}")

    def loses(self, query):
        hits = self.search(query)["hits"]
        expect(not hits, f"{query!r} finds {[(hit['path'], hit['line_start'], hit['snippet'][:200]) for hit in hits]}")

    def answers(self, question, value):
        ran = self.tanxun("ask", "--json", "--", question)
        answer = self.json(ran)
        firm = answer["state"] in ("answered", "series", "conflict")
        expect((ran.exit == 0) == firm, "its exit status and state differ:", ran)
        if value is None:
            expect(not firm, "answers firmly:", ran)
        else:
            told = [item for each in answer["answers"] for item in [each["value"], *each["items"]]]
            expect(firm and any(value in item for item in told), f"does not answer {value!r}:", ran)

    def does(self, run):
        ran = self.run("tanxun-index" if run.indexer else "tanxun", *run.words, seconds=run.seconds)
        expect(one_of(ran.exit, run.exit), f"not exit {run.exit}:", ran)
        printed = (ran.out + ran.err).decode()
        for part in run.has:
            expect(part in printed, f"does not print {part!r}:", ran)
        for part in run.lacks:
            expect(part not in printed, f"prints {part!r}:", ran)


def make_notes(trial):
    for path, content in trial.row.files.items():
        rows.write(trial.notes, path, content)
    if trial.row.make is not None:
        trial.row.make(trial.notes)


def snapshot(folder):
    """What must stay as it is: names, sizes and times of the notes."""
    found = {}
    for base, folders, files in os.walk(os.fsencode(folder)):
        for name in folders + files:
            state = os.lstat(os.path.join(base, name))
            found[os.path.join(base, name)] = (state.st_mode, state.st_size, state.st_mtime_ns)
    return found


def is_path(told, path):
    """Files that are no notes are told by their whole path."""
    return told == path or told.endswith("/notes/" + path)


def check_report(row, report):
    expect(report["indexed"] + report["skipped"] + report["failed"] == report["found"], "does not count up:", report)
    told = {entry["path"]: entry["reason"] for entry in report["files"] if entry["outcome"] in ("skipped", "failed")}
    for path, reason in row.skipped.items():
        expect(any(is_path(each, path) and reason in told[each] for each in told), f"does not skip {path!r} for {reason!r}:", told)
    for path, reason in told.items():
        expect(any(is_path(path, each) for each in row.skipped), f"skips {path!r}: {reason}")
    for path, part in row.remarks.items():
        expect(any(each["path"] == path and part in each["reason"] for each in report["problems"]),
               f"no remark {part!r} on {path!r}:", report["problems"][:5])
    sources = len(row.files) - len(row.skipped) if row.sources is None else row.sources
    expect(report["sources"] == sources, f"{report['sources']} sources, not {sources}")


def look_everywhere(trial):
    """Whatever prints parts of notes keeps the promises that Trial.run looks for."""
    row = trial.row
    for words in (("facts", "-n", "500"), ("facets", "-n", "50"), ("links", "--dangling"), ("links", "--ambiguous"), ("status",)):
        trial.does(rows.Run(words, exit=(0, 1), seconds=row.seconds))
    for words in (("facts", "-n", "500", "--json"), ("facets", "-n", "50", "--json"), ("links", "--dangling", "--json")):
        trial.json(trial.tanxun(*words, seconds=row.seconds))
    trial.does(rows.Run(("status", "--aliases"), indexer=True, seconds=row.seconds))
    for query, place in row.finds[:1]:
        path = place.rsplit(":", 1)[0]
        for words in (("search", "--", query), ("explain", "--", query), ("search", "--context", "1", "--", query),
                      ("similar", "--", path), ("links", "--", path), ("get", "--", path), ("entity", "--", query)):
            trial.does(rows.Run(words, exit=(0, 1, 2), seconds=row.seconds))
    on_disk = [os.path.join(os.fsencode(trial.notes), os.fsencode(path)) for path in row.files]
    for path in [path for path in on_disk if os.path.isfile(path) and not os.path.islink(path)][:1]:
        trial.does(rows.Run(("read", "--", path), exit=(0, 1, 2), indexer=True, seconds=row.seconds))


def hold(trial):
    """Raises Broken where something is not as the row says."""
    row = trial.row
    make_notes(trial)
    before = snapshot(trial.notes)
    expected = row.exit if row.exit is not None else 1 if row.skipped else 0
    check_report(row, trial.update(exit=expected))
    for query, place in row.finds:
        trial.finds(query, place)
    for query in row.lost:
        trial.loses(query)
    for question, value in row.asks:
        trial.answers(question, value)
    for run in row.runs:
        trial.does(run)
    if not row.changing:
        again = trial.indexer("update", "-v", *row.flags, trial.notes, seconds=row.seconds)
        expect(one_of(again.exit, expected if row.again is None else row.again) and b"committed" not in again.out, "a second update is not the first's:", again)
        expect(snapshot(trial.notes) == before, "changes the notes")
    trial.does(rows.Run(("check",), indexer=True, seconds=3 * row.seconds, exit=(0, 1) if row.changing else 0))
    look_everywhere(trial)
    if row.then is not None:
        row.then(trial)


def has_sanitizer(program):
    with open(program, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as bytes_:
        return bytes_.find(b"__asan_init") >= 0


def become_nobody(home, programs):
    """Root would read and write what nobody may; the programs go where nobody reaches them."""
    place = home / "programs"
    place.mkdir()
    for program in ("tanxun", "tanxun-index"):
        shutil.copy(programs / program, place / program)
    special.make_what_only_root_can(home)
    nobody = pwd.getpwnam("nobody")
    for path in (home, place, *place.iterdir()):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
    return place


def remove(folder):
    """Whatever its rights are."""
    for base, folders, _ in os.walk(os.fsencode(folder)):
        for name in folders:
            path = os.path.join(base, name)
            if not os.path.islink(path) and os.lstat(path).st_uid == os.getuid():
                os.chmod(path, 0o700)
    shutil.rmtree(os.fsencode(folder))


def chosen(every, options):
    if options.only is not None:
        return [row for row in every if options.only in row.name]
    if options.long:
        return every
    cheap = [row for row in every if not row.costly]
    return random.Random(options.seed).sample(cheap, min(QUICK_ROWS, len(cheap)))


def main():
    parser = argparse.ArgumentParser(description="the zoo of hostile notes")
    parser.add_argument("--programs", type=pathlib.Path, required=True, help="folder of tanxun-index and tanxun")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1, 10**9), help="of the quick form's choice")
    parser.add_argument("--long", action="store_true", help="every row")
    parser.add_argument("--only", help="the rows with this in their name")
    parser.add_argument("--list", action="store_true", help="print the rows' names")
    options = parser.parse_args()
    every = [row for section in SECTIONS for row in section.ROWS]
    expect(len({row.name for row in every}) == len(every), "two rows have one name")
    if options.list:
        print(*(row.name for row in every), sep="\n")
        return
    print(f"zoo: seed {options.seed}", flush=True)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    home = pathlib.Path(os.path.realpath(tempfile.mkdtemp(prefix="tanxun-zoo-")))
    was_root = os.getuid() == 0
    try:
        programs = become_nobody(home, options.programs) if was_root else options.programs.resolve()
        sanitized = has_sanitizer(programs / "tanxun-index")
        held, broken, passed_over = 0, 0, 0
        for row in chosen(every, options):
            if row.root_only and not was_root:
                passed_over += 1
                continue
            trial = Trial(row, home / "row", programs, sanitized)
            try:
                hold(trial)
                held += 1
            except Broken as problem:
                broken += 1
                print(f"BROKEN {row.name}: {problem}", flush=True)
            except Exception:  # A row that cannot be made is broken as well; the others go on.
                broken += 1
                print(f"BROKEN {row.name}: {traceback.format_exc()}", flush=True)
            remove(trial.home)
        print(f"{held} of {len(every)} rows held, {broken} broken, {passed_over} need root to be made"
              f"{' (sanitized)' if sanitized else ''}")
    finally:
        remove(home)
    sys.exit(1 if broken > 0 or held == 0 else 0)


if __name__ == "__main__":
    main()
