// SPDX-License-Identifier: GPL-2.0-or-later
// Whom a clause of an English sentence is about.
#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/extract/clause_subject.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/sentence_subject.h"
#include "indexer/lexicon/hedges.h"
#include "indexer/lexicon/suffixes.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

template <std::size_t n>
bool IsAny(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view LastWord(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \n");
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

std::string_view WithoutLastWord(std::string_view text) {
  return Trim(text.substr(0, text.size() - LastWord(text).size()));
}

bool IsPreposition(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kWords = {"of",  "by", "for",  "with", "to",
                                                             "and", "or", "than", "like"};
  return IsAny(kWords, word);
}

bool IsPlacing(std::string_view word) {
  static constexpr std::array<std::string_view, 4> kWords = {"in", "from", "near", "at"};
  return IsAny(kWords, word);
}

bool OpensName(std::string_view word) {
  if (word.empty()) return false;
  const auto first = static_cast<unsigned char>(word.front());
  const bool version = word.size() <= 4 && std::isdigit(static_cast<unsigned char>(word.back()));
  return std::isupper(first) != 0 || std::isdigit(first) != 0 || first >= 0xC3 || version;
}

// The capitalised words that a text ends with, from behind the last owner on: "Acme's Anvil 3" ->
// "Anvil 3".
std::string_view TrailingName(std::string_view text) {
  std::string_view left = text;
  while (!left.empty()) {
    const std::string_view word = LastWord(left);
    const bool owner = word.ends_with("'s") || word.ends_with("’s");
    const bool parted = word.ends_with(',') || word.ends_with(';') || word.ends_with(':');
    if (!OpensName(word) || owner || parted) break;
    left = WithoutLastWord(left);
  }
  return Trim(text.substr(left.size()));
}

std::string SubjectByName(const Note& note, std::string_view name) {
  if (name.starts_with("The ")) name.remove_prefix(4);
  if (IsNameOfNote(note, name)) return note.subject;
  const std::string subject = SentenceSubject(note, name);  // None for "In 2010".
  const std::vector<Unit> units = SplitUnits(name);
  const bool form = SuffixUnits(units) == units.size();  // "Inc."
  return subject.size() == name.size() && !form ? subject : std::string();
}

// "was", "is also", "has been": between a subject and its statement.
std::string_view WithoutAuxiliaries(std::string_view text) {
  static constexpr std::array<std::string_view, 23> kWords = {
      "was",  "were",  "is",       "are",   "been",         "has",   "have",      "also",
      "now",  "still", "both",     "first", "currently",    "a",     "an",        "the",
      "then", "later", "formally", "who",   "wholly-owned", "which", "originally"};
  while (!text.empty() && IsAny(kWords, LastWord(text))) {
    text = WithoutLastWord(text);
  }
  return text;
}

// "Acme is a Norwegian maker (of pumps)": the sentence says what its subject is.
bool IsDefinition(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kCopulas = {" is a ",  " is an ",  " is the ",
                                                               " was a ", " was an ", " was the "};
  std::size_t copula = std::string_view::npos;
  for (std::string_view word : kCopulas) copula = std::min(copula, text.find(word));
  if (copula == std::string_view::npos) return false;
  std::string_view head = text.substr(0, copula);
  while (!head.empty()) {
    const std::string_view word = LastWord(head);
    if (!OpensName(word) || word.ends_with("'s") || word.ends_with("’s")) return false;
    head = WithoutLastWord(head);
  }
  return true;
}

// "The Anvil chip": a name and what the thing is.
bool IsKindOfThing(std::string_view word) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "chip",   "company",  "firm",   "group",   "processor", "model", "phone",  "system",
      "series", "platform", "device", "product", "bank",      "brand", "service"};
  return IsAny(kWords, word);
}

bool EndsWithPronoun(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kNouns = {
      "company", "firm",  "group",    "service", "vendor",  "chipmaker",
      "unit",    "maker", "business", "foundry", "startup", "lab"};
  const std::string_view word = LastWord(text);
  if (word == "it" || word == "It") return true;
  const std::string_view article = LastWord(WithoutLastWord(text));
  return IsAny(kNouns, word) && (article == "the" || article == "The");
}

// "Founded in 1999, the company …": of the note unless another name follows.
std::string SubjectAfterOpening(const Note& note, std::string_view sentence) {
  bool any = false;
  for (std::size_t comma = sentence.find(", "); comma != std::string_view::npos;
       comma = sentence.find(", ", comma + 2)) {
    const std::string_view rest = sentence.substr(comma + 2);
    if (!rest.empty() && !OpensName(rest)) return note.subject;
    if (SentenceSubject(note, rest) == note.subject) return note.subject;
    any = true;
  }
  return any ? std::string() : note.subject;
}

// "Acme, a maker from Norway,": the name before the first comma is meant.
std::string SubjectOfApposition(const Note& note, std::string_view before) {
  const std::string_view head = before.substr(0, before.find(','));
  return TrailingName(head).size() == head.size() ? SubjectByName(note, head) : std::string();
}

// "…, the chip arm" of Beta.
bool IsApposition(std::string_view before) {
  const std::size_t comma = before.rfind(", ");
  if (comma == std::string_view::npos) return false;
  const std::string_view last = before.substr(comma + 2);
  return last.starts_with("a ") || last.starts_with("an ") || last.starts_with("the ");
}

// "Acme bought Zeta and is …" of Acme; "…, founded in 1999 and based in …" as what was founded.
std::string SubjectOfJoined(const Note& note, std::string_view before, bool verb,
                            std::string_view sentence) {
  if (verb || IsDefinition(before))
    return TurnsToAnother(before) || before.find(" which ") != std::string_view::npos
               ? std::string()
               : SentenceSubject(note, before);
  const std::size_t comma = before.rfind(", ");
  if (comma == std::string_view::npos) {
    const std::string subject = SentenceSubject(note, before);
    return subject == note.subject ? SubjectAfterOpening(note, sentence) : std::string();
  }
  return EnglishClauseSubject(note, before.substr(0, comma + 1), sentence);
}

}  // namespace

std::string EnglishClauseSubject(const Note& note, std::string_view before,
                                 std::string_view sentence) {
  const std::size_t part = before.find_last_of(";:");
  const std::string_view whole =
      Trim(part == std::string_view::npos ? before : before.substr(part + 1));
  std::string_view left = WithoutAuxiliaries(whole);
  const bool verb = left.size() != whole.size();
  if (left.empty()) return verb ? std::string() : SubjectAfterOpening(note, sentence);
  if (LastWord(left) == "and") return SubjectOfJoined(note, WithoutLastWord(left), verb, sentence);
  const bool owned = left.ends_with("'s") || left.ends_with("’s");
  if (owned) left = left.substr(0, left.rfind(left.ends_with("'s") ? "'" : "’"));
  const bool comma = left.ends_with(',');
  if (comma) left = Trim(left.substr(0, left.size() - 1));
  if (IsNameOfNote(note, left)) return note.subject;
  if (EndsWithPronoun(left)) {
    const std::string first = SentenceSubject(note, sentence);
    return first.empty() || first == note.subject ? note.subject : std::string();
  }
  const std::string_view name = TrailingName(left);
  if (!name.empty()) {
    const std::string_view to = LastWord(Trim(left.substr(0, left.size() - name.size())));
    if (IsPreposition(to) || IsPlacing(to)) {
      if (IsDefinition(left) && IsPlacing(to)) return SentenceSubject(note, left);
      return comma ? SubjectOfApposition(note, left) : std::string();
    }
    return SubjectByName(note, name);
  }
  if (comma)
    return IsDefinition(left) ? SentenceSubject(note, left) : SubjectOfApposition(note, left);
  if (IsDefinition(left)) return TurnsToAnother(left) ? std::string() : SentenceSubject(note, left);
  if (IsApposition(left)) return SubjectOfApposition(note, left);
  return IsKindOfThing(LastWord(left)) &&
                 TrailingName(WithoutLastWord(left)).size() == WithoutLastWord(left).size()
             ? SubjectByName(note, WithoutLastWord(left))
             : std::string();
}

}  // namespace tanxun
