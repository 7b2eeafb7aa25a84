// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest/verify.h"

#include <fmt/format.h>

#include <map>
#include <string_view>

#include "indexer/analysis/terms.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/ingest/changes.h"
#include "indexer/ingest/documents.h"
#include "indexer/schema/chain.h"
#include "indexer/schema/digest.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/metadata.h"
#include "indexer/schema/names.h"
#include "indexer/schema/pinyin_names.h"
#include "indexer/schema/stored.h"
#include "indexer/schema/user_aliases.h"

namespace tanxun {
namespace {

// One posting as a number; sums of them do not depend on the order.
std::uint64_t Posting(std::uint64_t term, Xapian::docid id, Xapian::termcount count) {
  std::uint64_t mixed = term ^ (std::uint64_t{id} << 32 | count);
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
  return mixed ^ mixed >> 31;
}

class Verifier {
 public:
  explicit Verifier(const Xapian::Database& database) : database_(database) {}

  std::vector<std::string> Run() && {
    WalkDocuments();
    WalkPostings();
    if (listed_ != posted_) problems_.emplace_back("postings and term lists differ");
    CompareTables();
    return std::move(problems_);
  }

 private:
  void WalkDocuments() {
    for (auto id = database_.postlist_begin(""); id != database_.postlist_end(""); ++id) {
      Xapian::termcount length = 0;
      for (auto term = database_.termlist_begin(*id); term != database_.termlist_end(*id); ++term) {
        length += term.get_wdf();
        listed_ += Posting(Digest(*term), *id, term.get_wdf());
      }
      if (length != database_.get_doclength(*id)) {
        problems_.push_back(fmt::format("the length of document {} is wrong", *id));
      }
      ++documents_;
    }
    if (documents_ != database_.get_doccount()) {
      problems_.push_back(fmt::format("the database holds {} documents and counts {}", documents_,
                                      database_.get_doccount()));
    }
  }

  void WalkPostings() {
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
      const std::string text = *term;
      const std::uint64_t digest = Digest(text);
      Xapian::doccount postings = 0;
      for (auto id = database_.postlist_begin(text); id != database_.postlist_end(text); ++id) {
        posted_ += Posting(digest, *id, id.get_wdf());
        ++postings;
      }
      if (postings == term.get_termfreq()) continue;
      problems_.push_back(
          fmt::format("a list of {} postings counts {}", postings, term.get_termfreq()));
    }
  }

  // The tables that a commit makes of all sources and passages.
  void CompareTables() {
    const auto expect = [&](bool is_same, std::string_view what) {
      if (!is_same) problems_.push_back(fmt::format("{} is not what the sources say", what));
    };
    const auto compare = [&](const char* key, std::string_view made, std::string_view what) {
      expect(database_.get_metadata(key) == made, what);
    };
    const auto compare_pages = [&](const char* key, std::string_view made, std::string_view what) {
      expect(AreStoredPages(database_, key, made), what);
    };
    const std::vector<StoredSource> sources = StoredSources(database_);
    const auto files = DecodeAliasFiles(database_.get_metadata(kAliasesKey));
    if (!files) return problems_.emplace_back("the record of the user's names is damaged"), void();
    if (sources.empty()) return;
    const std::string names = NameTable::Build(sources, Decisions(*files));
    compare_pages(kNamesKey, names, "the table of names");
    compare_pages(kPinyinKey, PinyinNames::Build(sources), "the table of sounds");
    compare(kChainKey, ChainTable::Build(sources, NameTable(names)), "the supply chain");
    compare(kCharactersKey, Characters(), "the count of characters");
  }

  std::string Characters() const {
    std::map<char32_t, std::uint32_t> counts;
    const std::string term(kPassageTerm);
    for (auto id = database_.postlist_begin(term); id != database_.postlist_end(term); ++id) {
      const auto passage = DecodePassage(database_.get_document(*id).get_data());
      if (!passage) continue;  // Said where the passage is checked.
      std::vector<char32_t> characters;
      AddHanCharacters(SplitTokens(passage->passage.text), characters);
      for (const char32_t character : characters) ++counts[character];
    }
    return CharacterCounts::Encode(counts);
  }

  const Xapian::Database& database_;
  std::uint64_t listed_ = 0;
  std::uint64_t posted_ = 0;
  Xapian::doccount documents_ = 0;
  std::vector<std::string> problems_;
};

}  // namespace

std::uint64_t DigestOf(const Xapian::Document& document) {
  std::string all = document.get_data();
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    all += fmt::format("\n{}\t{}", *term, term.get_wdf());
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    all += fmt::format("\n{}={}", value.get_valueno(), *value);
  }
  return Digest(all);
}

std::vector<std::string> VerifyDatabase(const Xapian::Database& database) {
  return Verifier(database).Run();
}

}  // namespace tanxun
