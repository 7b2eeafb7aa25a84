# SPDX-License-Identifier: GPL-2.0-or-later
"""The engines that are compared, behind one face.

A collection is a TSV of passages: id, path, title, text, ticker, tag. A query is a dict: id, kind, text, and where they are meant
ticker and facet; kind "phrase" is one. Every engine gives ten hits with a snippet each.
"""
import json
import os
import pathlib
import sqlite3
import statistics
import subprocess
import time

from texts import grams, is_han, pieces, with_bigrams

ROUNDS = 2


def rows_of(collection):
    with open(collection, encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def bytes_below(folder):
    """On disk: Groonga's files have holes."""
    return sum(path.stat().st_blocks * 512 for path in pathlib.Path(folder).rglob("*") if path.is_file())


def run(command, **options):
    """Standard output, wall seconds and the most memory in MB of a command that must succeed."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, **options)
    out = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"failed: {command}")
    return out.decode(), time.monotonic() - begin, used.ru_maxrss / 1024


def quoted(word):
    return '"' + word.replace('"', '""') + '"'


def times_of(engine, queries):
    """id -> milliseconds, after every query was asked once."""
    for query in queries:
        engine.search(query)
    seen = {query["id"]: [] for query in queries}
    for _ in range(ROUNDS):
        for query in queries:
            seen[query["id"]].append(engine.timed(query))
    return {key: statistics.median(values) for key, values in seen.items()}


class Sqlite:
    """FTS5 of one tokenizer. Its table holds the text, as a search result needs it."""

    def __init__(self, name, tokenizer, gram, joined, feed=lambda text: text):
        self.name, self.tokenizer, self.gram, self.joined, self.feed = name, tokenizer, gram, joined, feed
        self.connection = None

    def build(self, collection, folder):
        """Seconds, without those that our own feeding takes."""
        path = pathlib.Path(folder) / "fts.db"
        fed = 0.0
        begin = time.monotonic()
        database = sqlite3.connect(path, isolation_level=None)
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
        database.execute(f"CREATE VIRTUAL TABLE t USING fts5(title, text, ticker, tag, path UNINDEXED, id UNINDEXED, "
                         f"tokenize=\"{self.tokenizer}\")")
        database.execute("INSERT INTO t(t, rank) VALUES('hashsize', 67108864)")
        database.execute("BEGIN")
        batch = []
        for key, where, title, text, ticker, tag in rows_of(collection):
            started = time.monotonic()
            title, text = self.feed(title), self.feed(text)
            fed += time.monotonic() - started
            batch.append((title, text, ticker, tag, where, key))
            if len(batch) == 1000:
                database.executemany("INSERT INTO t(title, text, ticker, tag, path, id) VALUES(?,?,?,?,?,?)", batch)
                batch.clear()
        database.executemany("INSERT INTO t(title, text, ticker, tag, path, id) VALUES(?,?,?,?,?,?)", batch)
        database.execute("COMMIT")
        database.close()
        return time.monotonic() - begin - fed

    def open(self, folder):
        self.connection = sqlite3.connect(f"file:{folder}/fts.db?mode=ro", uri=True)
        self.connection.executescript("PRAGMA mmap_size=8589934592; PRAGMA cache_size=-262144;")

    def close(self):
        self.connection.close()

    def expression(self, query):
        """In FTS5's language; empty if nothing of the query can be asked."""
        text = query["text"]
        if query["kind"] == "phrase":
            words = pieces(self.feed(text))
            if self.gram == 3 and len(text) < 3:
                return ""
            body = quoted(text if self.gram == 3 else " ".join(words))
        else:
            terms = []
            for piece in pieces(text):
                if is_han(piece) and self.joined == " OR " and self.gram > 1:
                    terms += grams(piece, self.gram)
                elif is_han(piece) and self.gram == 2:
                    terms.append(" ".join(grams(piece, 2)))
                else:
                    terms.append(piece)
            if self.gram == 3:
                terms = [term for term in terms if len(term) >= 3]
            body = self.joined.join(quoted(term) for term in dict.fromkeys(terms))
        if body and "ticker" in query:
            body = f"({{title text}} : ({body})) AND ticker : {quoted(query['ticker'])}"
        return body

    def search(self, query):
        """Ids of ten hits."""
        expression = self.expression(query)
        if expression:
            found = self.connection.execute("SELECT id, path, snippet(t, 1, '[', ']', '…', 24) FROM t WHERE t MATCH ? "
                                            "ORDER BY rank LIMIT 10", (expression,)).fetchall()
            if "facet" in query:
                self.connection.execute("SELECT tag, count(*) FROM t WHERE t MATCH ? GROUP BY tag", (expression,)).fetchall()
        else:  # Shorter than a trigram: what is left is to read everything.
            found = self.connection.execute("SELECT id, path, substr(text, 1, 80) FROM t WHERE text LIKE ? LIMIT 10",
                                            (f"%{query['text']}%",)).fetchall()
        return [row[0] for row in found]

    def timed(self, query):
        """Milliseconds."""
        begin = time.perf_counter()
        self.search(query)
        return (time.perf_counter() - begin) * 1e3

    def times(self, queries):
        return times_of(self, queries)

    def replace(self, folder, rows):
        """Seconds to put passages in the place of those with their ids."""
        numbers = ",".join(str(int(row[0]) + 1) for row in rows)
        database = sqlite3.connect(f"{folder}/fts.db")
        begin = time.monotonic()
        database.execute(f"DELETE FROM t WHERE rowid IN ({numbers})")
        database.executemany("INSERT INTO t(id, path, title, text, ticker, tag) VALUES(?,?,?,?,?,?)",
                             [(key, where, self.feed(title), self.feed(text), ticker, tag)
                              for key, where, title, text, ticker, tag in rows])
        database.commit()
        seconds = time.monotonic() - begin
        database.close()
        return seconds

    def command(self, folder, query):
        expression = self.expression(query).replace("'", "''")
        return ["sqlite3", f"{folder}/fts.db", "SELECT path, snippet(t, 1, '[', ']', '…', 24) FROM t WHERE t MATCH "
                f"'{expression}' ORDER BY rank LIMIT 10"]


class Program:
    """What tests/bench/stock_xapian and query_times have in common: queries as lines, and lines of milliseconds and ids."""

    def lines(self, queries):
        return "".join("\t".join([query["id"], query["kind"], query["text"], query.get("ticker", ""), query.get("facet", "")]) +
                       "\n" for query in queries)

    def ask(self, queries, rounds):
        out, _, _ = run(self.asking(rounds), stdin=self.file_of(queries))
        for line in out.splitlines():
            key, milliseconds, *ids = line.split("\t")
            yield key, float(milliseconds), ids

    def file_of(self, queries):
        path = pathlib.Path(self.folder) / "queries.tsv"
        path.write_text(self.lines(queries), "utf-8")
        return open(path, "rb")

    def open(self, folder):
        self.folder = folder

    def close(self):
        pass

    def search_all(self, queries):
        return {key: ids for key, _, ids in self.ask(queries, 1)}

    def times(self, queries):
        return {key: milliseconds for key, milliseconds, _ in self.ask(queries, ROUNDS)}


class Xapian(Program):
    """TermGenerator with n-grams and a stemmer; how: "shipped", the QueryParser's own reading, or "or", its terms OR-ed."""

    def __init__(self, build_folder, how):
        self.name = {"shipped": "Xapian, as shipped", "or": "Xapian, terms OR-ed"}[how]
        self.program, self.how = str(build_folder / "tests/stock_xapian"), how

    def build(self, collection, folder):
        return run([self.program, "index", str(collection), f"{folder}/xapian"],
                   env={**os.environ, "XAPIAN_FLUSH_THRESHOLD": "100000"})[1]

    def asking(self, rounds):
        return [self.program, "search", f"{self.folder}/xapian", self.how, str(rounds)]

    def replace(self, folder, rows):
        path = pathlib.Path(folder) / "rows.tsv"
        path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")
        out, _, _ = run([self.program, "replace", str(path), f"{folder}/xapian"])
        return float(out)

    def command(self, folder, query):
        self.folder = folder
        return ["sh", "-c", f'exec "$@" <"{self.file_of([query]).name}"', "sh", *self.asking(0)]


class Tanxun(Program):
    def __init__(self, build_folder, threads=0):
        self.name = "tanxun"
        self.build_folder, self.threads = build_folder, threads

    def update(self, notes, folder):
        """Seconds and megabytes of memory."""
        _, seconds, memory = run([str(self.build_folder / "tanxun-index"), "update", "-q", "-j", str(self.threads), "--db",
                                  f"{folder}/tanxun", str(notes)], stderr=subprocess.DEVNULL)
        return seconds, memory

    def asking(self, rounds):
        return [str(self.build_folder / "tests/query_times"), f"{self.folder}/tanxun", str(rounds)]

    def command(self, folder, query):
        return [str(self.build_folder / "tanxun"), "search", "--db", f"{folder}/tanxun", query["text"]]


class Groonga:
    """TokenBigram with positions, in a process of its own; times are those that it reports."""

    name = "Groonga"
    SCHEMA = ("table_create Tickers TABLE_HASH_KEY ShortText", "table_create Tags TABLE_HASH_KEY ShortText",
              "table_create Passages TABLE_HASH_KEY ShortText",
              "column_create Passages path COLUMN_SCALAR ShortText", "column_create Passages title COLUMN_SCALAR Text",
              "column_create Passages text COLUMN_SCALAR Text", "column_create Passages ticker COLUMN_SCALAR Tickers",
              "column_create Passages tag COLUMN_SCALAR Tags")
    # Made of what is loaded: Groonga's faster way.
    INDEXES = ("table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerNFKC130",
               "column_create Terms of_text COLUMN_INDEX|WITH_POSITION|WITH_SECTION Passages title,text",
               "column_create Tickers of_ticker COLUMN_INDEX Passages ticker")

    def talk(self, folder):
        return subprocess.Popen(["groonga", f"{folder}/groonga.db"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def say(self, process, command):
        process.stdin.write(command + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        if answer[0][0] != 0:
            raise SystemExit(f"groonga: {command[:200]}: {answer[0]}")
        return answer

    def build(self, collection, folder):
        load = pathlib.Path(folder) / "load.json"
        with open(load, "w", encoding="utf-8") as out:
            out.write("[\n")
            names = ("_key", "path", "title", "text", "ticker", "tag")
            out.write(",\n".join(json.dumps(dict(zip(names, row)), ensure_ascii=False) for row in rows_of(collection)))
            out.write("\n]\n")
        begin = time.monotonic()
        for commands in (self.SCHEMA,):
            run(["groonga", "-n", f"{folder}/groonga.db"], stdin=self.script(folder, commands))
        run(["groonga", "--file", str(self.loading(folder, load)), f"{folder}/groonga.db"])
        run(["groonga", f"{folder}/groonga.db"], stdin=self.script(folder, self.INDEXES))
        seconds = time.monotonic() - begin
        load.unlink()
        return seconds

    def loading(self, folder, load):
        path = pathlib.Path(folder) / "load.grn"
        with open(path, "wb") as out:
            out.write(b"load --table Passages\n")
            out.write(load.read_bytes())
        load.write_bytes(b"")
        return path

    def script(self, folder, commands):
        path = pathlib.Path(folder) / "script.grn"
        path.write_text("\n".join(commands) + "\n", "utf-8")
        return open(path, "rb")

    def open(self, folder):
        self.process = self.talk(folder)

    def close(self):
        self.process.stdin.close()
        self.process.wait()

    def expression(self, query, joined):
        if query["kind"] == "phrase":
            terms = [query["text"]]
        elif joined == "OR":
            terms = [gram for piece in pieces(query["text"])
                     for gram in (grams(piece, 2) if is_han(piece) else [piece])]
        else:
            terms = pieces(query["text"])
        return f" {joined} ".join('"' + term.replace("\\", "").replace('"', "") + '"' for term in dict.fromkeys(terms))

    joined = "OR"

    def select(self, query):
        def argument(text):
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
        command = ("select Passages --match_columns 'scorer_tf_idf(title) * 2 || scorer_tf_idf(text)' --query "
                   + argument(self.expression(query, self.joined)).replace(" AND ", " ") +
                   " --sort_keys -_score --limit 10 --output_columns '_key,path,snippet_html(text)'")
        if "ticker" in query:
            command += f" --filter 'ticker == \"{query['ticker']}\"'"
        if "facet" in query:
            command += " --drilldowns[tag].keys tag --drilldowns[tag].limit 100"
        return command

    def answer(self, query):
        head, body = self.say(self.process, self.select(query))[:2]
        hits = body[0] if isinstance(body, list) else body["records"]
        return head[2] * 1e3, [row[0] for row in hits[2:]]

    def search(self, query):
        return self.answer(query)[1]

    def timed(self, query):
        return self.answer(query)[0]

    def times(self, queries):
        return times_of(self, queries)

    def replace(self, folder, rows):
        process = self.talk(folder)
        names = ("_key", "path", "title", "text", "ticker", "tag")
        begin = time.monotonic()
        for row in rows:
            self.say(process, f"delete Passages --key {json.dumps(row[0])}")
        process.stdin.write("load --table Passages\n")
        self.say(process, json.dumps([dict(zip(names, row)) for row in rows], ensure_ascii=False))
        process.stdin.close()
        process.wait()
        return time.monotonic() - begin

    def command(self, folder, query):
        return ["sh", "-c", 'exec groonga "$0" <"$1"', f"{folder}/groonga.db", self.script(folder, [self.select(query)]).name]


class GroongaAnd(Groonga):
    name = "Groonga, all words"
    joined = "AND"


def sqlites(joined):
    """joined: " OR ", or " AND " as FTS5 reads words side by side."""
    end = "" if joined == " OR " else ", all words"
    return [Sqlite("FTS5 unicode61" + end, "porter unicode61", 1, joined),
            Sqlite("FTS5 trigram" + end, "trigram", 3, joined),
            Sqlite("FTS5 bigrams" + end, "porter unicode61", 2, joined, with_bigrams)]
