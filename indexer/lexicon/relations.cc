// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon/relations.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "indexer/analysis/terms.h"
#include "indexer/lexicon/lexicon_data.h"
#include "indexer/lexicon/phrases.h"
#include "indexer/lexicon/tsv.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"

namespace tanxun {
namespace {

constexpr std::size_t kLongestPhrase = 160;
constexpr std::size_t kMostWords = 16;

struct RoleWord {
  std::string relation;
  bool gives = false;
};

// The words of one kind: English by their folded spelling, Chinese longest first.
struct WordList {
  std::unordered_set<std::string> english;
  std::vector<std::string> chinese;

  bool HasWord(const std::string& folded) const { return english.contains(folded); }
  bool HasChinese(std::string_view folded) const {
    return std::find(chinese.begin(), chinese.end(), folded) != chinese.end();
  }
  // Bytes of the longest Chinese entry at the end or the front; 0 if there is none.
  std::size_t LengthAtEnd(std::string_view folded) const {
    for (const std::string& word : chinese) {
      if (folded.ends_with(word)) return word.size();
    }
    return 0;
  }
  std::size_t LengthAtFront(std::string_view folded) const {
    for (const std::string& word : chinese) {
      if (folded.starts_with(word)) return word.size();
    }
    return 0;
  }
};

struct Words {
  std::unordered_map<std::string, RoleWord> roles;
  std::unordered_map<std::string, RoleWord> verbs;
  std::vector<std::string> chinese_roles;  // Longest first.
  std::vector<std::string> chinese_verbs;
  std::unordered_map<std::string, ChainColumn> headers;  // By NameKey.
  std::unordered_map<std::string, WordList> lists;       // By kind.
  SpottedPhrases hedges;

  const WordList& Of(const std::string& kind) const { return lists.at(kind); }
};

bool IsLonger(const std::string& a, const std::string& b) { return a.size() > b.size(); }

ChainColumn ColumnNamed(std::string_view name) {
  if (name == "stage") return ChainColumn::kStage;
  return name == "company" ? ChainColumn::kCompany : ChainColumn::kThing;
}

void ReadRow(const std::vector<std::string_view>& row, Words& words) {
  const std::string kind(row[0]);
  if (kind == "sentence") return;
  for (const std::size_t cell : {3, 4}) {
    for (const std::string_view entry : TsvEntries(row[cell])) {
      std::string folded = Fold(entry);
      if (kind == "role" || kind == "verb") {
        auto& roles = kind == "role" ? words.roles : words.verbs;
        roles.emplace(folded, RoleWord{std::string(row[1]), row[2] == "from"});
        auto& chinese = kind == "role" ? words.chinese_roles : words.chinese_verbs;
        if (cell == 4) chinese.push_back(std::move(folded));
      } else if (kind == "header") {
        words.headers.emplace(NameKey(entry), ColumnNamed(row[1]));
      } else if (kind == "hedge") {
        words.hedges.Add(entry, 1);
      } else if (cell == 3) {
        words.lists[kind].english.insert(std::move(folded));
      } else {
        words.lists[kind].chinese.push_back(std::move(folded));
      }
    }
  }
}

const Words& AllWords() {
  static const Words kWords = [] {
    Words words;
    for (const auto& row : TsvRows(LexiconFile("relations.tsv"))) {
      if (row.size() >= 5) ReadRow(row, words);
    }
    std::sort(words.chinese_roles.begin(), words.chinese_roles.end(), IsLonger);
    std::sort(words.chinese_verbs.begin(), words.chinese_verbs.end(), IsLonger);
    for (auto& [kind, list] : words.lists) {
      std::sort(list.chinese.begin(), list.chinese.end(), IsLonger);
    }
    return words;
  }();
  return kWords;
}

std::string WithoutBlanks(std::string_view folded) {
  std::string out;
  for (const char c : folded) {
    if (c != ' ' && c != '\t' && c != '\n') out += c;
  }
  return out;
}

struct Token {
  std::string_view text;
  std::string folded;
};

// Words between blanks, signs around them left out.
std::vector<Token> TokensOf(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size() && tokens.size() <= kMostWords;) {
    const std::size_t begin = text.find_first_not_of(" \t\n.,:;\"'*_", at);
    if (begin == std::string_view::npos) break;
    std::size_t end = std::min(text.find_first_of(" \t\n_", begin), text.size());
    at = end;
    while (end > begin && std::string_view(".,:;\"'*").find(text[end - 1]) != std::string::npos) {
      --end;
    }
    tokens.push_back({text.substr(begin, end - begin), Fold(text.substr(begin, end - begin))});
  }
  return tokens;
}

std::string Joined(std::span<const Token> tokens) {
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += token.folded;
  }
  return out;
}

bool IsCapital(std::string_view word) {
  return !word.empty() && std::isupper(static_cast<unsigned char>(word.front())) != 0;
}

bool IsThingToken(const Token& token) {
  return AllWords().Of("thing").HasWord(token.folded) || HasDigit(token.folded);
}

// "key", "HBM", "its largest": not "former", not "Acme".
bool AreModifiers(std::span<const Token> tokens) {
  const Words& words = AllWords();
  return std::all_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    if (words.Of("doubt").HasWord(token.folded)) return false;
    if (words.Of("degree").HasWord(token.folded) || IsThingToken(token)) return true;
    if (token.folded.find('-') != std::string::npos && !IsCapital(token.text)) return true;
    return std::all_of(token.text.begin(), token.text.end(),
                       [](unsigned char c) { return std::islower(c) != 0; });
  });
}

bool IsPreposition(const std::string& word) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "of",   "for", "to", "in", "since",   "via", "with",
      "from", "as",  "by", "on", "through", "at",  "until"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "to Acme", "of EUV scanners": whom or what the role is for. False where that cannot be told.
bool ReadTail(std::span<const Token> tail, Role& role) {
  if (tail.size() < 2) return true;
  const auto doubtful = [](const Token& token) {
    return AllWords().Of("doubt").HasWord(token.folded);
  };
  if (std::any_of(tail.begin(), tail.end(), doubtful)) return false;
  const std::string& preposition = tail.front().folded;
  const std::string_view first = tail[1].text;
  const std::string text(first.data(), tail.back().text.data() + tail.back().text.size());
  const bool things = std::any_of(tail.begin() + 1, tail.end(), IsThingToken);
  if (preposition == "to" || (preposition == "of" && !role.gives && IsCapital(first) && !things)) {
    role.whom = text;
  } else if (preposition == "of" || preposition == "for") {
    if (IsCapital(first) && !things) return false;
    role.detail = text;
  }
  return true;
}

// "supplies EUV scanners", 供应光刻机: a verb in front of a thing.
std::optional<Role> ReadEnglishVerb(std::string_view part) {
  const Words& words = AllWords();
  const std::vector<Token> tokens = TokensOf(part);
  if (tokens.size() > kMostWords) return std::nullopt;
  const auto verb = tokens.size() > 1 ? words.verbs.find(tokens.front().folded) : words.verbs.end();
  if (verb == words.verbs.end() || !IsThingToken(tokens.back())) return std::nullopt;
  const std::span<const Token> things = std::span(tokens).subspan(1);
  if (!AreModifiers(things)) return std::nullopt;
  const char* end = things.back().text.data() + things.back().text.size();
  return Role{
      verb->second.relation, verb->second.gives, {}, std::string(things.front().text.data(), end)};
}

std::optional<Role> ReadEnglish(std::string_view part) {
  const Words& words = AllWords();
  const std::vector<Token> tokens = TokensOf(part);
  if (tokens.size() > kMostWords) return std::nullopt;
  const std::span<const Token> all(tokens);
  for (std::size_t begin = 0; begin < all.size(); ++begin) {
    for (std::size_t end = all.size(); end > begin; --end) {
      const auto found = words.roles.find(Joined(all.subspan(begin, end - begin)));
      if (found == words.roles.end()) continue;
      if (end < all.size() && !IsPreposition(all[end].folded)) continue;
      Role role{found->second.relation, found->second.gives, {}, {}};
      if (!AreModifiers(all.first(begin)) || !ReadTail(all.subspan(end), role)) {
        return std::nullopt;
      }
      return role;
    }
  }
  return std::nullopt;
}

// Whether what stands before a Chinese role only says which: 主要, 设备, HBM. Not 前, not a name.
bool AreChineseModifiers(std::string_view folded) {
  const Words& words = AllWords();
  if (words.Of("doubt").LengthAtFront(folded) > 0 || words.Of("doubt").LengthAtEnd(folded) > 0) {
    return false;
  }
  while (!folded.empty()) {
    if (words.Of("thing").LengthAtEnd(folded) > 0) return true;
    const std::size_t degree = words.Of("degree").LengthAtEnd(folded);
    if (degree > 0) {
      folded.remove_suffix(degree);
      continue;
    }
    const std::size_t first = folded.find_last_not_of("abcdefghijklmnopqrstuvwxyz0123456789-+.");
    const std::size_t begin = first == std::string_view::npos ? 0 : first + 1;
    const std::string code(folded.substr(begin));
    if (code.empty() || (!HasDigit(code) && !words.Of("thing").HasWord(code))) return false;
    folded = folded.substr(0, begin);
  }
  return true;
}

std::optional<Role> ReadChineseVerb(std::string_view part) {
  const Words& words = AllWords();
  const std::string folded = WithoutBlanks(Fold(part));
  for (const std::string& verb : words.chinese_verbs) {
    if (!folded.starts_with(verb) || folded.size() == verb.size()) continue;
    const std::string rest = folded.substr(verb.size());
    if (!IsThing(rest) && !HasDigit(rest)) continue;
    const RoleWord& word = words.verbs.at(verb);
    return Role{word.relation, word.gives, {}, rest};
  }
  return std::nullopt;
}

std::optional<Role> ReadChinese(std::string_view part) {
  const Words& words = AllWords();
  std::string folded = WithoutBlanks(Fold(part));
  while (folded.ends_with(":")) folded.pop_back();
  if (folded.ends_with("之一")) folded.resize(folded.size() - std::string_view("之一").size());
  for (const std::string& phrase : words.chinese_roles) {
    if (!folded.ends_with(phrase)) continue;
    const std::string_view before =
        std::string_view(folded).substr(0, folded.size() - phrase.size());
    if (!AreChineseModifiers(before)) continue;
    const RoleWord& word = words.roles.at(phrase);
    return Role{word.relation, word.gives, {}, {}};
  }
  return std::nullopt;
}

std::optional<Role> ReadPart(std::string_view part) {
  part = Trim(part);
  if (part.empty()) return std::nullopt;
  return HasHan(part) ? ReadChinese(part) : ReadEnglish(part);
}

// At "/", "&", ",", " and ", 和 and their kind.
std::vector<std::string_view> PartsOf(std::string_view phrase) {
  static constexpr std::array<std::string_view, 15> kJoints = {
      " and ", " & ", "/", ",", ";", "，", "、", "；", "和", "与", "與", "及", "兼", "暨", "+"};
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < phrase.size();) {
    const auto joint = std::find_if(kJoints.begin(), kJoints.end(), [&](std::string_view word) {
      return phrase.substr(at).starts_with(word);
    });
    if (joint == kJoints.end()) {
      at += CodePointAt(phrase, at).length;
      continue;
    }
    parts.push_back(phrase.substr(begin, at - begin));
    at += joint->size();
    begin = at;
  }
  parts.push_back(phrase.substr(begin));
  return parts;
}

// The roles of a phrase, else of its parts. verbs: "supplies wafers" counts.
std::vector<Role> RolesOfParts(std::string_view phrase, bool verbs) {
  if (auto whole = ReadPart(phrase)) return {*std::move(whole)};
  std::vector<Role> roles;
  for (const std::string_view part : PartsOf(phrase)) {
    auto role = ReadPart(part);
    if (!role.has_value() && verbs) {
      role = HasHan(part) ? ReadChineseVerb(part) : ReadEnglishVerb(part);
    }
    if (role.has_value() && std::find(roles.begin(), roles.end(), *role) == roles.end()) {
      roles.push_back(*std::move(role));
    }
  }
  return roles;
}

// Up to the first bracket.
std::string_view BeforeBracket(std::string_view text) {
  return Trim(
      text.substr(0, std::min({text.find('('), text.find("（"), text.find('['), text.size()})));
}

bool IsInList(const std::string& kind, std::string_view label) {
  const WordList& list = AllWords().Of(kind);
  std::string folded = Fold(BeforeBracket(label));
  while (folded.ends_with(":")) folded.pop_back();
  folded = Trim(folded);
  return list.HasWord(folded) || list.HasChinese(WithoutBlanks(folded));
}

// Whether nothing is left when words of these kinds are taken away, front to back.
bool IsMadeOf(std::string_view folded, std::initializer_list<const char*> kinds) {
  while (!folded.empty()) {
    std::size_t longest = 0;
    for (const char* kind : kinds) {
      longest = std::max(longest, AllWords().Of(kind).LengthAtFront(folded));
    }
    if (longest == 0) return false;
    folded.remove_prefix(longest);
  }
  return true;
}

std::size_t TokenBegin(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? 0 : blank + 1;
}

}  // namespace

std::vector<Role> ReadRoles(std::string_view phrase) {
  phrase = BeforeBracket(phrase);
  if (phrase.empty() || phrase.size() > kLongestPhrase) return {};
  return RolesOfParts(phrase, true);
}

std::optional<Role> RoleOfLabel(std::string_view label) {
  label = BeforeBracket(label);
  if (label.empty() || label.size() > kLongestPhrase) return std::nullopt;
  std::vector<Role> roles = RolesOfParts(label, false);
  if (roles.size() != 1 || !roles.front().whom.empty()) return std::nullopt;
  return std::move(roles.front());
}

bool IsMiddleLabel(std::string_view label) {
  return label.size() <= kLongestPhrase && IsInList("middle", label);
}

bool IsPathLabel(std::string_view label) {
  return label.size() <= kLongestPhrase && IsInList("path", label);
}

ChainColumn ChainColumnOf(std::string_view header) {
  if (header.size() > kLongestPhrase) return ChainColumn::kNone;
  const auto found = AllWords().headers.find(NameKey(BeforeBracket(header)));
  return found == AllWords().headers.end() ? ChainColumn::kNone : found->second;
}

bool IsThing(std::string_view text) {
  const std::string folded = Fold(Trim(text));
  if (AllWords().Of("thing").LengthAtEnd(folded) > 0) return true;
  return AllWords().Of("thing").HasWord(folded.substr(TokenBegin(folded)));
}

bool HoldsThing(std::string_view text) {
  const WordList& things = AllWords().Of("thing");
  const std::vector<Token> tokens = TokensOf(text);
  if (std::any_of(tokens.begin(), tokens.end(), IsThingToken)) return true;
  const std::string folded = Fold(text);
  return std::any_of(things.chinese.begin(), things.chinese.end(),
                     [&](const std::string& word) { return folded.find(word) != folded.npos; });
}

bool IsGenericName(std::string_view text) {
  const Words& words = AllWords();
  const std::string folded = Fold(Trim(text));
  if (IsUnusualName(text)) return false;
  const std::string last = folded.substr(TokenBegin(folded));
  if (words.Of("crowd").HasWord(last)) return true;
  if (words.Of("crowd").LengthAtEnd(folded) > 0) return true;
  if (IsMadeOf(WithoutBlanks(folded), {"generic", "thing", "degree"})) return true;
  const std::vector<Token> tokens = TokensOf(text);
  return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return words.Of("generic").HasWord(token.folded) || words.Of("thing").HasWord(token.folded) ||
           words.Of("degree").HasWord(token.folded);
  });
}

bool IsUnusualName(std::string_view text) {
  const WordList& names = AllWords().Of("name");
  const std::string folded = Fold(Trim(text));
  return names.HasWord(folded) || names.HasChinese(folded);
}

std::size_t UnusualNameAtEnd(std::string_view text) {
  constexpr int kMostWords = 3;
  std::size_t begin = text.size();
  for (int words = 0; words < kMostWords && begin > 0; ++words) {
    begin = text.rfind(' ', begin - 1);
    const bool all = begin == std::string_view::npos;
    const std::string_view name = all ? text : text.substr(begin + 1);
    if (IsUnusualName(name)) return name.size();
    if (all) break;
  }
  return 0;
}

bool IsHedged(std::string_view text) {
  const SpottedPhrases& hedges = AllWords().hedges;
  if (!hedges.MayBeIn(Fold(text))) return false;
  const std::vector<Unit> units = SplitUnits(text);
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    if (hedges.LongestAt(units, i).unit_count > 0) return true;
  }
  return false;
}

std::string_view WithoutAdverbs(std::string_view text) {
  const WordList& adverbs = AllWords().Of("adverb");
  for (;;) {
    text = Trim(text);
    const std::string_view last = text.substr(TokenBegin(text));
    if (!last.empty() && adverbs.HasWord(Fold(last))) {
      text.remove_suffix(last.size());
      continue;
    }
    const std::size_t chinese = adverbs.LengthAtEnd(text);
    if (chinese == 0) return text;
    text.remove_suffix(chinese);
  }
}

std::string_view WithoutOpening(std::string_view text) {
  const WordList& openings = AllWords().Of("opening");
  for (;;) {
    text = Trim(text);
    const std::string_view first = text.substr(0, std::min(text.find(' '), text.size()));
    if (first.size() < text.size() && openings.HasWord(Fold(first))) {
      text.remove_prefix(first.size());
      continue;
    }
    const std::size_t chinese = openings.LengthAtFront(text);
    if (chinese == 0) return text;
    text.remove_prefix(chinese);
  }
}

}  // namespace tanxun
