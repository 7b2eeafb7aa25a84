// SPDX-License-Identifier: GPL-2.0-or-later
// Edges that sentences state: "X supplies Y to Z", X由Y代工. A sentence that denies, asks or
// guesses states none.
#include "indexer/text/sentences.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <utility>

#include "indexer/extract/brackets.h"
#include "indexer/extract/chain/companies.h"
#include "indexer/extract/chain/edges.h"
#include "indexer/extract/name_runs.h"
#include "indexer/extract/places.h"
#include "indexer/extract/sentence_subject.h"
#include "indexer/lexicon/values.h"
#include "indexer/lexicon/words.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kMaxSentenceBytes = 1200;

using Names = std::vector<std::string>;

// Bytes behind the last mark that ends a clause.
std::string_view LastClause(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kMarks = {"，", "。", "；", "：", "、", "（",
                                                              "）", "“",  "”",  ",",  ";",  "("};
  std::size_t begin = 0;
  for (const std::string_view mark : kMarks) {
    const std::size_t at = text.rfind(mark);
    if (at != std::string_view::npos) begin = std::max(begin, at + mark.size());
  }
  return text.substr(begin);
}

std::string_view FirstClause(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kMarks = {"，", "。", "；", "：", "（",
                                                             "(",  ";",  ", ", "\n"};
  std::size_t end = text.size();
  for (const std::string_view mark : kMarks) end = std::min(end, text.find(mark));
  return text.substr(0, end);
}

std::string_view LastWord(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// It, the company, 公司, the chip: the note's subject.
bool MeansSubject(std::string_view text) {
  static const std::set<std::string_view> kPronouns = {
      "it",           "its",       "the company", "the firm", "the group",   "the vendor",
      "the chip",     "the maker", "the startup", "the unit", "the foundry", "the processor",
      "the supplier", "公司",      "该公司",      "本公司",   "集团",        "其",
      "它",           "该芯片",    "该集团",      "我们",     "该企业",      "the accelerator"};
  return kPronouns.contains(Fold(text));
}

// A word before a name that makes it part of something else: "a rival of Acme".
bool EndsWithPreposition(std::string_view text) {
  return IsOneOf(Fold(LastWord(Trim(text))),
                 {"of", "from", "by", "with", "for", "than", "like", "against", "to", "at"});
}

// "chips", "GPUs": no part of a name.
bool IsCommonNoun(std::string_view word) {
  return std::islower(static_cast<unsigned char>(word.front())) != 0 ||
         (word.size() > 2 && word.back() == 's' &&
          std::isupper(static_cast<unsigned char>(word[word.size() - 2])) != 0);
}

// "Acme's processors", "Roadrunner chips" -> the name before the things.
std::string_view WithoutThings(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty() && IsThing(LastWord(rest)) && IsCommonNoun(LastWord(rest))) {
    rest = Trim(rest.substr(0, rest.size() - LastWord(rest).size()));
  }
  if (rest.size() == text.size()) return text;
  for (const std::string_view possessive : {"'s", "’s", "'", "’"}) {
    if (rest.ends_with(possessive)) return rest.substr(0, rest.size() - possessive.size());
  }
  return rest;
}

std::string_view NameAtEnd(std::string_view text) {
  if (const std::size_t unusual = UnusualNameAtEnd(text); unusual > 0) {
    return text.substr(text.size() - unusual);
  }
  return WithoutOpening(NameEndingAt(text, static_cast<std::uint32_t>(text.size())));
}

class SentenceReader {
 public:
  SentenceReader(const Note& note, std::string_view sentence)
      : note_(note), sentence_(sentence), han_(HasHan(sentence)) {}

  // What the names of a match's part are; empty if there are none beyond doubt.
  Names Read(const RelationMatch::Part& part) const {
    if (part.holds_thing && !HoldsThing(TextOf(part))) return {};
    if (part.opens) return han_ ? BeforeHan(part) : BeforeEnglish(part);
    const std::string_view text = part.ends ? FirstClauseOf(part) : Trim(TextOf(part));
    return part.ends && !han_ ? AfterEnglish(TextOf(part), part.sure) : Whole(text);
  }

  bool HasWhat(const RelationMatch::Part& what) const {
    return !what.holds_thing || HoldsThing(FirstClause(TextOf(what)));
  }

  std::string What(const RelationMatch::Part& what) const {
    constexpr std::size_t kMostWords = 60;
    const std::string_view text = Trim(FirstClause(TextOf(what)));
    return text.size() <= kMostWords && HoldsThing(text) ? std::string(text) : std::string();
  }

 private:
  std::string_view TextOf(const RelationMatch::Part& part) const {
    return sentence_.substr(part.begin, part.end - part.begin);
  }

  std::string_view FirstClauseOf(const RelationMatch::Part& part) const {
    std::string_view text = FirstClause(TextOf(part));
    while (!text.empty() && text.back() == '.') text.remove_suffix(1);
    return Trim(text);
  }

  static Names NamesOf(const std::vector<End>& ends) {
    Names names;
    for (const End& end : ends) names.push_back(end.name);
    return names;
  }

  Names Subject() const {
    const std::string subject = SentenceSubject(note_, sentence_);
    const auto end = subject == note_.subject ? std::nullopt : ReadEnd(subject);
    if (subject == note_.subject && !subject.empty()) return {subject};
    return end.has_value() ? Names{end->name} : Names{};
  }

  // "艾克米采用5纳米工艺，由…": the name before the sentence's first verb.
  Names OpeningHanName() const {
    static constexpr std::array<std::string_view, 8> kVerbs = {"采用", "採用", "使用", "基于",
                                                               "基於", "搭载", "搭載", "支持"};
    std::size_t end = std::string_view::npos;
    for (const std::string_view verb : kVerbs) end = std::min(end, sentence_.find(verb));
    if (end == std::string_view::npos) return {};
    const std::string_view text = sentence_.substr(0, end);
    return FirstClause(text) == text ? NamesOf(ReadCompanies(WithoutOpening(text))) : Names{};
  }

  // The name right before the verb; the sentence's subject where a relative or second verb stands
  // there.
  Names BeforeEnglish(const RelationMatch::Part& part) const {
    const std::string_view all = Trim(TextOf(part));
    const std::string_view text = WithoutAdverbs(all);
    const bool relative = text.ends_with(",") || text.empty() ||
                          IsOneOf(Fold(LastWord(all)), {"and", "which", "that", "who"});
    const std::string_view clause = Trim(LastClause(text));
    if (MeansSubject(clause)) return {note_.subject};
    const std::string_view owner = WithoutThings(clause);
    if (MeansSubject(owner)) return {note_.subject};
    const std::string_view name = NameAtEnd(owner);
    const auto end = ReadEnd(name);
    if (!end.has_value()) return relative ? Subject() : Names{};
    std::string_view before = Trim(owner.substr(0, owner.size() - name.size()));
    if (EndsWithPreposition(before)) return {};
    Names names = {end->name};
    if (Fold(LastWord(before)) == "and") {
      before = Trim(before.substr(0, before.size() - LastWord(before).size()));
      const auto other = ReadEnd(NameAtEnd(before));
      if (other.has_value()) names.insert(names.begin(), other->name);
    }
    return names;
  }

  Names BeforeHan(const RelationMatch::Part& part) const {
    const std::string_view all = TextOf(part);
    std::string_view clause = WithoutOpening(WithoutAdverbs(LastClause(all)));
    for (const DateMatch& date : FindDates(clause)) {
      if (date.begin == 0) clause = WithoutOpening(clause.substr(date.end));
      break;
    }
    if (clause.empty()) {
      const bool opens = WithoutAdverbs(all).empty();
      const Names subject = Subject();
      if (subject.empty()) return opens ? Names{note_.subject} : OpeningHanName();
      return subject;
    }
    if (MeansSubject(clause)) return {note_.subject};
    const std::size_t of = clause.find("的");
    if (of != std::string_view::npos) {
      if (!HoldsThing(clause.substr(of + std::string_view("的").size()))) return {};
      clause = Trim(clause.substr(0, of));
      if (MeansSubject(clause)) return {note_.subject};
    }
    if (IsThing(clause) && CountCharacters(clause) <= 4) return {};
    return NamesOf(ReadCompanies(clause));
  }

  // What may stand behind a name that is the whole object: "supplies Acme in Freedonia", not
  // "supplies Acme processors to anybody".
  static bool EndsObject(std::string_view rest) {
    const bool full_stop = rest.starts_with(".") && Trim(rest.substr(1)).empty();
    if (Trim(rest).empty() || full_stop) return true;
    if (rest.starts_with(",") || rest.starts_with(";") || rest.starts_with(" (")) return true;
    if (!rest.starts_with(" ")) return false;
    const std::string_view word =
        rest.substr(1, std::min(rest.find_first_of(" .,", 1), rest.size()) - 1);
    return IsOneOf(word, {"and", "&", "with", "since", "in", "under", "at", "as", "through", "via",
                          "but", "while", "directly", "today", "too"});
  }

  // "Acme, Borealis and Cygnus under a contract": capitalised words, joined. `whole`: nothing else
  // belongs to them.
  static Names AfterEnglish(std::string_view text, bool whole) {
    Names names;
    for (std::size_t at = 0; at < text.size();) {
      while (at < text.size() && text[at] == ' ') ++at;
      if (text.substr(at).starts_with("the ")) at += 4;
      const std::size_t end = std::max(NameEnd(text, at), UnusualNameEnd(text, at));
      const auto found = ReadCompany(text.substr(at, end - at));
      if (!found.has_value() || (whole && !EndsObject(text.substr(end)))) break;
      names.push_back(found->name);
      at = end;
      const std::string_view rest = text.substr(at);
      std::size_t joint = 0;
      for (const std::string_view word : {", and ", " and ", " & ", ", "}) {
        if (joint == 0 && rest.starts_with(word)) joint = word.size();
      }
      if (joint == 0) break;
      at += joint;
    }
    return names;
  }

  // "SK hynix": a known name whose words need no capitals; `at` if there is none.
  static std::size_t UnusualNameEnd(std::string_view text, std::size_t at) {
    constexpr int kMostWords = 3;
    std::size_t found = at;
    std::size_t end = at;
    for (int words = 0; words < kMostWords && end < text.size(); ++words) {
      end = std::min(text.find_first_of(" ,;.()\n", end + 1), text.size());
      if (IsUnusualName(text.substr(at, end - at))) found = end;
    }
    return found;
  }

  static std::size_t NameEnd(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (at < text.size()) {
      const auto first = static_cast<unsigned char>(text[at]);
      if (std::isupper(first) == 0 && std::isdigit(first) == 0 && first < 0x80) break;
      std::size_t stop = std::min(text.find_first_of(" ,;()\n", at), text.size());
      at = stop;
      while (stop > end && (text[stop - 1] == '.' || text[stop - 1] == '"')) --stop;
      const bool possessive = text.substr(0, stop).ends_with("'s");
      end = possessive ? stop - 2 : stop;
      if (possessive || stop != at || at >= text.size() || text[at] != ' ') break;
      ++at;
    }
    return end;
  }

  // Text between two fixed words: nothing but names, or none.
  static Names Whole(std::string_view text) {
    text = WithoutOpening(WithoutAdverbs(text));
    return NamesOf(ReadCompanies(text));
  }

  const Note& note_;
  std::string_view sentence_;
  bool han_;
};

bool IsQuestion(std::string_view sentence) {
  sentence = Trim(sentence);
  return sentence.ends_with("?") || sentence.ends_with("？") || sentence.ends_with("吗") ||
         sentence.ends_with("呢");
}

bool IsLinkedName(const RichText& text, Sentence place, std::string_view name) {
  return std::any_of(text.marks.begin(), text.marks.end(), [&](const Mark& mark) {
    return mark.kind == MarkKind::kWikiLink && mark.begin >= place.begin && mark.end <= place.end &&
           std::string_view(text.text).substr(mark.begin, mark.end - mark.begin) == name;
  });
}

// Leaves what is a company by its name alone. Codes are, where they stand on both sides.
void KeepCompanies(const RichText& text, Sentence place, Names& givers, Names& takers) {
  const auto is_code = [](const std::string& name) { return IsCode(name); };
  const auto doubtful = [&](const std::string& name) {
    return !IsCompanyByName(name, IsLinkedName(text, place, name));
  };
  if (std::all_of(givers.begin(), givers.end(), is_code) &&
      std::all_of(takers.begin(), takers.end(), is_code)) {
    return;
  }
  std::erase_if(givers, doubtful);
  std::erase_if(takers, doubtful);
}

void ReadSentence(const Note& note, const Section& section, const Block& block, Sentence place,
                  EdgeSink& sink) {
  const std::string_view sentence =
      std::string_view(block.text.text).substr(place.begin, place.end - place.begin);
  if (!MayStateRelation(Fold(sentence)) || IsQuestion(sentence)) return;
  const std::vector<RelationMatch> matches = FindRelations(sentence);
  if (matches.empty() || IsHedged(sentence) || IsNegative(sentence)) return;
  const SentenceReader reader(note, sentence);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> read;  // Places of what was read.
  const auto is_read = [&](const RelationMatch& match) {
    return std::any_of(read.begin(), read.end(), [&](const auto& other) {
      return match.place < other.second && other.first < match.place_end;
    });
  };
  for (const RelationMatch& match : matches) {
    if (is_read(match)) continue;
    if (match.what.has_value() && !reader.HasWhat(*match.what)) continue;
    Names givers = reader.Read(match.from);
    Names takers = givers.empty() ? Names{} : reader.Read(match.to);
    if (match.from.sure) {
      // "Office Supplies Depot" is a name.
      if (std::isupper(static_cast<unsigned char>(sentence[match.place])) != 0) continue;
      KeepCompanies(block.text, place, givers, takers);
    }
    if (givers.empty() || takers.empty()) continue;
    read.emplace_back(match.place, match.place_end);
    Edge edge;
    edge.relation = match.relation;
    if (match.what.has_value()) edge.detail = reader.What(*match.what);
    edge.as_of = DateOfText(note, section, sentence);
    edge.form = FactForm::kProse;
    const std::uint32_t at = place.begin + match.place;
    edge.line = LinesOf(*note.source, block.text, at, at + 1, block.lines).first;
    edge.span = SourceSpan(block.text, place.begin, place.end);
    for (const std::string& giver : givers) {
      for (const std::string& taker : takers) {
        edge.from = giver;
        edge.to = taker;
        sink.Add(edge);
      }
    }
  }
}

}  // namespace

void AddSentenceEdges(const Note& note, const Section& section, EdgeSink& sink) {
  for (std::size_t i = section.first; i < section.last; ++i) {
    const Block& block = note.source->blocks[i];
    const bool prose = block.kind == BlockKind::kParagraph || block.kind == BlockKind::kQuote ||
                       block.kind == BlockKind::kListItem || block.kind == BlockKind::kCardValue;
    if (!prose || !MayStateRelation(Fold(block.text.text))) continue;
    for (const Sentence& sentence : SplitSentences(block.text.text)) {
      if (sentence.end - sentence.begin > kMaxSentenceBytes) continue;
      ReadSentence(note, section, block, sentence, sink);
    }
  }
}

}  // namespace tanxun
