// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/pinyin_query.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/lexicon/pinyin.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/pinyin_names.h"
#include "query/search/docid_source.h"
#include "query/search/matcher.h"
#include "query/search/term_query.h"

namespace tanxun {
namespace {

constexpr std::size_t kMostWords = 60;    // A longer query is a text.
constexpr std::size_t kWordsOfName = 8;   // A syllable each.
constexpr std::size_t kShortestFull = 4;  // Letters: xian, of all that was typed.
constexpr std::size_t kShortestPart = 6;  // Of a part of it.
constexpr std::size_t kShortestInitials = 4;
constexpr std::size_t kLoneInitials = 3;
constexpr std::size_t kChanceHits = 3;

class PinyinReader {
 public:
  PinyinReader(const IndexReader& reader, const std::vector<Unit>& words, bool finds_more)
      : reader_(reader), words_(words), finds_more_(finds_more) {}

  std::optional<PinyinQuery> Read() {
    if (words_.empty() || words_.size() > kMostWords || reader_.pinyin().empty()) return {};
    result_.is_whole = words_.size() <= kWordsOfName && Take(0, words_.size());
    if (!result_.is_whole) ReadParts();
    if (result_.readings.empty()) return {};
    result_.found = Unweighted(AnyOf(found_));
    if (result_.is_chance && finds_more_) KeepFew();
    return std::move(result_);
  }

 private:
  // The longest from left to right.
  void ReadParts() {
    for (std::size_t begin = 0; begin < words_.size();) {
      std::size_t n = std::min(kWordsOfName, words_.size() - begin);
      while (n > 0 && !Take(begin, begin + n)) --n;
      begin += std::max<std::size_t>(n, 1);
    }
  }

  bool Take(std::size_t begin, std::size_t end) {
    const std::vector<Unit> words(words_.begin() + static_cast<std::ptrdiff_t>(begin),
                                  words_.begin() + static_cast<std::ptrdiff_t>(end));
    const std::string sound = SoundKey(words);
    const bool is_all = words.size() == words_.size();
    if (sound.size() < (is_all ? kLoneInitials : kShortestInitials)) return false;
    if (sound.size() >= (is_all ? kShortestFull : kShortestPart)) {
      if (TakeNames(SoundKind::kFull, sound, words)) return true;
    }
    const bool is_alone = is_all && !finds_more_;
    if (words.size() > 1) return false;
    if (sound.size() < (is_alone ? kLoneInitials : kShortestInitials)) return false;
    if (!TakeNames(SoundKind::kInitials, sound, words)) return false;
    result_.is_chance = true;
    return true;
  }

  bool TakeNames(SoundKind kind, const std::string& sound, const std::vector<Unit>& words) {
    bool any = false;
    for (std::string& name : reader_.pinyin().Find(kind, sound)) {
      const std::string term = MakeTerm(kSoundedPrefix, name);
      if (reader_.Frequency(term) == 0) continue;
      found_.emplace_back(term);
      std::string typed;
      for (const Unit& word : words) typed += (typed.empty() ? "" : " ") + word.text;
      result_.readings.push_back({std::move(typed), std::move(name)});
      any = true;
    }
    return any;
  }

  void KeepFew() {
    Xapian::Enquire enquire(reader_.database());
    enquire.set_query(result_.found);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(kSlotOrder, false);
    std::vector<Xapian::docid> few;
    const Xapian::MSet first = enquire.get_mset(0, kChanceHits);
    for (auto at = first.begin(); at != first.end(); ++at) few.push_back(*at);
    result_.found = DocidQuery(std::move(few));
  }

  const IndexReader& reader_;
  const std::vector<Unit>& words_;
  bool finds_more_;
  PinyinQuery result_;
  std::vector<Xapian::Query> found_;
};

}  // namespace

std::optional<PinyinQuery> ReadAsPinyin(const IndexReader& reader, const std::vector<Unit>& words,
                                        bool finds_more) {
  return PinyinReader(reader, words, finds_more).Read();
}

}  // namespace tanxun
