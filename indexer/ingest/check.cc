// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "indexer/analysis/token_filter.h"
#include "indexer/ingest/documents.h"
#include "indexer/ingest/files.h"
#include "indexer/ingest/read_commit.h"
#include "indexer/ingest/verify.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/fact_chunks.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/file_stamp.h"
#include "indexer/schema/index_state.h"
#include "indexer/schema/stored.h"
#include "tanxun/index_writer.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

// What the index holds of one source.
struct Held {
  StoredSource source;
  std::vector<StoredPassage> passages;
  std::vector<Fact> facts;
  std::optional<FileStamp> stamp;
  std::vector<std::uint64_t> digests;  // Of its documents, in order.
};

template <typename Statement>
std::string StatementOf(const Statement& statement) {
  return Describe(statement);
}

// Without its date: of an undated note that is the file's time.
std::string StatementOf(const Edge& edge) {
  Edge undated = edge;
  undated.as_of = {};
  return Describe(undated);
}

// With its bytes and without the file's time.
std::string StatementOf(const Fact& fact) {
  Fact undated = fact;
  if (undated.as_of.origin == AsOfOrigin::kFile) undated.as_of = {};
  const Span span = fact.where.span;
  return fmt::format("[{},{}) {}", span.begin, span.end, Describe(undated));
}

class Checker {
 public:
  Checker(const Xapian::Database& database, const Extensions& extensions)
      : database_(database), extensions_(extensions) {}

  CheckReport Run(const IndexState& state) {
    const WithTokenFilter with_filter(extensions_.filter);
    std::map<std::pair<std::string, std::string>, std::vector<Held>> files;
    const std::string term(kSourceTerm);
    for (auto id = database_.postlist_begin(term); id != database_.postlist_end(term); ++id) {
      if (std::optional<Held> held = Load(*id)) {
        files[{held->source.collection, held->source.path}].push_back(std::move(*held));
      }
    }
    for (const auto& [place, held] : files) {
      const Collection* collection = nullptr;
      for (const Collection& each : state.collections) {
        if (each.name == place.first) collection = &each;
      }
      if (collection == nullptr) {
        Say(place.second, 0, "its collection is not in the index");
      } else if (!collection->root.empty()) {
        CheckFile(*collection, place.second, held);
      }
    }
    const auto differ = [&](std::string_view what, std::uint64_t found, std::uint64_t noted) {
      if (found == noted) return;
      Say("", 0, fmt::format("the index holds {} {}, its record says {}", found, what, noted));
    };
    differ("sources", report_.sources, state.sources);
    differ("passages", report_.passages, state.passages);
    differ("facts", report_.facts, state.facts);
    differ("documents", database_.get_doccount(), documents_);
    for (std::string& problem : VerifyDatabase(database_)) Say("", 0, std::move(problem));
    return std::move(report_);
  }

 private:
  void Say(std::string path, std::uint32_t line, std::string reason) {
    report_.problems.push_back({std::move(path), line, std::move(reason)});
  }

  std::optional<Held> Load(Xapian::docid id) {
    auto source = DecodeSource(database_.get_document(id).get_data());
    if (!source) {
      Say("", 0, fmt::format("source record {} is damaged", id));
      return std::nullopt;
    }
    ++report_.sources;
    source->number = id;
    const Xapian::Document document = database_.get_document(id);
    Held held{*source, {}, {}, DecodeStamp(document.get_value(kSlotStamp)), {DigestOf(document)}};
    if (!held.stamp) Say(source->path, 0, "the stamp of its file is damaged");
    for (Xapian::docid at = id + 1; at < source->end(); ++at) LoadPart(at, held);
    documents_ += source->end() - id;
    if (held.passages.size() != source->passages || held.facts.size() != source->facts) {
      Say(source->path, 0, "some of its passages or facts are lost");
    }
    return held;
  }

  void LoadPart(Xapian::docid id, Held& held) {
    Xapian::Document document;
    try {
      document = database_.get_document(id);
    } catch (const Xapian::DocNotFoundError&) {
      return;  // It is missed where the parts are counted.
    }
    const std::string data = document.get_data();
    held.digests.push_back(DigestOf(document));
    if (id >= held.source.first_chunk()) {
      auto rows = DecodeChunk(data);
      if (!rows) return Say(held.source.path, 0, "a fact record is damaged");
      for (FactRow& row : *rows) {
        report_.facts += row.size();
        std::move(row.begin(), row.end(), std::back_inserter(held.facts));
      }
      return;
    }
    auto passage = DecodePassage(data);
    if (!passage) return Say(held.source.path, 0, "a passage record is damaged");
    ++report_.passages;
    if (UnpackNumber(document.get_value(kSlotSource)) != id - held.source.number) {
      Say(held.source.path, passage->passage.lines.first, "a stored passage is of another source");
    }
    if (Digest(passage->passage.text) != passage->digest) {
      Say(held.source.path, passage->passage.lines.first, "a stored passage is damaged");
    }
    held.passages.push_back(std::move(*passage));
  }

  void CheckFile(const Collection& collection, const std::string& path,
                 const std::vector<Held>& held) {
    const Result<FileBytes> content = ReadFileBytes(PlaceOf(collection, path), collection);
    if (!content) return Say(path, 0, content.error().message);
    std::map<std::string, Source> by_record;
    try {
      const auto read =
          ReadContent(*content, path, collection, extensions_.readers, [&](Source&& source) {
            std::string record = source.record;
            by_record.emplace(std::move(record), std::move(source));
            return true;
          });
      if (!read) return Say(path, 0, read.error().message);
    } catch (const std::exception& problem) {
      return Say(path, 0, problem.what());
    }
    for (const Held& each : held) {
      const auto now = by_record.find(each.source.record);
      if (now == by_record.end()) {
        Say(path, 0, fmt::format("record {} is no longer there", each.source.record));
      } else {
        CheckSource(now->second, each);
      }
    }
  }

  void CheckSource(const Source& source, const Held& held) {
    const Knowledge now = ExtractKnowledge(source);
    // Span and text; the passages of one record may share its span.
    std::set<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>> there;
    for (const Passage& passage : now.passages) {
      there.emplace(passage.span.begin, passage.span.end, Digest(passage.text));
    }
    if (now.passages.empty()) there.emplace(0, 0, Digest(""));  // As MakeDocuments stores it.
    for (const StoredPassage& stored : held.passages) {
      const Span span = stored.passage.span;
      if (!there.contains({span.begin, span.end, stored.digest})) {
        Say(source.path, stored.passage.lines.first,
            "the passage is no longer as indexed; run tanxun-index update");
      }
    }
    CheckFacts(held, now);
    CheckStatements(held.source, now);
    CheckDocuments(source, now, held);
  }

  // Of a file that has not changed the index holds exactly what an update would store.
  void CheckDocuments(const Source& source, const Knowledge& now, const Held& held) {
    if (!held.stamp || held.stamp->modified_ns != source.modified_ns) return;
    const FileStamp& stamp = *held.stamp;
    const SourceDocuments made =
        MakeDocuments(source, now,
                      {stamp.collection, stamp.bytes, stamp.modified_ns, stamp.digest, stamp.inode,
                       stamp.is_settled, stamp.changed_ns});
    std::vector<std::uint64_t> digests{DigestOf(made.source)};
    for (const Xapian::Document& passage : made.passages) digests.push_back(DigestOf(passage));
    for (const Xapian::Document& facts : made.facts) digests.push_back(DigestOf(facts));
    if (digests != held.digests) {
      Say(source.path, 0, "the index holds other terms or values than its file gives");
    }
  }

  // A fact is stale where the same bytes no longer say the same: of the same subject, under the
  // same label, with the same value.
  void CheckFacts(const Held& held, const Knowledge& now) {
    std::set<std::string> there;
    for (const Fact& fact : now.facts) there.insert(StatementOf(fact));
    for (const Fact& fact : held.facts) {
      if (there.contains(StatementOf(fact))) continue;
      Say(held.source.path, fact.where.lines.first,
          fmt::format("the fact \"{}: {}\" of {} is stale, its source no longer says so; run "
                      "tanxun-index update",
                      fact.attribute, fact.value, fact.subject));
    }
  }

  // Whether the source still makes each statement on its line: what the tables of names and of the
  // chain, histories and links are made of.
  void CheckStatements(const StoredSource& held, const Knowledge& now) {
    CheckAll(held.path, "the names", held.names, now.names);
    CheckAll(held.path, "the listing", held.tickers, now.tickers);
    CheckAll(held.path, "the status", held.statuses, now.statuses);
    CheckAll(held.path, "the link", held.links, now.links);
    CheckAll(held.path, "the step", held.edges, now.edges);
  }

  template <typename Statement>
  void CheckAll(const std::string& path, std::string_view what, const std::vector<Statement>& held,
                const std::vector<Statement>& now) {
    std::set<std::string> there;
    for (const Statement& statement : now) there.insert(StatementOf(statement));
    for (const Statement& statement : held) {
      const std::string text = StatementOf(statement);
      if (there.contains(text)) continue;
      Say(path, statement.line,
          fmt::format("{} \"{}\" is no longer there; run tanxun-index update", what, text));
    }
  }

  const Xapian::Database& database_;
  const Extensions& extensions_;
  CheckReport report_;
  std::uint64_t documents_ = 0;  // That the sources say they have.
};

}  // namespace

Result<CheckReport> CheckIndex(const fs::path& folder, const Extensions& extensions) {
  CheckReport report;
  TANXUN_TRY(ReadCommit(folder, [&](const Xapian::Database& database) -> Result<void> {
    const Result<IndexState> state = ReadIndexState(database, folder);
    if (!state) return state.error();
    const Result<void> checked = CheckExtensions(*state, extensions);
    if (!checked) {
      return Error{checked.error().code, folder.string() + ": " + checked.error().message};
    }
    report = Checker(database, extensions).Run(*state);
    return {};
  }));
  return report;
}

}  // namespace tanxun
