// SPDX-License-Identifier: GPL-2.0-or-later
// Whom a clause of a Chinese sentence is about.
#include <algorithm>
#include <array>
#include <vector>

#include "indexer/analysis/terms.h"
#include "indexer/extract/clause_subject.h"
#include "indexer/extract/lead.h"
#include "indexer/extract/sentence_subject.h"
#include "indexer/lexicon/concepts.h"
#include "indexer/lexicon/hedges.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxNameCharacters = 24;

template <std::size_t n>
std::string_view StartOf(const std::array<std::string_view, n>& words, std::string_view text) {
  for (std::string_view word : words) {
    if (text.starts_with(word)) return word;
  }
  return {};
}

std::vector<std::string_view> ClausesOf(std::string_view text) {
  std::vector<std::string_view> clauses;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = CodePointAt(text, at);
    constexpr std::u32string_view kMarks = U"，,；;：:—";
    if (kMarks.find(c.value) != std::u32string_view::npos) {
      clauses.push_back(Trim(text.substr(begin, at - begin)));
      begin = at + c.length;
    }
    at += c.length;
  }
  clauses.push_back(Trim(text.substr(begin)));
  return clauses;
}

bool IsPronoun(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kPronouns = {
      "公司", "该公司", "本公司", "集团", "该集团", "其", "它", "企业", "该企业"};
  return std::find(kPronouns.begin(), kPronouns.end(), text) != kPronouns.end();
}

// 目前艾克米于 -> 艾克米: the words around a subject that say nothing about whom.
std::string_view WithoutLinks(const Note& note, std::string_view text) {
  static constexpr std::array<std::string_view, 19> kTails = {
      "是一家", "是一间", "是一个", "目前", "现在", "如今", "正式", "最早", "的", "于",
      "於",     "由",     "在",     "现",   "均",   "也",   "是",   "并",   "且"};
  static constexpr std::array<std::string_view, 9> kHeads = {"目前", "现在", "如今", "此外", "另外",
                                                             "而",   "但",   "并",   "且"};
  while (!text.empty() && !IsNameOfNote(note, text)) {
    const auto tail = std::find_if(kTails.begin(), kTails.end(),
                                   [&](std::string_view word) { return text.ends_with(word); });
    if (tail != kTails.end()) {
      text = Trim(text.substr(0, text.size() - tail->size()));
      continue;
    }
    const std::string_view head = StartOf(kHeads, text);
    if (head.empty()) break;
    text = Trim(text.substr(head.size()));
  }
  return text;
}

bool HoldsNameOfNote(const Note& note, std::string_view text) {
  const auto holds = [&](std::string_view name) {
    return CountCharacters(name) >= 2 && text.find(name) != std::string_view::npos;
  };
  return holds(note.subject) || std::any_of(note.aliases.begin(), note.aliases.end(), holds);
}

// Whom words right before a statement name, links left out.
std::string NamedBy(const Note& note, std::string_view name) {
  static constexpr std::array<std::string_view, 8> kNoNames = {"其",   "该",   "这",   "此",
                                                               "公司", "集团", "企业", "它"};
  if (IsNameOfNote(note, name) || IsPronoun(name)) return note.subject;
  const bool clear = !EndsHedged(name) && !HoldsNameOfNote(note, name) && !TurnsToAnother(name) &&
                     name.find("的") == std::string_view::npos && StartOf(kNoNames, name).empty() &&
                     ConceptOfLabel(name) == nullptr;
  const std::size_t characters = CountCharacters(name);
  return clear && characters >= 2 && characters <= kMaxNameCharacters ? std::string(name)
                                                                      : std::string();
}

}  // namespace

std::string HanClauseSubject(const Note& note, std::string_view before) {
  std::vector<std::string_view> clauses = ClausesOf(before);
  const std::string_view own = WithoutLinks(note, clauses.back());
  clauses.pop_back();
  std::erase(clauses, std::string_view());
  const std::string first = clauses.empty() ? std::string() : SentenceSubject(note, clauses[0]);
  if (!own.empty() && !IsPronoun(own)) return NamedBy(note, own);
  if (clauses.empty()) return note.subject;
  while (!clauses.empty()) {
    const std::string_view clause = clauses.back();
    clauses.pop_back();
    if (TurnsToAnother(clause)) return {};
    const std::string name = clauses.empty() ? first : LeadingHanName(clause);
    if (name == note.subject) return name;
    if (!name.empty() && ConceptOfLabel(name) == nullptr)
      return own.empty() ? NamedBy(note, name) : std::string();
  }
  // A pronoun means the note's subject where nobody else was named.
  return own.empty() ? std::string() : note.subject;
}

}  // namespace tanxun
