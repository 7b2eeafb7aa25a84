// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/spelling.h"

#include <xapian.h>

#include <algorithm>
#include <vector>

#include "indexer/analysis/forms.h"
#include "indexer/text/utf8.h"
#include "query/search/work_clock.h"

namespace tanxun {
namespace {

constexpr std::size_t kOneEdit = 5;  // Characters from which on a word may be a misspelling.
constexpr std::size_t kTwoEdits = 9;
constexpr std::size_t kFirstLetter = 6;
constexpr std::size_t kLongest = 40;
constexpr std::size_t kLookedAt = 50'000;

std::size_t EditsAllowed(std::size_t length) {
  if (length < kOneEdit || length > kLongest) return 0;
  return length < kTwoEdits ? 1 : 2;
}

// Collects the nearest term of the index to one word.
class Nearest {
 public:
  Nearest(const IndexReader& reader, std::string_view word)
      : reader_(reader), word_(Characters(word)), most_(EditsAllowed(word_.size())) {}

  std::optional<std::string> Find(std::string_view word) {
    if (most_ == 0) return std::nullopt;
    const std::string first(word.substr(0, CodePointAt(word, 0).length));
    Scan("E" + first);
    Scan("Z" + first);
    if (word_.size() >= kFirstLetter) TryFirstLetters(word);
    if (term_.empty()) return std::nullopt;
    return term_.front() == 'E' ? term_.substr(1) : WordOf(term_);
  }

 private:
  void Scan(const std::string& prefix) {
    const Xapian::Database& database = reader_.database();
    std::size_t seen = 0;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      CheckWork();
      if (++seen > kLookedAt) return;
      const std::string name = *term;
      // A character has four bytes at most.
      if (name.size() > 4 * (word_.size() + most_)) continue;
      Try(name, term.get_termfreq());
    }
  }

  // Wrong in the first letter: left out, doubled, swapped with the second, or another.
  void TryFirstLetters(std::string_view word) {
    const std::size_t length = CodePointAt(word, 0).length;
    const std::string rest(word.substr(length));
    TryText(rest);
    if (rest.size() > 1) {
      const std::size_t second = CodePointAt(rest, 0).length;
      TryText(rest.substr(0, second) + std::string(word.substr(0, length)) + rest.substr(second));
    }
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      TryText(letter + rest);
      TryText(letter + std::string(word));
    }
  }

  void TryText(const std::string& text) {
    const FormTerms terms = TermsOfForm(text);
    const std::string& term = terms.exact.empty() ? terms.stem : terms.exact;
    const std::uint64_t frequency = reader_.Frequency(term);
    if (frequency > 0) Keep(term, 1, frequency);
  }

  void Try(const std::string& term, std::uint64_t frequency) {
    const std::u32string text = Characters(std::string_view(term).substr(1));
    const std::size_t distance = EditDistance(word_, text, most_);
    if (distance <= most_) Keep(term, distance, frequency);
  }

  void Keep(const std::string& term, std::size_t distance, std::uint64_t frequency) {
    const bool better =
        term_.empty() || distance < distance_ ||
        (distance == distance_ &&
         (frequency > frequency_ || (frequency == frequency_ && term.substr(1) < term_.substr(1))));
    if (!better) return;
    term_ = term;
    distance_ = distance;
    frequency_ = frequency;
  }

  // kilometr -> kilometres; the stem itself where some passages have none of its other words.
  std::string WordOf(const std::string& stem_term) const {
    const Xapian::Database& database = reader_.database();
    const std::string prefix =
        "E" + stem_term.substr(1, stem_term.size() > 3 ? stem_term.size() - 2 : stem_term.size());
    std::string word = stem_term.substr(1);
    std::uint64_t most = 0;
    std::uint64_t sum = 0;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      CheckWork();
      const std::string text = (*term).substr(1);
      if (TermsOfForm(text).stem != stem_term) continue;
      sum += term.get_termfreq();
      if (term.get_termfreq() <= most) continue;
      word = text;
      most = term.get_termfreq();
    }
    return sum < reader_.Frequency(stem_term) ? stem_term.substr(1) : word;
  }

  const IndexReader& reader_;
  std::u32string word_;
  std::size_t most_;
  std::string term_;
  std::size_t distance_ = 0;
  std::uint64_t frequency_ = 0;
};

}  // namespace

std::u32string Characters(std::string_view utf8) {
  std::u32string characters;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = CodePointAt(utf8, at);
    characters += c.value;
    at += c.length;
  }
  return characters;
}

std::size_t EditDistance(std::u32string_view a, std::u32string_view b, std::size_t most) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::size_t> two_ago(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_ago[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    std::swap(two_ago, above);
    std::swap(above, row);
  }
  return std::min(above[b.size()], most + 1);
}

std::optional<std::string> NearestWord(const IndexReader& reader, std::string_view word) {
  if (word.empty()) return std::nullopt;
  return Nearest(reader, word).Find(word);
}

}  // namespace tanxun
