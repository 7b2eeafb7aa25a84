// SPDX-License-Identifier: GPL-2.0-or-later
// Everything tanxun offers to a program that embeds it.
//
// Which part for what:
// - Searcher (searcher.h) answers from an index: search, questions, facts, facets, cards of
//   entities, the supply chain, links, similar passages, and why a hit is or is not there.
// - IndexWriter (index_writer.h) makes and changes one: from files and folders, from JSON Lines,
//   from notes in memory. CheckIndex() verifies it; RepairIndex() and CompactIndex()
//   (maintenance.h) mend it and make it small.
// - WatchIndex() (watch.h) keeps one up to date while files change, until it is told to stop.
// - MeasureIndex() and CompareWithDisk() (contents.h) say what it is made of, and how far it is
//   behind its files.
// - Each stage by itself, without an index: ReadSource() (source.h), ExtractKnowledge()
//   (knowledge.h), Analyze() (analyzer.h), ParseQuery() (query.h).
// - Extensions (extension.h): readers of other kinds of files, changes to the rules of text.
// - RenderJson() (json.h): results as the JSON that the programs print.
// - The same for other languages than C++: tanxun/c.h.
//
// Paths. An index is a folder, and the only one that a call looks at is the one it is given. The
// path of a source is relative to the root of its collection, with '/' between folders: a folder
// given to Update() is a collection, a lone file's path is its name. "FILE.jsonl#ID" names a
// record. All text is UTF-8; offsets and lengths are bytes, lines and columns begin at 1.
//
// Errors. Whatever can fail returns a Result: a value, or an Error with a code for the program and
// a message for a person. A function names its codes; kIo, kIndexDamaged and kInternal may come of
// every call that touches an index. Of an update that failed, was stopped or ran out of time
// nothing is left: the index is as it was. Nothing throws but std::bad_alloc, where memory ends. An
// empty result is an answer, never an error, and says why it is empty (SearchState, AnswerState).
//
// Threads and processes. Free functions may be called by any number of threads at once. A handle is
// of one thread at a time: threads that search have a Searcher each, and need no lock between them.
// Any number of readers, in one process or many, go on beside one writer. Who opens a second
// writer, repairs or compacts meanwhile gets kIndexBusy: the lock is the folder's, for all
// processes, and ends with the handle or its process, however that dies. A Searcher answers from
// the commit it has until Refresh(); only where that is no longer on disk, for a writer has gone on
// far, the newest takes its place.
//
// Whose is what. Results own their strings and may outlive the handle. A std::string_view that is
// given to a call is read during the call only. One that is returned is good for the program's life
// (every Name(), MicOf(), QueryOperators(), QueryFields()), but for SourceLines(), which is part of
// its source, and UpdateProgress::path, which is good during its call.
//
// What it does not do. No thread works behind a program's back: Update() starts
// UpdateOptions::jobs of its own and joins them before it returns, everything else runs on the
// caller's thread, callbacks included, but for those of Extensions. Nothing is printed, and neither
// environment nor locale is read, nor are signals touched. Files outside an index's folder are
// read, never written. Notes are strangers' text: work and memory are bounded for any of it, but
// snippets, titles, names and messages may hold control characters, for the program to make
// harmless where it shows them.
#pragma once

#include "tanxun/analyzer.h"         // IWYU pragma: export
#include "tanxun/chain.h"            // IWYU pragma: export
#include "tanxun/contents.h"         // IWYU pragma: export
#include "tanxun/entity.h"           // IWYU pragma: export
#include "tanxun/extension.h"        // IWYU pragma: export
#include "tanxun/index_writer.h"     // IWYU pragma: export
#include "tanxun/json.h"             // IWYU pragma: export
#include "tanxun/knowledge.h"        // IWYU pragma: export
#include "tanxun/limits.h"           // IWYU pragma: export
#include "tanxun/links.h"            // IWYU pragma: export
#include "tanxun/listing.h"          // IWYU pragma: export
#include "tanxun/maintenance.h"      // IWYU pragma: export
#include "tanxun/query.h"            // IWYU pragma: export
#include "tanxun/query_reference.h"  // IWYU pragma: export
#include "tanxun/result.h"           // IWYU pragma: export
#include "tanxun/searcher.h"         // IWYU pragma: export
#include "tanxun/source.h"           // IWYU pragma: export
#include "tanxun/watch.h"            // IWYU pragma: export
