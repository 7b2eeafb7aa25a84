// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/changes.h"

#include <algorithm>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/lexicon/known_names.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/schema/chain.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/fact_chunks.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/names.h"
#include "indexer/schema/pinyin_names.h"

namespace tanxun {
namespace {

StoredSource OnlyWhere(const StoredSource& source) {
  StoredSource where;
  where.collection = source.collection;
  where.path = source.path;
  where.record = source.record;
  return where;
}

// Everything the name table reads of a source, but for its headings: not the lines.
std::uint64_t NameStatements(const StoredSource& source) {
  StoredSource part = OnlyWhere(source);
  part.subject = source.subject;
  part.aliases = source.aliases;
  part.names = source.names;
  part.tickers = source.tickers;
  part.parts = source.parts;
  const auto forget_lines = [](auto& statements) {
    for (auto& statement : statements) statement.line = 0;
  };
  forget_lines(part.names);
  forget_lines(part.tickers);
  forget_lines(part.parts);
  return Digest(Encode(part));
}

// Everything the table of sounds reads of a source.
std::uint64_t SoundStatements(const StoredSource& source) {
  std::string names;
  for (const std::string& name : SoundedNames(source)) names += name + "\n";
  return Digest(names);
}

// Of everything that the list gives to a name table, without reading it.
std::uint64_t ListDigest() {
  std::uint64_t digest = 0;
  for (const std::string_view file : kListedNameFiles) {
    digest = digest * 31 + Digest(LexiconFile(file));
  }
  return digest;
}

// What the chain table reads of a source beside that.
std::uint64_t ChainStatements(const StoredSource& source) {
  if (source.edges.empty()) return 0;
  StoredSource part = OnlyWhere(source);
  part.edges = source.edges;
  return Digest(Encode(part));
}

bool IsSame(const std::map<std::uint64_t, int>& statements) {
  return std::all_of(statements.begin(), statements.end(),
                     [](const auto& entry) { return entry.second == 0; });
}

// Whether the document at this place behind its source's can be read whole.
bool IsSound(const Xapian::Document& document, Xapian::docid place, const StoredSource& source) {
  (void)document.termlist_count();
  (void)document.values_count();
  const std::string data = document.get_data();
  if (place == 0) return true;
  if (place > source.passages) return DecodeChunk(data).has_value();
  const auto passage = DecodePassage(data);
  return passage && Digest(passage->passage.text) == passage->digest;
}

}  // namespace

void IndexChanges::State(const StoredSource& source, int by) {
  if (store_.is_anew()) return;  // Everything is new.
  names_[NameStatements(source)] += by;
  sounds_[SoundStatements(source)] += by;
  const std::uint64_t where = Digest(Encode(OnlyWhere(source)));
  for (const std::string& heading : source.section_names) {
    sections_[{NameKey(heading), where}] += by;
  }
  edges_[ChainStatements(source)] += source.edges.empty() ? 0 : by;
}

void IndexChanges::Count(const std::vector<char32_t>& characters, int by) {
  for (const char32_t character : characters) {
    if (character >= characters_.size()) characters_.resize(character + 1);
    characters_[character] += by;
  }
}

void IndexChanges::Add(SourceDocuments& documents) {
  any_ = true;
  documents.stored.number = store_.AddDocument(documents.source);
  for (const Xapian::Document& passage : documents.passages) store_.AddDocument(passage);
  for (const Xapian::Document& fact : documents.facts) store_.AddDocument(fact);
  Count(documents.characters, 1);
  IndexState& state = store_.state();
  ++state.sources;
  state.passages += documents.stored.passages;
  state.facts += documents.stored.facts;
  state.total_length += documents.total_length;
  State(documents.stored, 1);
}

void IndexChanges::CountPassage(const Xapian::Document& document, int by) {
  const auto passage = DecodePassage(document.get_data());
  if (!passage) return;
  std::vector<char32_t> characters;
  AddHanCharacters(SplitTokens(passage->passage.text), characters);
  Count(characters, by);
}

void IndexChanges::Remove(Xapian::docid number) {
  any_ = true;
  Xapian::WritableDatabase& database = store_.database();
  IndexState& state = store_.state();
  const StoredSource source = StoredSourceAt(database, number);
  for (Xapian::docid id = number; id < source.end(); ++id) {
    if (id > number && id < source.first_chunk()) {
      state.total_length -= std::min<std::uint64_t>(state.total_length, database.get_doclength(id));
      CountPassage(database.get_document(id), -1);
    }
    database.delete_document(id);
  }
  state.sources -= std::min<std::uint64_t>(state.sources, 1);
  state.passages -= std::min(state.passages, source.passages);
  state.facts -= std::min(state.facts, source.facts);
  State(source, -1);
}

bool IndexChanges::Copy(Xapian::docid number, const FileStamp& stamp) {
  const Xapian::Database& before = store_.before();
  StoredSource source;
  std::vector<Xapian::Document> documents;
  std::uint64_t length = 0;
  try {
    source = StoredSourceAt(before, number);
    for (Xapian::docid id = number; id < source.end(); ++id) {
      documents.push_back(before.get_document(id));
      if (!IsSound(documents.back(), id - number, source)) return false;
      if (id > number && id < source.first_chunk()) length += before.get_doclength(id);
    }
  } catch (const Xapian::DatabaseError&) {
    return false;
  } catch (const Xapian::DocNotFoundError&) {
    return false;
  }
  any_ = true;
  documents.front().add_value(kSlotStamp, Encode(stamp));
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i > 0 && i <= source.passages) CountPassage(documents[i], 1);
    store_.AddDocument(documents[i]);
  }
  IndexState& state = store_.state();
  state.total_length += length;
  ++state.sources;
  state.passages += source.passages;
  state.facts += source.facts;
  State(source, 1);
  return true;
}

void IndexChanges::Restamp(Xapian::docid number, const FileStamp& stamp) {
  Xapian::WritableDatabase& database = store_.database();
  Xapian::Document document = database.get_document(number);
  document.add_value(kSlotStamp, Encode(stamp));
  database.replace_document(number, document);
  any_ = true;
}

void IndexChanges::SetAliases(const std::vector<AliasFile>& files) {
  Xapian::WritableDatabase& database = store_.database();
  const std::string bytes = files.empty() ? std::string() : Encode(files);
  if (database.get_metadata(kAliasesKey) == bytes) return;
  database.set_metadata(kAliasesKey, bytes);
  any_ = other_names_ = true;
}

bool IndexChanges::Finish() {
  Xapian::WritableDatabase& database = store_.database();
  // A later release has a longer list.
  const std::string list = std::to_string(ListDigest());
  if (store_.state().sources > 0 && database.get_metadata(kListKey) != list) {
    any_ = other_names_ = true;
  }
  if (!any_) return false;
  database.set_metadata(kListKey, list);
  if (!characters_.empty()) {
    auto counts = CharacterCounts(database.get_metadata(kCharactersKey)).All();
    for (std::size_t character = 0; character < characters_.size(); ++character) {
      if (characters_[character] == 0) continue;
      std::uint32_t& count = counts[static_cast<char32_t>(character)];
      count = static_cast<std::uint32_t>(
          std::max<std::int64_t>(0, std::int64_t{count} + characters_[character]));
    }
    database.set_metadata(kCharactersKey, CharacterCounts::Encode(counts));
  }
  WriteTables();
  return true;
}

// A heading declares a part only where it is a name that the table knows.
bool IndexChanges::HasOtherParts() const {
  const bool is_same = std::all_of(sections_.begin(), sections_.end(),
                                   [](const auto& entry) { return entry.second == 0; });
  if (is_same) return false;
  const NameTable names(PagedBytes::Stored(store_.database(), kNamesKey));
  return std::any_of(sections_.begin(), sections_.end(), [&](const auto& entry) {
    return entry.second != 0 && !names.Find(entry.first.first).empty();
  });
}

// The chain's ends are the name table's entities: it is made anew with it.
void IndexChanges::WriteTables() {
  Xapian::WritableDatabase& database = store_.database();
  const bool is_anew = store_.is_anew();
  const bool same_names = !is_anew && !other_names_ && IsSame(names_) && !HasOtherParts();
  const bool same_sounds = !is_anew && IsSame(sounds_);
  if (same_names && same_sounds && IsSame(edges_)) return;
  const std::vector<StoredSource> sources = StoredSources(database);
  std::string made;
  NameTable table(PagedBytes::Stored(database, kNamesKey));
  if (!same_names) {
    const auto files = DecodeAliasFiles(database.get_metadata(kAliasesKey));
    if (!files) throw Xapian::DatabaseCorruptError("the record of the user's names is damaged");
    made = NameTable::Build(sources, Decisions(*files));
    table = NameTable(made);
    StorePages(database, kNamesKey, made);
    store_.state().entities = table.stated();
  }
  if (!same_sounds) StorePages(database, kPinyinKey, PinyinNames::Build(sources));
  if (same_names && IsSame(edges_)) return;
  database.set_metadata(kChainKey, ChainTable::Build(sources, table));
}

StoredSource StoredSourceAt(const Xapian::Database& database, Xapian::docid number) {
  auto source = DecodeSource(database.get_document(number).get_data());
  if (!source) throw Xapian::DatabaseCorruptError("a source record is damaged");
  source->number = number;
  return *std::move(source);
}

std::vector<StoredSource> StoredSources(const Xapian::Database& database) {
  std::vector<StoredSource> sources;
  const std::string term(kSourceTerm);
  for (auto id = database.postlist_begin(term); id != database.postlist_end(term); ++id) {
    sources.push_back(StoredSourceAt(database, *id));
  }
  return sources;
}

}  // namespace tanxun
