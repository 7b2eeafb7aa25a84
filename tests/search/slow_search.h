// SPDX-License-Identifier: GPL-2.0-or-later
// The slow twin of boolean queries: what a query means, said once more over stored texts, one
// passage after the other and without any index.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/analysis/forms.h"
#include "indexer/analysis/terms.h"
#include "indexer/lexicon/region_words.h"
#include "indexer/schema/fields.h"
#include "indexer/schema/stored.h"
#include "indexer/text/fold.h"
#include "indexer/text/utf8.h"
#include "query/language/query_node.h"
#include "query/search/comparable.h"
#include "query/search/phrase_query.h"

namespace tanxun {

// What the twin knows of a note beside its stored passages.
struct KnownNote {
  std::vector<std::string> aliases;
  std::vector<std::string> links;  // Targets, in every passage of it.
  std::map<std::string, std::string> properties;
  std::string status;  // That its front matter states, of every passage of it.
};

class SlowSearch {
 public:
  using Groups = std::vector<std::vector<std::string>>;

  // names: groups of names of one thing. families: groups of listings of one company, in all the
  // ways that a query may write them.
  SlowSearch(std::map<std::string, KnownNote> notes, Groups names, Groups families)
      : notes_(std::move(notes)), names_(std::move(names)), families_(std::move(families)) {}

  // Whether `passage` is asked for. Precondition: no word stands beside others but behind a `+` or
  // under an operator, for what is ranked has no yes or no.
  bool Finds(const QueryNode& root, const StoredPassage& passage) const {
    return root.kind == NodeKind::kRanked ? HoldsRanked(root, passage) : Holds(root, passage, true);
  }

 private:
  // aliases: whether other names do as well.
  bool Holds(const QueryNode& node, const StoredPassage& passage, bool aliases) const {
    const auto child_holds = [&](const QueryNode& child) { return Holds(child, passage, aliases); };
    switch (node.kind) {
      case NodeKind::kAll:
        return true;
      case NodeKind::kWord:
        return node.prefix ? HoldsPrefix(node.text, passage)
                           : HoldsWord(node.text, passage, aliases);
      case NodeKind::kPhrase:
        return HoldsPhrase(AsPhrase(node), passage);
      case NodeKind::kNear:
      case NodeKind::kAdj:
        return HoldsPhrase(AsNear(node), passage);
      case NodeKind::kField:
      case NodeKind::kRange:
        return HoldsField(node, passage);
      case NodeKind::kTag:
        return HoldsTag(node, passage);
      case NodeKind::kLink:
        return HasLink(notes_.at(passage.path), node.text, aliases);
      case NodeKind::kRanked:
      case NodeKind::kAnd: {
        const bool has_plus = HasPlus(node);
        return std::all_of(node.children.begin(), node.children.end(), [&](const QueryNode& child) {
          return (has_plus && !Restricts(child, aliases)) || child_holds(child);
        });
      }
      case NodeKind::kOr:
        return std::any_of(node.children.begin(), node.children.end(), child_holds);
      case NodeKind::kNot:
        return !Holds(node.children.front(), passage, false);
      case NodeKind::kRequired:
        return child_holds(node.children.front());
    }
    return false;
  }

  static bool HasPlus(const QueryNode& node) {
    return node.kind == NodeKind::kRanked &&
           std::any_of(node.children.begin(), node.children.end(),
                       [](const QueryNode& child) { return child.kind == NodeKind::kRequired; });
  }

  bool Restricts(const QueryNode& node, bool aliases) const {
    const bool is_text = node.field == "title" || node.field == "heading";
    return node.kind == NodeKind::kNot || node.kind == NodeKind::kRequired ||
           node.kind == NodeKind::kTag || node.kind == NodeKind::kLink ||
           node.kind == NodeKind::kRange || (node.kind == NodeKind::kField && !is_text) ||
           (aliases && node.kind == NodeKind::kWord && !node.prefix &&
            !FamilyOf(node.text).empty());
  }

  // What restricts must hold; of the rest one thing, unless a `+` says what is needed.
  bool HoldsRanked(const QueryNode& node, const StoredPassage& passage) const {
    bool has_optional = false;
    bool any_optional = false;
    for (const QueryNode& child : node.children) {
      const bool restricts = Restricts(child, true);
      if (restricts && !Holds(child, passage, true)) return false;
      has_optional |= !restricts;
      any_optional |= !restricts && Finds(child, passage);
    }
    return HasPlus(node) || !has_optional || any_optional;
  }

  bool HasLink(const KnownNote& note, const std::string& target, bool aliases) const {
    if (HasName(note.links, target)) return true;
    return aliases && std::any_of(names_.begin(), names_.end(), [&](const auto& group) {
             return HasName(group, target) &&
                    std::any_of(group.begin(), group.end(),
                                [&](const auto& name) { return HasName(note.links, name); });
           });
  }

  static std::vector<std::string_view> TextsOf(const StoredPassage& passage) {
    std::vector<std::string_view> texts{passage.passage.text, passage.title};
    for (const std::string& heading : passage.passage.headings) texts.emplace_back(heading);
    for (const std::string& name : passage.own_names) texts.emplace_back(name);
    return texts;
  }

  static bool InARow(const std::vector<Step>& word, const std::vector<Step>& text) {
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
      std::size_t i = 0;
      while (i < word.size() && text[at + i].stem == word[i].stem &&
             (i == 0 || !word[i].touches || text[at + i].touches)) {
        ++i;
      }
      if (i == word.size()) return true;
    }
    return false;
  }

  // A text as it is compared; each is read once.
  struct Reading {
    std::vector<Step> steps;
    std::set<std::string> terms;
  };
  const Reading& Read(std::string_view text) const {
    const auto [at, is_new] = readings_.try_emplace(std::string(text));
    if (is_new) {
      const std::vector<Unit> units = SplitUnits(text);
      at->second.steps = StepsOf(units);
      for (const TermCount& term : MakeTerms(units, "")) at->second.terms.insert(term.term);
    }
    return at->second;
  }

  bool TextHolds(std::string_view text, const std::vector<Unit>& word) const {
    const auto& [steps, terms] = Read(text);
    if (InARow(StepsOf(word), steps)) return true;
    if (word.size() != 1 || word.front().kind == UnitKind::kHan) return false;
    const std::vector<Form> forms = FormsOf(word.front());
    return std::any_of(forms.begin(), forms.end(), [&](const Form& form) {
      const FormTerms wanted = TermsOfForm(form.text);
      return form.role != FormRole::kPart && form.role != FormRole::kPair &&
             terms.contains(wanted.stem.empty() ? wanted.exact : wanted.stem);
    });
  }

  bool HoldsWord(const std::string& word, const StoredPassage& passage, bool aliases) const {
    std::set<std::string> ways{word};
    if (aliases) {
      AddRegionWays("", Characters(word), ways);
      for (const auto& group : names_) {
        if (HasName(group, word)) ways.insert(group.begin(), group.end());
      }
      if (word == "🔴" && passage.status == StatusLevel::kRed) return true;
      const std::vector<std::string> family = FamilyOf(word);
      if (!family.empty() && HasTicker(family, passage)) return true;
    }
    for (const std::string_view text : TextsOf(passage)) {
      for (const std::string& way : ways) {
        if (TextHolds(text, SplitUnits(way))) return true;
      }
    }
    return false;
  }

  static std::vector<std::string> Characters(const std::string& text) {
    std::vector<std::string> characters;
    const std::string folded = Fold(text);
    for (std::size_t at = 0; at < folded.size();) {
      const std::size_t length = CodePointAt(folded, at).length;
      characters.push_back(folded.substr(at, length));
      at += length;
    }
    return characters;
  }

  // `done` and every way to say `rest`: at each place the longest word that regions say otherwise.
  void AddRegionWays(const std::string& done, const std::vector<std::string>& rest,
                     std::set<std::string>& ways) const {
    if (rest.empty()) {
      ways.insert(done);
      return;
    }
    for (std::size_t n = rest.size(); n > 0; --n) {
      std::string word;
      for (std::size_t i = 0; i < n; ++i) word += rest[i];
      const std::vector<std::string> same = RegionSynonyms(word);
      if (n > 1 && same.size() == 1) continue;
      const std::vector<std::string> behind(rest.begin() + static_cast<std::ptrdiff_t>(n),
                                            rest.end());
      for (const std::string& other : same) AddRegionWays(done + other, behind, ways);
      return;
    }
  }

  // As the index spells words and codes.
  bool HoldsPrefix(const std::string& word, const StoredPassage& passage) const {
    const std::vector<Unit> units = SplitUnits(word);
    if (units.size() != 1 || units.front().kind == UnitKind::kHan) {
      PhraseRequest request{.parts = {{{PhraseWay(units)}}}};
      PhraseWay& way = request.parts.front().ways.front();
      way.prefix = way.steps.back().kind != UnitKind::kHan;
      return HoldsPhrase(request, passage);
    }
    for (const std::string_view text : TextsOf(passage)) {
      for (const std::string& term : Read(text).terms) {
        if (term.front() == 'B') continue;
        if (std::string_view(term).substr(1).starts_with(units.front().text)) return true;
      }
    }
    return false;
  }

  static PhraseRequest AsPhrase(const QueryNode& node) {
    PhraseRequest request;
    request.distance = node.distance;
    const std::vector<Unit> units = SplitUnits(node.text);
    if (node.distance == 0) {
      request.parts.push_back({{PhraseWay(units)}});
    } else {
      for (const Unit& unit : units) request.parts.push_back({{PhraseWay({unit})}});
    }
    if (node.field == "title") request.place = PhrasePlace::kTitle;
    if (node.field == "heading") request.place = PhrasePlace::kHeadings;
    PhraseWay& last = request.parts.back().ways.back();
    last.prefix = node.prefix && last.steps.back().kind != UnitKind::kHan;
    return request;
  }

  static void AddWays(const QueryNode& node, PhrasePart& part) {
    for (const QueryNode& child : node.children) AddWays(child, part);
    if (!node.children.empty()) return;
    part.ways.emplace_back(SplitUnits(node.text),
                           node.kind == NodeKind::kWord ? Stems::kAll : Stems::kNone);
    PhraseWay& way = part.ways.back();
    way.prefix = node.prefix && way.steps.back().kind != UnitKind::kHan;
  }

  static PhraseRequest AsNear(const QueryNode& node) {
    PhraseRequest request;
    request.distance = node.distance;
    request.ordered = node.kind == NodeKind::kAdj;
    for (const QueryNode& child : node.children) {
      if (child.field == "title") request.place = PhrasePlace::kTitle;
      if (child.field == "heading") request.place = PhrasePlace::kHeadings;
      request.parts.emplace_back();
      AddWays(child, request.parts.back());
    }
    return request;
  }

  bool HoldsPhrase(const PhraseRequest& request, const StoredPassage& passage) const {
    const std::vector<std::string_view> texts = TextsOf(passage);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const PhrasePlace place = i == 0                                    ? PhrasePlace::kBody
                                : i == 1                                  ? PhrasePlace::kTitle
                                : i < 2 + passage.passage.headings.size() ? PhrasePlace::kHeadings
                                                                          : PhrasePlace::kNames;
      if (request.place != PhrasePlace::kAnywhere && request.place != place) continue;
      if (HasPhrase(Read(texts[i]).steps, request)) return true;
    }
    return false;
  }

  static bool HoldsTag(const QueryNode& node, const StoredPassage& passage) {
    const std::string asked = Fold(node.text);
    return std::any_of(passage.tags.begin(), passage.tags.end(), [&](const std::string& tag) {
      const std::string folded = Fold(tag);
      return node.prefix ? folded.starts_with(asked) || asked.empty()
                         : folded == asked || folded.starts_with(asked + "/");
    });
  }

  static bool HasName(const std::vector<std::string>& names, std::string_view name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& each) { return NameKey(each) == NameKey(name); });
  }

  std::vector<std::string> FamilyOf(std::string_view listing) const {
    for (const std::vector<std::string>& family : families_) {
      for (const std::string& each : family) {
        if (Fold(each) == Fold(listing)) return family;
      }
    }
    return {};
  }

  static bool HasTicker(const std::vector<std::string>& family, const StoredPassage& passage) {
    return std::any_of(passage.tickers.begin(), passage.tickers.end(), [&](const auto& ticker) {
      return std::find(family.begin(), family.end(), ticker) != family.end();
    });
  }

  // 2025 and 2025-03 stand for all days of theirs.
  static bool HoldsDate(const QueryNode& node, const StoredPassage& passage) {
    const std::string day = DateKey(passage.date);
    if (day.empty()) return false;
    const auto days = [](std::string text, char fill) {
      std::erase(text, '-');
      text.resize(8, fill);
      return text;
    };
    if (node.kind == NodeKind::kRange) {
      return (node.low.empty() || day >= days(node.low, '0')) &&
             (node.high.empty() || day <= days(node.high, '9'));
    }
    const bool before = day < days(node.text, '0');
    const bool after = day > days(node.text, '9');
    switch (node.comparison) {
      case Comparison::kEqual:
        return !before && !after;
      case Comparison::kLess:
        return before;
      case Comparison::kLessEqual:
        return !after;
      case Comparison::kGreater:
        return after;
      case Comparison::kGreaterEqual:
        return !before;
    }
    return false;
  }

  static int Level(std::string_view name) {
    const std::vector<std::string_view> levels{"green", "yellow", "orange", "red"};
    return static_cast<int>(std::find(levels.begin(), levels.end(), name) - levels.begin());
  }

  static bool HoldsLevel(int level, Comparison comparison, int asked) {
    switch (comparison) {
      case Comparison::kEqual:
        return level == asked;
      case Comparison::kLess:
        return level < asked;
      case Comparison::kLessEqual:
        return level <= asked;
      case Comparison::kGreater:
        return level > asked;
      case Comparison::kGreaterEqual:
        return level >= asked;
    }
    return false;
  }

  // A passage has its note's status and the one of the sign in it.
  bool HoldsStatus(const QueryNode& node, const StoredPassage& passage) const {
    const auto holds = [&](std::string_view name) {
      if (name.empty()) return false;
      const int level = Level(name);
      if (node.kind != NodeKind::kRange)
        return HoldsLevel(level, node.comparison, Level(node.text));
      return (node.low.empty() || level >= Level(node.low)) &&
             (node.high.empty() || level <= Level(node.high));
    };
    return holds(notes_.at(passage.path).status) || holds(Name(passage.status));
  }

  bool HoldsField(const QueryNode& node, const StoredPassage& passage) const {
    const KnownNote& note = notes_.at(passage.path);
    const std::string& field = node.field;
    if (field == "title" || field == "heading") return HoldsPhrase(AsPhrase(node), passage);
    if (field == "date") return HoldsDate(node, passage);
    if (field == "status") return HoldsStatus(node, passage);
    if (field == "lang") return passage.passage.language == node.text;
    if (field == "year") return DateKey(passage.date).starts_with(node.text);
    if (field == "ticker") return HasTicker(FamilyOf(node.text), passage);
    if (field == "alias") return HasName(note.aliases, node.text);
    if (field == "entity") {
      return passage.title == node.text ||
             std::any_of(names_.begin(), names_.end(), [&](const auto& group) {
               return HasName(group, node.text) && HasName(group, passage.title);
             });
    }
    if (field == "folder") return passage.path.starts_with(node.text + "/");
    if (field == "path") {
      return passage.path == node.text || passage.path.starts_with(node.text + "/");
    }
    if (field.starts_with("prop.")) {
      const auto found = note.properties.find(field.substr(5));
      if (found == note.properties.end()) return false;
      return node.prefix ? NameKey(found->second).starts_with(NameKey(node.text))
                         : NameKey(found->second) == NameKey(node.text);
    }
    ADD_FAILURE() << "the twin does not know the field " << field;
    return false;
  }

  std::map<std::string, KnownNote> notes_;  // By path.
  Groups names_;
  Groups families_;
  mutable std::map<std::string, Reading> readings_;
};

}  // namespace tanxun
