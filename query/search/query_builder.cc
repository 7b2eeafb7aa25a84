// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/query_builder.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/analysis/terms.h"
#include "indexer/analysis/token_filter.h"
#include "indexer/lexicon/status_mark.h"
#include "indexer/schema/fields.h"
#include "indexer/text/fold.h"
#include "query/search/chain_names.h"
#include "query/search/filters.h"
#include "query/search/held_word.h"
#include "query/search/phrase_query.h"
#include "query/search/pinyin_query.h"
#include "query/search/ranked_query.h"
#include "query/search/region_forms.h"
#include "query/search/term_query.h"
#include "query/search/ticker_filter.h"
#include "query/search/tiers.h"
#include "query/search/without_signs.h"

namespace tanxun {
namespace {

constexpr std::size_t kPrefixLimit = 100;  // Words for one `word*`.
constexpr std::size_t kMostPrefixes = 32;  // Such words in a query.

Xapian::Query AllPassages() { return Unweighted(Xapian::Query(std::string(kPassageTerm))); }

// Not by OP_AND_NOT: Xapian 1.4 leaves the bounds of an OR on its right side unset, reads them all
// the same, and then takes the OR for an AND now and then.
Xapian::Query AllBut(const Xapian::Query& excluded) {
  const Xapian::Query all(std::string{kPassageTerm});
  return Xapian::Query(Xapian::Query::OP_XOR, all,
                       Xapian::Query(Xapian::Query::OP_AND, all, excluded));
}

bool IsPlainWord(const QueryNode& node) { return node.kind == NodeKind::kWord && !node.prefix; }

bool IsRestriction(const QueryNode& node) {
  const bool is_text = node.field == "title" || node.field == "heading";
  return (node.kind == NodeKind::kField && !is_text) || node.kind == NodeKind::kRange ||
         node.kind == NodeKind::kTag || node.kind == NodeKind::kLink;
}

// Beside other words a listing restricts, as ticker:CODE does, unless it is a name among names.
bool Restricts(const IndexReader& reader, const QueryNode& word, bool use_aliases) {
  return use_aliases && IsKnownListing(reader, Fold(word.text)) &&
         reader.names().Find(NameKey(word.text)).empty();
}

std::size_t CountPrefixes(const QueryNode& node) {
  std::size_t count = node.prefix ? 1 : 0;
  for (const QueryNode& child : node.children) count += CountPrefixes(child);
  return count;
}

// 🔴 asks for what has that status too, wherever the note says so.
bool IsStatusSign(const std::string& text) {
  const std::vector<Unit> units = SplitTokens(text);
  return units.size() == 1 && units.front().kind == UnitKind::kEmoji &&
         StatusMarkOf(text).has_value();
}

// Recursion is bounded by the parser's bound on brackets.
class Builder {
 public:
  Builder(const IndexReader& reader, bool use_aliases)
      : reader_(reader), use_aliases_(use_aliases) {
    built_.use_aliases = use_aliases;
  }

  Result<BuiltQuery> Run(const QueryNode& root) {
    const QueryNode asked = WithoutSigns(root);
    is_root_ = asked.kind == NodeKind::kWord;
    return RunPart(asked, Standing::kSideBySide);
  }

  Result<BuiltQuery> RunPart(const QueryNode& node, Standing standing) {
    Result<Xapian::Query> query = Build(node, standing);
    if (!query) return query.error();
    built_.query = std::move(*query);
    return std::move(built_);
  }

 private:
  static Xapian::Query Without(const Xapian::Query& query, const Xapian::Query& excluded) {
    return Xapian::Query(Xapian::Query::OP_FILTER, query, AllBut(excluded));
  }

  Result<Xapian::Query> Build(const QueryNode& node, Standing standing) {
    switch (node.kind) {
      case NodeKind::kAll:
        return AllPassages();
      case NodeKind::kWord:
        if (node.prefix) return Prefix(node);
        return standing == Standing::kSideBySide ? Word(node.text) : Held(node.text);
      case NodeKind::kPhrase:
        return Phrase(node, PhrasePlace::kAnywhere);
      case NodeKind::kField:
        if (node.field == "title") return TextField(node, PhrasePlace::kTitle);
        if (node.field == "heading") return TextField(node, PhrasePlace::kHeadings);
        if (node.field == "upstream" || node.field == "downstream") WarnOfName(node.text);
        return Restriction(FieldFilter(reader_, node));
      case NodeKind::kRange:
        return Restriction(FieldFilter(reader_, node));
      case NodeKind::kTag:
        return Unweighted(TagFilter(reader_, node.text, node.prefix));
      case NodeKind::kLink:
        return Unweighted(LinkFilter(reader_, node.text, use_aliases_));
      case NodeKind::kRanked:
        return standing == Standing::kSideBySide ? Ranked(node) : And(node);
      case NodeKind::kAnd:
        return And(node);
      case NodeKind::kOr:
        return Or(node);
      case NodeKind::kNear:
      case NodeKind::kAdj:
        return Near(node);
      case NodeKind::kNot: {
        Result<Xapian::Query> excluded = Excluded(node);
        if (!excluded) return excluded.error();
        return Unweighted(AllBut(*excluded));
      }
      case NodeKind::kRequired:
        return Build(node.children.front(), Standing::kUnderOperator);
    }
    return Xapian::Query::MatchNothing;
  }

  static Result<Xapian::Query> Restriction(Result<Xapian::Query> filter) {
    if (!filter) return filter.error();
    return Unweighted(*filter);
  }

  // What a kNot node keeps out: neither ranked by nor highlighted, and under its own name only.
  Result<Xapian::Query> Excluded(const QueryNode& node) {
    Builder inner(reader_, false);
    Result<Xapian::Query> query = inner.Build(node.children.front(), Standing::kUnderOperator);
    if (!query) return query.error();
    std::move(inner.built_.warnings.begin(), inner.built_.warnings.end(),
              std::back_inserter(built_.warnings));
    return Unweighted(*query);
  }

  void Keep(const WordQuery& words) {
    if (words.units.empty()) return;
    built_.has_words = true;
    built_.asks_number |= words.asks_number;
    built_.runs.push_back(words.units);
    built_.aliases.insert(built_.aliases.end(), words.aliases.begin(), words.aliases.end());
    built_.synonyms.insert(built_.synonyms.end(), words.synonyms.begin(), words.synonyms.end());
    built_.warnings.insert(built_.warnings.end(), words.warnings.begin(), words.warnings.end());
    for (const Atom& atom : words.atoms) {
      built_.terms.insert(built_.terms.end(), atom.terms.begin(), atom.terms.end());
    }
    built_.terms.insert(built_.terms.end(), words.more_terms.begin(), words.more_terms.end());
  }

  // alone: nothing else is ranked by, so that whoever has a name as it was typed comes first.
  Result<Xapian::Query> Words(std::string_view text, Spelling spelling, bool alone) {
    // The sound of a name is no misspelt word.
    const std::vector<Unit> typed_units = SplitTokens(text);
    if (use_aliases_) {
      const auto sound = ReadAsPinyin(reader_, typed_units, false);
      if (sound && sound->is_whole) spelling = Spelling::kAsTyped;
    }
    const WordQuery words = MakeWordQuery(reader_, text, use_aliases_, spelling);
    for (const auto& [typed, meant] : words.corrections) {
      built_.warnings.push_back("no passage has " + typed + "; searched " + meant);
    }
    Keep(words);
    if (spelling == Spelling::kNearest) built_.every_word = HoldsEveryWord(words);
    for (QueryWord& word : ContentWords(words)) built_.words.push_back(std::move(word));
    Xapian::Query ranked = RankedQuery(reader_, words);
    const bool has_typed = alone && words.as_typed;
    if (has_typed) {
      ranked = Lifted(ranked, *words.as_typed);
      built_.typed_name = words.typed_name;
      built_.typed_tier = words.typed_name.empty() ? -1 : 1;
    }
    return WithSound(ranked, typed_units, alone);
  }

  // Names that sound as the words are typed come behind what the words find.
  Xapian::Query WithSound(const Xapian::Query& ranked, const std::vector<Unit>& units, bool alone) {
    if (!use_aliases_) return ranked;
    std::optional<PinyinQuery> sound = ReadAsPinyin(reader_, units, false);
    if (!sound) return ranked;
    if (HasAny(reader_, ranked)) sound = ReadAsPinyin(reader_, units, true);
    if (!sound) return ranked;
    std::move(sound->readings.begin(), sound->readings.end(), std::back_inserter(built_.readings));
    built_.by_sound = sound->found;
    built_.by_words = Unweighted(ranked);
    if (sound->is_whole) built_.every_word.reset();
    if (built_.typed_tier > 0) ++built_.typed_tier;
    return AnyOf({alone ? Lifted(ranked, ranked) : ranked, sound->found});
  }

  // A listing stands for all listings of its company, whether or not the text has this one.
  Result<Xapian::Query> Word(const std::string& text) {
    Result<Xapian::Query> words =
        Words(text, is_root_ ? Spelling::kNearest : Spelling::kAsTyped, is_root_);
    const std::string folded = Fold(text);
    if (!words || !use_aliases_) return words;
    std::vector<Xapian::Query> ways{*words};
    if (IsKnownListing(reader_, folded)) {
      ways.push_back(Unweighted(TickerFilter(reader_, folded)));
    }
    if (IsStatusSign(text)) ways.push_back(Unweighted(*StatusFilter(text)));
    return AnyOf(ways);
  }

  // Whoever holds the word or another name of it; what else ranking knows of it only counts.
  Result<Xapian::Query> Held(const std::string& text) {
    const WordQuery words = MakeWordQuery(reader_, text, use_aliases_, Spelling::kAsTyped);
    const std::vector<Unit> units = SplitTokens(text);
    bool met_limit = false;
    std::vector<Xapian::Query> ways{HeldWord(reader_, units, met_limit)};
    for (const AliasUse& alias : words.aliases) {
      if (alias.typed.size() != units.size()) continue;  // Of a part of the word.
      ways.push_back(HeldWord(reader_, alias.units, met_limit));
    }
    if (use_aliases_) {
      for (const RegionForm& form : RegionForms(units, FindRegionWords(units))) {
        ways.push_back(HeldWord(reader_, form.units, met_limit));
      }
    }
    const std::string folded = Fold(text);
    if (use_aliases_ && IsKnownListing(reader_, folded)) {
      ways.push_back(TickerFilter(reader_, folded));
    }
    if (use_aliases_ && IsStatusSign(text)) ways.push_back(*StatusFilter(text));
    Keep(words);
    WarnOfLimit(met_limit);
    built_.words.push_back({text, AnyOf(ways)});
    return Xapian::Query(Xapian::Query::OP_AND_MAYBE, Unweighted(AnyOf(ways)),
                         ScoreQuery(reader_, words));
  }

  // A name in the chain that nobody has, or several.
  void WarnOfName(const std::string& name) {
    std::string remark = RemarkOnChainName(reader_, name);
    if (!remark.empty()) built_.warnings.push_back(std::move(remark));
  }

  void WarnOfLimit(bool met_limit) {
    if (!met_limit) return;
    built_.warnings.push_back(
        "too many passages may hold a phrase; not all of them were looked at");
  }

  // The words that begin with `text`, in texts or in titles; they count and are highlighted.
  std::vector<std::string> Expand(const std::string& text) {
    std::vector<std::string> terms;
    bool met_limit = false;
    for (const std::string_view kind : {"Z", "E", "SZ", "SE"}) {
      for (std::string& term :
           ExpandPrefix(reader_, std::string(kind) + text, kPrefixLimit, met_limit)) {
        if (kind.size() > 1) term.erase(0, 1);
        if (std::find(terms.begin(), terms.end(), term) != terms.end()) continue;
        built_.terms.push_back({term, 1.0});
        built_.runs.push_back({Unit{UnitKind::kWord, term.substr(1), 0, 0}});
        terms.push_back(std::move(term));
      }
    }
    if (met_limit) {
      built_.warnings.push_back(text + "* begins too many words; the most frequent were searched");
    }
    return terms;
  }

  Result<Xapian::Query> Prefix(const QueryNode& node) {
    const std::vector<Unit> units = SplitTokens(node.text);
    if (units.size() != 1 || units.front().kind == UnitKind::kHan) {
      return Phrase(node, PhrasePlace::kAnywhere);
    }
    built_.has_words = true;
    std::vector<Xapian::Query> any;
    for (const std::string& term : Expand(units.front().text)) {
      any.push_back(ScoredTerm(reader_, term, 1.0));
    }
    built_.words.push_back({Describe(node), AnyOf(any)});
    return AnyOf(any);
  }

  // The last word only begins so. A Han run that begins so is one that holds it.
  void MakePrefix(PhraseWay& way) {
    if (way.steps.empty() || way.steps.back().kind == UnitKind::kHan) return;
    way.prefix = true;
    way.endings = Expand(way.steps.back().text);
  }

  Result<Xapian::Query> Phrase(const QueryNode& node, PhrasePlace place) {
    PhraseRequest request;
    request.distance = node.distance;
    request.place = place;
    const std::vector<Unit> units = SplitTokens(node.text);
    if (units.empty()) return Xapian::Query::MatchNothing;
    if (place == PhrasePlace::kAnywhere && node.distance == 0 && IsHanTerm(units)) {
      return Found(node, {units}, HanTerm(units));
    }
    if (node.distance == 0) {
      request.parts.push_back({{PhraseWay(units)}});
    } else {
      for (const Unit& unit : units) request.parts.push_back({{PhraseWay({unit})}});
    }
    if (node.prefix) MakePrefix(request.parts.back().ways.back());
    return Verified(node, request, {units});
  }

  Result<Xapian::Query> TextField(const QueryNode& node, PhrasePlace place) {
    if (node.text.empty()) return AllPassages();
    return Phrase(node, place);
  }

  Result<Xapian::Query> Verified(const QueryNode& node, const PhraseRequest& request,
                                 const std::vector<std::vector<Unit>>& runs) {
    bool met_limit = false;
    const Xapian::Query found = PhraseQuery(reader_, request, met_limit);
    WarnOfLimit(met_limit);
    return Found(node, runs, found);
  }

  Xapian::Query HanTerm(const std::vector<Unit>& units) {
    bool met_limit = false;
    Xapian::Query held = HeldWord(reader_, units, met_limit);
    WarnOfLimit(met_limit);
    return held;
  }

  Xapian::Query Found(const QueryNode& node, const std::vector<std::vector<Unit>>& runs,
                      const Xapian::Query& found) {
    std::vector<Xapian::Query> scores;
    for (const std::vector<Unit>& units : runs) {
      built_.runs.push_back(units);
      for (const QueryTerm& term : MakeQueryTerms(units)) {
        if (term.term.back() == '*') continue;
        scores.push_back(ScoredTerm(reader_, term.term, term.weight));
        built_.terms.push_back(term);
      }
    }
    built_.has_words = true;
    built_.words.push_back({Describe(node), found});
    return Xapian::Query(Xapian::Query::OP_AND_MAYBE, found, AnyOf(scores));
  }

  // Ways to say a child of NEAR: words, phrases, fields of text, or an OR of these.
  void AddWays(const QueryNode& node, PhrasePart& part, std::vector<std::vector<Unit>>& runs) {
    if (node.kind == NodeKind::kOr) {
      for (const QueryNode& child : node.children) AddWays(child, part, runs);
      return;
    }
    std::vector<Unit> units = SplitTokens(node.text);
    if (units.empty()) return;
    part.ways.emplace_back(units, node.kind == NodeKind::kWord ? Stems::kAll : Stems::kNone);
    if (node.prefix) MakePrefix(part.ways.back());
    runs.push_back(std::move(units));
  }

  Result<Xapian::Query> Near(const QueryNode& node) {
    PhraseRequest request;
    request.distance = node.distance;
    request.ordered = node.kind == NodeKind::kAdj;
    std::vector<std::vector<Unit>> runs;
    for (const QueryNode& child : node.children) {
      if (child.field == "title") request.place = PhrasePlace::kTitle;
      if (child.field == "heading") request.place = PhrasePlace::kHeadings;
      PhrasePart part;
      AddWays(child, part, runs);
      if (!part.ways.empty()) request.parts.push_back(std::move(part));
    }
    if (request.parts.empty()) return Xapian::Query::MatchNothing;
    return Verified(node, request, runs);
  }

  // Words side by side under an operator are all wanted; beside `+word` the others only count.
  Result<Xapian::Query> And(const QueryNode& node) {
    std::vector<Xapian::Query> all;
    std::vector<Xapian::Query> counting;
    std::vector<Xapian::Query> excluded;
    const bool has_plus = HasPlus(node);
    for (const QueryNode& child : node.children) {
      const bool is_not = child.kind == NodeKind::kNot;
      Result<Xapian::Query> query =
          is_not ? Excluded(child) : Build(child, Standing::kUnderOperator);
      if (!query) return query.error();
      if (is_not) {
        excluded.push_back(*query);
      } else if (has_plus && IsOptional(reader_, child, use_aliases_)) {
        counting.push_back(*query);
      } else {
        all.push_back(*query);
      }
    }
    Xapian::Query query = all.empty() ? AllPassages() : AllOf(all);
    if (!counting.empty()) {
      query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, AnyOf(counting));
    }
    return excluded.empty() ? query : Without(query, AnyOf(excluded));
  }

  Result<Xapian::Query> Or(const QueryNode& node) {
    std::vector<Xapian::Query> any;
    for (const QueryNode& child : node.children) {
      Result<Xapian::Query> query = Build(child, Standing::kUnderOperator);
      if (!query) return query.error();
      any.push_back(*query);
    }
    return AnyOf(any);
  }

  Result<Xapian::Query> Ranked(const QueryNode& node) {
    std::vector<Xapian::Query> optional;
    std::vector<Xapian::Query> required;
    std::vector<Xapian::Query> excluded;
    std::string words;  // Side by side they are one ranked query.
    const bool has_plus = HasPlus(node);
    for (const QueryNode& child : node.children) {
      if (IsLooseWord(reader_, child, use_aliases_)) {
        words += words.empty() ? "" : " ";
        words += child.text;
        continue;
      }
      const bool is_not = child.kind == NodeKind::kNot;
      Result<Xapian::Query> query = is_not ? Excluded(child) : Build(child, Standing::kSideBySide);
      if (!query) return query.error();
      const bool counts = IsOptional(reader_, child, use_aliases_);
      (is_not ? excluded : counts ? optional : required).push_back(*query);
    }
    if (!words.empty()) {
      const bool alone = optional.empty() && !has_plus;
      Result<Xapian::Query> query = Words(words, Spelling::kNearest, alone);
      if (!query) return query.error();
      if (has_plus) built_.every_word.reset();
      optional.push_back(*query);
    }
    Xapian::Query query = optional.empty() ? AllPassages() : AnyOf(optional);
    if (!required.empty() && !optional.empty()) {
      query = Xapian::Query(has_plus ? Xapian::Query::OP_AND_MAYBE : Xapian::Query::OP_AND,
                            AllOf(required), query);
    } else if (!required.empty()) {
      query = AllOf(required);
    }
    return excluded.empty() ? query : Without(query, AnyOf(excluded));
  }

  const IndexReader& reader_;
  bool use_aliases_;
  bool is_root_ = false;  // The query is one word.
  BuiltQuery built_;
};

}  // namespace

bool HasPlus(const QueryNode& node) {
  return node.kind == NodeKind::kRanked &&
         std::any_of(node.children.begin(), node.children.end(),
                     [](const QueryNode& child) { return child.kind == NodeKind::kRequired; });
}

bool IsLooseWord(const IndexReader& reader, const QueryNode& node, bool use_aliases) {
  return IsPlainWord(node) && !Restricts(reader, node, use_aliases);
}

bool IsOptional(const IndexReader& reader, const QueryNode& node, bool use_aliases) {
  if (IsPlainWord(node)) return IsLooseWord(reader, node, use_aliases);
  return node.kind != NodeKind::kNot && node.kind != NodeKind::kRequired && !IsRestriction(node);
}

Result<BuiltQuery> BuildPart(const IndexReader& reader, const QueryNode& node, Standing standing,
                             bool use_aliases) {
  return Builder(reader, use_aliases).RunPart(node, standing);
}

Result<BuiltQuery> BuildQuery(const IndexReader& reader, const QueryNode& root, bool use_aliases) {
  if (CountPrefixes(root) > kMostPrefixes) {
    return Error{ErrorCode::kBadQuery, "cannot read the query: it may have " +
                                           std::to_string(kMostPrefixes) + " prefixes (word*)"};
  }
  return Builder(reader, use_aliases).Run(root);
}

}  // namespace tanxun
