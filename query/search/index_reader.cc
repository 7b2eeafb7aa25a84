// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/index_reader.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>

#include "indexer/schema/cause.h"
#include "indexer/schema/fact_chunks.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/schema/index_state.h"
#include "query/search/rows_in_order.h"
#include "query/search/work_clock.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr int kOpenAttempts = 5;
constexpr std::size_t kMostFrequencies = 50'000;
constexpr std::size_t kMostStamps = 10'000;
constexpr auto kPause = std::chrono::milliseconds(5);

Error Damaged(std::string_view what) {
  return {ErrorCode::kIndexDamaged,
          fmt::format("the index is damaged: {}; make it again with: tanxun-index update --rebuild",
                      what)};
}

Error ErrorOf(const Xapian::Error& problem) {
  const std::string_view type = problem.get_type();
  std::string what = problem.get_msg();
  const char* cause = problem.get_error_string();
  if (cause != nullptr) what += fmt::format(" ({})", cause);
  if (type == "DatabaseModifiedError") {
    return {ErrorCode::kIo, "the index is being written too fast to be read; try again"};
  }
  if (type == "DatabaseNotFoundError") {
    return {ErrorCode::kIndexMissing, "no index here; make one with: tanxun-index update FOLDER"};
  }
  if (type == "DatabaseVersionError") {
    return {ErrorCode::kIndexTooNew, "another release of the engine wrote this index: " + what};
  }
  // No right to read, too many files, a disk that fails: the index may be sound all the same.
  const bool is_missed = cause == nullptr || std::string_view(cause) == std::strerror(ENOENT);
  if ((type == "DatabaseOpeningError" && is_missed) || type == "DatabaseCorruptError" ||
      type == "DatabaseClosedError" || type == "RangeError" || type == "DocNotFoundError") {
    return Damaged(what);
  }
  return {ErrorCode::kIo, "the index cannot be read: " + what};
}

Error WhyMissing(const fs::path& folder) {
  if (IsHeadless(folder)) return Damaged("glass/iamglass is missing");
  struct stat found {};
  if (::lstat((DatabaseFolder(folder) / "iamglass").c_str(), &found) != 0 && errno == EACCES) {
    return {ErrorCode::kIo,
            fmt::format("the index cannot be read: {}: {}", folder.string(), std::strerror(errno))};
  }
  return {ErrorCode::kIndexMissing, "no index here; make one with: tanxun-index update FOLDER"};
}

}  // namespace

struct IndexReader::State {
  Xapian::Database database;
  IndexState index;
  // Read when first asked for: most queries need only one of them.
  mutable std::optional<NameTable> names;
  mutable std::optional<std::string> chain_bytes;
  mutable ChainTable chain;
  mutable std::optional<PinyinNames> pinyin;
  mutable std::optional<std::string> character_bytes;
  mutable CharacterCounts characters{std::string_view()};
  // One query asks for the same terms many times, and a commit never changes.
  mutable std::unordered_map<std::string, std::uint64_t> frequencies;
  mutable std::unordered_map<std::uint32_t, FileStamp> stamps;
};

Result<void> GuardXapian(const std::function<void()>& read) {
  try {
    read();
    return {};
  } catch (const WorkStopped& stopped) {
    return ErrorOf(stopped);
  } catch (const Xapian::Error& problem) {
    return ErrorOf(problem);
  } catch (const std::exception& problem) {
    return Error{ErrorCode::kInternal,
                 fmt::format("the index cannot be read: {}", CauseOf(problem))};
  }
}

namespace {

using OrderedDocument = std::pair<std::string, Xapian::docid>;  // Its kSlotOrder first.

// The documents that have every term, ascending. By hand: to set up a match costs more than most
// of these do.
std::vector<Xapian::docid> DocumentsWith(const Xapian::Database& database,
                                         const std::vector<std::string>& terms) {
  std::vector<Xapian::PostingIterator> lists;
  for (const std::string& term : terms) {
    lists.push_back(database.postlist_begin(term));
    if (lists.back() == database.postlist_end(term)) return {};
  }
  std::vector<Xapian::docid> documents;
  for (Xapian::docid wanted = 1;;) {
    CheckWork();
    const Xapian::docid before = wanted;
    for (Xapian::PostingIterator& list : lists) {
      list.skip_to(wanted);
      if (list == Xapian::PostingIterator()) return documents;
      wanted = *list;
    }
    if (wanted != before) continue;
    documents.push_back(wanted++);
  }
}

// In one pass over the slot: a document at a time is several times as dear.
std::vector<OrderedDocument> InOrder(const Xapian::Database& database,
                                     const std::vector<Xapian::docid>& documents) {
  std::vector<OrderedDocument> ordered;
  ordered.reserve(documents.size());
  Xapian::ValueIterator order = database.valuestream_begin(kSlotOrder);
  for (const Xapian::docid id : documents) {
    order.skip_to(id);
    const bool has_one = order != database.valuestream_end(kSlotOrder) && order.get_docid() == id;
    ordered.emplace_back(has_one ? *order : std::string(), id);
  }
  return ordered;
}

}  // namespace

IndexReader::IndexReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
IndexReader::~IndexReader() = default;

Result<std::unique_ptr<IndexReader>> IndexReader::Open(const fs::path& folder,
                                                       std::string_view token_filter) {
  Result<void> done;
  for (int attempt = 0; attempt < kOpenAttempts; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(kPause * attempt);
    auto state = std::make_unique<State>();
    Result<IndexState> index = Error{};
    done = GuardXapian([&] {
      state->database = OpenToRead(folder);
      index = ReadIndexState(state->database);
    });
    // While an index is replaced there may be none for a moment, not for two.
    if (!done && done.error().code == ErrorCode::kIndexMissing && attempt > 0) break;
    if (!done) continue;
    if (!index) {
      // Once it may be a block that was read while a writer wrote it.
      if (attempt > 0) return index.error();
      continue;
    }
    TANXUN_TRY(CheckTokenFilter(*index, token_filter));
    state->index = *std::move(index);
    return std::unique_ptr<IndexReader>(new IndexReader(std::move(state)));
  }
  if (done.error().code == ErrorCode::kIndexMissing) return WhyMissing(folder);
  return done.error();
}

const Xapian::Database& IndexReader::database() const { return state_->database; }

const NameTable& IndexReader::names() const {
  if (!state_->names) state_->names.emplace(PagedBytes::Stored(state_->database, kNamesKey));
  return *state_->names;
}

const ChainTable& IndexReader::chain() const {
  if (!state_->chain_bytes) {
    state_->chain_bytes = state_->database.get_metadata(kChainKey);
    state_->chain = ChainTable(*state_->chain_bytes);
  }
  return state_->chain;
}

const PinyinNames& IndexReader::pinyin() const {
  if (!state_->pinyin) state_->pinyin.emplace(PagedBytes::Stored(state_->database, kPinyinKey));
  return *state_->pinyin;
}

const CharacterCounts& IndexReader::characters() const {
  if (!state_->character_bytes) {
    state_->character_bytes = state_->database.get_metadata(kCharactersKey);
    state_->characters = CharacterCounts(*state_->character_bytes);
  }
  return state_->characters;
}

const IndexState& IndexReader::state() const { return state_->index; }
IndexInfo IndexReader::info() const { return InfoOf(state_->index); }

fs::path IndexReader::Root(std::string_view collection) const {
  for (const Collection& known : state_->index.collections) {
    if (known.name == collection) return known.root;
  }
  return {};
}

FactRows IndexReader::FactsWith(const std::vector<std::string>& terms, std::size_t limit) const {
  std::vector<std::string> all{std::string(kFactTerm)};
  all.insert(all.end(), terms.begin(), terms.end());
  std::vector<OrderedDocument> chunks =
      InOrder(state_->database, DocumentsWith(state_->database, all));
  RowsInOrder rows(terms, limit);
  // Most chunks with the terms have a row with all of them, so that a few suffice: a heap.
  const auto later = std::greater<OrderedDocument>();
  std::make_heap(chunks.begin(), chunks.end(), later);
  for (; !chunks.empty(); chunks.pop_back()) {
    CheckWork();
    std::pop_heap(chunks.begin(), chunks.end(), later);
    const auto& [order, id] = chunks.back();
    if (!rows.Add(order, state_->database.get_document(id, Xapian::DOC_ASSUME_VALID).get_data()))
      break;
  }
  return std::move(rows).Take();
}

FactRows IndexReader::FactsOf(const StoredSource& source, std::size_t limit) const {
  FactRows rows;
  for (Xapian::docid id = source.first_chunk(); id < source.end() && rows.size() < limit; ++id) {
    CheckWork();
    auto chunk = DecodeChunk(state_->database.get_document(id).get_data());
    if (!chunk) throw Xapian::DatabaseCorruptError("a fact record is damaged");
    std::move(chunk->begin(), chunk->end(), std::back_inserter(rows));
  }
  if (rows.size() > limit) rows.resize(limit);
  return rows;
}

std::uint64_t IndexReader::Frequency(std::string_view term) const {
  if (term.empty()) return 0;
  if (state_->frequencies.size() >= kMostFrequencies) state_->frequencies.clear();
  const auto [known, is_new] = state_->frequencies.try_emplace(std::string(term), 0);
  if (is_new) {
    CheckWork();
    known->second = state_->database.get_termfreq(known->first);
  }
  return known->second;
}

bool IndexReader::HasTermWith(std::string_view beginning) const {
  const std::string prefix(beginning);
  return state_->database.allterms_begin(prefix) != state_->database.allterms_end(prefix);
}

std::vector<StoredSource> IndexReader::SourcesAt(std::string_view path,
                                                 std::string_view record) const {
  std::vector<StoredSource> sources;
  for (const Collection& collection : state_->index.collections) {
    const std::string term = SourceTerm(collection.name, path, record);
    const Xapian::Database& database = state_->database;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      StoredSource source = SourceWith(*at);
      if (source.collection == collection.name && source.path == path && source.record == record) {
        sources.push_back(std::move(source));
      }
    }
  }
  return sources;
}

const FileStamp& IndexReader::StampOf(std::uint32_t number) const {
  if (const auto known = state_->stamps.find(number); known != state_->stamps.end()) {
    return known->second;
  }
  if (state_->stamps.size() >= kMostStamps) state_->stamps.clear();
  auto stamp = DecodeStamp(state_->database.get_document(number).get_value(kSlotStamp));
  if (!stamp) throw Xapian::DatabaseCorruptError("the stamp of a source is damaged");
  return state_->stamps[number] = *std::move(stamp);
}

StoredSource IndexReader::SourceWith(std::uint32_t number) const {
  CheckWork();
  auto source = DecodeSource(state_->database.get_document(number).get_data());
  if (!source) throw Xapian::DatabaseCorruptError("a source record is damaged");
  source->number = number;
  return *std::move(source);
}

}  // namespace tanxun
