// SPDX-License-Identifier: GPL-2.0-or-later
#include "tanxun/contents.h"

#include <algorithm>
#include <array>
#include <map>
#include <system_error>
#include <utility>

#include "indexer/ingest/read_commit.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/index_folder.h"
#include "indexer/schema/pinyin_names.h"
#include "indexer/schema/term_families.h"

namespace tanxun {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSample = 1000;
// What glass keeps beside a term, in about so many bytes.
constexpr double kBytesOfTerm = 16;    // Its chunk of postings.
constexpr double kBytesOfPosting = 2;  // The document's distance, the frequency, the length.
constexpr double kBytesOfValue = 2;    // Likewise.

struct Weighed {
  std::uint64_t count = 0;
  std::uint64_t terms = 0;
  std::map<std::string, double> bytes;  // By table, before it is known how full that is.
};
using Parts = std::map<std::string, Weighed, std::less<>>;

class Measurer {
 public:
  explicit Measurer(const Xapian::Database& database) : database_(database) {}

  Parts Run() && {
    AddRecords("sources", kSourceTerm);
    AddRecords("passages", kPassageTerm);
    AddRecords("facts", kFactTerm);
    AddMetadata();
    AddValues();
    AddTerms();
    return std::move(parts_);
  }

 private:
  // Every n-th record is looked at.
  void AddRecords(const char* name, std::string_view kind) {
    const std::string term(kind);
    Weighed& part = parts_[name];
    part.count = database_.get_termfreq(term);
    const std::uint64_t step = std::max<std::uint64_t>(1, part.count / kSample);
    std::uint64_t seen = 0;
    std::uint64_t bytes = 0;
    std::uint64_t at = 0;
    for (auto id = database_.postlist_begin(term); id != database_.postlist_end(term); ++id) {
      if (at++ % step != 0) continue;
      ++seen;
      bytes += database_.get_document(*id).get_data().size();
    }
    if (seen == 0) return;
    part.bytes["docdata"] =
        static_cast<double>(bytes) / static_cast<double>(seen) * static_cast<double>(part.count);
  }

  void AddMetadata() {
    static const std::map<std::string, const char*, std::less<>> kNames = {
        {kNamesKey, "name table"},       {kChainKey, "chain table"},
        {kPinyinKey, "sounds of names"}, {kCharactersKey, "counts of characters"},
        {kAliasesKey, "user's names"},
    };
    for (auto key = database_.metadata_keys_begin(); key != database_.metadata_keys_end(); ++key) {
      const std::string text = *key;
      const auto name = kNames.find(std::string_view(text).substr(0, text.find('/')));
      Weighed& part = parts_[name == kNames.end() ? "other records" : name->second];
      ++part.count;
      part.bytes["postlist"] += static_cast<double>(database_.get_metadata(text).size());
    }
  }

  void AddValues() {
    static constexpr std::array<std::pair<Xapian::valueno, const char*>, 6> kNames = {{
        {kSlotOrder, "values: order"},
        {kSlotDate, "values: dates"},
        {kSlotSource, "values: sources"},
        {kSlotLength, "values: lengths"},
        {kSlotPassages, "values: passages"},
        {kSlotStamp, "values: files"},
    }};
    for (const auto& [slot, name] : kNames) {
      Weighed& part = parts_[name];
      for (auto value = database_.valuestream_begin(slot); value != database_.valuestream_end(slot);
           ++value) {
        ++part.count;
        part.bytes["postlist"] += kBytesOfValue + static_cast<double>((*value).size());
      }
    }
  }

  void AddTerms() {
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
      const std::string text = *term;
      const std::uint64_t postings = term.get_termfreq();
      Weighed& part = parts_[std::string(FamilyOf(text))];
      ++part.terms;
      part.count += postings;
      const auto length = static_cast<double>(text.size());
      const auto number = static_cast<double>(postings);
      part.bytes["postlist"] += length + kBytesOfTerm + kBytesOfPosting * number;
      // In a document's list each term leaves out what the one before begins with: some half.
      part.bytes["termlist"] += number * (length / 2 + kBytesOfPosting);
    }
  }

  const Xapian::Database& database_;
  Parts parts_;
};

std::vector<IndexTable> TablesIn(const fs::path& folder) {
  std::vector<IndexTable> tables;
  std::error_code failed;
  for (const fs::directory_entry& file : fs::directory_iterator(folder, failed)) {
    if (file.path().extension() != ".glass") continue;
    const std::uint64_t bytes = file.file_size(failed);
    if (!failed && bytes > 0) tables.push_back({file.path().stem().string(), bytes});
  }
  return tables;
}

template <typename Row>
void SortBySize(std::vector<Row>& rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.bytes != b.bytes ? a.bytes > b.bytes : a.name < b.name;
  });
}

// Shares the bytes of each table among what lies in it.
IndexContents Share(const Parts& parts, std::vector<IndexTable> tables) {
  IndexContents contents;
  std::map<std::string, double> weighed;
  for (const auto& entry : parts) {
    for (const auto& [table, bytes] : entry.second.bytes) weighed[table] += bytes;
  }
  std::map<std::string, double> fullness;
  for (const IndexTable& table : tables) {
    const double weight = weighed[table.name];
    if (weight > 0) fullness[table.name] = static_cast<double>(table.bytes) / weight;
    if (weight == 0) contents.parts.push_back({"table " + table.name, 0, 0, table.bytes});
  }
  for (const auto& [name, part] : parts) {
    if (part.count == 0) continue;
    double bytes = 0;
    for (const auto& [table, weight] : part.bytes) bytes += weight * fullness[table];
    contents.parts.push_back({name, part.count, part.terms, static_cast<std::uint64_t>(bytes)});
  }
  contents.tables = std::move(tables);
  SortBySize(contents.tables);
  SortBySize(contents.parts);
  return contents;
}

}  // namespace

Result<IndexContents> MeasureIndex(const fs::path& folder) {
  IndexContents contents;
  TANXUN_TRY(ReadCommit(folder, [&](const Xapian::Database& database) -> Result<void> {
    contents = Share(Measurer(database).Run(), TablesIn(FolderToRead(folder)));
    return {};
  }));
  return contents;
}

}  // namespace tanxun
