/* SPDX-License-Identifier: GPL-2.0-or-later */
/**
 * @file
 * The C API of tanxun: everything that the C++ API does, for C99 and for whatever can call C.
 *
 * Text. Every text is UTF-8 with its length in bytes; NULL with length 0 is the empty text. Texts
 * that are given out end in a NUL besides. A folder is the name that the file system has, any bytes
 * but NUL. Names of files in results and options are text, where a backslash, an x and two
 * hexadecimal digits stand for a byte that is no UTF-8, or for a backslash that would read as such;
 * what a result says can be given back.
 *
 * Results. A call returns TANXUN_OK and through its last argument a JSON object (version 1: keys
 * may be added, not changed or dropped; the objects are those that the programs print with --json).
 * Any other code comes with a message for people in its place, and nothing was done. What is given
 * out belongs to the caller: tanxun_text_free(). Where memory is too scarce even for a message, a
 * constant one is given; it is freed the same way.
 *
 * Options. Where a call takes options they are a JSON object of the keys that its comment names, at
 * most 16 MiB; NULL and 0, or null for a key, mean the defaults. A key that is not known, a value
 * of another type or out of range is TANXUN_BAD_ARGUMENT with a message that names it.
 *
 * Threads. A handle is for one call at a time, from any thread; a second call meanwhile is refused
 * with TANXUN_BAD_ARGUMENT. Only tanxun_searcher_cancel() may be called beside another call.
 * Several threads have a searcher each. What takes no handle may be called from any thread. Nothing
 * is printed, no thread is started but those that an update reads files with, there is no global
 * state.
 *
 * Errors. No C++ exception leaves a call. Any call may return TANXUN_BAD_ARGUMENT for a pointer
 * that is NULL and must not be, for text that is no UTF-8 or longer than any that makes sense, and
 * TANXUN_NO_MEMORY and TANXUN_INTERNAL.
 */
#ifndef TANXUN_C_H
#define TANXUN_C_H

#include <stddef.h>
#include <stdint.h>

/** What the shared library exports. */
#if defined(__GNUC__) || defined(__clang__)
#define TANXUN_C_API __attribute__((visibility("default")))
#else
#define TANXUN_C_API
#endif

/**
 * The version of this header's ABI. A program works with any library whose tanxun_abi_version() is
 * the same: functions, codes, options and keys may be added to it, none changed or dropped.
 */
#define TANXUN_ABI_VERSION 1

#ifdef __cplusplus
extern "C" {
#endif

/** How a call ended: one of the codes below. A later release may have more. */
typedef int32_t tanxun_code;

enum {
  TANXUN_OK = 0,                 /**< Done. */
  TANXUN_BAD_ARGUMENT = 1,       /**< The caller's own request makes no sense. */
  TANXUN_BAD_QUERY = 2,          /**< A query or question that cannot be read. */
  TANXUN_NOT_FOUND = 3,          /**< The named source, entity or path is not in the index. */
  TANXUN_INDEX_MISSING = 4,      /**< No index in that folder. */
  TANXUN_INDEX_DAMAGED = 5,      /**< The index cannot be trusted; the message says what helps. */
  TANXUN_INDEX_TOO_NEW = 6,      /**< Written by a later release. */
  TANXUN_INDEX_TOO_OLD = 7,      /**< Written by an earlier release; make it anew. */
  TANXUN_INDEX_BUSY = 8,         /**< Another writer holds the index. */
  TANXUN_SOURCE_UNREADABLE = 9,  /**< A note that cannot be opened, read or decoded. */
  TANXUN_IO = 10,                /**< The disk said no: full, read-only, failing. */
  TANXUN_CANCELLED = 11,         /**< Stopped as asked; the index is as before. */
  TANXUN_TIMEOUT = 12,           /**< "time_ms" was not enough; the index is as before. */
  TANXUN_EXTENSION_MISSING = 13, /**< Made with a reader or token filter that is not here. */
  TANXUN_NO_MEMORY = 14,         /**< The process has no more memory. */
  TANXUN_INTERNAL = 15           /**< A mistake of ours. */
};

/** TANXUN_ABI_VERSION of the library that is linked. */
TANXUN_C_API uint32_t tanxun_abi_version(void);

/** The release of the library that is linked, "0.1.0". Good for the program's life. */
TANXUN_C_API const char* tanxun_version(void);

/** A code as a word, "bad_argument"; "unknown" for any other number. Good for the program's life.
 */
TANXUN_C_API const char* tanxun_code_name(tanxun_code code);

/* ---- Text that is given out --------------------------------------------------------------- */

/** A text that a call gave out: valid UTF-8. May be read by any thread until it is freed. */
typedef struct tanxun_text tanxun_text;

/** Its bytes, with a NUL behind them; "" for NULL. Good until the text is freed. */
TANXUN_C_API const char* tanxun_text_data(const tanxun_text* text);

/** How many bytes it has, the NUL not counted; 0 for NULL. */
TANXUN_C_API size_t tanxun_text_size(const tanxun_text* text);

/** Frees it. NULL is allowed. */
TANXUN_C_API void tanxun_text_free(tanxun_text* text);

/* ---- Reading an index ------------------------------------------------------------------------ */

/** Answers from one commit of an index, whatever a writer does meanwhile. */
typedef struct tanxun_searcher tanxun_searcher;

/**
 * Opens the index in a folder for reading; takes no lock. On success `*searcher` is to be closed
 * with tanxun_searcher_close() and `*message` is NULL; else `*searcher` is NULL.
 * Errors: TANXUN_INDEX_MISSING, _DAMAGED, _TOO_OLD, _TOO_NEW, TANXUN_EXTENSION_MISSING, TANXUN_IO.
 */
TANXUN_C_API tanxun_code tanxun_searcher_open(const char* folder, size_t folder_size,
                                              tanxun_searcher** searcher, tanxun_text** message);

/** Closes it. NULL is allowed. Not while a call uses it. */
TANXUN_C_API void tanxun_searcher_close(tanxun_searcher* searcher);

/**
 * Goes on to the newest commit: {"version", "refreshed": whether there was a newer one, "index"}.
 * Errors: as tanxun_searcher_open(); then it still has the old one.
 */
TANXUN_C_API tanxun_code tanxun_searcher_refresh(tanxun_searcher* searcher, tanxun_text** out);

/**
 * Stops the call that uses the searcher now, if there is one; that returns TANXUN_CANCELLED unless
 * it was done already. From any thread. NULL is allowed.
 */
TANXUN_C_API void tanxun_searcher_cancel(tanxun_searcher* searcher);

/*
 * All calls below may return TANXUN_CANCELLED, TANXUN_INDEX_DAMAGED and TANXUN_IO, and where they
 * take options take "time_ms": wall time from the call on, 0 = no limit (0), TANXUN_TIMEOUT beyond.
 *
 * "filters" is an object of lists of texts: "tags" ("china" also admits "china/ai"), "tickers" (any
 * form of any listing of the family), "statuses" ("red", ">=yellow"), "entities", "languages"
 * ("zh", "en", "mixed"), "globs" (paths; '*' within a folder, '**' across); and of the texts
 * "since" and "until" (2025, 2025-10, 2025-10-07; both inclusive). Values of one list are
 * alternatives, lists restrict together; nothing = no restriction.
 */

/**
 * Ranked passages, best first. Options, with their defaults: "filters"; "limit" hits at most,
 * 0..10000 (10); "offset" hits passed over, 0..10000 (0); "sort": "relevance", "date" or "path"
 * ("relevance"); "grouping": "passage", or "source" for the best passage of each ("passage");
 * "use_aliases" (true); "strict": a query that cannot be read is an error instead of a literal
 * search (false); "snippet_bytes", 0..100000 (240); "facets": a list of the fields to count over
 * all matches, tag, ticker, status, lang, year, entity, folder, kind ([]); "time_ms". Errors:
 * TANXUN_BAD_QUERY, TANXUN_BAD_ARGUMENT.
 */
TANXUN_C_API tanxun_code tanxun_search(tanxun_searcher* searcher, const char* query,
                                       size_t query_size, const char* options, size_t options_size,
                                       tanxun_text** out);

/**
 * Answers a question from the facts that the notes state. Options: "path": ask only this source
 * (all); "filters", of which only "globs" apply; "as_of": the answer as the notes stood at the end
 * of that day; "limit" answers at most, 1..1000 (5); "passages" quoted when there is no firm
 * answer, 0..100 (3); "time_ms". Errors: TANXUN_BAD_QUERY for an empty question; TANXUN_NOT_FOUND
 * for an unknown path; TANXUN_BAD_ARGUMENT.
 */
TANXUN_C_API tanxun_code tanxun_ask(tanxun_searcher* searcher, const char* question,
                                    size_t question_size, const char* options, size_t options_size,
                                    tanxun_text** out);

/**
 * The facts about an entity, under any of its names; of all entities for the empty name. By path,
 * then line. Options: "attribute": a label or a synonym of its concept (all); "filters", of which
 * only "globs" apply; "limit", 1..1000000 (100); "time_ms".
 */
TANXUN_C_API tanxun_code tanxun_facts(tanxun_searcher* searcher, const char* entity,
                                      size_t entity_size, const char* options, size_t options_size,
                                      tanxun_text** out);

/**
 * How many sources or passages have each value of a field, among those that the query finds; the
 * empty query is the whole index. Options: "fields": a list, as "facets" of tanxun_search() (all);
 * "filters"; "grouping": what is counted, "source" or "passage" ("source"); "use_aliases" (true);
 * "limit" values a field at most, 0..10000, 0 = all (0); "time_ms".
 * Errors: TANXUN_BAD_QUERY; TANXUN_BAD_ARGUMENT for an unknown field.
 */
TANXUN_C_API tanxun_code tanxun_facets(tanxun_searcher* searcher, const char* query,
                                       size_t query_size, const char* options, size_t options_size,
                                       tanxun_text** out);

/**
 * All that the notes say of an entity: the card of every entity of that name. Options: "facts" of
 * each card at most, 0..1000000 (20); "statements": places at most of each name, listing or tie,
 * 1..1000 (5); "cards" at most, 1..1000 (20); "time_ms". Errors: TANXUN_NOT_FOUND where no source
 * states the name.
 */
TANXUN_C_API tanxun_code tanxun_entity(tanxun_searcher* searcher, const char* name,
                                       size_t name_size, const char* options, size_t options_size,
                                       tanxun_text** out);

/**
 * Up and down the supply chain from an entity, or the ways to another. Options: "to": the other
 * (none); "depth" steps at most, 1..100 (10); "limit" entities each way, or ways, 1..10000 (50);
 * "upstream" (true); "downstream" (true); "time_ms".
 * Errors: TANXUN_NOT_FOUND for a name that no statement has, or that several entities claim.
 */
TANXUN_C_API tanxun_code tanxun_path(tanxun_searcher* searcher, const char* from, size_t from_size,
                                     const char* options, size_t options_size, tanxun_text** out);

/**
 * What a note links to and what links to it. `note` is a path of the index, FILE.jsonl#ID, or what
 * a link calls it. Options: "limit" of each list, 1..1000000 (100); "time_ms".
 * Errors: TANXUN_NOT_FOUND where neither a note nor a link is called so.
 */
TANXUN_C_API tanxun_code tanxun_links(tanxun_searcher* searcher, const char* note, size_t note_size,
                                      const char* options, size_t options_size, tanxun_text** out);

/**
 * The links of all notes that do not lead to one note. Options: "dangling" (true); "ambiguous"
 * (true); "globs": sources whose links are looked at (all); "limit", 1..1000000 (100); "time_ms".
 */
TANXUN_C_API tanxun_code tanxun_unresolved(tanxun_searcher* searcher, const char* options,
                                           size_t options_size, tanxun_text** out);

/**
 * Passages like a source (a path of the index, or FILE.jsonl#ID), one of its passages, or a text;
 * best first. The path may be empty if there is a text. Options: "line": the passage at this line
 * or the next below, 0 = the whole source (0); "text": compare with this ("": with the source);
 * "filters", "limit", "offset", "grouping", "snippet_bytes" as tanxun_search(); "time_ms".
 * Errors: TANXUN_NOT_FOUND for an unknown path or line.
 */
TANXUN_C_API tanxun_code tanxun_similar(tanxun_searcher* searcher, const char* path,
                                        size_t path_size, const char* options, size_t options_size,
                                        tanxun_text** out);

/**
 * The lines of an indexed source (a path of the index, or FILE.jsonl#ID) as they are on disk now.
 * Options: "first" and "last" line, from 1, both included; 0 = from the beginning, to the end (0).
 * Past the end the text is empty and "line_end" smaller than "line_start".
 * Errors: TANXUN_NOT_FOUND, TANXUN_SOURCE_UNREADABLE.
 */
TANXUN_C_API tanxun_code tanxun_get(tanxun_searcher* searcher, const char* path, size_t path_size,
                                    const char* options, size_t options_size, tanxun_text** out);

/**
 * How a query was read, its terms, and the parts of the scores of its hits. Options and errors: as
 * tanxun_search().
 */
TANXUN_C_API tanxun_code tanxun_explain(tanxun_searcher* searcher, const char* query,
                                        size_t query_size, const char* options, size_t options_size,
                                        tanxun_text** out);

/**
 * Why a source is or is not among the hits of a query. Options: those of tanxun_search(), and
 * "path" (required) and "line": its passage there, 0 = any (0). An unknown path is an answer.
 */
TANXUN_C_API tanxun_code tanxun_why(tanxun_searcher* searcher, const char* query, size_t query_size,
                                    const char* options, size_t options_size, tanxun_text** out);

/** Every pair of names that is stated or decided to be one, with its evidence. Reads all sources.
 */
TANXUN_C_API tanxun_code tanxun_aliases(tanxun_searcher* searcher, tanxun_text** out);

/** The commit that is read: revision, time, collections with their folders, counts. */
TANXUN_C_API tanxun_code tanxun_info(tanxun_searcher* searcher, tanxun_text** out);

/* ---- Writing an index ---------------------------------------------------------------------- */

/**
 * The one writer of an index. A commit is atomic and durable: readers see the old one or the new
 * one. Where the disk or the memory fails at one place of Xapian 1.4, the process ends by
 * std::terminate; the index is as before.
 */
typedef struct tanxun_writer tanxun_writer;

/**
 * Opens the index in a folder for writing; makes the folder (mode 0700) if it is not there.
 * Options: "to_rebuild": an index that is damaged or of an earlier format is opened as well, and
 * everything but an update with "rebuild" is refused (false). On success `*writer` is to be closed
 * with tanxun_writer_close() and `*message` is NULL; else `*writer` is NULL. Errors:
 * TANXUN_INDEX_BUSY, _TOO_NEW, _TOO_OLD, _DAMAGED, TANXUN_EXTENSION_MISSING, TANXUN_IO.
 */
TANXUN_C_API tanxun_code tanxun_writer_open(const char* folder, size_t folder_size,
                                            const char* options, size_t options_size,
                                            tanxun_writer** writer, tanxun_text** message);

/** Closes it and drops what is not committed. NULL is allowed. Not while a call uses it. */
TANXUN_C_API void tanxun_writer_close(tanxun_writer* writer);

/**
 * Stops the update that uses the writer now, if there is one: it returns TANXUN_CANCELLED unless it
 * was done already. From any thread. NULL is allowed.
 */
TANXUN_C_API void tanxun_writer_cancel(tanxun_writer* writer);

/** How far an update is. Good during the callback; a later release may add fields at the end. */
typedef struct tanxun_progress {
  uint64_t files;       /**< Done, unchanged ones included. */
  uint64_t total_files; /**< To do in all. */
  uint64_t bytes;       /**< Done, of the files that had to be read. */
  uint64_t total_bytes; /**< Of all files that have to be read. */
  const char* path;     /**< Of the last file, as results write names; with a NUL behind it. */
  size_t path_size;     /**< Its bytes, the NUL not counted. */
} tanxun_progress;

/**
 * Called after each file, on the thread that called tanxun_update(); `user` is what that was given.
 * Returns 0 to stop the update without a commit, anything else to go on. Must not use the writer,
 * nor leave by longjmp() or an exception.
 */
typedef int (*tanxun_progress_callback)(const tanxun_progress* progress, void* user);

/**
 * Brings the index up to date with files and folders, each of which becomes a collection named
 * after it, and commits: the report of `tanxun-index update --json`. `progress` may be NULL.
 * Options: "paths": a list of names, empty = every collection the index knows ([]); "globs": only
 * paths that match one, and none that matches one after a '!' ([]); "hidden": also names that begin
 * with a dot (false); "use_ignore_files": .gitignore, .ignore, .tanxunignore (true);
 * "follow_links": symbolic links inside the root (false); "max_file_bytes" (16777216); "encoding":
 * a name ("": detect); "dry_run": change nothing (false); "rebuild": make the index anew (false);
 * "force": allow dropping more than half of a collection (false); "jobs": files read at once,
 * 0..1024, 0 = one a processor (0); "memory_bytes": about how much to use (536870912);
 * "collections": only these, where no paths are given ([]); "reread": files that are read again,
 * changed or not ([]); "name_changes": the report also names what changed (false); "unsaved": an
 * object, path on disk to the text that an editor holds of it, read in place of the file until the
 * next update ({}); "time_ms": wall time from the call on, 0 = no limit (0). Errors:
 * TANXUN_CANCELLED, TANXUN_TIMEOUT, TANXUN_SOURCE_UNREADABLE for a root that is not there,
 * TANXUN_INDEX_DAMAGED, TANXUN_IO, TANXUN_BAD_ARGUMENT.
 */
TANXUN_C_API tanxun_code tanxun_update(tanxun_writer* writer, const char* options,
                                       size_t options_size, tanxun_progress_callback progress,
                                       void* user, tanxun_text** out);

/**
 * A note from memory, in a collection without files; takes the place of what that holds under the
 * same path. The path's ending says what it is (.md, .txt, .html, .jsonl: a record a line). Held
 * back until tanxun_commit(). Gives {"version", "sources": how many were read, "problems"}.
 * Options: "collection" ("memory"); "replace": false makes a path that is there already an error
 * (true). Errors: TANXUN_SOURCE_UNREADABLE; TANXUN_BAD_ARGUMENT for an empty path, or where a
 * folder's collection has that name.
 */
TANXUN_C_API tanxun_code tanxun_put(tanxun_writer* writer, const char* path, size_t path_size,
                                    const char* text, size_t text_size, const char* options,
                                    size_t options_size, tanxun_text** out);

/**
 * Commits what tanxun_put() holds back: a report as tanxun_update(). Where it fails that is
 * dropped. Errors: TANXUN_IO, TANXUN_INDEX_DAMAGED.
 */
TANXUN_C_API tanxun_code tanxun_commit(tanxun_writer* writer, tanxun_text** out);

/**
 * JSON Lines from memory, as `tanxun-index update -` reads them, and commits: a report as
 * tanxun_update(). Options: "collection" ("stdin"); "max_file_bytes" of a record (16777216).
 * Errors: TANXUN_BAD_ARGUMENT where a folder's collection has that name; TANXUN_IO.
 */
TANXUN_C_API tanxun_code tanxun_put_records(tanxun_writer* writer, const char* json_lines,
                                            size_t json_lines_size, const char* options,
                                            size_t options_size, tanxun_text** out);

/**
 * Forgets sources, and commits: a report as tanxun_update(). No file is touched. Options: "paths"
 * (required): paths of the index, or files and folders on disk.
 * Errors: TANXUN_NOT_FOUND, then nothing is forgotten; TANXUN_IO.
 */
TANXUN_C_API tanxun_code tanxun_remove(tanxun_writer* writer, const char* options,
                                       size_t options_size, tanxun_text** out);

/** The last commit: as tanxun_info(). */
TANXUN_C_API tanxun_code tanxun_writer_info(tanxun_writer* writer, tanxun_text** out);

/* ---- Keeping an index sound and small ---------------------------------------------------------
 */

/**
 * Reads the whole index and every source again, writing nothing: {"version", "sound", counts,
 * "problems"}. Errors: TANXUN_INDEX_MISSING, _DAMAGED, _TOO_OLD, TANXUN_EXTENSION_MISSING.
 */
TANXUN_C_API tanxun_code tanxun_check(const char* folder, size_t folder_size, tanxun_text** out);

/**
 * Checks and mends what is wrong, from the files: as tanxun_check() after it, and "found",
 * "made_anew", "lost". Errors: TANXUN_INDEX_MISSING, _BUSY, _TOO_NEW; _DAMAGED where the index no
 * longer says which folders it is of; TANXUN_IO.
 */
TANXUN_C_API tanxun_code tanxun_repair(const char* folder, size_t folder_size, tanxun_text** out);

/**
 * Gives space back; readers go on meanwhile: {"version", "bytes_before", "bytes_after"}.
 * Errors: TANXUN_INDEX_MISSING, those of tanxun_writer_open().
 */
TANXUN_C_API tanxun_code tanxun_compact(const char* folder, size_t folder_size, tanxun_text** out);

/**
 * What an index spends its bytes on: {"version", "tables", "parts"}. Looks at every term.
 * Errors: TANXUN_INDEX_MISSING, _DAMAGED, TANXUN_IO.
 */
TANXUN_C_API tanxun_code tanxun_contents(const char* folder, size_t folder_size, tanxun_text** out);

/**
 * How many files differ from the index, by what the file system says of them: {"version", "new",
 * "changed", "gone", "missing_roots"}. Takes no lock. Errors: as tanxun_contents().
 */
TANXUN_C_API tanxun_code tanxun_staleness(const char* folder, size_t folder_size,
                                          tanxun_text** out);

/* ---- Stages alone -----------------------------------------------------------------------------
 */

/** Every stage from a text to the terms of the index and of a query. Needs no index. */
TANXUN_C_API tanxun_code tanxun_analyze(const char* text, size_t text_size, tanxun_text** out);

/**
 * What the reader and the extractors see in the bytes of a file, in whatever encoding: {"version",
 * "sources"}, one source, or one a record of a .jsonl file. `name` is what the file is called.
 * Needs no index. Options: "encoding" ("": detect); "max_file_bytes" of a note or a record
 * (16777216); "max_collection_bytes" of a .jsonl file (1073741824). Errors:
 * TANXUN_SOURCE_UNREADABLE; TANXUN_BAD_ARGUMENT for an unknown encoding.
 */
TANXUN_C_API tanxun_code tanxun_read(const char* bytes, size_t bytes_size, const char* name,
                                     size_t name_size, const char* options, size_t options_size,
                                     tanxun_text** out);

#ifdef __cplusplus
}
#endif

#endif
